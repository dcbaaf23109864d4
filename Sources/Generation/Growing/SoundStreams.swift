import Bytes

/// Finds out how much of the streams that an earlier run left is sound.
struct SoundStreams {
  /// So many chunks, from the first on, are whole: chunk files, files of samples, and streams.
  private(set) var chunks = 0
  /// The streams up to the end of the last of these.
  private(set) var streams: [SoundStream] = []

  /// The ends of one stream, with the chunks that they are of.
  private struct Track {
    var format: String
    var stream: String
    var ends: [(chunk: Int, end: StreamEnd)] = []
  }

  /// Looks at the chunks of `run` that `known` lists, each whole stream being read once.
  ///
  /// What comes behind something damaged counts for nothing: streams grow in order.
  init(of run: Run, _ known: [Int: JournalEntry]) throws(GenerationError) {
    var check = ChunkCheck(classes: run.record.key.classes, isGrown: true)
    var tracks: [Track] = []
    var sound = 0
    while sound < run.layout.count, let entry = known[sound], entry.chunk == run.layout[sound] {
      let path = Workspace.chunk(sound)
      do throws(FileError) {
        guard try check.isIntact(entry, path, files: Workspace.staging, in: run.workspace.root) else { break }
      } catch {
        throw .file(error)
      }
      guard let ends = try ChunkFile(path, of: run.workspace.root, classes: run.record.key.classes).header.ends else {
        break
      }
      for end in ends {
        let place = tracks.firstIndex { $0.format == end.format && $0.stream == end.stream }
        if place == nil { tracks.append(Track(format: end.format, stream: end.stream)) }
        tracks[place ?? tracks.count - 1].ends.append((sound, end))
      }
      sound += 1
    }
    var hashers: [[Hasher256]] = []
    for track in tracks {
      let sums = try filing(try Self.hashers(of: track, in: run.workspace.root))
      if sums.count < track.ends.count { sound = min(sound, track.ends[sums.count].chunk) }
      hashers.append(sums)
    }
    chunks = sound
    for (track, sums) in zip(tracks, hashers) {
      guard let last = track.ends.lastIndex(where: { $0.chunk < sound }) else { continue }
      streams.append(
        SoundStream(
          format: track.format, stream: track.stream, end: track.ends[last].end.end, hasher: sums[last]))
    }
  }

  /// What a hasher is at each end, as far as the stream is as the ends say.
  private static func hashers(of track: Track, in root: Folder) throws(FileError) -> [Hasher256] {
    let path = Workspace.stream(track.stream, of: track.format)
    guard try root.status(of: path)?.kind == .file else { return [] }
    let file = try root.open(path)
    var hasher = Hasher256()
    var hashers: [Hasher256] = []
    var start = 0
    for (_, end) in track.ends {
      guard end.end >= start, end.end <= file.size else { return hashers }
      try file.forEachBlock(of: start..<end.end) { block throws(FileError) in
        hasher.update(block)
      } failing: {
        $0
      }
      guard hasher.digest == end.digest else { return hashers }
      hashers.append(hasher)
      start = end.end
    }
    return hashers
  }
}
