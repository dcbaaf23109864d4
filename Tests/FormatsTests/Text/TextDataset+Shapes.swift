import Formats
import Labels

extension TextDataset {
  /// The names of texts that a format wants.
  static func names(for format: String) -> [String] {
    switch format {
    default: []
    }
  }

  /// Samples with the labels, roles and fields that a format wants.
  static func shaped(_ samples: [Sample], for format: String) -> [Sample] {
    switch format {
    default: samples
    }
  }
}
