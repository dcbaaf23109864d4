import Specification

let cityNameEntry = ProviderEntry(
  "city_name", "the name of a city", example: "{city_name: {locale: es}}",
  keys: [.locale, .list("cities", "cities, in place of ours")]
) { arguments in
  ListedText(arguments.texts("cities") ?? PlaceTable.cities(arguments.language).all.map { $0[0] })
}
