import Foundation

/// Kontrollpunkt: how many entries the journal had, and the hash over them all. Written as C2SP's tlog-checkpoint says, so that other
/// people's programs can read it.
public struct Checkpoint: Sendable, Equatable {
    /// Whose journal it is.
    public let origin: String
    public let size: Int64
    public let root: [UInt8]

    init(origin: String, size: Int64, root: [UInt8]) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The text that is signed.
    var text: String { "\(origin)\n\(size)\n\(Data(root).base64EncodedString())\n" }

    /// Reads a note without asking whether it is signed rightly; nil when it is none.
    init?(note: String) {
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 4, lines[3].isEmpty, let size = Int64(lines[1]), size >= 0, String(size) == lines[1],
            let root = Data(base64Encoded: String(lines[2])), root.count == 32
        else { return nil }
        self.init(origin: String(lines[0]), size: size, root: Array(root))
    }
}

extension [[UInt8]] {
    /// One hash a line, as in the proofs of C2SP.
    var proofLines: String { map { Data($0).base64EncodedString() + "\n" }.joined() }
}
