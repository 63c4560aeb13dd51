import Foundation
import Kernel
import Storage
import TestSupport
import Testing

private enum Stage: String { case draft, sent }

private let things = Migration(
    "2026-11-21 test: things",
    """
    CREATE TABLE thing (
        id TEXT PRIMARY KEY, name TEXT, number BIGINT, size REAL, stage TEXT CHECK (stage IN ('draft', 'sent')),
        born TEXT, seen_at BIGINT, is_open BIGINT CHECK (is_open IN (0, 1)), body BLOB
    );
    CREATE TABLE part (id BIGINT PRIMARY KEY, thing_id TEXT NOT NULL REFERENCES thing(id), a TEXT, b TEXT, UNIQUE (a, b))
    """)

@Suite struct HoleTests {
    @Test(arguments: TestDatabase.each) func everyKindComesBackAsItWas(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        let bytes: [UInt8] = [0, 1, 0, 255, 39, 92, 0]
        let name = "Åke Ärlig O'Hara \\ \"östen\"; -- $1 ? 😀"
        let day = Day(2026, 2, 28)!
        let id: ID<Child> = try await store.write { tx in
            let id: ID<Child> = tx.newID()
            try tx.run(
                """
                INSERT INTO thing (id, name, number, size, stage, born, seen_at, is_open, body)
                VALUES (\(id), \(name), \(Int64.min), \(0.1), \(Stage.sent), \(day), \(tx.now), \(true), \(bytes))
                """)
            return id
        }
        let now = TestSurroundings().now
        try await store.read { tx in
            let row = try #require(try tx.one("SELECT * FROM thing WHERE id = \(id)"))
            #expect(try row.id("id") == id)
            #expect(try row.text("name") == name)
            #expect(try row.int64("number") == Int64.min)
            #expect(try row.double("size") == 0.1)
            #expect(try row.choice("stage") == Stage.sent)
            #expect(try row.day("born") == day)
            #expect(try row.instant("seen_at") == now)
            #expect(try row.bool("is_open") == true)
            #expect(try row.bytes("body") == bytes)
        }
    }

    @Test(arguments: TestDatabase.each) func nothingComesBackAsNothing(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        try await store.write { tx in
            let none: ID<Child>? = nil
            try tx.run(
                """
                INSERT INTO thing (id, name, number, size, stage, born, seen_at, is_open, body)
                VALUES ('x', \(String?.none), \(Int?.none), \(Double?.none), \(Stage?.none), \(Day?.none),
                    \(Instant?.none), \(Bool?.none), \([UInt8]?.none))
                """)
            let row = try #require(try tx.one("SELECT *, \(none) AS child_id FROM thing WHERE \(String?.none) IS NULL"))
            #expect(try row.textIfAny("name") == nil)
            #expect(try row.intIfAny("number") == nil)
            #expect(try row.doubleIfAny("size") == nil)
            #expect(try row.choiceIfAny("stage") == Stage?.none)
            #expect(try row.dayIfAny("born") == nil)
            #expect(try row.instantIfAny("seen_at") == nil)
            #expect(try row.boolIfAny("is_open") == nil)
            #expect(try row.bytesIfAny("body") == nil)
            #expect(try row.idIfAny("child_id") == ID<Child>?.none)
            #expect(throws: FieldFault.self) { try row.text("name") }
            #expect(throws: FieldFault.self) { try row.text("missing") }
        }
    }

    @Test(arguments: TestDatabase.each) func emptyIsNotNothing(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        try await store.write { tx in
            try tx.run("INSERT INTO thing (id, name, body) VALUES ('x', \(""), \([UInt8]()))")
            let row = try #require(try tx.one("SELECT name, body FROM thing"))
            #expect(try row.text("name") == "")
            #expect(try row.bytes("body") == [])
        }
    }

    @Test(arguments: TestDatabase.each) func nullCharacterInTextIsReplacedAlike(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        try await store.write { tx in
            try tx.run("INSERT INTO thing (id, name) VALUES ('x', \("a\0b"))")
            #expect(try tx.one("SELECT name FROM thing")?.text("name") == "a\u{FFFD}b")
        }
    }

