/// Why a picture could not be read or written.
package enum ImageError: Error, Sendable, Hashable {
  /// The file has no bytes.
  case empty
  /// The first bytes are those of no format that can be read.
  case unknownFormat
  /// The file breaks its format's rules, or ends early; the reason is a clause without a full stop.
  case damaged(ImageFormat, reason: String)
  /// The file may be right, but uses what is not read here.
  case unsupported(ImageFormat, reason: String)
  case sideTooLong(width: Int, height: Int, limit: Int)
  case tooLarge(width: Int, height: Int, limit: Int)
  /// The picture does not fit the format that it should be written in.
  case notWritable(ImageFormat, reason: String)
  case outOfMemory
}

extension ImageError: CustomStringConvertible {
  /// A clause for a diagnostic, in lower case and without a full stop.
  package var description: String {
    switch self {
    case .damaged(let format, let reason): "this \(format.rawValue) file is damaged: \(reason)"
    case .empty: "this image file is empty"
    case .notWritable(let format, let reason): "the image can't be written as \(format.rawValue): \(reason)"
    case .outOfMemory: "there is no memory left for the image"
    case .sideTooLong(let width, let height, let limit):
      "the image is \(width) x \(height) pixels; a side must be at most \(limit)"
    case .tooLarge(let width, let height, let limit):
      "the image is \(width) x \(height) pixels, which take \(4 * width * height) bytes; the limit is \(limit)"
    case .unknownFormat: "this is neither a PNG nor a JPEG file"
    case .unsupported(let format, let reason): "this \(format.rawValue) file can't be read: \(reason)"
    }
  }
}
