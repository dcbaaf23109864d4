/// A number as the shortest decimal that reads back as the same double: what a person sees, and so what is rounded.
///
/// The double 2.675 is a little less than it reads; rounded to two digits as a decimal it is 2.68, as a reader expects.
struct RoundedDecimal {
  private let isNegative: Bool
  /// 0 to 9, without zeros at either end; the first stands `point` places before the decimal point.
  private var digits: [UInt8]
  private var point: Int
  /// How many digits to write behind the point, at least.
  private var places = 0

  /// - Precondition: `number` is finite.
  init(_ number: Double) {
    isNegative = number < 0
    let text = abs(number).description
    let mark = text.firstIndex(of: "e") ?? text.endIndex
    let exponent = mark == text.endIndex ? 0 : Int(text[text.index(after: mark)...]) ?? 0
    let parts = text[..<mark].split(separator: ".", omittingEmptySubsequences: false)
    digits = parts.joined().utf8.map { $0 - UInt8(ascii: "0") }
    point = (parts.first?.count ?? 0) + exponent
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// The closest decimal with `places` digits behind the point, which are written even if they are 0.
  func rounded(to places: Int) -> RoundedDecimal {
    var result = self
    result.places = places
    let kept = point + places
    guard kept < digits.count else { return result }
    result.digits = Array(digits[..<max(0, kept)])
    if kept >= 0, digits[kept] >= 5 { result.increment(kept) }
    while result.digits.last == 0 { result.digits.removeLast() }
    if result.digits.isEmpty { result.point = 0 }
    return result
  }

  /// Adds one to the last of `count` digits.
  private mutating func increment(_ count: Int) {
    for index in (0..<count).reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }

  /// In digits, with no exponent: `-0.05`, `12`, `12.50`. Zero has no sign.
  var written: String {
    let whole = (0..<max(0, point)).map { digit(at: $0) }
    let behind = (0..<max(places, digits.count - point)).map { digit(at: point + $0) }
    let text = (whole.isEmpty ? "0" : whole.joined()) + (behind.isEmpty ? "" : "." + behind.joined())
    return isNegative && !digits.isEmpty ? "-" + text : text
  }

  private func digit(at index: Int) -> String { digits.indices.contains(index) ? String(digits[index]) : "0" }
}
