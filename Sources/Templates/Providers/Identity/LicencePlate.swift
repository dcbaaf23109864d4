import Specification

let licencePlateEntry = ProviderEntry(
  "licence_plate", "the registration of a car; by default one that no car has",
  example: "{licence_plate: {country: DE}}",
  keys: [Country.key([.germany, .spain, .france, .unitedKingdom, .italy, .unitedStates]), .locale, .realistic]
) { arguments in
  let isRealistic = arguments.isRealistic
  return switch arguments.country() {
  case .germany: GermanPlate(isRealistic: isRealistic)
  case .spain: PatternPlate(spanishPlate(isRealistic), barred: [])
  case .france: PatternPlate(frenchPlate(isRealistic), barred: ["SS"])
  case .italy: PatternPlate(italianPlate(isRealistic), barred: [])
  case .unitedKingdom: PatternPlate(britishPlate(isRealistic), barred: [])
  default: PatternPlate(californianPlate(isRealistic), barred: [])
  }
}

/// `XK-LM 482`: district, one or two letters, a number without leading zeros. By default the district is one that is not
/// assigned: X or Q in front of another letter. Pairs of letters that no office gives out are left out.
private struct GermanPlate: TextProvider {
  private let districts: [String]

  init(isRealistic: Bool) { districts = isRealistic ? Self.assigned.all : Self.invented }

  private static let assigned = Words(
    """
    A, AA, AB, AC, AÖ, AUR, B, BA, BAD, BB, BC, BI, BIT, BN, BO, BÖ, BOR, BS, BT, C, CB, CE, CO, COC, CUX, D, DA, DAH, DAU,
    DD, DE, DH, DN, DO, DU, DÜW, E, EBE, ED, EE, EF, EI, EL, EM, EN, ER, ERH, ES, F, FB, FD, FF, FFB, FG, FL, FN, FO, FR,
    FS, FT, FÜ, G, GAP, GE, GER, GF, GG, GI, GL, GM, GÖ, GP, GR, GS, GT, GÜ, GZ, H, HA, HAL, HAM, HB, HD, HDH, HE, HEF,
    HEI, HF, HG, HH, HI, HL, HM, HN, HO, HP, HR, HRO, HS, HSK, HST, HU, HVL, HX, IGB, IK, IN, IZ, J, K, KA, KB, KE, KEH,
    KF, KG, KH, KI, KL, KLE, KN, KO, KR, KS, KT, KU, L, LA, LB, LD, LDK, LER, LEV, LG, LI, LIP, LL, LM, LÖ, LU, LWL, M, MA,
    MB, MD, ME, MEI, MG, MI, MK, MKK, MM, MOS, MR, MS, MSP, MÜ, MYK, MZ, N, NB, ND, NE, NES, NF, NI, NK, NM, NMS, NOH, NOM,
    NR, NU, NW, OA, OB, OD, OE, OF, OG, OH, OHZ, OL, OS, P, PA, PAF, PAN, PB, PE, PF, PI, PIR, PL, PM, PR, PS, R, RA, RD,
    RE, REG, RO, ROW, RS, RT, RV, RW, S, SAD, SAW, SB, SC, SE, SG, SHA, SI, SIG, SIM, SK, SL, SN, SO, SP, SR, ST, STA,
    STD, SU, SÜW, SW, TBB, TF, TIR, TR, TS, TÜ, TUT, UE, UL, UM, UN, V, VB, VEC, VER, VIE, VS, W, WAF, WB, WE, WEN, WES,
    WF, WI, WIL, WL, WM, WN, WO, WOB, WST, WT, WÜ, WUG, WW, Z, ZW
    """)

  private static let invented: [String] = ["Q", "X"].flatMap { first in
    Array("ABCDEFGHJKLMNOPRSTUVWYZ").map { "\(first)\($0)" }
  }

  private static let letters: [String] = {
    let alphabet = (0x41...0x5A).map { String(UnicodeScalar(UInt8($0))) }
    let barred: Set<String> = ["HJ", "KZ", "NS", "SA", "SS"]
    return alphabet + alphabet.flatMap { one in alphabet.map { one + $0 } }.filter { !barred.contains($0) }
  }()

  var count: UInt128? { product(districts.count, Self.letters.count, 999) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let number = rank.take(1...999)
    let letters = rank.take(Self.letters)
    return "\(rank.take(districts))-\(letters) \(number)"
  }
}

/// A plate whose places are independent of each other.
private struct PatternPlate: TextProvider {
  /// What may stand at each place.
  private let places: [[String]]
  let count: UInt128?

  /// `barred` are pairs of letters that a place of two letters must not have.
  init(_ places: [[String]], barred: Set<String>) {
    self.places = places.map { $0.filter { !barred.contains($0) } }
    count = self.places.reduce(1) { $0 * UInt128($1.count) }
  }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    return places.map { rank.take($0) }.joined()
  }
}

private func letters(_ text: String) -> [String] { text.map(String.init) }

private func pairs(_ first: String, _ second: String) -> [String] {
  letters(first).flatMap { one in letters(second).map { one + $0 } }
}

private func numbers(_ range: ClosedRange<Int>, digits: Int) -> [String] { range.map { padded($0, to: digits) } }

/// `1234 XBC`: four digits, three consonants. The series is at N: those from X on come in some fifteen years.
private func spanishPlate(_ isRealistic: Bool) -> [[String]] {
  let consonants = letters("BCDFGHJKLMNPRSTVWXYZ")
  let first = letters(isRealistic ? "BCDFGHJKLM" : "XYZ")
  return [numbers(0...9999, digits: 4), [" "], first, consonants, consonants]
}

/// `XA-123-BC`: no I, O, U, no SS, numbers from 001. The series is at H: those from X on come in some forty years.
private func frenchPlate(_ isRealistic: Bool) -> [[String]] {
  let alphabet = "ABCDEFGHJKLMNPQRSTVWXYZ"
  let first = pairs(isRealistic ? "ABCDEFG" : "XYZ", alphabet)
  return [first, ["-"], numbers(1...999, digits: 3), ["-"], pairs(alphabet, alphabet)]
}

/// `XA 123 BC`: no I, O, Q, U. The series is at H: those from X on come in some thirty years.
private func italianPlate(_ isRealistic: Bool) -> [[String]] {
  let alphabet = "ABCDEFGHJKLMNPRSTVWXYZ"
  let first = pairs(isRealistic ? "ABCDEFG" : "XY", alphabet)
  return [first, [" "], numbers(0...999, digits: 3), [" "], pairs(alphabet, alphabet)]
}

/// `LK43 XYZ`: office, half year, three letters without I and Q. By default half years from 2030 to 2049.
private func britishPlate(_ isRealistic: Bool) -> [[String]] {
  let office = pairs("ABCDEFGHKLMNOPRSVWY", "ABCDEFGHJKLMNOPRSTUVWXY")
  let years = isRealistic ? numbers(2...24, digits: 2) + numbers(51...74, digits: 2) : numbers(30...49, digits: 2)
  let alphabet = letters("ABCDEFGHJKLMNOPRSTUVWXYZ")
  return [office, years, [" "], alphabet, alphabet, alphabet]
}

/// `7IBC123`, of California. I, O and Q stand on plates only between two other letters; by default one is in front.
private func californianPlate(_ isRealistic: Bool) -> [[String]] {
  let outer = letters("ABCDEFGHJKLMNPRSTUVWXYZ")
  let inner = letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  return [
    numbers(isRealistic ? 1...9 : 4...9, digits: 1), isRealistic ? outer : letters("IOQ"), inner, outer,
    numbers(0...999, digits: 3),
  ]
}
