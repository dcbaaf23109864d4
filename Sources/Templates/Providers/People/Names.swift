import Specification

let firstNameEntry = ProviderEntry(
  "first_name", "the first name of a person", example: "{first_name: {gender: female, locale: es}}",
  keys: [NameTable.genderKey, .locale] + NameTable.listKeys.dropLast()
) { arguments in
  ListedText(NameTable(arguments).firsts(arguments.gender).map(\.name))
}

let lastNameEntry = ProviderEntry(
  "last_name", "the family name of a person", example: "{last_name: {locale: fr}}",
  keys: [.locale] + NameTable.listKeys.suffix(1)
) { arguments in ListedText(NameTable(arguments).families) }
