import Bytes
import Formats

// All sentences of the room, alphabetically by case, so that they read as if one person wrote them.

extension GenerationError {
  /// What went wrong, and what to do about it, as a clause.
  package var message: String {
    switch self {
    case .damaged(let path, let what): "'\(path)' is damaged: \(what)"
    case .file(let error): error.description
    case .format(let error, let name): "format '\(name)': \(error)"
    case .refused(let refusal): refusal.message
    case .sample(let index, let failure): "sample \(index): \(failure.message)"
    case .shards(let faults): faults.map(\.message).joined(separator: "\n")
    case .stopped(let kept, let total):
      "stopped; \(grouped(kept))\(total.map { " of \(grouped($0))" } ?? "") samples are kept, --resume goes on from there"
    case .tools(let failure): failure.message
    case .unknownFormat(let name): "there is no format '\(name)'"
    case .twinFiles(let path): "two samples write the same file '\(path)'"
    }
  }

  /// What the command exits with: 64 bad usage, 65 bad data, 74 input or output.
  package var exitStatus: Int32 {
    switch self {
    case .file: 74
    case .format(.file, _): 74
    case .refused(.differs), .refused(.fixedCount), .refused(.smallerCount): 65
    case .refused: 64
    case .damaged, .format, .sample, .shards, .tools, .twinFiles, .unknownFormat: 65
    case .stopped: 130
    }
  }
}

extension Refusal {
  /// Why, and what to do.
  package var message: String {
    switch self {
    case .differs(let folder, let differences):
      "can't resume '\(folder)', which was made from something else: "
        + differences.map(\.clause).joined(separator: ", ") + "; --overwrite makes it anew, -o DIR makes another"
    case .finished(let folder):
      "'\(folder)' holds a finished dataset; --resume checks, mends or extends it, --overwrite makes it anew, "
        + "-o DIR makes another"
    case .fixedCount(let folder, let now, let then, let sites):
      "can't extend '\(folder)' from \(then) to \(now) samples, because they depend on how many there are: "
        + sites.map { "\($0.site) (\($0.reason))" }.joined(separator: ", ")
        + "; --overwrite makes it anew, -o DIR makes another"
    case .foreign(let folder):
      "'\(folder)' is not empty and was not made by Figment; -o DIR writes elsewhere"
    case .otherPart(let folder, let holds, let wanted):
      "'\(folder)' holds \(holds), not \(wanted); --overwrite makes it anew, -o DIR makes another"
    case .smallerCount(let folder, let now, let then):
      "can't resume '\(folder)' with \(now) samples: it has \(then), and a dataset can grow but not shrink; "
        + "--overwrite makes it anew, -o DIR makes another"
    case .unfinished(let folder):
      "'\(folder)' holds a run that was not finished; --resume goes on with it, --overwrite makes it anew, "
        + "-o DIR makes another"
    }
  }
}

extension KeyDifference {
  /// `seed is 8, was 7`.
  var clause: String { "\(name) is \(now), was \(then)" }
}

extension ShardFault {
  /// What is wrong, and with which folder.
  package var message: String {
    switch self {
    case .damaged(let folder, let what): "'\(folder)' is damaged: \(what); generate with --resume mends it"
    case .dataset(let folder): "'\(folder)' is a whole dataset, not a shard"
    case .differs(let folder, let from, let differences):
      "'\(folder)' is of another dataset than '\(from)': "
        + differences.map { "\($0.name) is \($0.now), not \($0.then)" }
        .joined(separator: ", ")
    case .double(let shard, let folders):
      "shard \(shard) is there \(folders.count) times: " + folders.map { "'\($0)'" }.joined(separator: ", ")
    case .missing(let shards):
      shards.count == 1
        ? "shard \(shards[0]) is missing"
        : "shards " + shards.prefix(20).joined(separator: ", ")
          + (shards.count > 20 ? " and \(shards.count - 20) more" : "") + " are missing"
    case .notAShard(let folder): "'\(folder)' is not a shard: it has no shard.json"
    case .otherProgram(let folder, let now, let then): "'\(folder)' was made by \(then); this is \(now)"
    case .otherTotal(let folder, let shard, let from, let total):
      "'\(folder)' is shard \(shard), but '\(from)' is one of \(total)"
    case .unfinished(let folder): "'\(folder)' is not finished; generate with --resume goes on with it"
    }
  }
}
