import Randomness
import Specification

/// Words of classical Latin that are of no particular text.
private let fillerWords = Words(
  """
  ab, absens, acer, ad, aequus, aer, aestas, ager, ala, albus, alter, altus, amicus, amnis, annus, ante, apis, aqua, arbor,
  arcus, ars, arx, at, atque, aura, aurum, autem, avis, bellus, bene, bos, brevis, caelum, calor, campus, candor, canis,
  cantus, caput, carmen, carus, casa, causa, celer, cibus, civis, clarus, collis, color, comes, copia, cor, corona, corpus,
  cura, currus, cursus, custos, dens, deus, dies, dives, domus, donum, dulcis, dux, ensis, equus, ergo, et, faber, facies,
  facilis, felix, ferrum, fidus, filum, finis, flamma, flos, flumen, fons, forma, fortis, frater, frons, fructus, frumentum,
  fuga, fulgor, fumus, gelu, gens, genus, gloria, gradus, gratia, gravis, grex, herba, hic, hiems, hodie, homo, hora, hortus,
  hospes, ibi, ignis, imago, imber, inter, ira, iter, iubar, iugum, iustus, iuxta, labor, lacus, laetus, lapis, latus, laus,
  leo, levis, lex, liber, limen, lingua, litus, locus, longus, luna, lux, magnus, mane, manus, mare, mater, mel, mens, mensa,
  mensis, merces, miles, mirus, modus, mons, mora, mos, mox, mundus, murus, nam, natio, navis, nec, nemus, nidus, niger, nix,
  nobilis, nomen, nonne, novus, nox, nubes, nunc, ob, oculus, olim, omnis, opus, ora, orbis, ordo, os, ovis, panis, par,
  pars, parvus, pater, pax, pecus, pes, pontus, pons, populus, porta, portus, post, potens, pratum, primus, pro, puer,
  pulcher, quercus, quies, quod, radix, ramus, ratio, rex, ripa, rosa, rota, ruber, rus, saepe, sal, salus, sapiens, saxum,
  scala, sed, semen, semper, senex, serenus, sidus, silva, sol, solum, somnus, soror, species, spes, stella, sub, sudor,
  tabula, tacitus, tamen, tellus, templum, tempus, terra, tres, tum, turris, ubi, umbra, unda, urbs, ursus, usus, uva, vallis,
  ventus, ver, verbum, verus, vesper, via, vicus, villa, vinum, vir, viridis, vita, vox, vultus
  """)

let fillerEntry = ProviderEntry(
  "filler", "words without sense, to fill lines", example: "{filler: {words: 8}}",
  keys: [
    KeyKind("words", .number(.integer(1...1_000)), "how many", fallback: "8"),
    KeyKind("sentence", .boolean, "whether it begins with a capital and ends with a point", fallback: "true"),
    .list("vocabulary", "words, in place of ours"),
  ]
) { arguments in
  Filler(
    length: arguments.integer("words") ?? 8, isSentence: arguments.flag("sentence", or: true),
    words: arguments.words("vocabulary", or: fillerWords))
}

/// `Silva nunc aurum clarus vesper.`: any words in any order, longer texts in sentences of about ten words.
private struct Filler: TextProvider {
  let length: Int
  let isSentence: Bool
  private let words: [String]

  init(length: Int, isSentence: Bool, words: [String]) {
    self.length = length
    self.isSentence = isSentence
    self.words = words
  }

  var count: UInt128? {
    var count: UInt128 = 1
    for _ in 0..<length {
      let (next, overflow) = count.multipliedReportingOverflow(by: UInt128(words.count))
      guard !overflow else { return nil }
      count = next
    }
    return count
  }

  func text(at rank: UInt128) -> String {
    var digits = Rank(rank)
    var more = Stream(
      key: SiteKey(word: UInt64(truncatingIfNeeded: rank >> 64)), index: UInt64(truncatingIfNeeded: rank))
    let filled = count == nil ? wordsOfARank : length
    var text = ""
    for position in 0..<length {
      var word = position < filled ? digits.take(words) : words[Int(more.integer(below: UInt64(words.count)))]
      // No sentence of fewer than four words at the end.
      if isSentence, position == 0 || (position % 10 == 0 && length - position >= 4) {
        word = word.prefix(1).uppercased() + word.dropFirst()
        if position > 0 { text += "." }
      }
      text += position == 0 ? word : " \(word)"
    }
    return isSentence ? text + "." : text
  }

  /// How many words the 128 bits of a rank choose, the last of which not freely.
  private var wordsOfARank: Int {
    var (filled, span, overflow) = (0, UInt128(1), false)
    while !overflow, filled < length {
      (span, overflow) = span.multipliedReportingOverflow(by: UInt128(words.count))
      filled += 1
    }
    return filled
  }
}
