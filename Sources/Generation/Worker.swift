import Bytes
import Formats
import Labels

/// One thread's life in a run: makes chunks, with tools and buffers that are used again and never leave the thread.
struct Worker: ChunkMaker {
  private let run: Run
  private let plan: DatasetPlan
  private let truthRecord: TruthRecord
  /// Made when the first sample is needed: a run that only checks what is there draws nothing.
  private var maker: (any SampleMaker)?
  private var recall: Recall?
  /// The short way of texts, where maker and formats know it; nil until that is asked.
  private var batches: BatchLine?
  private var hasBatches: Bool?
  /// The last sample: makers of texts fill its storage anew.
  private var made = MadeSample(Sample(index: 0, split: ""))
  private var fragments: [Fragment]
  private var truth = ByteWriter()
  private var text = ByteWriter()
  private var sums = SumsRun()
  private var tally = Tally()

  /// A worker of `run`; samples of the dataset `finished` are used again, where it is sound.
  init(_ run: Run, _ plan: DatasetPlan, reusing finished: FinishedSet?) {
    self.run = run
    self.plan = plan
    truthRecord = TruthRecord(classes: plan.description.classes, spanLabels: plan.description.spanLabels)
    fragments = plan.formats.map { _ in Fragment() }
    if !plan.formats.contains(where: \.format.needsFrame) { recall = finished.map { Recall($0, for: plan) } }
  }

  /// Makes all samples of a chunk, stages their files and writes the chunk file.
  mutating func make(_ chunk: Chunk) throws(GenerationError) -> JournalEntry? {
    clear()
    if recall == nil, try readyBatches() {
      try makeBatches(chunk.indices)
    } else {
      for index in chunk.indices {
        if try !recallSample(index) { try makeSample(index) }
        run.progress.advance()
      }
    }
    for place in fragments.indices { try stageFiles(of: place) }
    return try writeChunkFile(chunk)
  }

  private mutating func clear() {
    for place in fragments.indices { fragments[place].removeAll() }
    truth.removeAll()
    sums.removeAll()
    tally = Tally()
  }

  // MARK: Samples

  private mutating func makeSample(_ index: UInt64) throws(GenerationError) {
    let ready = try readyMaker()
    do throws(SampleFailure) { try ready.make(index, into: &made) } catch { throw .sample(index: index, error) }
    precondition(made.sample.index == index, "a maker gave sample \(made.sample.index) for \(index)")
    if index >= run.record.base?.count ?? 0 { tally.add(dropped: made.dropped) }
    truthRecord.append(made.sample, to: &truth)
    try add(made.sample)
    try stagePicture(of: made.sample)
  }

  /// Whether samples are made in batches.
  private mutating func readyBatches() throws(GenerationError) -> Bool {
    if let hasBatches { return hasBatches }
    batches = BatchLine(try readyMaker(), plan, truthRecord)
    hasBatches = batches != nil
    return batches != nil
  }

  private mutating func makeBatches(_ indices: Range<UInt64>) throws(GenerationError) {
    let ready = try readyMaker()
    var start = indices.lowerBound
    while start < indices.upperBound {
      let end = min(start + UInt64(TextBatch.rowLimit), indices.upperBound)
      let known = batches?.batch
      known?.removeAll()
      do throws(SampleFailure) { if let known { try ready.fill(known, start..<end) } } catch {
        throw .sample(index: start + UInt64(known?.rows.count ?? 0), error)
      }
      batches?.write(to: &truth, &fragments, &tally)
      run.progress.advance(by: end - start)
      start = end
    }
  }

  private mutating func readyMaker() throws(GenerationError) -> any SampleMaker {
    if let maker { return maker }
    do throws(SampleFailure) {
      let made = try plan.makers.makeMaker()
      maker = made
      return made
    } catch {
      throw .tools(error)
    }
  }

  /// Takes a sample from the finished dataset that this run makes longer or mends; false if it isn't there, whole.
  private mutating func recallSample(_ index: UInt64) throws(GenerationError) -> Bool {
    let found: Recall.Recalled?
    do throws(FileError) { found = try recall?.sample(index) } catch { throw .file(error) }
    guard let recalled = found else { return false }
    truth.append(bytes: recalled.line)
    truth.append("\n")
    try add(recalled.sample)
    if let picture = recalled.picture {
      do throws(FileError) {
        for path in plan.picturePaths(of: recalled.sample) {
          try run.workspace.link(picture.path, of: run.workspace.root, to: Workspace.staged(path))
          sums.add(path, picture.digest)
        }
      } catch {
        throw .file(error)
      }
    }
    return true
  }

  private mutating func add(_ sample: Sample) throws(GenerationError) {
    tally.add(sample)
    for (place, planned) in plan.formats.enumerated() {
      do throws(FormatError) {
        try planned.format.add(sample, to: &fragments[place])
      } catch {
        throw .format(error, name: planned.name)
      }
    }
  }

