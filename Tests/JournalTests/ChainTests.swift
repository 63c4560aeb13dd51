import Foundation
import Journal
import Kernel
import Storage
import TestSupport
import Testing

/// The chain: what has been tampered with is found, and the first entry of it named.
@Suite struct ChainTests {
    static let journal = Journal(keys: .test)

    private func chain(of entries: Int, on engine: TestDatabase) async throws -> DataStore {
        let store = try engine.open(Journal.migrations, flush: { try ChainTests.journal.flush($0, in: $1) })
        for number in 0..<entries {
            try await store.write { tx in
                tx.append(
                    JournalEntry(
                        .read, "seeChild", by: nil, child: ID(UUIDs.number(number % 3)), about: "child/\(number)"))
            }
        }
        return store
    }

    private func tamper(_ sql: SQL, in store: DataStore) async throws -> Journal.Verdict {
        try await store.write { _ = try $0.run(sql) }
        return try await ChainTests.journal.verify(store)
    }

    @Test(arguments: TestDatabase.each) func anUntouchedChainIsWhole(engine: TestDatabase) async throws {
        let store = try await chain(of: 40, on: engine)
        #expect(try await ChainTests.journal.verify(store) == .whole(entries: 40))
        let empty = try await chain(of: 0, on: engine)
        #expect(try await ChainTests.journal.verify(empty) == .whole(entries: 0))
    }

    @Test(arguments: TestDatabase.each) func aChangedEntryIsNamed(engine: TestDatabase) async throws {
        let columns: [SQL] = [
            "UPDATE journal SET about = 'child/99' WHERE seq = 7", "UPDATE journal SET at = at + 1 WHERE seq = 7",
            "UPDATE journal SET ground = 'x' WHERE seq = 7", "UPDATE journal SET child_id = NULL WHERE seq = 7",
            "UPDATE journal SET person_id = 'a' WHERE seq = 7", "UPDATE journal SET kind = 'wrote' WHERE seq = 7",
            "UPDATE journal SET request = 'r' WHERE seq = 7", "UPDATE journal SET action = 'seePlan' WHERE seq = 7",
        ]
        for change in columns.prefix(engine == .sqlite ? 8 : 3) {
            let store = try await chain(of: 12, on: engine)
            #expect(try await tamper(change, in: store) == .broken(at: 7, .changed))
        }
    }

    @Test(arguments: TestDatabase.each) func aRemovedEntryIsNamed(engine: TestDatabase) async throws {
        let store = try await chain(of: 12, on: engine)
        #expect(try await tamper("DELETE FROM journal WHERE seq = 5", in: store) == .broken(at: 5, .removed))
    }

    @Test(arguments: TestDatabase.each) func aRemovedAndRenumberedEntryIsNamed(engine: TestDatabase) async throws {
        let store = try await chain(of: 12, on: engine)
        try await store.write { tx in
            try tx.run("DELETE FROM journal WHERE seq = 5")
            for seq in 6...12 { try tx.run("UPDATE journal SET seq = \(seq - 1) WHERE seq = \(seq)") }
            try tx.run("UPDATE journal_head SET seq = 11 WHERE id = 1")
        }
        guard case .broken(5, _) = try await ChainTests.journal.verify(store) else {
            Issue.record("the renumbered chain was taken for whole")
            return
        }
    }

    @Test(arguments: TestDatabase.each) func anInsertedEntryIsNamed(engine: TestDatabase) async throws {
        let store = try await chain(of: 12, on: engine)
        try await store.write { tx in
            for seq in (6...12).reversed() { try tx.run("UPDATE journal SET seq = \(seq + 1) WHERE seq = \(seq)") }
            try tx.run(
                """
                INSERT INTO journal (seq, at, kind, action, about, ground, request, hash)
                SELECT 6, at, kind, action, about, ground, request, hash FROM journal WHERE seq = 5
                """)
        }
        guard case .broken(6, _) = try await ChainTests.journal.verify(store) else {
            Issue.record("the inserted entry was not found")
            return
        }
    }

    @Test(arguments: TestDatabase.each) func reorderedEntriesAreNamed(engine: TestDatabase) async throws {
        let store = try await chain(of: 12, on: engine)
        try await store.write { tx in
            try tx.run("UPDATE journal SET seq = 99 WHERE seq = 4")
            try tx.run("UPDATE journal SET seq = 4 WHERE seq = 8")
            try tx.run("UPDATE journal SET seq = 8 WHERE seq = 99")
        }
        guard case .broken(4, _) = try await ChainTests.journal.verify(store) else {
            Issue.record("the changed order was not found")
            return
        }
    }

    @Test(arguments: TestDatabase.each) func aCutOffChainIsNamed(engine: TestDatabase) async throws {
        let store = try await chain(of: 12, on: engine)
        #expect(try await tamper("DELETE FROM journal WHERE seq > 9", in: store) == .broken(at: 10, .cutOff))
    }

    /// Whoever cuts the chain and moves its head as well lacks the key that signs the head.
    @Test(arguments: TestDatabase.each) func aMovedHeadIsFound(engine: TestDatabase) async throws {
        let store = try await chain(of: 12, on: engine)
        try await store.write { tx in
            try tx.run("DELETE FROM journal WHERE seq > 9")
            try tx.run("UPDATE journal_head SET seq = 9, hash = (SELECT hash FROM journal WHERE seq = 9) WHERE id = 1")
        }
        guard case .broken(_, .headForged) = try await ChainTests.journal.verify(store) else {
            Issue.record("the moved head was not found")
            return
        }
        try await store.write { try $0.run("DELETE FROM journal_head") }
        #expect(try await ChainTests.journal.verify(store) == .broken(at: 0, .headForged))
        await #expect(throws: (any Error).self) {
            try await store.write { $0.append(JournalEntry(.read, "seeChild", by: nil)) }
        }
    }

    @Test func twoServersOnOneDatabaseKeepOneChain() async throws {
        let address = try TestDatabase.postgres.address()
        let stores = try (0..<2).map { seed in
            try DataStore.open(
                address, keys: .test, surroundings: TestSurroundings(seed: UInt64(seed + 1)).live,
                migrations: Journal.migrations,
                flush: { try ChainTests.journal.flush($0, in: $1) })
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                let store = stores[number % 2]
                group.addTask {
                    try await store.write { $0.append(JournalEntry(.wrote, "n", by: nil, about: "\(number)")) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await ChainTests.journal.verify(stores[0]) == .whole(entries: 200))
    }
}

private enum UUIDs {
    static func number(_ number: Int) -> UUID { UUID(uuidString: "00000000-0000-7000-8000-00000000000\(number)")! }
}
