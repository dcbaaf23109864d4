import Specification

let firstNameEntry = ProviderEntry(
  "first_name", "the first name of a person", example: "{first_name: {gender: female, locale: es}}",
  keys: [NameTable.genderKey, .locale] + NameTable.listKeys.dropLast()
) { arguments in
  ListedText(NameTable(arguments).firsts(arguments.gender).map(\.name))
}
