import Crypto
import Kernel
import Storage

/// The only file that knows how the journal is stored.
struct JournalStore {
    let keys: MasterKey

    func append(_ entries: [JournalEntry], in tx: Transaction) throws {
        guard !entries.isEmpty else { return }
        // Takes the head's lock: with several servers on one database the chain has one writer at a time.
        let step: SQL = "UPDATE journal_head SET seq = seq + \(entries.count) WHERE id = 1 RETURNING seq, hash"
        var found = try tx.one(step)
        if found == nil {
            try begin(in: tx)
            found = try tx.one(step)
        }
        guard let head = found else { throw JournalMissing() }
        var seq = try head.int64("seq") - Int64(entries.count)
        var hash = try head.bytes("hash")
        var rows: [SQL] = []
        for entry in entries {
            seq += 1
            let previous = hash
            hash = digest(entry.canonical(seq: seq, at: tx.now, after: previous))
            rows.append(
                """
                (\(seq), \(tx.now), \(entry.kind), \(entry.action), \(entry.account), \(entry.person),
                 \(entry.position), \(entry.workplace), \(entry.child), \(entry.about), \(entry.ground),
                 \(entry.request), \(hash))
                """)
        }
        // At most 32 rows a statement, so that few shapes of it are prepared.
        for start in stride(from: 0, to: rows.count, by: 32) {
            let part = rows[start..<min(start + 32, rows.count)]
            let values = part.dropFirst().reduce(part.first!) { "\($0), \($1)" }
            try tx.run(
                """
                INSERT INTO journal (seq, at, kind, action, account_id, person_id, position_id, workplace_id, child_id,
                  about, ground, request, hash) VALUES \(values)
                """)
        }
        let mark = keys.mac(signedHead(seq, hash))
        try tx.run("UPDATE journal_head SET hash = \(hash), mac = \(mark) WHERE id = 1")
    }

    func verify(in tx: Transaction, progress: (Int64) -> Void) throws -> Journal.Verdict {
        guard let head = try tx.one("SELECT seq, hash, mac FROM journal_head WHERE id = 1") else {
            return try tx.one("SELECT seq FROM journal LIMIT 1") == nil
                ? .whole(entries: 0) : .broken(at: 0, .headForged)
        }
        let (last, lastHash) = (try head.int64("seq"), try head.bytes("hash"))
        var (seq, hash) = (Int64(0), [UInt8](repeating: 0, count: 32))
        while true {
            let rows = try tx.all("SELECT * FROM journal WHERE seq > \(seq) ORDER BY seq LIMIT 5000")
            for row in rows {
                let found = try row.int64("seq")
                guard found == seq + 1 else { return .broken(at: seq + 1, .removed) }
                seq = found
                let entry: JournalEntry, at: Instant, stored: [UInt8]
                do {
                    (entry, at, stored) = try read(row)
                } catch {
                    // What cannot even be read as an entry is not what was written.
                    return .broken(at: seq, .changed)
                }
                let computed = digest(entry.canonical(seq: seq, at: at, after: hash))
                guard computed == stored else {
                    // Right content after another entry means the order was changed; anything else that it was rewritten.
                    return .broken(at: seq, try follows(entry, at: at, stored: stored, in: tx) ? .reordered : .changed)
                }
                hash = stored
            }
            progress(seq)
            if rows.count < 5000 { break }
        }
        guard keys.mac(signedHead(last, lastHash)) == (try head.bytes("mac")) else {
            return .broken(at: last, .headForged)
        }
        guard seq == last, hash == lastHash else { return .broken(at: seq + 1, .cutOff) }
        return .whole(entries: seq)
    }

