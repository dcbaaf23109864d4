import Bytes
import Diagnostics

/// All sentences of the YAML reader, by their codes' order.
extension Diagnostic {
  static func yamlAliasInsideItself(_ name: String, anchor: SourceRange, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-alias-inside-itself", range: range, message: "'*\(name)' stands inside what it names",
      suggestion: "a part cannot be a copy of its whole", notes: [Note("'&\(name)' begins here", at: anchor)])
  }

  /// `value` is the whole text that begins with the alias.
  static func yamlUnknownAlias(_ name: String, known: [String], value: String, at range: SourceRange) -> Diagnostic {
    let near = nearest(to: name, in: known).map { "did you mean '*\($0)'?" }
    return Diagnostic(
      code: "yaml-alias-unknown", range: range,
      message: "'*\(name)' is an alias to YAML, but no '&\(name)' stands before it",
      suggestion: near ?? "if it is text, quote this: \(Wording.quoted(value))")
  }

  static func yamlTooManyAliases(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-aliases-limit", range: range, message: "there are more than \(grouped(limit)) aliases",
      suggestion: "use 'define' or 'let' for what is used that often")
  }

  static func yamlUnusedAnchor(_ name: String, value: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-anchor-unused", severity: .warning, range: range, message: "no alias uses the anchor '&\(name)'",
      suggestion: "remove it or, if it is text, quote this: \(Wording.quoted(value))")
  }

  static func yamlBehindRoot(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-behind-end", range: range,
      message: "'\(Wording.short(text))' stands behind the end of what this file holds",
      suggestion: "a file holds one mapping; remove this, or make it a key of the mapping")
  }

  static func yamlBehindValue(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-behind-value", range: range,
      message: "'\(Wording.short(text))' stands behind a value that is complete",
      suggestion: "remove it, or quote the whole text")
  }

  static func yamlBlockHeader(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-block-header", range: range, message: "the indentation of a block is a digit from 1 to 9",
      suggestion: "leave it out, unless the block's first line begins with a blank")
  }

  static func yamlBlockInBrackets(_ header: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-block-in-brackets", range: range, message: "a block of text ('\(header)') cannot stand in brackets",
      suggestion: "write it in quotes, or the list or mapping in indented lines")
  }

  static func yamlBlockInSetting(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-block-in-set", range: range, message: "'\(Wording.short(text))' needs brackets on the command line",
      suggestion:
        "write a mapping as '{key: value}', a list as '[a, b]'; if it is text, quote this: \(Wording.quoted(text))")
  }

  static func yamlUnclosedBracket(_ bracket: String, closing: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-bracket-unclosed", range: range, message: "this '\(bracket)' is never closed",
      suggestion: "add '\(closing)' where the \(bracket == "[" ? "list" : "mapping") ends; if it is text, quote it")
  }

  static func yamlWrongBracket(
    _ found: String, closing: String, opener: SourceRange, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "yaml-bracket-wrong", range: range, message: "'\(found)' does not close what is open here",
      suggestion: "write '\(closing)'", notes: [Note("opened here", at: opener)])
  }

  /// A fault of bytes; each kind has a code of its own.
  static func yaml(_ fault: ByteFault, at range: SourceRange, limits: YAMLLimits) -> Diagnostic {
    let (code, message, suggestion): (String, String, String)
    switch fault {
    case .blankRun:
      (code, message) = ("blanks-limit", "there are more than \(grouped(limits.blankRun)) blanks in a row")
      suggestion = "remove what is not needed"
    case .byteOrderMark:
      (code, message) = ("byte-order-mark", "there is a byte order mark (U+FEFF) inside the text")
      suggestion = "remove it, or write \"\\uFEFF\" in double quotes"
    case .control(let value):
      (code, message) = ("control-character", "the character \(Wording.codePoint(value)) cannot stand in a file")
      suggestion = "remove it, or write \"\(Wording.escape(value))\" in double quotes"
    case .invalidUTF8(let byte):
      (code, message) = ("invalid-utf8", "the byte 0x\(Wording.hexadecimal(UInt32(byte), 2)) is not UTF-8")
      suggestion = "save the file as UTF-8"
    case .lineRun:
      (code, message) = ("lines-limit", "there are more than \(grouped(limits.blankRun)) empty lines in a row")
      suggestion = "remove what is not needed"
    case .lineSeparator(let value):
      (code, message) = (
        "line-separator", "the character \(Wording.codePoint(value)) is a line end to some and none to others"
      )
      suggestion = "use ordinary line ends, or write \"\(Wording.escape(value))\" in double quotes"
    case .tooLarge:
      (code, message) = ("size-limit", "the file is larger than \(Wording.mebibytes(limits.bytes))")
      suggestion = "keep long lists in files of their own"
    case .utf16(let encoding):
      (code, message) = ("encoding", "the file is \(encoding)")
      suggestion = "save it as UTF-8"
    }
    return Diagnostic(code: "yaml-\(code)", range: range, message: message, suggestion: suggestion)
  }

  /// `item` has two colons.
  static func yamlColonInBrackets(_ item: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-colon-in-brackets", range: range, message: "there is a ': ' too many in '\(Wording.short(item))'",
      suggestion: "separate entries by ',' or, if it is text, quote this: \(Wording.quoted(item))")
  }

  static func yamlColonInText(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-colon-in-text", range: range, message: "a text that holds ': ' has to be quoted",
      suggestion: Wording.quoteThis(text))
  }

  /// A mapping where text belongs: `- Note: this`.
  static func yamlColonMakesMapping(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-colon-in-text", range: range,
      message: "'\(Wording.short(text))' is a mapping to YAML, because of its ': '",
      suggestion: Wording.ifText(text))
  }

  static func yamlCutExpression(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-comma-in-expression", range: range, message: "in brackets an expression ends at its first ','",
      suggestion: Wording.quoteThis(text))
  }

  static func yamlCommaInText(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-comma-in-text", range: range, message: "in brackets a text ends at its first ','",
      suggestion: Wording.ifText(text))
  }

  static func yamlCommentForValue(_ comment: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-comment-for-value", range: range, message: "'#' begins a comment here, so that there is no value",
      suggestion: Wording.quoteThis(comment))
  }

  static func yamlCommentInBrackets(_ comment: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-comment-in-brackets", range: range,
      message: "'#' begins a comment here, so that the closing bracket is lost",
      suggestion: "if '\(Wording.short(comment))' is text or a color, quote this: \(Wording.quoted(comment))")
  }

  static func yamlCommentInText(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-comment-in-text", range: range, message: "the text ends before ' #', which begins a comment",
      suggestion: Wording.ifText(text))
  }

  static func yamlDashInBrackets(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-dash-in-brackets", range: range, message: "'- ' cannot stand in brackets",
      suggestion: "separate the items of a list in brackets by commas; if it is text, quote it")
  }

  static func yamlTooDeep(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-depth-limit", range: range,
      message: "lists and mappings are more than \(grouped(limit)) deep here")
  }

  static func yamlDirective(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-directive", range: range, message: "a line that begins with '%' is a directive to YAML",
      suggestion: "a spec has no use for any but '%YAML 1.2'; remove it or, if it is text, quote it")
  }

  static func yamlSecondDocument(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-document-second", range: range, message: "a second document begins here",
      suggestion: "keep one spec in a file; remove the '---', or move what follows into a file of its own")
  }

  static func yamlDuplicateKey(_ key: Located<String>, first: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-duplicate-key", range: key.range, message: "the key '\(Wording.short(key.value))' is there already",
      suggestion: "remove or rename one of the two", notes: [Note("the first is here", at: first)])
  }

  static func yamlEmptyFile(at range: SourceRange) -> Diagnostic {
    let isBlank = range.file.lines.isEmpty
    return Diagnostic(
      code: "yaml-empty", range: range,
      message: isBlank ? "the file is empty" : "the file holds nothing but blanks and comments")
  }

  static func yamlBadHexEscape(_ escape: String, at range: SourceRange) -> Diagnostic {
    let digits = escape.hasSuffix("x") ? 2 : escape.hasSuffix("u") ? 4 : 8
    return Diagnostic(
      code: "yaml-escape-digits", range: range, message: "'\(escape)' needs \(digits) hexadecimal digits",
      suggestion: "if the backslash belongs to the text, use single quotes")
  }

  static func yamlNoCharacter(_ escape: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-escape-no-character", range: range, message: "'\(escape)' is no character",
      suggestion: "write the character itself, or its code point as in \"\\U0001F600\"")
  }

  /// `text` is all that stands between the double quotes, if they are closed on their line.
  static func yamlUnknownEscape(_ escape: String, text: String?, at range: SourceRange) -> Diagnostic {
    let whole = text.map { "; \(Wording.quoteThis($0.replacing("\\\"", with: "\"")))" } ?? ""
    return Diagnostic(
      code: "yaml-escape-unknown", range: range, message: "'\(escape)' means nothing in double quotes",
      suggestion: "a backslash stands for itself in single quotes or a block ('|')\(whole)")
  }

  static func yamlTooManyFaults(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-faults-limit", range: range,
      message: "there are \(grouped(limit)) faults up to here; the rest of the file was not looked at")
  }

  static func yamlIndentation(_ text: String, blanks: Int, wanted: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-indentation", range: range,
      message: "'\(Wording.short(text))' is indented by \(grouped(blanks)), which fits no line above it",
      suggestion: "the mapping that it seems to belong to is indented by \(grouped(wanted))")
  }

  static func yamlItemInMapping(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-item-in-mapping", range: range,
      message: "'\(Wording.short(text))' is an item of a list, among the keys of a mapping",
      suggestion: "put a key ('name:') on a line before the list")
  }

  static func yamlMissingItem(_ found: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-item-missing", range: range, message: "a value is missing before '\(found)'",
      suggestion: "remove the '\(found)', write \"\" for an empty text, or quote the text that holds it")
  }

  static func yamlKeyInText(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-key-in-text", range: range,
      message: "'\(Wording.short(key))' looks like a key, but its indentation makes it a part of the text above",
      suggestion: "indent it as the keys that it belongs to; if it is text, quote the whole text")
  }

  static func yamlKeyTooLong(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-key-limit", range: range, message: "a key has at most \(grouped(limit)) characters",
      suggestion: "long texts are values, not keys")
  }

  static func yamlKeyMissing(at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "yaml-key-missing", range: range, message: "there is no key before this ':'")
  }

  static func yamlKeyNotText(_ key: Node, slice: String) -> Diagnostic {
    Diagnostic(
      code: "yaml-key-not-text", range: key.range, message: "a key is text, not \(key.kindInWords)",
      suggestion: "if it is text, quote this: \(Wording.quoted(slice))")
  }

  static func yamlListOnKeyLine(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-list-on-key-line", range: range, message: "a list cannot begin on the line of its key",
      suggestion: "begin it on the next line; if it is text, quote this: \(Wording.quoted(text))")
  }

  static func yamlLostBlank(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-lost-blank", severity: .warning, range: range,
      message: "the blank behind '\(Wording.short(text))' is no part of the text",
      suggestion: "if it should be, quote this: \(Wording.quoted(text + " "))")
  }

  static func yamlMergeKey(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-merge-key", range: range, message: "'<<' does not merge mappings here",
      suggestion: "write the keys out, or share them through 'define' and 'use'")
  }

  /// `key` goes up to the colon.
  static func yamlMissingBlank(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-missing-blank", range: range, message: "a blank is missing behind '\(Wording.short(key)):'",
      suggestion: "write '\(Wording.short(key)): …'; if it is text, quote it")
  }

  /// `text` is the item, if it may have been meant as one text.
  static func yamlMissingComma(_ found: String, closing: String, text: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-missing-comma", range: range,
      message: "',' or '\(closing)' is missing before '\(Wording.short(found))'",
      suggestion: text.map(Wording.ifText))
  }

  /// A line of a mapping that is no entry.
  static func yamlNoColon(_ text: String, at range: SourceRange) -> Diagnostic {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    var suggestion = "write 'key: value', or indent it more than the line above if it continues that"
    if parts.count == 2, let key = parts.first, !key.isEmpty {
      suggestion = "write '\(key): \(Wording.short(String(parts[1])))'"
    } else if text.hasPrefix("-"), text.count > 1 {
      suggestion = "write '- \(Wording.short(String(text.dropFirst())))' if it is an item of a list"
    }
    return Diagnostic(
      code: "yaml-no-colon", range: range, message: "'\(Wording.short(text))' has no ': ' that ends a key",
      suggestion: suggestion)
  }

  static func yamlTooManyNodes(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-nodes-limit", range: range,
      message: "there are more than \(grouped(limit)) values, counting what aliases copy",
      suggestion: "keep long lists in files of their own")
  }

  static func yamlNotAnItem(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-not-an-item", range: range,
      message: "'\(Wording.short(text))' stands in a list, but is no item of it",
      suggestion: "begin it with '- ', or give it another indentation than the items have")
  }

  static func yamlUnclosedQuote(_ quote: String, at range: SourceRange) -> Diagnostic {
    let other = quote == "'" ? "\"'…\"" : "'\"…'"
    return Diagnostic(
      code: "yaml-quote-unclosed", range: range, message: "the quote that opens here is never closed",
      suggestion: "end the text with the same quote; if the \(quote) belongs to the text, write \(other)")
  }

  static func yamlStray(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-stray", range: range, message: "'\(Wording.short(text))' has nothing to close or to separate here",
      suggestion: "remove it; if it is text, quote it")
  }

  static func yamlTab(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-tab", range: range, message: "a tab cannot indent", suggestion: "use blanks")
  }

  static func yamlTag(_ tag: String, value: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-tag", range: range, message: "'\(Wording.short(tag))' is a tag to YAML, and a spec has none",
      suggestion: "remove it or, if it is text, quote this: \(Wording.quoted(value))")
  }

  static func yamlTooMuchText(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-text-limit", range: range,
      message: "there are more than \(Wording.mebibytes(limit)) of text, counting what aliases copy",
      suggestion: "use 'define' or 'let' for what is used that often")
  }

  /// `rest` is what stands behind the value that YAML sees at the start of the text.
  static func yamlTextStart(_ text: String, rest: String? = nil, at range: SourceRange) -> Diagnostic {
    let start = text.unicodeScalars.first.map(String.init) ?? ""
    let message =
      rest.map { "'\(start)' begins something that ends before '\(Wording.short($0))'" }
      ?? "a text cannot begin with '\(start)' without quotes"
    return Diagnostic(
      code: "yaml-text-start", range: range, message: message,
      suggestion: rest == nil ? Wording.quoteThis(text) : Wording.ifText(text))
  }

  /// A list or mapping where text belongs: `{city}`.
  static func yamlTextInBrackets(_ text: String, kind: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "yaml-text-start", range: range,
      message: "'\(Wording.short(text))' is \(kind) to YAML, because of its first character",
      suggestion: Wording.ifText(text))
  }

  /// What libyaml says, where we know no better.
  static func yamlUnreadable(_ problem: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "yaml-unreadable", range: range, message: "this cannot be read as YAML: \(problem)")
  }
}
