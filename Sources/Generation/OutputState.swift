package import Bytes

/// Whether a dataset, a shard or a begun run stands in the folder, so that nothing else should be written there.
package func holdsDataset(_ folder: Folder) throws(FileError) -> Bool {
  for name in [Workspace.name, Workspace.manifest, Workspace.shard] where try folder.has(name) { return true }
  return false
}

/// What stands in an output folder before a run.
struct OutputState {
  /// A run that was begun and not finished.
  var run: RunRecord?
  /// A finished dataset.
  var manifest: Manifest?
  /// A finished shard.
  var shard: ShardRecord?
  /// Whether there is something, and nothing that Figment made.
  var isForeign = false

  init(of root: Folder) throws(FileError) {
    if let status = try FileSystem.status(of: root.path), status.kind != .folder {
      throw FileError(.makeFolder, root.path, .notAFolder(status.kind))
    }
    run = try RunRecord(of: root)
    manifest = try Manifest(of: root)
    shard = try ShardRecord(of: root)
    guard run == nil, manifest == nil, shard == nil else { return }
    isForeign = try root.names().contains { $0 != Workspace.name }
  }

  /// What stands at the top of the folder and is Figment's; the name that says "finished" last.
  var topNames: [String] {
    let pending = run?.replaced ?? []
    let finished = manifest?.topNames ?? (shard == nil ? [] : ShardRecord.topNames)
    return pending.filter { !finished.contains($0) } + finished
  }

  /// In words, for messages: which part of a dataset this is.
  static func part(_ shard: Shard?) -> String { shard.map { "shard \($0)" } ?? "a whole dataset" }
}
