import Formats
import Labels

extension TextDataset {
  /// The names of texts that a format wants.
  static func names(for format: String) -> [String] {
    switch format {
    case "snli": ["premise", "hypothesis"]
    case "squad": ["context", "question"]
    case "parallel": ["en", "de"]
    case "chat", "sharegpt": ["system", "user", "assistant"]
    case "preference": ["prompt", "chosen", "rejected"]
    case "alpaca": ["instruction", "input", "output"]
    case "multiwoz": ["user", "assistant"]
    default: []
    }
  }

  /// Samples with the labels, roles and fields that a format wants.
  static func shaped(_ samples: [Sample], for format: String) -> [Sample] {
    switch format {
    case "chat", "sharegpt", "multiwoz": samples.map(turned)
    default: samples
    }
  }

  /// The texts as turns.
  private static func turned(_ sample: Sample) -> Sample {
    var sample = sample
    for place in sample.texts.indices {
      sample.texts[place].role = sample.texts[place].name
      sample.texts[place].name = "turns"
    }
    return sample
  }
}
