import Kernel
import Storage

/// The only file that knows how the journal's tree is stored: the root of every 256 entries, of every 256 of those, and so on. Nothing is
/// written when an entry is; what is missing is added before a checkpoint, a constant number of steps for each entry.
enum TreeStore {
    private static let width: Int64 = 256
    private static let bits = 8

    static func size(in tx: Transaction) throws -> Int64 {
        try tx.one("SELECT seq FROM journal_head WHERE id = 1")?.int64("seq") ?? 0
    }

    /// Adds at most `limit` roots; true when there may be more to add.
    static func grow(to size: Int64, limit: Int, in tx: Transaction) throws -> Bool {
        for level in 1...6 {
            let row = try tx.one("SELECT MAX(place) AS place FROM journal_tree WHERE level = \(level)")
            let first = try (row?.int64IfAny("place")).map { $0 + 1 } ?? 0
            let end = size >> Int64(bits * level)
            guard first < end else { continue }
            for place in first..<min(end, first + Int64(limit)) {
                let below = try hashes(level - 1, place * width..<(place + 1) * width, in: tx)
                try tx.run(
                    """
                    INSERT INTO journal_tree (level, place, hash) VALUES (\(level), \(place), \(MerkleTree.folded(below)))
                    ON CONFLICT (level, place) DO NOTHING
                    """)
            }
            return true
        }
        return false
    }

    /// The tree as far as it has grown.
    static func tree(in tx: Transaction) -> MerkleTree {
        MerkleTree { part in
            let level = part.count.trailingZeroBitCount / bits
            let shift = Int64(bits * level)
            return MerkleTree.folded(
                try hashes(level, part.lowerBound >> shift..<part.upperBound >> shift, in: tx))
        }
    }

    private static func hashes(_ level: Int, _ part: Range<Int64>, in tx: Transaction) throws -> [MerkleTree.Hash] {
        let found =
            level == 0
            ? try tx.all(
                """
                SELECT hash FROM journal WHERE seq > \(part.lowerBound) AND seq <= \(part.upperBound) ORDER BY seq
                """
            ).map { MerkleTree.leaf(try $0.bytes("hash")) }
            : try tx.all(
                """
                SELECT hash FROM journal_tree
                WHERE level = \(level) AND place >= \(part.lowerBound) AND place < \(part.upperBound) ORDER BY place
                """
            ).map { try $0.bytes("hash") }
        guard found.count == part.count else { throw CheckpointFault.entriesMissing }
        return found
    }

    /// The entries as they stand, for whoever checks them elsewhere.
    static func entries(_ part: Range<Int64>, in tx: Transaction) throws -> [ExportedEntry] {
        try tx.all("SELECT * FROM journal WHERE seq > \(part.lowerBound) AND seq <= \(part.upperBound) ORDER BY seq")
            .map {
                ExportedEntry(
                    seq: try $0.int64("seq"), at: try $0.int64("at"), kind: try $0.text("kind"),
                    action: try $0.text("action"), account: try $0.textIfAny("account_id"),
                    person: try $0.textIfAny("person_id"), position: try $0.textIfAny("position_id"),
                    workplace: try $0.textIfAny("workplace_id"), child: try $0.textIfAny("child_id"),
                    about: try $0.text("about"), ground: try $0.text("ground"), request: try $0.text("request"),
                    hash: hex(try $0.bytes("hash")))
            }
    }
}

/// One entry as it leaves the house: every field the hash covers, and the hash.
struct ExportedEntry: Encodable {
    let seq: Int64
    let at: Int64
    let kind: String
    let action: String
    let account: String?
    let person: String?
    let position: String?
    let workplace: String?
    let child: String?
    let about: String
    let ground: String
    let request: String
    let hash: String
}
