/// Short words of which made-up names on the net are made: all but the first list are things.
let webAdjectives = Words(
  """
  amber, bold, brave, bright, brisk, calm, clear, clever, cozy, crisp, daring, deep, eager, early, fair, fancy, fleet,
  fresh, gentle, glad, golden, grand, green, happy, hidden, humble, icy, jolly, keen, kind, late, lively, loud, lucky,
  mellow, merry, mild, misty, neat, nimble, noble, novel, odd, olive, plain, polite, proud, pure, quick, quiet, rapid,
  rare, rosy, royal, rustic, sharp, shy, silent, silver, sleepy, smart, snowy, solid, sunny, swift, tall, tidy, tiny,
  urban, vivid, warm, wild, wise, witty
  """)

let webNouns = Words(
  """
  acorn, anchor, apple, arrow, badger, bakery, basket, beacon, bear, birch, bottle, breeze, bridge, brook, candle, canyon,
  castle, cedar, cherry, cliff, cloud, clover, comet, copper, coral, cottage, crane, cricket, dolphin, dune, eagle, ember,
  falcon, feather, fern, fiddle, forest, fox, garden, glacier, grove, harbor, hawk, hazel, heron, hill, island, ivy,
  kettle, lantern, lemon, lily, lynx, maple, marble, meadow, mill, moon, moss, mountain, nest, oak, ocean, orchard, otter,
  owl, paper, pebble, pepper, pine, planet, pond, prairie, puffin, quill, rabbit, raven, reef, ridge, river, robin,
  rocket, saddle, sail, shore, sparrow, spring, stone, stork, sunset, thistle, thunder, tiger, timber, tulip, turtle,
  valley, violin, walnut, wave, willow, window, wolf, wren
  """)
