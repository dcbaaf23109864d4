import Labels

/// How expressions see a frame: names by slot, members of instances by name.
extension Frame: NameScope {
  package func value(in slot: Int) throws(EvaluationError) -> Datum {
    switch sample.references[slot] {
    case .index: return .number(Double(sample.index))
    case .progress: return .number(sample.progress)
    case .split: return .text(sample.split)
    case .frame:
      return .record([
        Datum.Member("width", .number(Double(sample.size.width))),
        Datum.Member("height", .number(Double(sample.size.height))),
      ])
    case .rootSlot(let number): return try sample.root.slot(number)
    case .slot(let up, let number): return try above(up)?.slot(number) ?? .absent
    case .child(let up, let list, let number): return try above(up)?.child(list: list, number) ?? .absent
    case .frameItself(let up): return above(up).map { .instance($0.id) } ?? .absent
    case .repeatIndex: return innermostRepetition.map { .number(Double($0.index)) } ?? .absent
    case .repeatCount: return innermostRepetition.map { .number(Double($0.count)) } ?? .absent
    case .repeatItem: return innermostRepetition?.item ?? .absent
    case .measure(let name): return try member(name) ?? .absent
    // Registers belong to texts, which know what they hold.
    case .register(let number): return sample.presets?.value(ofRegister: number) ?? .absent
    }
  }

  package func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum? {
    try sample.frame(of: instance).member(name)
  }

  /// The value of attribute `number`. Not kept: each is asked for once, by the labels.
  package func attribute(_ number: Int) throws(EvaluationError) -> Datum {
    try body.attributes[number].value.evaluate(in: self)
  }

  /// What the name of an object stands for: the list of its instances if it is repeated, else the one, or nothing.
  func child(list: Int, _ number: Int) throws(EvaluationError) -> Datum {
    let all = try children(list: list, number)
    try spend(all.count, at: body.lists[list][number].range)
    let frames = all.filter(\.isListed)
    if body.lists[list][number].isRepeated { return .list(frames.map { .instance($0.id) }) }
    return frames.first.map { .instance($0.id) } ?? .absent
  }

  /// A member of this frame's instance: a key, `let`, parameter, attribute, part or measure.
  func member(_ name: String) throws(EvaluationError) -> Datum? {
    if let measure = measures[name] { return measure }
    if name == "place", let stage = sample.stage { try stage.settle(self) }
    switch body.members[name] {
    case .slot(let number): return try slot(number)
    case .key(let number): return try key(number) ?? .absent
    case .attribute(let number): return try attribute(number)
    case .child(let list, let number): return try child(list: list, number)
    case nil:
      if name == boundsName, element != nil, let stage = sample.stage { return try stage.bounds(of: self) }
      return try late?.source.measure(name, of: late?.instance ?? 0)
    }
  }
}
