import Specification

let colorNameEntry = ProviderEntry(
  "color_name", "the name of a color, as people say it", example: "{color_name: {locale: fr}}",
  keys: [.locale, .list("colors", "names of colors, in place of ours")]
) { arguments in
  let colors =
    switch arguments.language {
    case .english: englishColors
    case .german: germanColors
    case .french: frenchColors
    case .spanish: spanishColors
    }
  return ListedText(arguments.words("colors", or: colors))
}

private let englishColors = Words(
  """
  amber, apricot, aqua, azure, beige, black, blue, bronze, brown, burgundy, charcoal, copper, coral, cream, crimson, cyan,
  dark blue, dark green, emerald, fuchsia, gold, gray, green, indigo, ivory, khaki, lavender, lemon, light blue,
  light green, lilac, lime, magenta, maroon, mauve, mint, mustard, navy, ochre, olive, orange, peach, pink, plum, purple,
  red, rose, ruby, rust, salmon, sand, scarlet, silver, sky blue, tan, teal, turquoise, violet, white, yellow
  """)

private let germanColors = Words(
  """
  anthrazit, apricot, aquamarin, beige, blau, bordeauxrot, braun, bronzefarben, cremeweiß, dunkelblau, dunkelgrau,
  dunkelgrün, dunkelrot, elfenbeinfarben, fliederfarben, fuchsia, gelb, golden, grasgrün, grau, grün, hellblau, hellgrau,
  hellgrün, himmelblau, indigoblau, karminrot, khaki, knallrot, königsblau, kupferfarben, lachsfarben, lavendelblau, lila,
  limettengrün, magenta, marineblau, mintgrün, moosgrün, ockergelb, olivgrün, orange, pastellgelb, petrol, pink, purpurrot,
  rosa, rostbraun, rot, rubinrot, sandfarben, schwarz, senfgelb, silbern, smaragdgrün, taubenblau, türkis, violett, weiß,
  weinrot, zitronengelb
  """)

private let frenchColors = Words(
  """
  abricot, ambre, anthracite, argenté, azur, beige, blanc, blanc cassé, bleu, bleu ciel, bleu clair, bleu foncé,
  bleu marine, bleu nuit, bleu roi, bordeaux, brun, bronze, chocolat, citron, corail, crème, cuivre, doré, écru,
  fuchsia, gris, gris clair, gris perle, indigo, ivoire, jaune, jaune paille, kaki, lavande, lilas, magenta, marron, mauve,
  moutarde, noir, ocre, olive, orange, parme, pêche, pourpre, prune, rose, rouge, rouge brique, rouille, rubis, sable,
  saumon, taupe, turquoise, vert, vert clair, vert d’eau, vert émeraude, vert foncé, vert pomme, violet
  """)

private let spanishColors = Words(
  """
  albaricoque, amarillo, amarillo limón, añil, azul, azul celeste, azul claro, azul marino, azul oscuro, beis, blanco,
  borgoña, bronce, burdeos, caqui, carmesí, castaño, celeste, cian, ciruela, cobre, coral, crema, dorado, esmeralda,
  fucsia, granate, gris, gris claro, gris oscuro, gris perla, índigo, lavanda, lila, magenta, malva, marfil, marrón,
  melocotón, morado, mostaza, naranja, negro, ocre, oro viejo, plateado, púrpura, rojo, rojo cereza, rojo oscuro, rosa,
  rosa palo, rubí, salmón, turquesa, verde, verde agua, verde botella, verde claro, verde lima, verde oliva, violeta
  """)
