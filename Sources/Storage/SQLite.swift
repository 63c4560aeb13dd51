import Foundation
import GRDB
import Kernel

/// SQLite through GRDB: one file in WAL mode, one writer, readers that never wait for it.
final class SQLiteEngine: Engine {
    let pool: DatabasePool
    private let path: String

    init(_ path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            database.add(collation: DatabaseCollation("sv", function: SwedishOrder.compare))
        }
        do {
            try SQLiteEngine.makeFile(path)
            pool = try DatabasePool(path: path, configuration: configuration)
            // The pool has lowered synchronous to NORMAL by now, which forgets acknowledged changes at a power cut.
            let synchronous = try pool.writeWithoutTransaction { database in
                try database.execute(
                    sql: """
                        PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864;
                        """)
                return try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
            guard synchronous == 2 else {
                throw OpeningFailure(description: "SQLite does not wait for the disk: synchronous is not FULL")
            }
        } catch let error as DatabaseError {
            throw OpeningFailure(description: "the database sqlite:\(path) cannot be opened: \(error.message ?? "")")
        }
    }

    /// Only the system's own account may read what is made here.
    private static func makeFile(_ path: String) throws {
        let file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw OpeningFailure(
                description: "the database sqlite:\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        Foundation.close(file)
    }

    func write(_ body: (any Session) throws -> Void) throws {
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try body(SQLiteSession(database))
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw SQLiteSession.meaning(of: error, in: "COMMIT")
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        do {
            return try await pool.read { try body(SQLiteSession($0)) }
        } catch let error as DatabaseError {
            throw SQLiteSession.meaning(of: error, in: "BEGIN")
        }
    }

    /// The log beside the tables still holds pages as they were: empty it.
    func scrub() {
        do {
            try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        } catch {
            Trouble.report("the write-ahead log of \(path) could not be emptied: \(error)")
        }
    }

    func close() {
        do {
            try pool.close()
        } catch {
            Trouble.report("\(path) could not be closed: \(error)")
        }
    }
}

/// A GRDB connection inside a transaction.
final class SQLiteSession: Session {
    private let database: Database

    init(_ database: Database) { self.database = database }

    var dialect: Dialect { .sqlite }

    func run(_ text: String, _ values: [Value]) throws -> Int {
        try translating(text) {
            try prepared(text, values).execute()
            return database.changesCount
        }
    }

    func fetch(_ text: String, _ values: [Value]) throws -> (Heading, [[Value]]) {
        try translating(text) {
            let statement = try prepared(text, values)
            let cursor = try GRDB.Row.fetchCursor(statement)
            var rows: [[Value]] = []
            while let row = try cursor.next() { rows.append(row.databaseValues.map(Value.init)) }
            return (Heading(statement.columnNames), rows)
        }
    }

    func script(_ text: String) throws {
        try translating(text) { try database.execute(sql: text) }
    }

    private func prepared(_ text: String, _ values: [Value]) throws -> GRDB.Statement {
        let statement = try database.cachedStatement(sql: text)
        try statement.setArguments(StatementArguments(values.map(\.stored)))
        return statement
    }

    private func translating<T>(_ text: String, _ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw SQLiteSession.meaning(of: error, in: text)
        }
    }

    static func meaning(of error: DatabaseError, in text: String) -> any Error {
        let words = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            return violation(.unique, words)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return violation(.foreignKey, "")
        case .SQLITE_CONSTRAINT_CHECK: return violation(.check, "")
        case .SQLITE_CONSTRAINT_NOTNULL: return violation(.notNull, words)
        default: break
        }
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CANTOPEN, .SQLITE_READONLY,
            .SQLITE_NOMEM, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_PROTOCOL, .SQLITE_MISUSE:
            if Trouble.isOpening, [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
                return QueryFault(description: words)
            }
            Trouble.report("sqlite \(error.extendedResultCode.rawValue): \(words)")
            return Failure.unavailable
        default:
            return QueryFault(description: "sqlite \(error.extendedResultCode.rawValue): \(words) in: \(text)")
        }
    }

    /// `UNIQUE constraint failed: person.name, person.born` names the table and its fields.
    private static func violation(_ kind: ConstraintViolation.Kind, _ words: String) -> ConstraintViolation {
        let named = words.split(separator: ": ", maxSplits: 1).last?.split(separator: ", ") ?? []
        let pairs = named.map { $0.split(separator: ".", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
        return ConstraintViolation(kind: kind, table: pairs.first?[0], fields: pairs.map { $0[1] })
    }
}

extension Value {
    fileprivate init(_ stored: DatabaseValue) {
        switch stored.storage {
        case .null: self = .null(.text)
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes([UInt8](data))
        }
    }

    fileprivate var stored: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
