import Specification

let decimalEntry = ProviderEntry(
  "decimal", "a number, written as the language does",
  example: "{decimal: {from: 0, to: 5000, decimals: 2, locale: de}}",
  keys: formattedNumberKeys, members: .text("text") + .number("value")
) { arguments throws(ProviderFault) in
  FormattedNumber(
    range: try arguments.scaledRange(0, 100, decimals: 2), style: NumberStyle(language: arguments.language), suffix: "")
}
