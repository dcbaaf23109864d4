import Specification

let lastNameEntry = ProviderEntry(
  "last_name", "the family name of a person", example: "{last_name: {locale: fr}}",
  keys: [.locale] + NameTable.listKeys.suffix(1)
) { arguments in ListedText(NameTable(arguments).families) }
