// swift-tools-version: 6.2
import PackageDescription

/// Every room is built with the same rules: imports say who may see them, existentials are spelled out.
let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A C library of the system, found by pkg-config, with the packages that bring it.
func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

/// One room of the house (CONTRIBUTING.md draws it): what it may import is what stands here.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: rules)
}

/// The tests of one room; folders of `fixtures` are read from the source tree, not built.
func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: fixtures, swiftSettings: rules)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "figment",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "figment", targets: ["figment"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
  ],
  targets: [
    system("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev", brew: "cairo"),
    system("CFreeType", pkgConfig: "freetype2", apt: "libfreetype-dev", brew: "freetype"),
    system("CHarfBuzz", pkgConfig: "harfbuzz", apt: "libharfbuzz-dev", brew: "harfbuzz"),
    system("CPNG", pkgConfig: "libpng", apt: "libpng-dev", brew: "libpng"),
    system("CJPEG", pkgConfig: "libjpeg", apt: "libjpeg62-turbo-dev", brew: "jpeg-turbo"),
    system("CDeflate", pkgConfig: "libdeflate", apt: "libdeflate-dev", brew: "libdeflate"),
    system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
    .systemLibrary(name: "CSystem"),
    .target(name: "CKernels"),
    .target(name: "CCodecs", dependencies: ["CPNG", "CJPEG"]),

    room("Elementary"),
    room("Bytes", ["CCrypto", "CSystem", "CKernels", "Diagnostics"]),
    room("Diagnostics"),
    room("Images", ["CCodecs", "CDeflate", "CKernels"]),
    room("Randomness", ["Elementary", "CKernels"]),
    room("Labels", ["Bytes"]),
    room("Specification", ["Bytes", "Diagnostics", "Elementary", "Randomness", "Labels", yams]),
    room("Templates", ["Specification", "Diagnostics", "Elementary", "Randomness", "Labels", "Bytes", bigInt]),
    room(
      "Scenes", ["Specification", "Templates", "Diagnostics", "Elementary", "Randomness", "Labels", "Bytes"]),
    room(
      "Rendering",
      [
        "Scenes", "Specification", "Labels", "Images", "Elementary", "Bytes", "CCairo", "CFreeType", "CHarfBuzz",
        "CKernels",
      ]),
    room("Formats", ["Labels", "Bytes", "Diagnostics", "Images"]),
    room(
      "Generation",
      [
        "Formats", "Rendering", "Scenes", "Templates", "Specification", "Labels", "Images", "Randomness", "Bytes",
        "Diagnostics",
      ]),
    room("Inspection", ["Generation", "Formats", "Rendering", "Scenes", "Labels", "Images", "Bytes", "Diagnostics"]),
    .executableTarget(
      name: "figment",
      dependencies: ["Inspection", "Generation", "Formats", "Specification", "Bytes", "Diagnostics", arguments],
      swiftSettings: rules),
    .executableTarget(
      name: "EffectBench", dependencies: ["Rendering", "Scenes", "Labels", "Specification"],
      path: "Benchmarks/EffectBench", swiftSettings: rules),
    .executableTarget(
      name: "GrammarBench", dependencies: ["Templates", "Labels", "Bytes", bigInt], path: "Benchmarks/GrammarBench",
      swiftSettings: rules),

    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("BytesTests", ["Bytes", "CDeflate"]),
    tests("ImagesTests", ["Images", "CKernels", "CDeflate"], fixtures: ["Fixtures"]),
    tests(
      "SpecificationTests", ["Specification", "Diagnostics", "Bytes"],
      fixtures: ["YAML/broken", "Phrases/number_words.tsv"]),
    tests("ElementaryTests", ["Elementary"], fixtures: ["Fixtures"]),
    tests("RandomnessTests", ["Randomness", "Elementary"], fixtures: ["Fixtures"]),
    tests(
      "RenderingTests",
      ["Rendering", "Scenes", "Specification", "Labels", "Elementary", "CKernels", "CCairo", "Diagnostics"]),
    tests("GenerationTests", ["Generation", "Formats", "Labels", "Bytes"]),
    .target(name: "CommandRunner", path: "Tests/CommandRunner", swiftSettings: rules),
    tests("CommandTests", ["figment", "Generation", "CommandRunner", "Bytes"], fixtures: ["Snapshots"]),
    tests("ProofTests", ["figment", "CommandRunner"], fixtures: ["Specs"]),
    tests("LabelsTests", ["Labels", "Bytes"]),
    tests(
      "SchemaTests", ["Scenes", "Templates", "Specification", "Generation", "Diagnostics"],
      fixtures: ["broken", "valid"]),
    tests(
      "ScenesTests",
      ["Scenes", "Specification", "Templates", "Labels", "Randomness", "Elementary", "Diagnostics", "Bytes"]),
    tests(
      "LoadingTests",
      [
        "Generation", "Formats", "Scenes", "Rendering", "Specification", "Labels", "Diagnostics", "Images", "Bytes",
        "Randomness",
      ],
      fixtures: ["broken"]),
    tests("FormatsTests", ["Formats", "Labels", "Bytes"]),
    tests("NoiseTests", ["Templates", "Specification", "Diagnostics", "Randomness", "Labels"]),
    tests(
      "GrammarTests", ["Templates", "Specification", "Diagnostics", "Labels", "Randomness", "Bytes", bigInt]),
    tests(
      "TemplatesTests", ["Templates", "Specification", "Labels", "Diagnostics", "Randomness", "Bytes", bigInt],
      fixtures: ["broken"]),
  ]
)
