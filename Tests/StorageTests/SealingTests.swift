import Crypto
import Foundation
import Kernel
@testable import Storage
import TestSupport
import Testing

private let notes = Migration(
    "2026-11-21 test: notes", "CREATE TABLE note (child_id TEXT NOT NULL, seen BLOB, PRIMARY KEY (child_id))")
private let secret = "Oskar såg blå märken på armen i dag"

@Suite struct SealingTests {
    private let child = UUID()
    private let scope: SealScope
    private let sibling: SealScope

    init() {
        let controller = ID<Workplace>(UUID())
        scope = SealScope(subject: child, controller: controller)
        sibling = SealScope(subject: UUID(), controller: controller)
    }

    private func write(_ text: String?, _ store: DataStore, _ name: String = "a", _ scope: SealScope) async throws {
        try await store.write { try $0.run("INSERT INTO note VALUES (\(name), \(sealed: text, for: scope))") }
    }

    private func narrative(_ store: DataStore, _ name: String = "a") async throws -> String? {
        try await store.read {
            try $0.one("SELECT seen FROM note WHERE child_id = \(name)")?.narrativeIfAny("seen")
        }
    }

    @Test(arguments: TestDatabase.each) func narrativeComesBack(_ database: TestDatabase) async throws {
        let store = try database.open([notes])
        defer { store.close() }
        let odd = "åäö \0 \u{1F469}\u{200D}\u{1F467} " + String(repeating: "lång text ", count: 20_000)
        try await write(secret, store, "a", scope)
        try await write(odd, store, "b", scope)
        try await write("", store, "c", sibling)
        try await write(nil, store, "d", scope)
        #expect(try await narrative(store) == secret)
        #expect(try await narrative(store, "b") == odd)
        #expect(try await narrative(store, "c") == "")
        #expect(try await narrative(store, "d") == nil)
        #expect(store.ring.count == 2)
    }

    @Test(arguments: TestDatabase.each) func destroyedKeyMakesTextUnreadable(_ database: TestDatabase) async throws {
        let address = try database.address()
        let surroundings = TestSurroundings().live
        let stores = try (1...2).map { _ in
            try DataStore.open(address, keys: .test, surroundings: surroundings, migrations: [notes])
        }
        defer { stores.forEach { $0.close() } }
        try await write(secret, stores[0], "a", scope)
        try await write(secret, stores[0], "b", sibling)
        for store in stores { #expect(try await narrative(store) == secret) }
        try await stores[0].write { [scope] tx in
            try tx.destroyKey(for: scope)
            #expect(
                try tx.one("SELECT seen FROM note WHERE child_id = 'a'")?.narrative("seen") == "[texten är gallrad]")
        }
        for store in stores {
            #expect(try await narrative(store) == "[texten är gallrad]")
            #expect(try await narrative(store, "b") == secret)
        }
        try await write("nytt", stores[1], "c", scope)
        #expect(try await narrative(stores[0], "c") == "nytt")
        #expect(try await narrative(stores[0]) == "[texten är gallrad]")
    }

    @Test(arguments: TestDatabase.each) func destructionThatIsRolledBackDestroysNothing(
        _ database: TestDatabase
    ) async throws {
        let store = try database.open([notes])
        defer { store.close() }
        try await write(secret, store, "a", scope)
        await #expect(throws: Failure.notFound) {
            try await store.write { [scope] tx in
                try tx.destroyKey(for: scope)
                throw Failure.notFound
            }
        }
        #expect(try await narrative(store) == secret)
    }

    @Test(arguments: TestDatabase.each) func keyOfARolledBackBodyIsForgotten(_ database: TestDatabase) async throws {
        let store = try database.open([notes])
        defer { store.close() }
        await #expect(throws: Failure.notFound) {
            try await store.write { [scope] tx in
                try tx.run("INSERT INTO note VALUES ('a', \(sealed: secret, for: scope))")
                throw Failure.notFound
            }
        }
        #expect(store.ring.count == 0)
        try await write(secret, store, "a", scope)
        #expect(try await narrative(store) == secret)
        let keys = try await store.read { try $0.one("SELECT COUNT(*) AS n FROM case_key")?.int("n") }
        #expect(keys == 1)
    }

    @Test(arguments: TestDatabase.each) func changedBlobIsNotOpened(_ database: TestDatabase) async throws {
        let store = try database.open([notes])
        defer { store.close() }
        try await store.write { [scope, sibling] tx in
            let blob = try tx.seal([1, 2, 3], for: scope)
            let other = try tx.seal([4], for: sibling)
            #expect(try tx.open(blob) == [1, 2, 3])
            #expect(blob.count == 1 + 16 + 12 + 3 + 16)
            let key = try #require(tx.keys.found(for: scope))
            for place in blob.indices {
                var changed = blob
                changed[place] ^= 1
                #expect(throws: (any Error).self) { try Seals.open(changed, with: key.secret) }
            }
            #expect(throws: (any Error).self) { try tx.open(Array(other[..<17] + blob[17...])) }
        }
    }

    @Test func filesHoldNoNarrativeAndNoDestroyedKey() async throws {
        let address = try TestDatabase.sqlite.address()
        guard case .sqlite(let path) = address else { return }
        let store = try DataStore.open(
            address, keys: .test, surroundings: TestSurroundings().live, migrations: [notes])
        defer { store.close() }
        func files(hold bytes: [UInt8]) throws -> Bool {
            try ["", "-wal"].contains { ending in
                try Data(contentsOf: URL(fileURLWithPath: path + ending)).range(of: Data(bytes)) != nil
            }
        }
        try await store.write { [scope] tx in
            try tx.run("INSERT INTO note VALUES ('in the clear', \(sealed: secret, for: scope))")
        }
        #expect(try files(hold: Array("in the clear".utf8)))
        #expect(try !files(hold: Array(secret.utf8)))
        #expect(try !files(hold: Array("märken".utf8)))
        let wrapped = try await store.read { try $0.one("SELECT wrapped FROM case_key")?.bytes("wrapped") }
        let key = try #require(wrapped)
        #expect(try files(hold: key))
        try await store.write { [scope] in try $0.destroyKey(for: scope) }
        #expect(try !files(hold: key))
    }

    @Test func keyRingIsBounded() {
        let ring = KeyRing(.test, capacity: 10)
        for _ in 1...100 {
            var keys = KeysInUse()
            keys.destructions = 0
            let scope = SealScope(subject: UUID(), controller: sibling.controller)
            keys.keep(CaseKey(id: UUID(), scope: scope, secret: .init(size: .bits256)))
            ring.learn(keys)
        }
        #expect(ring.count <= 10 && ring.count >= 5)
    }
}
