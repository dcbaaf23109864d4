/// Every provider that a spec may name: forms, documentation and the tests of their laws read this. A new one is one file
/// and one line.
package let providers: [ProviderEntry] = [
  // numbers
  decimalEntry, percentageEntry, moneyEntry, ordinalEntry,
  // times
  dateEntry, relativeDateEntry, timeEntry, durationEntry,
  // people and places
  personEntry, firstNameEntry, lastNameEntry, mailEntry, phoneEntry, usernameEntry, companyEntry, placeEntry,
  cityNameEntry,
  // the net
  urlEntry, domainEntry, ipEntry, macEntry, uuidEntry, hashEntry, tokenEntry,
  // money and goods
  ibanEntry, creditCardEntry, isbnEntry, eanEntry,
  // identity
  nationalIDEntry, vatNumberEntry, licencePlateEntry, medicalRecordNumberEntry,
  // texts
  drugEntry, colorNameEntry, fillerEntry,
]

package func provider(named name: String) -> ProviderEntry? { providers.first { $0.name == name } }
