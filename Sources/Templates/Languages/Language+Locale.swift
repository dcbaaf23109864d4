extension Language {
  /// The language of a locale: `de` of `de`, `de_AT` and `de-CH`; nil if it is none of ours.
  package init?(locale: String) {
    self.init(rawValue: String(locale.prefix { $0 != "-" && $0 != "_" }).lowercased())
  }
}
