import Foundation
import GRDB
import Kernel
@testable import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct EngineTests {
    private let fill: @Sendable (Transaction) throws -> Void = { tx in
        for _ in 1...100 { try tx.run("INSERT INTO counter VALUES (\(tx.newID() as ID<Child>), \(1))") }
    }

    private func count(_ store: DataStore) async throws -> Int? {
        try await store.read { try $0.one("SELECT COUNT(*) AS n FROM counter")?.int("n") }
    }

    @Test func sqliteWaitsForTheDisk() throws {
        let store = try TestDatabase.sqlite.open()
        defer { store.close() }
        let engine = try #require(store.engine as? SQLiteEngine)
        let settings = try engine.pool.writeWithoutTransaction { database in
            try ["synchronous", "foreign_keys", "secure_delete"].map {
                try Int.fetchOne(database, sql: "PRAGMA \($0)")
            } + [String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" ? 1 : 0]
        }
        #expect(settings == [2, 1, 1, 1])
        let mode = try FileManager.default.attributesOfItem(atPath: engine.pool.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func fullDiskSavesNothingAndKeepsReading() async throws {
        let store = try TestDatabase.sqlite.open([counters])
        defer { store.close() }
        let engine = try #require(store.engine as? SQLiteEngine)
        func limit(_ pages: Int) throws {
            try engine.pool.writeWithoutTransaction {
                _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(pages)")
            }
        }
        try limit(1)
        await #expect(throws: Failure.unavailable) { try await store.write(fill) }
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...8 {
                group.addTask { [fill] in
                    await #expect(throws: Failure.unavailable) { try await store.write(fill) }
                }
            }
        }
        #expect(try await count(store) == 1)
        try limit(1_000_000)
        try await store.write(fill)
        #expect(try await count(store) == 101)
    }

    @Test func deadlockWithAnotherProgramIsRunAgain() async throws {
        let store = try TestDatabase.postgres.open([counters])
        defer { store.close() }
        try await store.write { try $0.run("INSERT INTO counter VALUES ('b', 0)") }
        let engine = try #require(store.engine as? PostgresEngine)
        let runs = Mutex(0)
        let isWaiting = DispatchSemaphore(value: 0)
        let mayGoOn = DispatchSemaphore(value: 0)
        async let other: Void = onThread {
            let connection = try PostgresConnection(engine.url)
            try connection.script("BEGIN; UPDATE counter SET number = 10 WHERE name = 'b'")
            mayGoOn.signal()
            isWaiting.wait()
            Thread.sleep(forTimeInterval: 0.2)
            try connection.script("UPDATE counter SET number = 10 WHERE name = 'all'")
            try connection.commit()
        }
        try await onThread { mayGoOn.wait() }
        try await store.write { tx in
            let run = runs.withLock {
                $0 += 1
                return $0
            }
            try tx.run("UPDATE counter SET number = number + 1 WHERE name = 'all'")
            if run == 1 { isWaiting.signal() }
            try tx.run("UPDATE counter SET number = number + 1 WHERE name = 'b'")
        }
        try await other
        #expect(runs.withLock { $0 } == 2)
        let numbers = try await store.read { try $0.all("SELECT number FROM counter").map { try $0.int("number") } }
        #expect(numbers == [11, 11])
    }

    @Test func lostConnectionIsSaidAndMended() async throws {
        let store = try TestDatabase.postgres.open([counters])
        defer { store.close() }
        let kill: Storage.SQL = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """
        #expect(try await count(store) == 1)
        _ = try await store.read { try $0.all(kill) }
        try await store.write { try $0.run("INSERT INTO counter VALUES ('after rest', 1)") }
        await #expect(throws: Failure.unavailable) {
            try await store.write { tx in
                try tx.run("INSERT INTO counter VALUES ('lost', 1)")
                _ = try tx.all("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        try await store.write { try $0.run("INSERT INTO counter VALUES ('mended', 1)") }
        #expect(try await count(store) == 3)
    }

    /// A commit that waits for a standby, and whose wait is broken off, is answered with success and a warning.
    @Test func commitWithoutStandbyIsNotAcknowledged() async throws {
        let cluster = try await onThread { try TestCluster(settings: ["fsync=off"]) }
        let address = DatabaseAddress.postgres(url: try cluster.newDatabase())
        let store = try DataStore.open(
            address, keys: .test, surroundings: TestSurroundings().live, migrations: [counters])
        try cluster.command("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", in: "postgres")
        try cluster.command("SELECT pg_reload_conf()", in: "postgres")
        let written = Task { try await store.write { _ = try $0.run("INSERT INTO counter VALUES ('a', 1)") } }
        try await Task.sleep(for: .milliseconds(500))
        try cluster.command(
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'", in: "test1")
        await #expect(throws: Failure.unavailable) { try await written.value }
        try await onThread { cluster.stop() }
        await #expect(throws: Failure.unavailable) { try await store.write { _ in } }
        await #expect(throws: Failure.unavailable) { try await store.read { _ in } }
        store.close()
        let failure = #expect(throws: OpeningFailure.self) {
            try DataStore.open(address, keys: .test, surroundings: .live, migrations: [])
        }
        #expect(failure?.description.contains("\n") == false)
        #expect(failure?.description.contains("127.0.0.1") == true)
    }

    @Test func manyShapesOfListsDoNotFillTheServer() async throws {
        let store = try TestDatabase.postgres.open([counters])
        defer { store.close() }
        for start in [1, 400] {
            try await store.write { tx in
                for count in start..<(start + 399) {
                    _ = try tx.all("SELECT name FROM counter WHERE number IN \(list: Array(1...count))")
                }
            }
        }
        let prepared = try await store.write {
            try $0.one("SELECT COUNT(*) AS n FROM pg_prepared_statements")?.int("n") ?? 0
        }
        #expect(prepared < 10)
    }
}
