import Crypto
import Foundation

/// One step of the schema. Once shipped, neither its name nor its text may change: write a new one.
public struct Migration: Sendable {
    let name: String
    let text: String

    /// `name` is day and subject, such as "2026-11-21 directory: workplaces"; several commands are separated by `;`.
    public init(_ name: String, _ sql: StaticString) {
        self.name = name
        text = sql.description
    }

    var hash: String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// The tables that Storage itself needs, before those of the rooms.
    static let keys = Migration(
        "2026-11-21 storage: keys",
        """
        CREATE TABLE controller_key (
            controller_id TEXT PRIMARY KEY,
            wrapped BLOB NOT NULL
        );
        CREATE TABLE case_key (
            id TEXT PRIMARY KEY,
            subject_id TEXT NOT NULL,
            controller_id TEXT NOT NULL REFERENCES controller_key(controller_id),
            wrapped BLOB,
            destroyed_at BIGINT,
            CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
        );
        CREATE UNIQUE INDEX case_key_alive ON case_key(subject_id, controller_id) WHERE destroyed_at IS NULL;
        CREATE TABLE seal_state (
            only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
            destructions BIGINT NOT NULL,
            proof BLOB
        );
        INSERT INTO seal_state (only_row, destructions) VALUES (1, 0);
        """)
}

/// Brings the schema of a database to what this program expects, or refuses in words.
struct SchemaChanges {
    let all: [Migration]

    init(_ migrations: [Migration]) throws {
        all = [.keys] + migrations
        let twice = Dictionary(grouping: all, by: \.name).filter { $1.count > 1 }.keys.sorted()
        guard twice.isEmpty else {
            throw OpeningFailure(description: "two migrations are called \(twice.joined(separator: ", "))")
        }
    }

    /// Each in a transaction of its own, looking anew at what is applied: another server may be doing the same.
    func apply(on engine: any Engine, at now: () -> Int64) throws {
        var isDone = false
        while !isDone {
            try engine.write { session in
                guard let next = try nextMissing(session) else { return isDone = true }
                do {
                    try session.script(session.dialect.patience)
                    try session.script(next.text)
                } catch let fault as QueryFault {
                    throw OpeningFailure(description: "the migration \(next.name) failed: \(fault.description)")
                }
                let sql: SQL = """
                    INSERT INTO migration (name, hash, applied_at) VALUES (\(next.name), \(next.hash), \(now()))
                    """
                let (text, values) = try sql.rendered(for: session.dialect) { _, _ in [] }
                _ = try session.run(text, values)
            }
        }
    }

    private func nextMissing(_ session: any Session) throws -> Migration? {
        if try !session.hasMigrations() {
            try session.script(session.dialect.foundation)
            try session.script(
                "CREATE TABLE migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at BIGINT NOT NULL)")
        }
        var applied: [String: String] = [:]
        let open = try session.fetch("SELECT name, hash FROM migration", []).1
        for row in open {
            if case .text(let name) = row[0], case .text(let hash) = row[1] { applied[name] = hash }
        }
        let unknown = Set(applied.keys).subtracting(all.map(\.name)).sorted()
        guard unknown.isEmpty else {
            throw OpeningFailure(
                description: "the database is newer than this program, which does not know of: "
                    + unknown.joined(separator: ", "))
        }
        let changed = all.filter { applied[$0.name].map { [hash = $0.hash] in $0 != hash } ?? false }.map(\.name)
        guard changed.isEmpty else {
            throw OpeningFailure(
                description: "the text of migrations has changed since they were applied: "
                    + changed.joined(separator: ", "))
        }
        return all.first { applied[$0.name] == nil }
    }
}

extension Dialect {
    /// What makes one SQL text fit both engines.
    var foundation: String {
        switch self {
        case .sqlite: ""
        case .postgres:
            """
            CREATE DOMAIN blob AS bytea;
            CREATE COLLATION sv (provider = icu, locale = 'sv-SE');
            """
        }
    }
}

extension Dialect {
    /// A large table may take its time.
    fileprivate var patience: String {
        switch self {
        case .sqlite: ""
        case .postgres: "SET LOCAL statement_timeout = 0"
        }
    }
}

extension Session {
    fileprivate func hasMigrations() throws -> Bool {
        let text =
            switch dialect {
            case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'migration'"
            case .postgres: "SELECT 1 WHERE to_regclass('migration') IS NOT NULL"
            }
        return try !fetch(text, []).1.isEmpty
    }
}
