import Images
import Testing

@Suite("The image encoder") struct ImageEncoderTests {
  @Test(
    "writes what each encoding's own encoder writes",
    arguments: [.png(effort: .fast), .png(effort: .small), .jpeg(quality: 90)] as [ImageEncoding])
  func encodings(_ encoding: ImageEncoding) throws {
    var encoder = ImageEncoder()
    let raster = Raster(.shapes, width: 90, height: 60)
    var (first, again): ([UInt8], [UInt8]) = ([], [])
    try encoder.encode(raster, as: encoding, into: &first)
    try encoder.encode(raster, as: encoding, into: &again)
    #expect(first == again)
    let header = try ImageHeader.read(first)
    #expect(header.width == 90 && header.height == 60)
    #expect(encoding.fileExtension == (header.format == .png ? "png" : "jpg"))
  }
}
