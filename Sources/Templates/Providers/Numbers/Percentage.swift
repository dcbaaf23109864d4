import Specification

let percentageEntry = ProviderEntry(
  "percentage", "a number of hundredths with its sign",
  example: "{percentage: {from: 0, to: 100, decimals: 1, locale: fr}}",
  keys: formattedNumberKeys, members: .text("text") + .number("value")
) { arguments throws(ProviderFault) in
  let style = NumberStyle(language: arguments.language)
  return FormattedNumber(
    range: try arguments.scaledRange(0, 100, decimals: 0), style: style, suffix: style.beforePercent + "%")
}
