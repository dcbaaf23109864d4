import Diagnostics
import Randomness

let chanceForm = ValueForm(
  "chance", "true with a probability, else false", example: "{chance: 0.3}", arguments: .number(.fraction),
  type: .boolean
) { reading in
  guard
    let chance = reading.reader.value(reading.entry.value, as: .number(.fraction), at: reading.inside)
  else { return nil }
  return .drawing(ChanceDrawing(chance: chance), reading.site)
}

private struct ChanceDrawing: Drawing {
  let chance: Value

  var type: StaticType { .boolean }

  var weightedOutcomes: [(value: Value, weight: Double)]? {
    guard case .number(let chance)? = chance.constant else { return nil }
    return [(true, chance), (false, 1 - chance)].map { flag, weight in
      (Value(.constant(.boolean(flag)), kind: .boolean, type: .boolean, range: self.chance.range), weight)
    }
  }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    guard case .number(let chance) = try chance.evaluate(in: frame) else {
      throw EvaluationError("the chance must be a number", at: chance.range)
    }
    let flag: Bool
    do throws(DistributionError) {
      var stream = frame.stream(for: site)
      flag = try Chance(chance).draw(from: &stream)
    } catch {
      throw EvaluationError(error.sentence(for: "chance"), at: site.range)
    }
    let datum = Datum.boolean(flag)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}
