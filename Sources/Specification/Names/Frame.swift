package import Diagnostics
package import Labels
package import Randomness

/// What all frames of one sample share. One per worker; made anew for each sample.
package final class SampleContext {
  package let index: UInt64
  package let seed: UInt64
  /// index / count: from 0 to below 1.
  package let progress: Double
  package let split: String
  /// Set once, before anything asks for `frame.width`.
  package var size = PixelSize(width: 0, height: 0)
  package let factors: FactorRecorder
  /// What the slots of bound expressions lead to.
  let references: [NameReference]
  let wheels: [SweepWheel]
  /// Who knows values of the root's slots before they are drawn here; asked while a slot is unknown.
  package weak var presets: (any RootPresets)?
  /// Who knows where instances stand.
  package weak var stage: (any BoundsSource)?
  /// Every frame of the sample; an instance's number is its place here.
  fileprivate(set) var frames: [Frame] = []
  /// How many instances were promised room so far, those that a `when` left out included.
  private var admitted = 0
  /// How many steps expressions may still take.
  private var steps = ValueLimits.steps
  /// How many items labels may still hold.
  private var labelItems = ValueLimits.labelItems

  package init(
    index: UInt64, count: UInt64, split: String, references: [NameReference], wheels: [SweepWheel],
    factors: FactorRecorder, seed: UInt64 = 0
  ) {
    self.index = index
    self.seed = seed
    progress = count == 0 ? 0 : Double(index) / Double(count)
    self.split = split
    self.references = references
    self.wheels = wheels
    self.factors = factors
  }

  /// The frame of the spec's root.
  package var root: Frame { frames[0] }

  /// The frame of an instance that an expression gave.
  package func frame(of instance: InstanceID) -> Frame { frames[instance.number] }

  /// Lets go of all frames: they and their context hold each other, so whoever is done with a sample must call this.
  /// Nothing may be asked of the frames afterwards.
  package func dissolve() {
    for frame in frames { frame.dissolve() }
    frames.removeAll()
  }

  fileprivate func spend(_ steps: Int) -> Bool {
    self.steps -= steps
    return self.steps >= 0
  }

  /// What labels keep of `datum`.
  ///
  /// - Throws: if the labels of the sample become larger than they may be.
  package func kept(_ datum: Datum, at range: SourceRange) throws(EvaluationError) -> LabelValue {
    labelItems -= datum.size(upTo: labelItems) ?? labelItems + 1
    guard labelItems >= 0 else { throw .tooManyLabels(at: range) }
    return LabelValue(datum)
  }

  /// - Throws: if `count` more instances are beyond `instanceLimit`.
  fileprivate func admit(_ count: Int, of element: Element, at range: SourceRange) throws(EvaluationError) {
    guard count <= instanceLimit, admitted + count <= instanceLimit else {
      let number = count == .max ? "more than 1000000000" : String(count)
      let others = admitted == 0 ? "" : " after \(admitted) others"
      throw EvaluationError(
        "a picture may hold at most \(instanceLimit) objects and parts, but '\(element.name)' would be \(number)\(others)",
        at: range)
    }
    admitted += count
  }
}

/// Knows what some of the root's `let`s are in the sample at hand.
package protocol RootPresets: AnyObject {
  /// The value of the root's slot `number`; nil if it is to be drawn as usual.
  func value(ofRootSlot number: Int) -> Datum?
  /// What a register of the sample's text holds; absent if nothing was picked.
  func value(ofRegister number: Int) -> Datum
}

/// Knows where the instances of a sample stand, and settles it when it is asked.
package protocol BoundsSource: AnyObject {
  /// The box of the instance as `bounds` tells it.
  func bounds(of frame: Frame) throws(EvaluationError) -> Datum
  /// Settles where the instance stands, so that its keys are what they are in the end.
  func settle(_ frame: Frame) throws(EvaluationError)
}

