import Specification

let medicalRecordNumberEntry = ProviderEntry(
  "medical_record_number", "a hospital's number for a patient, its last digit by Luhn's rule",
  example: "{medical_record_number: {prefix: \"MRN \", digits: 8}}",
  keys: [
    KeyKind("digits", .number(.integer(4...16)), "how many digits, the check digit included", fallback: "8"),
    KeyKind("prefix", .text, "what stands before the digits", fallback: "nothing"),
  ]
) { arguments in
  MedicalRecordNumber(digits: arguments.integer("digits") ?? 8, prefix: arguments.text("prefix") ?? "")
}

/// `04829135`: invented by nature, as each hospital counts for itself.
private struct MedicalRecordNumber: TextProvider {
  let digits: Int
  let prefix: String

  var count: UInt128? { product(powerOfTen(digits - 1)) }

  /// More than there are: the last digit follows from the others.
  func spelling(of member: String?) -> Spelling? { .sequence([.text(prefix), .digits(digits)]) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let body = rank.take(digits: digits - 1)
    return "\(prefix)\(body)\(CheckDigits.luhn(body.digits))"
  }
}
