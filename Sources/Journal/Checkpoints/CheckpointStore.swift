import Kernel
import Storage

/// The only file that knows which checkpoints have been signed, and what each witness has taken.
enum CheckpointStore {
    /// The journal as it is now, signed. Never one that an earlier one contradicts.
    static func sign(_ key: JournalKey, in tx: Transaction) throws -> (checkpoint: Checkpoint, note: String) {
        let (size, tree) = (try TreeStore.size(in: tx), TreeStore.tree(in: tx))
        let last = try tx.one("SELECT size, root, note FROM journal_checkpoint ORDER BY size DESC LIMIT 1")
        if let last {
            let before = try last.int64("size")
            guard before <= size else { throw CheckpointFault.shorter(signed: before, now: size) }
            guard try tree.root(before) == last.bytes("root") else { throw CheckpointFault.rewritten(within: before) }
        }
        let checkpoint = Checkpoint(origin: key.name, size: size, root: try tree.root(size))
        let note = try key.note(checkpoint)
        try tx.run(
            """
            INSERT INTO journal_checkpoint (size, at, root, note) VALUES (\(size), \(tx.now), \(checkpoint.root), \(note))
            ON CONFLICT (size) DO UPDATE SET note = excluded.note
            """)
        return (checkpoint, note)
    }

    /// The first signed checkpoint of at least so many entries; the latest for nil.
    static func note(holding size: Int64?, in tx: Transaction) throws -> String? {
        let which: SQL = size.map { "WHERE size >= \($0) ORDER BY size" } ?? "ORDER BY size DESC"
        return try tx.one("SELECT note FROM journal_checkpoint \(which) LIMIT 1")?.text("note")
    }

    // MARK: Witnesses

    static func keep(_ witness: Witness, alarmAfter: Duration, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO journal_witness (name, since, alarm_after) VALUES (\(witness.name), \(tx.now), \(alarmAfter.components.seconds))
            ON CONFLICT (name) DO UPDATE SET alarm_after = excluded.alarm_after
            """)
    }

    static func forget(allBut witnesses: [Witness], in tx: Transaction) throws {
        try tx.run("DELETE FROM journal_witness WHERE name NOT IN \(list: [""] + witnesses.map(\.name))")
    }

    /// How many entries the witness has seen, as far as we know.
    static func seen(by witness: Witness, in tx: Transaction) throws -> Int64 {
        try tx.one("SELECT size FROM journal_witness WHERE name = \(witness.name)")?.int64IfAny("size") ?? 0
    }

    static func taken(_ size: Int64, by witness: Witness, in tx: Transaction) throws {
        try tx.run(
            "UPDATE journal_witness SET size = \(size), taken_at = \(tx.now), disputes = 0 WHERE name = \(witness.name)"
        )
    }

    static func disputed(by witness: Witness, in tx: Transaction) throws {
        try tx.run("UPDATE journal_witness SET disputes = 1 WHERE name = \(witness.name)")
    }

    static func holes(in tx: Transaction) throws -> [CheckpointHole] {
        let rows = try tx.all("SELECT name, since, alarm_after, taken_at, disputes FROM journal_witness ORDER BY name")
        let disputes = try rows.filter { try $0.bool("disputes") }.map {
            CheckpointHole.disputed(by: try $0.text("name"))
        }
        let isTaken = try rows.contains {
            let last = try $0.instantIfAny("taken_at") ?? $0.instant("since")
            return last + .seconds(try $0.int64("alarm_after")) >= tx.now
        }
        return disputes + (rows.isEmpty || isTaken ? [] : [.notTaken])
    }
}

let checkpointMigrations = [
    Migration(
        "2026-11-21 journal: tree, checkpoints and witnesses",
        """
        CREATE TABLE journal_tree (
          level BIGINT NOT NULL,
          place BIGINT NOT NULL,
          hash BLOB NOT NULL,
          PRIMARY KEY (level, place)
        );
        CREATE TABLE journal_checkpoint (
          size BIGINT PRIMARY KEY,
          at BIGINT NOT NULL,
          root BLOB NOT NULL,
          note TEXT NOT NULL
        );
        CREATE TABLE journal_witness (
          name TEXT PRIMARY KEY,
          since BIGINT NOT NULL,
          alarm_after BIGINT NOT NULL,
          size BIGINT,
          taken_at BIGINT,
          disputes BIGINT NOT NULL DEFAULT 0 CHECK (disputes IN (0, 1))
        );
        """)
]
