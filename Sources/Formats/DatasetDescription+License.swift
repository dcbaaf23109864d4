extension DatasetDescription {
  /// Where the licence's text stands, for an id that SPDX could know; else empty.
  var licenseAddress: String {
    let isId = license.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".-+".utf8.contains(byte)
    }
    return isId && !license.isEmpty ? "https://spdx.org/licenses/\(license).html" : ""
  }
}
