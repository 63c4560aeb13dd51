import Foundation

/// Vittne: someone outside who keeps our checkpoints, so that we cannot rewrite what they have seen: a folder on another machine, or a
/// server that talks as C2SP's tlog-witness says.
public enum Witness: Sendable, Equatable {
    case folder(String)
    case address(String)

    public init(_ text: String) {
        self = text.hasPrefix("http://") || text.hasPrefix("https://") ? .address(text) : .folder(text)
    }

    public var name: String {
        switch self {
        case .folder(let path): path
        case .address(let address): address
        }
    }
}

/// What a witness said to a checkpoint.
public enum WitnessAnswer: Sendable, Equatable {
    case taken
    /// It has seen so many entries, and asks to be shown how they lead to ours.
    case hasSeen(Int64)
    /// What it has seen is not the beginning of what we show.
    case disputes
    case away(String)
}

/// Why there can be no checkpoint.
public enum CheckpointFault: Error, Equatable {
    case entriesMissing
    case shorter(signed: Int64, now: Int64)
    case rewritten(within: Int64)
    case noCheckpoint
    case noSuchEntry

    public var words: String {
        switch self {
        case .entriesMissing: "entries of the journal are missing; run samsyn journal verify"
        case .shorter(let signed, let now):
            "a checkpoint over \(signed) entries has been signed, and the journal has \(now): its end is gone"
        case .rewritten(let size): "what stands in the journal up to entry \(size) is not what was signed"
        case .noCheckpoint: "there is no checkpoint that holds it; make one with samsyn journal checkpoint"
        case .noSuchEntry: "the journal has no such entry"
        }
    }
}

/// What those who answer for the journal are to see.
public enum CheckpointHole: Sendable, Equatable {
    /// No witness has taken a checkpoint for as long as was set.
    case notTaken
    case disputed(by: String)
}

/// A folder that somebody else keeps: one file a checkpoint, never written over.
struct WitnessFolder {
    let path: String
    private static let ending = ".checkpoint"

    /// The latest checkpoint it has; nil when it has none.
    func latest() throws -> Checkpoint? {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(Self.ending) }
        guard let newest = names.max() else { return nil }
        let note = String(decoding: try Data(contentsOf: URL(filePath: path + "/" + newest)), as: UTF8.self)
        guard let checkpoint = Checkpoint(note: note) else { throw CocoaError(.fileReadCorruptFile) }
        return checkpoint
    }

    func keep(_ note: String, size: Int64) throws {
        let digits = String(size)
        let name = String(repeating: "0", count: max(0, 19 - digits.count)) + digits + Self.ending
        let file = path + "/" + name
        guard !FileManager.default.fileExists(atPath: file) else { return }
        // Written whole and on the disk before it has its name.
        let waiting = file + ".new"
        try Data(note.utf8).write(to: URL(filePath: waiting))
        let handle = try FileHandle(forWritingTo: URL(filePath: waiting))
        try handle.synchronize()
        try handle.close()
        try FileManager.default.moveItem(atPath: waiting, toPath: file)
    }
}
