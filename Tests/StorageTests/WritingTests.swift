import Foundation
import Kernel
@testable import Storage
import Synchronization
import TestSupport
import Testing

let counters = Migration(
    "2026-11-21 test: counters",
    "CREATE TABLE counter (name TEXT PRIMARY KEY, number BIGINT NOT NULL); INSERT INTO counter VALUES ('all', 0)")

private struct Refused: Error, Equatable { let number: Int }

/// What flush was given, and how it answered.
final class Flushed: Sendable {
    let batches = Mutex<[[Int]]>([])
    let fails = Mutex(false)

    @Sendable func flush(_ marks: [any Sendable], _ tx: Transaction) throws {
        if fails.withLock({ $0 }) { throw Refused(number: -1) }
        let numbers = marks.compactMap { $0 as? Int }
        for number in numbers { try tx.run("INSERT INTO counter VALUES (\("mark \(number)"), \(number))") }
        batches.withLock { $0.append(numbers) }
    }
}

@Suite struct WritingTests {
    /// Holds the lane with one body while others queue behind it, so that they share a commit.
    private func together(
        _ store: DataStore, _ bodies: [@Sendable (Transaction) throws -> Void]
    ) async throws -> [(any Error)?] {
        let gate = DispatchSemaphore(value: 0)
        let holding = Task { try await store.write { _ in gate.wait() } }
        try await Task.sleep(for: .milliseconds(50))
        return try await withThrowingTaskGroup(of: (Int, (any Error)?).self) { group in
            for (index, body) in bodies.enumerated() {
                group.addTask {
                    do {
                        try await store.write(body)
                        return (index, nil)
                    } catch {
                        return (index, error)
                    }
                }
                try await Task.sleep(for: .milliseconds(5))
            }
            gate.signal()
            try await holding.value
            var errors = [(any Error)?](repeating: nil, count: bodies.count)
            for try await (index, error) in group { errors[index] = error }
            return errors
        }
    }

    private func names(_ store: DataStore) async throws -> [String] {
        try await store.read { tx in
            try tx.all("SELECT name FROM counter WHERE name <> 'all' ORDER BY name").map { try $0.text("name") }
        }
    }

