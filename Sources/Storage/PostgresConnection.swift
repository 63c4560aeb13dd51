import CPostgres
import Foundation
import Kernel

/// One connection to PostgreSQL, used by one thread at a time. Its calls block.
final class PostgresConnection: Session {
    private static let mostPrepared = 500
    private let handle: OpaquePointer
    private let notices = Notices()
    private var prepared: [String: String] = [:]
    private var prepares = 0

    var dialect: Dialect { .postgres }
    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK && !isOutOfDate }
    /// Set when the server is no longer the one that takes changes.
    private var isOutOfDate = false

    init(_ url: String) throws {
        // What stands before dbname is a default that the address may override; what comes after it may not be.
        let options = [
            ("connect_timeout", "5"), ("application_name", "samsyn"), ("keepalives_idle", "10"),
            ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "20000"),
            ("dbname", url), ("client_encoding", "UTF8"),
        ]
        let names = options.map { strdup($0.0) }
        let values = options.map { strdup($0.1) }
        defer { (names + values).forEach { free($0) } }
        let opened = (names.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { names in
            (values.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer { values in
                PQconnectdbParams(names.baseAddress, values.baseAddress, 1)
            }
        }
        guard let opened else { throw OpeningFailure(description: "out of memory") }
        guard PQstatus(opened) == CONNECTION_OK else {
            let words = String(cString: PQerrorMessage(opened)).split(whereSeparator: \.isNewline).joined(
                separator: " ")
            PQfinish(opened)
            throw OpeningFailure(description: words)
        }
        handle = opened
        guard
            PostgresConnection.isGuarded(
                host: PQhost(opened).map { String(cString: $0) } ?? "", PQsslInUse(opened) == 1)
        else { throw OpeningFailure(description: "a connection to another machine must use TLS (sslmode=verify-full)") }
        PQsetNoticeReceiver(
            handle,
            { notices, result in
                guard let notices, let result else { return }
                Unmanaged<Notices>.fromOpaque(notices).takeUnretainedValue().note(result)
            }, Unmanaged.passUnretained(notices).toOpaque())
        // Every page reads few rows by an index; the planner would rather read a whole table, and think long about it each time.
        try script(
            """
            SET jit = off; SET random_page_cost = 1.1; SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;
            SET statement_timeout = '60s'; SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '60s';
            SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') IN ('off', 'local');
            """)
    }

    deinit { PQfinish(handle) }

    /// Children's data never travels in the clear between machines.
    static func isGuarded(host: String, _ usesTLS: Bool) -> Bool {
        usesTLS || host.hasPrefix("/") || host.hasPrefix("@") || ["", "localhost", "127.0.0.1", "::1"].contains(host)
    }

    func run(_ text: String, _ values: [Value]) throws -> Int {
        let result = try execute(text, values)
        defer { PQclear(result) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func fetch(_ text: String, _ values: [Value]) throws -> (Heading, [[Value]]) {
        let result = try execute(text, values)
        defer { PQclear(result) }
        let columns = 0..<PQnfields(result)
        let heading = Heading(columns.map { String(cString: PQfname(result, $0)) })
        let types = columns.map { PQftype(result, $0) }
        let rows = try (0..<PQntuples(result)).map { row in
            try columns.map { try Value(result, row, $0, types[Int($0)]) }
        }
        return (heading, rows)
    }

    func script(_ text: String) throws {
        let result = try checked(PQexec(handle, text), text)
        PQclear(result)
    }

    /// Lasting only when the server says so without reservation: a commit whose wait for the standby was broken off is
    /// answered with success and a warning, and may be lost.
    func commit() throws {
        notices.hasWarned = false
        let result = try checked(PQexec(handle, "COMMIT"), "COMMIT")
        defer { PQclear(result) }
        guard String(cString: PQcmdStatus(result)) == "COMMIT", !notices.hasWarned else {
            Trouble.report("postgres: a commit was not acknowledged: \(notices.words)")
            throw Failure.unavailable
        }
    }

    /// Nothing the caller can do if it fails: the connection is then not alive and will not be used again.
    func rollback() {
        PQclear(PQexec(handle, "ROLLBACK"))
        if PQtransactionStatus(handle) != PQTRANS_IDLE { isOutOfDate = true }
    }

    /// Between transactions: variants of lists must not fill the server's memory.
    func forgetPreparedIfMany() throws {
        guard prepared.count > PostgresConnection.mostPrepared else { return }
        prepared = [:]
        try script("DEALLOCATE ALL")
    }

    private func execute(_ text: String, _ values: [Value]) throws -> OpaquePointer {
        let name = try preparedName(text, values)
        let filled = FilledHoles(values)
        return try filled.withPointers { pointers, lengths, formats in
            try checked(
                PQexecPrepared(handle, name, Int32(values.count), pointers, lengths, formats, 0), text)
        }
    }

    private func preparedName(_ text: String, _ values: [Value]) throws -> String {
        let types = values.map(\.kind.typeNumber)
        let key = text + "\0" + types.map(String.init).joined(separator: ",")
        if let name = prepared[key] { return name }
        prepares += 1
        let name = "s\(prepares)"
        PQclear(try checked(PQprepare(handle, name, text, Int32(types.count), types), text))
        prepared[key] = name
        return name
    }

    private func checked(_ result: OpaquePointer?, _ text: String) throws -> OpaquePointer {
        guard let result else {
            Trouble.report("postgres: \(String(cString: PQerrorMessage(handle)))")
            throw Failure.unavailable
        }
        let status = PQresultStatus(result)
        if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY { return result }
        defer { PQclear(result) }
        let problem = PostgresProblem(result, isConnected: PQstatus(handle) == CONNECTION_OK)
        if problem.asksForNewPlan { prepared = [:] }
        if problem.isFromFormerPrimary { isOutOfDate = true }
        throw problem.meaning(in: text)
    }
}

/// What the server has warned of since the last commit began.
private final class Notices {
    var hasWarned = false
    private(set) var words = ""

    func note(_ result: OpaquePointer) {
        guard let severity = PQresultErrorField(result, PostgresProblem.severity) else { return }
        guard String(cString: severity) == "WARNING" else { return }
        hasWarned = true
        words = String(cString: PQresultErrorMessage(result))
    }
}
