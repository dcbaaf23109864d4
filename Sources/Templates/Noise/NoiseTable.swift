/// Every operation that `noise` may name; reader, schema, did-you-mean and docs read this. A new one is one file and one
/// line.
package let noiseOperations: [NoiseEntry] = [
  typingEntry, ocrEntry, casingEntry, punctuationEntry, diacriticsEntry, spacesEntry, abbreviationsEntry,
]
