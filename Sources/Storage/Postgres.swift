import Foundation
import Kernel

/// PostgreSQL through libpq: one connection that changes, and a crew of threads that read, each with its own.
final class PostgresEngine: Engine, @unchecked Sendable {
    /// "samsyn" as a number: held by whoever is changing, among all servers of the database.
    private static let turn = 0x7361_6d73_796e
    let url: String
    private let readers: ReadingCrew
    /// Only touched by the thread that writes.
    private var writer: PostgresConnection?

    init(_ url: String, readers: Int = 8) throws {
        self.url = url
        self.readers = ReadingCrew(url, size: readers)
        do {
            let connection = try PostgresConnection(url)
            let answer = try connection.fetch("SELECT current_setting('server_encoding'), pg_is_in_recovery()", []).1
            guard answer.first?.first == .text("UTF8") else {
                throw OpeningFailure(description: "its encoding must be UTF8")
            }
            writer = connection
        } catch let failure as OpeningFailure {
            self.readers.close()
            let address = DatabaseAddress.postgres(url: url).shown
            throw OpeningFailure(description: "the database \(address) cannot be opened: \(failure.description)")
        }
    }

    func write(_ body: (any Session) throws -> Void) throws {
        // Read committed, so that every command after the turn has come sees what was committed before it.
        let connection = try PostgresConnection.begun(
            "BEGIN; SELECT pg_advisory_xact_lock(\(PostgresEngine.turn))", &writer, url)
        do {
            try body(connection)
            try connection.commit()
        } catch {
            connection.rollback()
            if !connection.isAlive { writer = nil }
            throw error
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            let isWelcome = readers.add { connection in
                do {
                    let connection = try PostgresConnection.begun(
                        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", &connection, self.url)
                    defer { connection.rollback() }
                    caller.resume(returning: try body(connection))
                } catch is RerunNeeded {
                    caller.resume(throwing: Failure.unavailable)
                } catch {
                    caller.resume(throwing: error)
                }
            }
            if !isWelcome { caller.resume(throwing: Failure.unavailable) }
        }
    }

    func scrub() {}

    func close() {
        readers.close()
        writer = nil
    }
}

extension PostgresConnection {
    /// A connection with a transaction begun. One that has died while it rested is replaced, once.
    static func begun(_ text: String, _ kept: inout PostgresConnection?, _ url: String) throws -> PostgresConnection {
        if let connection = kept, connection.isAlive {
            do {
                try connection.forgetPreparedIfMany()
                try connection.script(text)
                return connection
            } catch {
                connection.rollback()
                if connection.isAlive { throw error }
            }
        }
        kept = nil
        do {
            let connection = try PostgresConnection(url)
            try connection.script(text)
            kept = connection
            return connection
        } catch let failure as OpeningFailure {
            Trouble.report("postgres: \(failure.description)")
            throw Failure.unavailable
        }
    }
}

/// Threads that wait for something to read, each with a connection that it opens when it first needs one.
final class ReadingCrew: @unchecked Sendable {
    typealias Reading = @Sendable (inout PostgresConnection?) -> Void
    private static let longestQueue = 4096
    private let condition = NSCondition()
    private var queue: [Reading] = []
    private var isClosed = false
    private var atWork = 0

    init(_ url: String, size: Int) {
        atWork = size
        for number in 1...size {
            let thread = Thread { self.work() }
            thread.name = "storage reader \(number)"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// False when nobody will read any more, or too many wait already.
    func add(_ reading: @escaping Reading) -> Bool {
        condition.withLock {
            guard !isClosed, queue.count < ReadingCrew.longestQueue else { return false }
            queue.append(reading)
            condition.signal()
            return true
        }
    }

    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
            while atWork > 0 { condition.wait() }
        }
    }

    private func work() {
        var connection: PostgresConnection?
        while let reading = next() { reading(&connection) }
        connection = nil
        condition.withLock {
            atWork -= 1
            condition.broadcast()
        }
    }

    private func next() -> Reading? {
        condition.withLock {
            while queue.isEmpty && !isClosed { condition.wait() }
            return queue.isEmpty ? nil : queue.removeFirst()
        }
    }
}
