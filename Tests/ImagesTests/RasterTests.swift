import Images
import Testing

@Suite("A raster") struct RasterTests {
  @Test("keeps rows apart and aligned")
  func rows() {
    let raster = Raster(width: 17, height: 3)
    #expect(raster.stride == 128)
    raster[16, 1] = 0xFF01_0203
    let found = raster.withUnsafeBytes { Array($0[128 + 64..<128 + 68]) }
    #expect(found == [3, 2, 1, 0xFF])
  }
}
