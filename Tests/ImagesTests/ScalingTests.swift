import Images
import Testing

@Suite("Scaling a raster") struct ScalingTests {
  /// Each new pixel as the average of the old ones over its area, or between the two nearest centres, in real numbers.
  private func expected(_ raster: Raster, _ width: Int, _ height: Int, _ x: Int, _ y: Int, _ shift: UInt32) -> Double {
    func weights(_ i: Int, _ old: Int, _ new: Int) -> [(Int, Double)] {
      let ratio = Double(old) / Double(new)
      if new < old {
        let (start, end) = (Double(i) * ratio, Double(i + 1) * ratio)
        return (0..<old).map { ($0, max(0, min(end, Double($0 + 1)) - max(start, Double($0))) / ratio) }
      }
      let center = (Double(i) + 0.5) * ratio - 0.5
      let place = Int(center.rounded(.down))
      let share = center - Double(place)
      return [(max(0, place), 1 - share), (min(old - 1, place + 1), share)]
    }
    var sum = 0.0
    for (row, a) in weights(y, raster.height, height) where a > 0 {
      for (column, b) in weights(x, raster.width, width) where b > 0 {
        sum += a * b * Double(raster[column, row] >> shift & 255)
      }
    }
    return sum
  }

  @Test(
    "agrees with real numbers",
    arguments: [(1, 1), (5, 3), (20, 11), (23, 17), (30, 7), (10, 40), (46, 34), (23, 5)])
  func real(_ width: Int, _ height: Int) {
    let raster = Raster(.noise, width: 23, height: 17)
    let scaled = raster.scaled(toWidth: width, height: height)
    #expect(scaled.width == width && scaled.height == height)
    for y in 0..<height {
      for x in 0..<width {
        for shift in [0, 8, 16, 24] as [UInt32] {
          let wanted = expected(raster, width, height, x, y, shift)
          #expect(abs(Double(scaled[x, y] >> shift & 255) - wanted) < 0.5001)
        }
      }
    }
  }

  @Test("to its own size copies it")
  func same() {
    let raster = Raster(.noise, width: 31, height: 20)
    #expect(raster.scaled(toWidth: 31, height: 20).words == raster.words)
  }

  @Test("by half averages squares of four")
  func half() {
    let raster = Raster(width: 2, height: 2)
    for (place, value) in [(0, 10), (1, 20), (2, 30), (3, 42)] {
      raster[place % 2, place / 2] = 0xFF00_0000 | UInt32(value)
    }
    // 25.5, and halves go up.
    #expect(raster.scaled(toWidth: 1, height: 1).words == [0xFF00_001A])
  }

  @Test("sampling meets centres exactly and goes on past edges")
  func sampling() {
    let raster = Raster(.noise, width: 9, height: 7)
    for y in 0..<7 {
      for x in 0..<9 { #expect(raster.sample(x: 256 * x + 128, y: 256 * y + 128) == raster[x, y]) }
    }
    #expect(raster.sample(x: -5000, y: -1) == raster[0, 0])
    #expect(raster.sample(x: 9 * 256, y: 1 << 40) == raster[8, 6])
    let between = raster.sample(x: 256, y: 128)
    for shift in [0, 8, 16, 24] as [UInt32] {
      #expect(between >> shift & 255 == ((raster[0, 0] >> shift & 255) + (raster[1, 0] >> shift & 255) + 1) / 2)
    }
  }
}
