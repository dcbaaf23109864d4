import Bytes
import Formats
import Labels
import Testing

@Suite("The truth record") struct TruthTests {
  private let size = PixelSize(width: 4, height: 3)

  private func line(_ sample: Sample, classes: [String]) -> [UInt8] {
    var writer = ByteWriter()
    TruthRecord(classes: classes).append(sample, to: &writer)
    return writer.bytes
  }

  @Test("is this line")
  func bytes() {
    let mask = Mask(size: size, counts: [4, 2, 1, 2, 3])
    let box = Box(minX: 1, minY: 1, maxX: 3, maxY: 3)
    let sample = Sample(
      index: 4, split: "train", image: EncodedImage(size: size, fileExtension: "png", bytes: [1]),
      instances: [
        Instance(
          id: 1, classIndex: 1, site: "scene.objects.dot", mask: mask, box: box, area: 4, amodalBox: box, amodalArea: 4),
        Instance(
          id: 3, classIndex: 0, parent: 1, site: "scene.objects.dot.parts.eye", attributes: [.init("n", .number(2))],
          mask: mask, box: box, area: 4, amodalBox: Box(minX: 0, minY: 1, maxX: 3, maxY: 3), amodalArea: 6,
          isIgnored: true),
      ], factors: [.init("scene.light", .number(0.25))], targets: [.init("count", .number(2))],
      tags: [.init("mood", .absent)])
    #expect(
      String(decoding: line(sample, classes: ["eye", "dot"]), as: UTF8.self) == """
        {"index":4,"split":"train","image":{"width":4,"height":3,"type":"png"},"instances":[\
        {"id":1,"class":"dot","site":"scene.objects.dot","box":[1,1,3,3],"area":4,"mask":"42102"},\
        {"id":3,"class":"eye","site":"scene.objects.dot.parts.eye","parent":1,"box":[1,1,3,3],"area":4,\
        "amodal_box":[0,1,3,3],"amodal_area":6,"ignored":true,"attributes":{"n":2},"mask":"42102"}],\
        "factors":{"scene.light":0.25},"targets":{"count":2},"tags":{"mood":null}}

        """)
    #expect(
      String(decoding: line(Sample(index: 0, split: "a"), classes: []), as: UTF8.self)
        == "{\"index\":0,\"split\":\"a\",\"factors\":{}}\n")
  }

  @Test("comes back as the sample, whatever the names")
  func roundTrip() throws {
    let synthetic = SyntheticDataset(classes: SyntheticDataset.hostileNames, splits: ["tr\"ain", "va\nl", "🦄"])
    let reader = TruthReader(classes: synthetic.classes)
    var further = synthetic
    further.isFurther = true
    for sample in synthetic.samples(100) + further.samples(100) {
      let text = line(sample, classes: synthetic.classes)
      #expect(text.count { $0 == 10 } == 1 && text.last == 10)
      try expectEqual(try reader.sample(from: text), sample)
    }
  }

  @Test("keeps every kind of value, exactly")
  func values() throws {
    let values: [LabelValue] = [
      .absent, .boolean(true), .number(0.1), .number(-1.5e-300), .number(1e16), .number(.greatestFiniteMagnitude),
      .number(.leastNonzeroMagnitude), .number(9_007_199_254_740_994), .text(SyntheticDataset.hostileNames.joined()),
      .list([]),
      .record([]), .list([.list([.number(1), .text("")]), .record([.init("", .record([.init("a", .absent)]))])]),
    ]
    let fields = values.enumerated().map { LabelValue.Field("v\($0.offset)\"", $0.element) }
    let sample = Sample(index: .max - 1, split: "", factors: fields, targets: fields, tags: fields.reversed())
    try expectEqual(try TruthReader(classes: []).sample(from: line(sample, classes: [])), sample)
  }

  @Test("keeps masks of another size than the picture's, and without a picture")
  func ownSize() throws {
    var sample = try #require(SyntheticDataset().samples(3).first { !$0.instances.isEmpty })
    sample.image = nil
    try expectEqual(
      try TruthReader(classes: ["disc", "ring", "rectangle"]).sample(
        from: line(sample, classes: ["disc", "ring", "rectangle"])), sample)
    sample.image = EncodedImage(size: size, fileExtension: "jpg", bytes: [])
    try expectEqual(
      try TruthReader(classes: ["disc", "ring", "rectangle"]).sample(
        from: line(sample, classes: ["disc", "ring", "rectangle"])), sample)
  }

  @Test(
    "refuses lines that are no sample, and says where",
    arguments: [
      ("", "the line is no JSON"),
      ("[]", "'index' must be there"),
      (#"{"index":-1,"split":"a"}"#, "'index' must be a whole number of at least 0"),
      (#"{"index":0,"split":1}"#, "'split' must be a text"),
      (#"{"index":0,"split":"a","image":{"width":1,"type":"png"}}"#, "'image.height' must be there"),
      (#"{"index":0,"split":"a","instances":[{"box":[0,0,1]}]}"#, "'instances[0].box' must be a list of four numbers"),
      (
        #"{"index":0,"split":"a","instances":[{"box":[0,0,1,"x"]}]}"#,
        "'instances[0].box' must be a list of four numbers"
      ),
      (#"{"index":0,"split":"a","instances":[{"box":[0,0,1,1],"area":1,"class":"z"}]}"#, "names the class 'z'"),
      (
        #"{"index":0,"split":"a","instances":[{"box":[0,0,1,1],"area":1,"class":"c","id":1,"site":"s","mask":"4"}]}"#,
        "there is no image"
      ),
      (
        #"{"index":0,"split":"a","instances":[{"box":[0,0,1,1],"area":1,"class":"c","id":1,"site":"s","mask":{"size":[2,2],"counts":"5"}}]}"#,
        "is no mask"
      ),
      (
        #"{"index":0,"split":"a","instances":[{"box":[0,0,1,1],"area":1,"class":"c","id":1,"site":"s","mask":{"size":[-2,-2],"counts":"4"}}]}"#,
        "is no mask"
      ),
      (
        #"{"index":0,"split":"a","instances":[{"box":[0,0,1,1],"area":1,"class":"c","id":1,"site":"s","mask":{"size":[2],"counts":"4"}}]}"#,
        "two whole numbers"
      ),
      (#"{"index":0,"split":"a","instances":{}}"#, "'instances' must be a list"),
      (#"{"index":0,"split":"a","factors":[]}"#, "'factors' must be an object"),
    ])
  func refusals(_ text: String, _ wanted: String) {
    do throws(TruthError) {
      _ = try TruthReader(classes: ["c"]).sample(from: Array(text.utf8))
      Issue.record("read \(text)")
    } catch {
      #expect(error.description.contains(wanted), "\(error.description)")
    }
  }

  @Test("is this line of a text")
  func textBytes() throws {
    var text = Marked.text("🦄 to [[New|PERSON] York|CITY], [x|CITY]", labels: ["CITY", "PERSON"])
    text.spans[0].value = .text("NYC")
    text.spans[2].attributes = [.init("role", .text("from"))]
    var sample = Marked.sample(4, [text], label: "book")
    sample.origin = TextOrigin(phrase: "template.say.0", rank: "17")
    func line(_ sample: Sample) -> String {
      var writer = ByteWriter()
      TruthRecord(classes: [], spanLabels: ["CITY", "PERSON"]).append(sample, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(
      line(sample) == #"{"index":4,"split":"train","text":"🦄 to New York, x","spans":[[5,13,"CITY","NYC"],"#
        + #"[5,8,"PERSON"],[15,16,"CITY",null,{"role":"from"}]],"label":"book","phrase":"template.say.0","rank":"17"}"#
        + "\n")
    sample.texts = [Marked.text("a", labels: [], name: "q", role: "user"), Marked.text("b", labels: [], name: "r")]
    (sample.label, sample.origin) = (nil, nil)
    (sample.fields, sample.factors) = ([.init("a", .absent)], [.init("let.n", .number(2))])
    #expect(
      line(sample) == #"{"index":4,"split":"train","texts":[{"name":"q","role":"user","text":"a"},"#
        + #"{"name":"r","text":"b"}],"fields":{"a":null},"factors":{"let.n":2}}"# + "\n")
  }

  @Test("brings texts back with every span", arguments: [[], ["text", "text"], ["premise"]])
  func textRoundTrip(_ names: [String]) throws {
    let set = TextDataset(splits: ["tr\"ain", "🦄"], names: names)
    let (record, reader) = (
      TruthRecord(classes: [], spanLabels: TextDataset.labels), TruthReader(classes: [], spanLabels: TextDataset.labels)
    )
    for var sample in set.samples(300) {
      sample.texts[0].role = sample.index % 4 == 0 ? "user" : nil
      var writer = ByteWriter()
      record.append(sample, to: &writer)
      let back = try reader.sample(from: writer.bytes)
      try expectEqual(back, sample)
      #expect(back.label == sample.label && back.fields == sample.fields && back.origin == sample.origin)
      #expect(back.texts.count == sample.texts.count)
      for (one, other) in zip(back.texts, sample.texts) {
        #expect((one.name, one.role, one.utf8.elementsEqual(other.utf8)) == (other.name, other.role, true))
        #expect(one.spans == other.spans, "\(other.string)")
        #expect((one.pointCount, one.isPlainJSON) == (other.pointCount, other.isPlainJSON))
      }
    }
  }

  @Test(
    "refuses spans that are none",
    arguments: [
      (#""spans":[[0,9,"c"]]"#, "'spans[0]' must be a range of the text's 2 code points"),
      (#""spans":[[1,1,"c"]]"#, "a range of the text's"), (#""spans":[[-1,1,"c"]]"#, "a range of the text's"),
      (#""spans":[[0,1]]"#, "'spans[0]' must be a list of two whole numbers"),
      (#""spans":[[0,1,"z"]]"#, "names the label 'z'"),
      (#""spans":[[0,1,"c",1,[]]]"#, "'spans[0][4]' must be an object"),
      (#""spans":{}"#, "'spans' must be a list"),
    ])
  func spanRefusals(_ member: String, _ wanted: String) {
    do throws(TruthError) {
      let line = #"{"index":0,"split":"a","text":"é🦄","# + member + "}"
      _ = try TruthReader(classes: [], spanLabels: ["c"]).sample(from: Array(line.utf8))
      Issue.record("read \(member)")
    } catch {
      #expect(error.description.contains(wanted), "\(error.description)")
    }
  }

  /// Compares part by part, so that a failure names the part.
  private func expectEqual(_ one: Sample, _ other: Sample) throws {
    #expect(one.index == other.index && Array(one.split.utf8) == Array(other.split.utf8))
    #expect(one.image?.size == other.image?.size && one.image?.fileExtension == other.image?.fileExtension)
    #expect(one.factors == other.factors && one.targets == other.targets && one.tags == other.tags)
    #expect(one.instances.count == other.instances.count)
    for (a, b) in zip(one.instances, other.instances) {
      #expect((a.id, a.classIndex, a.parent, a.site) == (b.id, b.classIndex, b.parent, b.site))
      #expect(a.attributes == b.attributes && a.mask == b.mask && a.box == b.box && a.area == b.area)
      #expect(a.amodalBox == b.amodalBox && a.amodalArea == b.amodalArea && a.isIgnored == b.isIgnored)
      #expect(a.fullBox == b.fullBox && a.fullArea == b.fullArea && a.truncation == b.truncation && a.pose == b.pose)
      #expect(a.orientedBox == b.orientedBox && a.keypoints == b.keypoints && a.occluders == b.occluders)
      #expect(a.depth == b.depth && a.showsParts == b.showsParts)
    }
  }
}
