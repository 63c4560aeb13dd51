import Foundation
import Kernel
import Storage
import TestSupport
import Testing

private let first = Migration(
    "2026-01-01 test: one", "CREATE TABLE one (id TEXT PRIMARY KEY); INSERT INTO one VALUES ('a')")
private let second = Migration("2026-01-02 test: two", "CREATE TABLE two (id TEXT PRIMARY KEY, body BLOB)")

@Suite struct MigrationTests {
    private func open(_ address: DatabaseAddress, _ migrations: [Migration]) throws -> DataStore {
        try DataStore.open(address, keys: .test, surroundings: TestSurroundings().live, migrations: migrations)
    }

    private func refusal(_ address: DatabaseAddress, _ migrations: [Migration]) -> String {
        let failure = #expect(throws: OpeningFailure.self) { try open(address, migrations).close() }
        return failure?.description ?? ""
    }

    @Test(arguments: TestDatabase.each) func missingOnesAreAppliedOnce(_ database: TestDatabase) async throws {
        let address = try database.address()
        try open(address, [first]).close()
        for _ in 1...2 {
            let store = try open(address, [first, second])
            let names = try await store.read { tx in
                try tx.all("SELECT name FROM migration ORDER BY name").map { try $0.text("name") }
            }
            #expect(names == ["2026-01-01 test: one", "2026-01-02 test: two", "2026-11-21 storage: keys"])
            #expect(try await store.read { try $0.all("SELECT id FROM one").count } == 1)
            store.close()
        }
    }

    @Test(arguments: TestDatabase.each) func newerDatabaseIsRefused(_ database: TestDatabase) throws {
        let address = try database.address()
        try open(address, [first, second]).close()
        let words = refusal(address, [first])
        #expect(words.contains("newer than this program") && words.contains("2026-01-02 test: two"))
        try open(address, [first, second]).close()
    }

    @Test(arguments: TestDatabase.each) func changedTextIsRefused(_ database: TestDatabase) throws {
        let address = try database.address()
        try open(address, [first]).close()
        let changed = Migration("2026-01-01 test: one", "CREATE TABLE one (id TEXT PRIMARY KEY, more TEXT)")
        #expect(refusal(address, [changed]).contains("2026-01-01 test: one"))
        #expect(refusal(address, [first, second, second]).contains("two migrations are called"))
    }

    @Test(arguments: TestDatabase.each) func oneThatFailsLeavesNothing(_ database: TestDatabase) async throws {
        let address = try database.address()
        let broken = Migration("2026-01-02 test: two", "CREATE TABLE two (id TEXT); INSERT INTO nowhere VALUES (1)")
        let words = refusal(address, [first, broken])
        #expect(words.contains("2026-01-02 test: two"))
        #expect(!words.contains("\n"))
        let store = try open(address, [first, second])
        #expect(try await store.read { try $0.all("SELECT * FROM two").count } == 0)
        store.close()
    }

    @Test(arguments: TestDatabase.each) func twoServersMayStartAtOnce(_ database: TestDatabase) async throws {
        let address = try database.address()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...4 {
                group.addTask {
                    let store = try await onThread { try open(address, [first, second]) }
                    #expect(try await store.read { try $0.all("SELECT id FROM one").count } == 1)
                    store.close()
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: TestDatabase.each) func wrongMasterKeyIsRefused(_ database: TestDatabase) throws {
        let address = try database.address()
        try open(address, []).close()
        let failure = #expect(throws: OpeningFailure.self) {
            try DataStore.open(
                address, keys: MasterKey(bytes: Array(2...33)), surroundings: TestSurroundings().live, migrations: [])
        }
        #expect(failure?.description.contains("master key") == true)
    }

    @Test func lockNamesEveryMigrationWithItsHash() {
        let lines = DataStore.schemaLock([first, second]).split(separator: "\n")
        #expect(
            lines.map { $0.split(separator: "  ", maxSplits: 1).last } == [
                "2026-11-21 storage: keys", "2026-01-01 test: one", "2026-01-02 test: two",
            ])
        #expect(lines.allSatisfy { $0.prefix { $0.isHexDigit }.count == 64 })
    }
}

/// Opening blocks, so tests that open several at once do it on threads of their own.
func onThread<Outcome: Sendable>(_ work: @escaping @Sendable () throws -> Outcome) async throws -> Outcome {
    try await withCheckedThrowingContinuation { caller in
        Thread.detachNewThread { caller.resume(with: Result { try work() }) }
    }
}