  // MARK: Files

  /// Writes the picture once; every further format that keeps pictures gets a second name for it.
  private mutating func stagePicture(of sample: Sample) throws(GenerationError) {
    guard let image = sample.image else { return }
    var first: (path: String, digest: SHA256Digest)?
    do throws(FileError) {
      for path in plan.picturePaths(of: sample) {
        let staged = Workspace.staged(path)
        if let first {
          try run.workspace.link(first.path, of: run.workspace.root, to: staged)
          sums.add(path, first.digest)
        } else {
          let digest = try run.workspace.write(staged, image.bytes)
          first = (staged, digest)
          sums.add(path, digest)
        }
      }
    } catch {
      throw .file(error)
    }
  }

  private mutating func stageFiles(of place: Int) throws(GenerationError) {
    let folder = plan.formats[place].folder
    do throws(FileError) {
      for file in fragments[place].files {
        let path = "\(folder)/\(file.path)"
        sums.add(path, try run.workspace.write(Workspace.staged(path), file.bytes))
      }
    } catch {
      throw .file(error)
    }
  }

  /// What the chunk has of all streams.
  private var pieces: [GrownStreams.Piece] {
    var pieces = [GrownStreams.Piece(format: "", stream: ChunkHeader.truth, bytes: truth)]
    for (planned, fragment) in zip(plan.formats, fragments) {
      for name in fragment.streamNames {
        guard let stream = fragment.streams[name] else { continue }
        pieces.append(GrownStreams.Piece(format: planned.folder, stream: name, bytes: stream))
      }
    }
    return pieces
  }

  private mutating func writeChunkFile(_ chunk: Chunk) throws(GenerationError) -> JournalEntry? {
    var header = ChunkHeader(indices: chunk.indices, tally: tally)
    let isGrown = run.streams != nil
    if let streams = run.streams {
      guard let ends = try filing(try streams.append(chunk.number, pieces)) else { return nil }
      header.ends = ends
    }
    var sumsText = ByteWriter()
    sums.write(to: &sumsText)
    if !isGrown { header.add(ChunkHeader.truth, truth.count) }
    header.add(ChunkHeader.sums, sumsText.count)
    for (place, planned) in plan.formats.enumerated() {
      if !isGrown { header.add(streamsOf: fragments[place], of: planned.folder) }
      header.add(countsOf: fragments[place], of: planned.folder)
    }
    text.removeAll()
    header.write(to: &text, classes: plan.description.classes)
    do throws(FileError) {
      var file = try run.workspace.create(Workspace.chunk(chunk.number))
      try file.write(text)
      if !isGrown { try file.write(truth) }
      try file.write(sumsText)
      for fragment in isGrown ? [] : fragments {
        for name in fragment.streamNames {
          if let stream = fragment.streams[name] { try file.write(stream) }
        }
      }
      let record = try file.finishHashed()
      return JournalEntry(chunk: chunk, size: record.size, digest: record.digest)
    } catch {
      throw .file(error)
    }
  }
}

/// The short way from a maker to lines: a batch, and who writes it.
private struct BatchLine {
  let batch: TextBatch
  private var truth: TruthBatchWriter
  private var writers: [any BatchWriter] = []

  /// Nil where the maker or one of the formats goes the long way.
  init?(_ maker: any SampleMaker, _ plan: DatasetPlan, _ record: TruthRecord) {
    guard let lexicon = maker.lexicon else { return nil }
    for planned in plan.formats {
      guard let writer = planned.format.batchWriter(for: lexicon) else { return nil }
      writers.append(writer)
    }
    batch = TextBatch(lexicon)
    truth = record.batchWriter(for: lexicon)
  }

  mutating func write(to lines: inout ByteWriter, _ fragments: inout [Fragment], _ tally: inout Tally) {
    truth.append(batch, to: &lines)
    for place in writers.indices { writers[place].add(batch, to: &fragments[place]) }
    for (place, split) in batch.lexicon.splits.enumerated() {
      tally.add(texts: UInt64(batch.places(ofSplit: place).count), of: split)
    }
  }
}

extension ChunkHeader {
  fileprivate mutating func add(_ stream: String, _ count: Int, of format: String = "") {
    sections.append(Section(format: format, stream: stream, offset: 0, count: count))
  }

  fileprivate mutating func add(streamsOf fragment: Fragment, of format: String) {
    for name in fragment.streamNames { add(name, fragment.streams[name]?.count ?? 0, of: format) }
  }

  fileprivate mutating func add(countsOf fragment: Fragment, of format: String) {
    for name in fragment.counts.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      counts.append(Count(format: format, name: name, value: fragment.counts[name, default: 0]))
    }
  }
}
