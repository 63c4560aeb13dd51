import Kernel
@testable import Storage
import TestSupport
import Testing

private let people = Migration("2026-11-21 test: people", "CREATE TABLE person (name TEXT)")

@Suite struct OrderTests {
    private func sorted(_ names: [String], _ database: TestDatabase) async throws -> [String] {
        let store = try database.open([people])
        defer { store.close() }
        return try await store.write { tx in
            for name in names { try tx.run("INSERT INTO person VALUES (\(name))") }
            return try tx.all("SELECT name FROM person ORDER BY name COLLATE sv").map { try $0.text("name") }
        }
    }

    @Test(arguments: TestDatabase.each) func namesStandInSwedishOrder(_ database: TestDatabase) async throws {
        let names = [
            "Adam", "anders", "Ek", "Élan", "Vall", "Wallin", "Zetterberg", "Åberg", "Ärlig", "Öberg", "Östen",
        ]
        #expect(try await sorted(names.reversed(), database) == names)
        let cases = ["anna", "Anna", "anna b", "Anna B", "anna-b", "annab", "År", "år 2"]
        #expect(
            try await sorted(cases.reversed(), database) == [
                "anna", "Anna", "anna b", "Anna B", "anna-b", "annab", "År", "år 2",
            ])
    }

    /// Chance finds what we did not think of: the two engines must agree on any names.
    @Test func enginesAgreeOnMadeUpNames() async throws {
        let letters = Array("aAbBeEoOvVwWzZåÅäÄöÖéÉüÜ -'.19")
        var bytes = TestSurroundings(seed: 7).live.random(20_000)[...]
        let names = (0..<1500).map { _ in
            String((0..<(1 + Int(bytes.popFirst()!) % 6)).map { _ in letters[Int(bytes.popFirst()!) % letters.count] })
        }
        let sqlite = try await sorted(names, .sqlite)
        let postgres = try await sorted(names, .postgres)
        let first = zip(sqlite, postgres).first { $0 != $1 }
        #expect(sqlite == postgres, "\(String(describing: first))")
    }
}