    @Test(arguments: TestDatabase.each) func oneBodyThatThrowsLeavesTheOthers(_ database: TestDatabase) async throws {
        let flushed = Flushed()
        let store = try database.open([counters], flush: flushed.flush)
        defer { store.close() }
        let bodies = (1...5).map { number in
            { @Sendable (tx: Transaction) throws -> Void in
                tx.append(number)
                try tx.run("INSERT INTO counter VALUES (\("body \(number)"), \(number))")
                if number == 3 { throw Refused(number: 3) }
            }
        }
        let errors = try await together(store, bodies)
        #expect(errors.map { $0 as? Refused } == [nil, nil, Refused(number: 3), nil, nil])
        #expect(flushed.batches.withLock { $0 } == [[1, 2, 4, 5]])
        #expect(
            try await names(store)
                == [1, 2, 4, 5].map { "body \($0)" } + [1, 2, 4, 5].map { "mark \($0)" })
    }

    @Test(arguments: TestDatabase.each) func brokenRuleInOneBodyLeavesTheOthers(_ database: TestDatabase) async throws {
        let store = try database.open([counters])
        defer { store.close() }
        let insert: @Sendable (Transaction) throws -> Void = { try $0.run("INSERT INTO counter VALUES ('a', 1)") }
        let other: @Sendable (Transaction) throws -> Void = { try $0.run("INSERT INTO counter VALUES ('b', 1)") }
        let errors = try await together(store, [insert, insert, other])
        #expect(errors.map { ($0 as? ConstraintViolation)?.kind } == [nil, .unique, nil])
        #expect(try await names(store) == ["a", "b"])
    }

    @Test(arguments: TestDatabase.each) func errorThatTheBodySwallowsStillCounts(_ database: TestDatabase) async throws
    {
        let store = try database.open([counters])
        defer { store.close() }
        let swallowing: @Sendable (Transaction) throws -> Void = { tx in
            try tx.run("INSERT INTO counter VALUES ('a', 1)")
            do { try tx.run("INSERT INTO counter VALUES ('a', 1)") } catch is ConstraintViolation {}
        }
        await #expect(throws: ConstraintViolation.self) { try await store.write(swallowing) }
        let errors = try await together(store, [swallowing, { _ in }])
        #expect(errors.map { $0 is ConstraintViolation } == [true, false])
        #expect(try await names(store) == [])
    }

    @Test(arguments: TestDatabase.each) func whenFlushFailsNothingIsSaved(_ database: TestDatabase) async throws {
        let flushed = Flushed()
        let store = try database.open([counters], flush: flushed.flush)
        defer { store.close() }
        flushed.fails.withLock { $0 = true }
        let bodies = (1...3).map { number in
            { @Sendable (tx: Transaction) throws -> Void in
                if number == 2 { tx.append(number) }
                try tx.run("INSERT INTO counter VALUES (\("body \(number)"), \(number))")
            }
        }
        #expect(try await together(store, bodies).allSatisfy { $0 is Refused })
        await #expect(throws: Refused.self) { try await store.write(bodies[1]) }
        #expect(try await names(store) == [])
        flushed.fails.withLock { $0 = false }
        try await store.write(bodies[1])
        #expect(try await names(store) == ["body 2", "mark 2"])
    }

    @Test(arguments: TestDatabase.each) func twoHundredWritersCountRight(_ database: TestDatabase) async throws {
        let address = try database.address()
        let stores = try (1...2).map { _ in
            try DataStore.open(
                address, keys: .test, surroundings: TestSurroundings().live, migrations: [counters])
        }
        defer { stores.forEach { $0.close() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await stores[number % 2].write { tx in
                        let count = try tx.one("SELECT number FROM counter WHERE name = 'all'")?.int("number") ?? 0
                        try tx.run("UPDATE counter SET number = \(count + 1) WHERE name = 'all'")
                    }
                }
            }
            try await group.waitForAll()
        }
        let count = try await stores[0].read { try $0.one("SELECT number FROM counter")?.int("number") }
        #expect(count == 200)
    }

    @Test(arguments: TestDatabase.each) func readingCannotChange(_ database: TestDatabase) async throws {
        let store = try database.open([counters])
        defer { store.close() }
        await #expect(throws: (any Error).self) {
            try await store.read { _ = try $0.run("UPDATE counter SET number = 5") }
        }
        #expect(try await store.read { try $0.one("SELECT number FROM counter")?.int("number") } == 0)
    }

    @Test(arguments: TestDatabase.each) func momentStandsStillInATransaction(_ database: TestDatabase) async throws {
        let surroundings = TestSurroundings()
        let store = try database.open([counters], surroundings: surroundings)
        defer { store.close() }
        let same = try await store.write { tx in
            let before = tx.now
            surroundings.pass(.seconds(5))
            return before == tx.now
        }
        #expect(same)
        #expect(try await store.read { $0.now } == surroundings.now)
    }

    @Test(arguments: TestDatabase.each) func bodiesSpeakTheLanguageOfTheirCaller(_ database: TestDatabase) async throws
    {
        let store = try database.open()
        defer { store.close() }
        let word = Phrase("barn", en: "child")
        let words = try await Language.$current.withValue(.english) { () async throws -> [String] in
            [try await store.write { _ in "\(word)" }, try await store.read { _ in "\(word)" }]
        }
        #expect(words == ["child", "child"])
        #expect(try await store.write { _ in "\(word)" } == "barn")
    }

    @Test(arguments: TestDatabase.each) func closedStoreSaysSo(_ database: TestDatabase) async throws {
        let store = try database.open([counters])
        store.close()
        await #expect(throws: Failure.unavailable) { try await store.write { _ in } }
        await #expect(throws: Failure.unavailable) { try await store.read { _ in } }
    }
}
