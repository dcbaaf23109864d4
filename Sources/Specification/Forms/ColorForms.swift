let rgbForm = ValueForm(
  "rgb", "a color by red, green and blue in 0 to 1, and opacity if given", example: "{rgb: [1, 0.5, 0]}",
  arguments: .list(ListRule(of: .number(.fraction), count: 3...4, names: "3 or 4 numbers")), type: .color
) { readColor($0, rgbForm.arguments) { Color(red: $0[0], green: $0[1], blue: $0[2], alpha: $0.count > 3 ? $0[3] : 1) } }

let hsvForm = ValueForm(
  "hsv", "a color by hue in degrees, saturation and value in 0 to 1, and opacity if given",
  example: "{hsv: [{uniform: [0, 360]}, 0.8, 0.9]}",
  arguments: .either([
    .list(ListRule(of: .number(.any), count: 3...4, names: "hue, saturation, value"))
  ]), type: .color
) { reading in
  readColor(reading, .list(ListRule(of: .number(.any), count: 3...4, names: "3 or 4 numbers"))) {
    Color(hue: $0[0], saturation: $0[1], value: $0[2], alpha: $0.count > 3 ? $0[3] : 1)
  }
}

/// A colour made from numbers; it draws nothing itself.
private struct ColorDrawing: Drawing {
  let channels: Value
  let make: @Sendable ([Double]) -> Color

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    guard case .list(let items) = try channels.evaluate(in: frame), let color = Color.made(items, make) else {
      throw EvaluationError("a color's channels must lie between 0 and 1", at: channels.range)
    }
    return .color(color)
  }
}

private func readColor(
  _ reading: FormReading, _ kind: Kind, make: @escaping @Sendable ([Double]) -> Color
) -> Value.Content? {
  guard let channels = reading.reader.value(reading.entry.value, as: kind, at: reading.inside) else { return nil }
  guard let constant = channels.constant else {
    return .drawing(ColorDrawing(channels: channels, make: make), reading.site)
  }
  guard case .list(let items) = constant, let color = Color.made(items, make) else {
    reading.reader.record(.numberRange("of each channel must lie between 0 and 1", at: reading.entry.value.range))
    return nil
  }
  return .constant(.color(color))
}

extension Color {
  /// Nil unless all items are numbers and the colour's channels lie in 0 ... 1.
  fileprivate static func made(_ items: [Datum], _ make: ([Double]) -> Color) -> Color? {
    var numbers: [Double] = []
    for item in items {
      guard case .number(let number) = item else { return nil }
      numbers.append(number)
    }
    guard (3...4).contains(numbers.count) else { return nil }
    let color = make(numbers)
    let range = -1e-9...1 + 1e-9
    guard range ~= color.red, range ~= color.green, range ~= color.blue, 0...1 ~= color.alpha else { return nil }
    return color
  }
}
