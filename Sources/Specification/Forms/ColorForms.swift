let rgbForm = ValueForm(
  "rgb", "a color by red, green and blue in 0 to 1, and opacity if given", example: "{rgb: [1, 0.5, 0]}",
  arguments: .record(rgbRecord), type: .color
) { readColor($0, rgbRecord) { Color(red: $0[0], green: $0[1], blue: $0[2], alpha: $0.count > 3 ? $0[3] : 1) } }

let hsvForm = ValueForm(
  "hsv", "a color by hue in degrees, saturation and value in 0 to 1, and opacity if given",
  example: "{hsv: [{uniform: [0, 360]}, 0.8, 0.9]}",
  arguments: .record(hsvRecord), type: .color
) {
  readColor($0, hsvRecord) { Color(hue: $0[0], saturation: $0[1], value: $0[2], alpha: $0.count > 3 ? $0[3] : 1) }
}

private func channel(_ name: String, _ summary: String) -> KeyKind {
  KeyKind(name, .number(.fraction), summary, isRequired: true)
}

private let opacityChannel = KeyKind("opacity", .number(.fraction), "from 0 to 1", fallback: "1")

private let rgbRecord = RecordKind(
  "rgb", "a color by red, green and blue", shorthand: .list,
  keys: [
    channel("red", "from 0 to 1"), channel("green", "from 0 to 1"), channel("blue", "from 0 to 1"), opacityChannel,
  ])

private let hsvRecord = RecordKind(
  "hsv", "a color by hue, saturation and value", shorthand: .list,
  keys: [
    KeyKind("hue", .number(.degrees), "in degrees: 0 is red, 120 green, 240 blue", isRequired: true),
    channel("saturation", "from 0 (gray) to 1"), channel("value", "from 0 (black) to 1"), opacityChannel,
  ])

/// A colour made from numbers; it draws nothing itself.
private struct ColorDrawing: Drawing {
  let channels: Value
  let make: @Sendable ([Double]) -> Color

  var type: StaticType { .color }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    guard let color = Color.made(try channels.evaluate(in: frame), make) else {
      throw EvaluationError("a color's channels must lie between 0 and 1", at: channels.range)
    }
    return .color(color)
  }
}

private func readColor(
  _ reading: FormReading, _ record: RecordKind, make: @escaping @Sendable ([Double]) -> Color
) -> Value.Content? {
  guard let channels = reading.reader.value(reading.entry.value, as: .record(record), at: reading.inside) else {
    return nil
  }
  guard let constant = channels.constant else {
    return .drawing(ColorDrawing(channels: channels, make: make), reading.site)
  }
  guard let color = Color.made(constant, make) else {
    reading.reader.record(.numberRange("of each channel must lie between 0 and 1", at: reading.entry.value.range))
    return nil
  }
  return .constant(.color(color))
}

extension Color {
  /// Nil unless all members are numbers and the colour's channels lie in 0 ... 1. The members stand in the order of
  /// the form's keys.
  fileprivate static func made(_ datum: Datum, _ make: ([Double]) -> Color) -> Color? {
    guard case .record(let members) = datum else { return nil }
    var numbers: [Double] = []
    for member in members {
      guard case .number(let number) = member.value else { return nil }
      numbers.append(number)
    }
    guard (3...4).contains(numbers.count) else { return nil }
    let color = make(numbers)
    let range = -1e-9...1 + 1e-9
    guard range ~= color.red, range ~= color.green, range ~= color.blue, 0...1 ~= color.alpha else { return nil }
    return color
  }
}