    /// The first head: an empty chain, signed. Only where nothing has been written yet.
    private func begin(in tx: Transaction) throws {
        guard try tx.one("SELECT MAX(seq) AS seq FROM journal")?.int64IfAny("seq") == nil else {
            throw JournalMissing()
        }
        let zero = [UInt8](repeating: 0, count: 32)
        try tx.run(
            """
            INSERT INTO journal_head (id, seq, hash, mac) VALUES (1, 0, \(zero), \(keys.mac(signedHead(0, zero))))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    /// True when the entry's content and hash fit some other place in the chain.
    private func follows(_ entry: JournalEntry, at: Instant, stored: [UInt8], in tx: Transaction) throws -> Bool {
        let rows = try tx.all("SELECT seq, hash FROM journal ORDER BY seq")
        var previous = [UInt8](repeating: 0, count: 32)
        for row in rows {
            let (seq, hash) = (try row.int64("seq"), try row.bytes("hash"))
            if digest(entry.canonical(seq: seq, at: at, after: previous)) == stored { return true }
            previous = hash
        }
        return false
    }

    private func read(_ row: Fields) throws -> (JournalEntry, Instant, hash: [UInt8]) {
        var entry = JournalEntry(
            try row.choice("kind"), try row.text("action"), by: nil, child: try row.idIfAny("child_id"),
            about: try row.text("about"), ground: try row.text("ground"), request: try row.text("request"))
        entry.account = try row.idIfAny("account_id")
        entry.person = try row.idIfAny("person_id")
        entry.position = try row.idIfAny("position_id")
        entry.workplace = try row.idIfAny("workplace_id")
        return (entry, try row.instant("at"), try row.bytes("hash"))
    }

    static func entries(about child: ID<Child>, limit: Int, in tx: Transaction) throws -> [Journal.Seen] {
        try tx.all(
            """
            SELECT at, kind, action, person_id, position_id, workplace_id, child_id, about, ground FROM journal
            WHERE child_id = \(child) AND kind <> 'refused' ORDER BY seq DESC LIMIT \(limit)
            """
        ).map(seen)
    }

    static func refusals(limit: Int, in tx: Transaction) throws -> [Journal.Seen] {
        try tx.all(
            """
            SELECT at, kind, action, person_id, position_id, workplace_id, child_id, about, ground FROM journal
            WHERE kind = 'refused' ORDER BY seq DESC LIMIT \(limit)
            """
        ).map(seen)
    }

    private static func seen(_ row: Fields) throws -> Journal.Seen {
        Journal.Seen(
            at: try row.instant("at"), kind: try row.choice("kind"), action: try row.text("action"),
            person: try row.idIfAny("person_id"), position: try row.idIfAny("position_id"),
            workplace: try row.idIfAny("workplace_id"), child: try row.idIfAny("child_id"),
            about: try row.text("about"), ground: try row.text("ground"))
    }

    private func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    private func signedHead(_ seq: Int64, _ hash: [UInt8]) -> [UInt8] {
        withUnsafeBytes(of: seq.bigEndian) { Array($0) } + hash
    }
}

/// The journal's head is gone: nothing may be read or written without it.
struct JournalMissing: Error {}

let journalMigrations = [
    Migration(
        "2026-11-21 journal: chain",
        """
        CREATE TABLE journal (
          seq BIGINT PRIMARY KEY,
          at BIGINT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('read', 'wrote', 'refused', 'signedIn', 'signedOut')),
          action TEXT NOT NULL,
          account_id TEXT,
          person_id TEXT,
          position_id TEXT,
          workplace_id TEXT,
          child_id TEXT,
          about TEXT NOT NULL,
          ground TEXT NOT NULL,
          request TEXT NOT NULL,
          hash BLOB NOT NULL
        );
        CREATE INDEX journal_child ON journal (child_id, seq);
        CREATE INDEX journal_account ON journal (account_id, seq);
        CREATE TABLE journal_head (
          id BIGINT PRIMARY KEY CHECK (id = 1),
          seq BIGINT NOT NULL,
          hash BLOB NOT NULL,
          mac BLOB NOT NULL
        );
        """),
    Migration(
        "2026-11-21 journal: refused attempts by themselves",
        "CREATE INDEX journal_refused ON journal (seq) WHERE kind = 'refused';"),
]