    @Test(arguments: TestDatabase.each) func textFromOutsideStaysData(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        let hostile = ["x'; DROP TABLE thing; --", "' OR '1'='1", "?", "$1", "\\'; SELECT 1", "\u{0}' --", "''"]
        try await store.write { tx in
            for (index, text) in hostile.enumerated() {
                try tx.run("INSERT INTO thing (id, name) VALUES (\("\(index)"), \(text))")
                #expect(try tx.all("SELECT id FROM thing WHERE name = \(text)").count == 1)
            }
            #expect(try tx.one("SELECT COUNT(*) AS n FROM thing")?.int("n") == hostile.count)
            #expect(try tx.all("SELECT id FROM thing WHERE id = \("1' OR '1'='1")").isEmpty)
        }
    }

    @Test(arguments: TestDatabase.each) func piecesAndListsComposeAndRenumber(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        try await store.write { tx in
            for number in 1...9 { try tx.run("INSERT INTO thing (id, number) VALUES (\("t\(number)"), \(number))") }
            let small: SQL = "number < \(5)"
            let even: SQL = "number IN \(list: [2, 4, 6, 8])"
            let both: SQL = "\(SQL.joined([small, even], by: " AND ")) AND id <> \("t2")"
            let rows = try tx.all("SELECT id FROM thing WHERE number > \(0) AND (\(both)) ORDER BY id LIMIT \(3)")
            #expect(try rows.map { try $0.text("id") } == ["t4"])
            #expect(try tx.all("SELECT id FROM thing WHERE id IN \(list: [String]())").isEmpty)
            #expect(try tx.all("SELECT id FROM thing WHERE id NOT IN \(list: [String]())").isEmpty)
            #expect(try tx.all("SELECT id FROM thing WHERE stage IN \(list: [Stage.draft])").isEmpty)
        }
    }

    @Test(arguments: TestDatabase.each) func commonDialectMeansTheSame(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        try await store.write { tx in
            let upsert: (String, Int) -> SQL = { id, number in
                """
                INSERT INTO thing (id, number) VALUES (\(id), \(number))
                ON CONFLICT (id) DO UPDATE SET number = excluded.number RETURNING number
                """
            }
            #expect(try tx.one(upsert("a", 1))?.int("number") == 1)
            #expect(try tx.one(upsert("a", 7))?.int("number") == 7)
            #expect(try tx.run("UPDATE thing SET number = number + \(1) WHERE id = \("a")") == 1)
            #expect(try tx.run("UPDATE thing SET number = 0 WHERE id = \("none")") == 0)
            let row = try #require(
                try tx.one(
                    """
                    WITH one AS (SELECT id, number, ROW_NUMBER() OVER (ORDER BY id) AS place FROM thing)
                    SELECT SUM(number) AS total, COUNT(*) AS n, MAX(place) AS last, COALESCE(MIN(number), \(0)) AS least,
                        MAX(LENGTH(id || \("bc"))) AS letters, MAX(CASE WHEN number > 1 THEN 1 ELSE 0 END) AS big
                    FROM one
                    """))
            #expect(
                try ["total", "n", "last", "least", "letters", "big"].map { try row.int($0) } == [8, 1, 1, 8, 3, 1])
        }
    }

    @Test(arguments: TestDatabase.each) func brokenRulesHaveTypes(_ database: TestDatabase) async throws {
        let store = try database.open([things])
        defer { store.close() }
        func violation(_ commands: SQL...) async throws -> ConstraintViolation? {
            await #expect(throws: ConstraintViolation.self) {
                try await store.write { tx in for command in commands { try tx.run(command) } }
            }
        }
        let part: SQL = "INSERT INTO part (id, thing_id, a, b) VALUES "
        let thing: SQL = "INSERT INTO thing (id) VALUES ('x')"
        #expect(
            try await violation(thing, part + "(1, 'x', 'a', 'b')", part + "(2, 'x', 'a', 'b')")
                == ConstraintViolation(kind: .unique, table: "part", fields: ["a", "b"]))
        #expect(try await violation(thing, thing)?.kind == .unique)
        #expect(try await violation(part + "(1, 'x', 'a', 'b')")?.kind == .foreignKey)
        #expect(try await violation("INSERT INTO thing (id, is_open) VALUES ('x', 2)")?.kind == .check)
        #expect(try await violation(thing, part + "(1, NULL, 'a', 'b')")?.fields == ["thing_id"])
    }
}