/// One instance of an element in one sample (or the spec's root): its names, each evaluated when first asked for.
package final class Frame {
  private enum Memo {
    case unknown, busy
    case known(Datum)
  }

  package let sample: SampleContext
  /// Nil for the root.
  package let element: Element?
  package let body: Body
  package let parent: Frame?
  /// The numbers of the repeats around it, from the outermost to its own.
  package let numbers: [UInt64]
  package let repetition: Repetition?
  /// Which of the element's bodies was picked.
  package let variant: Int

  /// Which of how many instances this is.
  package struct Repetition {
    package let index: Int
    package let count: Int
    package let item: Datum

    package init(index: Int, count: Int, item: Datum) {
      self.index = index
      self.count = count
      self.item = item
    }
  }

  /// Its place among the sample's frames.
  package let id: InstanceID
  /// False once a `keep` rule has dropped the instance: then lists leave it out, as labels do.
  package var isListed = true
  /// Filled in once the picture is drawn: `area`, `occlusion` and their kin.
  package var measures: [String: Datum] = [:]
  /// Who knows further measures, and by which number; set once the picture is drawn.
  package var late: (source: any LateMeasures, instance: Int)?
  /// Which try at a key is being made whose values are drawn anew until they fit.
  private var attempt: UInt16 = 0

  private var slots: [Memo]
  private var keys: [Memo]
  private var lists: [[[Frame]?]]

  private init(
    sample: SampleContext, element: Element?, body: Body, variant: Int, parent: Frame?, numbers: [UInt64],
    repetition: Repetition?
  ) {
    self.sample = sample
    self.element = element
    self.body = body
    self.variant = variant
    self.parent = parent
    self.numbers = numbers
    self.repetition = repetition
    slots = Array(repeating: .unknown, count: body.slots.count)
    keys = Array(repeating: .unknown, count: body.keys.count)
    lists = body.lists.map { Array(repeating: nil, count: $0.count) }
    id = InstanceID(sample.frames.count)
    sample.frames.append(self)
  }

  /// The frame of a spec's root, whose body holds root `let`s and top-level objects.
  package static func root(_ body: Body, of sample: SampleContext) -> Frame {
    precondition(sample.frames.isEmpty)
    return Frame(sample: sample, element: nil, body: body, variant: 0, parent: nil, numbers: [], repetition: nil)
  }

  /// The stream of `site` for this frame: outer repeats are folded into the key, the innermost is the counter.
  package func stream(for site: Site) -> Stream {
    stream(for: site.key, attempt: attempt)
  }

  /// The stream of the site of `key` for this frame, as of try `attempt`.
  package func stream(for key: SiteKey, attempt: UInt16) -> Stream {
    guard let last = numbers.last else { return Stream(key: key, index: sample.index, attempt: attempt) }
    var key = key
    for number in numbers.dropLast() { key = key.folding(number) }
    return Stream(
      key: key, index: sample.index, repeatNumber: UInt32(truncatingIfNeeded: last), attempt: attempt)
  }

  /// What key `number` is at try `attempt`: random values that stand in it are drawn anew at each, names that it mentions
  /// stay what they are. The latest try is what expressions and factors see.
  package func key(_ number: Int, attempt: UInt16) throws(EvaluationError) -> Datum? {
    guard let value = body.keys[number] else { return nil }
    if case .constant(let datum) = value.content { return datum }
    if case .busy = keys[number] { throw EvaluationError("the value needs itself", at: value.range) }
    keys[number] = .busy
    self.attempt = attempt
    defer { self.attempt = 0 }
    let datum = try value.evaluate(in: self)
    keys[number] = .known(datum)
    return datum
  }

  /// The value of key `number` of the room's table of keys; nil if the spec doesn't give it.
  package func key(_ number: Int) throws(EvaluationError) -> Datum? {
    guard let value = body.keys[number] else { return nil }
    if case .constant(let datum) = value.content { return datum }
    if case .known(let datum) = keys[number] { return datum }
    if case .busy = keys[number] { throw EvaluationError("the value needs itself", at: value.range) }
    keys[number] = .busy
    let datum = try untried { () throws(EvaluationError) in try value.evaluate(in: self) }
    keys[number] = .known(datum)
    return datum
  }

  /// What `body` gives, whatever key is being tried that asks for it: only what stands in that key itself is drawn anew.
  private func untried<Result>(_ body: () throws(EvaluationError) -> Result) throws(EvaluationError) -> Result {
    let rest = attempt
    attempt = 0
    defer { attempt = rest }
    return try body()
  }

  package func slot(_ number: Int) throws(EvaluationError) -> Datum {
    let value = body.slots[number]
    if case .constant(let datum) = value.content { return datum }
    if case .known(let datum) = slots[number] { return datum }
    if case .busy = slots[number] { throw EvaluationError("the value needs itself", at: value.range) }
    if parent == nil, let preset = sample.presets?.value(ofRootSlot: number) {
      slots[number] = .known(preset)
      if case .drawing(_, let site) = value.content { sample.factors.record(preset, at: site, numbers) }
      return preset
    }
    slots[number] = .busy
    let datum = try untried { () throws(EvaluationError) in try value.evaluate(in: self) }
    slots[number] = .known(datum)
    return datum
  }

  /// The instances of an element below this frame, made when first asked for.
  package func children(list: Int, _ number: Int) throws(EvaluationError) -> [Frame] {
    if let known = lists[list][number] { return known }
    let made = try untried { () throws(EvaluationError) in try instances(of: body.lists[list][number]) }
    lists[list][number] = made
    return made
  }

  private func instances(of element: Element) throws(EvaluationError) -> [Frame] {
    guard let value = element.repetition else {
      try sample.admit(1, of: element, at: element.range)
      return try instance(of: element, numbers, nil).map { [$0] } ?? []
    }
    var items: [Datum]?
    let count: Int
    switch try value.evaluate(in: self) {
    case .number(let number): count = number <= 1e9 ? Int(max(0, number)) : Int.max
    case .list(let list):
      items = list
      count = list.count
    default: throw EvaluationError("'repeat' must be a whole number or a list", at: value.range)
    }
    try sample.admit(count, of: element, at: value.range)
    var frames: [Frame] = []
    frames.reserveCapacity(count)
    for index in 0..<count {
      let repetition = Repetition(index: index, count: count, item: items?[index] ?? .number(Double(index)))
      if let frame = try instance(of: element, numbers + [UInt64(index)], repetition) { frames.append(frame) }
    }
    return frames
  }

  private func instance(
    of element: Element, _ numbers: [UInt64], _ repetition: Repetition?
  ) throws(EvaluationError) -> Frame? {
    var variant = 0
    if let pick = element.pick {
      let undecided = Frame(
        sample: sample, element: element, body: element.bodies[0], variant: 0, parent: self, numbers: numbers,
        repetition: repetition)
      variant = try pick.draw(in: undecided)
      if variant == 0, element.bodies[0].when == nil { return undecided }
    }
    let frame = Frame(
      sample: sample, element: element, body: element.bodies[variant], variant: variant, parent: self,
      numbers: numbers, repetition: repetition)
    if let when = frame.body.when, try when.evaluate(in: frame) != .boolean(true) { return nil }
    return frame
  }

  fileprivate func dissolve() {
    lists.removeAll()
    late = nil
  }

  package func spend(_ steps: Int) -> Bool { sample.spend(steps) }

  /// The nearest repetition outwards.
  package var innermostRepetition: Repetition? { repetition ?? parent?.innermostRepetition }

  /// The frame `up` levels above this one.
  package func above(_ up: Int) -> Frame? {
    var frame: Frame? = self
    for _ in 0..<up { frame = frame?.parent }
    return frame
  }

  /// Where it stands, with the numbers of its repeats: `scene.objects.car[2].parts.wheel[0]`.
  package var site: String {
    guard let element else { return "" }
    let place: String
    if let parent, let outer = parent.element {
      place = parent.site + element.path.description.dropFirst(outer.path.description.count)
    } else {
      place = element.path.description
    }
    return repetition.map { "\(place)[\($0.index)]" } ?? place
  }
}

/// The most objects and parts that one picture may hold.
package let instanceLimit = 100_000
