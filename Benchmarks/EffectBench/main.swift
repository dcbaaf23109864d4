// How many pixels a second each effect visits, one thread, on a picture of 640 x 480.
//
//     swift run -c release EffectBench [effect…]
//
// Prints, for each effect, millions of pixels a second of processor time (the best of five rounds), and first what the way
// into floating-point light and back costs, which a picture with any effects pays once.
import Glibc
import Labels
import Rendering
import Scenes
import Specification

/// Seconds of processor time that this process took.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}


func numbers(_ members: KeyValuePairs<String, Double>) -> OperationArguments {
  OperationArguments(members.map { Datum.Member($0.key, .number($0.value)) })
}

/// What a spec might say.
let usual: [String: OperationArguments] = [
  "haze": numbers(["density": 0.3]), "blur": numbers(["radius": 2]), "defocus": numbers(["radius": 4]),
  "motion_blur": numbers(["length": 8, "angle": 30]), "chromatic_aberration": numbers(["shift": 1.5]),
  "vignette": numbers(["strength": 0.4]), "noise": numbers(["read": 0.01, "shot": 0.02]),
  "exposure": numbers(["stops": 0.5]), "brightness": numbers(["add": 0.1]), "contrast": numbers(["factor": 1.2]),
  "gamma": numbers(["power": 0.9]), "posterize": numbers(["levels": 32]), "threshold": numbers(["level": 0.5]),
  "white_balance": numbers(["red": 1.1]), "saturation": numbers(["factor": 0.8]), "hue": numbers(["degrees": 20]),
  "sharpen": numbers(["amount": 0.5]), "pixelate": numbers(["size": 4]), "jpeg": numbers(["quality": 50]),
]

let size = PixelSize(width: 640, height: 480)
let renderer = Renderer()

/// Seconds for a picture under `count` times the effect, the best of five rounds.
@MainActor func seconds(_ name: String, _ arguments: OperationArguments, times count: Int) throws -> Double {
  let effects = (0..<count).map { Effect(name: name, arguments: arguments, seed: UInt64($0)) }
  let scene = Scene(
    size: size,
    background: .linearGradient(
      stops: [
        ColorStop(offset: 0, color: Color(red: 0.2, green: 0.4, blue: 0.8)),
        ColorStop(offset: 1, color: Color(red: 0.9, green: 0.7, blue: 0.3)),
      ], angle: 30), layers: [], instances: [], effects: effects)
  var best = Double.infinity
  for _ in 0..<5 {
    let start = processorTime()
    _ = try renderer.render(scene)
    best = min(best, processorTime() - start)
  }
  return best
}

@MainActor func report(_ name: String, _ seconds: Double) {
  let pixels = Double(size.area) / seconds / 1e6
  print("\(name)\(String(repeating: " ", count: max(1, 24 - name.count)))\(Int(pixels.rounded()))")
}

let wanted = CommandLine.arguments.dropFirst()
print("Mpx/s, 640 x 480")
let none = OperationArguments([])
let bare = try seconds("", none, times: 0)
report("in and out", try seconds("invert", none, times: 1) - bare)
for form in effectForms where wanted.isEmpty || wanted.contains(form.name) {
  let arguments = usual[form.name] ?? none
  let (once, often) = (try seconds(form.name, arguments, times: 1), try seconds(form.name, arguments, times: 5))
  report(form.name, (often - once) / 4)
}
