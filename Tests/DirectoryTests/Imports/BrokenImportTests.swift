@testable import Directory
import Foundation
import Journal
import Kernel
import Storage
import TestSupport
import Synchronization
import Testing
import Web

@Suite struct BrokenImportTests {
    private func open(_ database: TestDatabase, _ surroundings: TestSurroundings = TestSurroundings()) throws
        -> DataStore
    {
        let journal = Journal(keys: .test)
        return try database.open(
            Journal.migrations + webMigrations + Directory.migrations, surroundings: surroundings,
            flush: { try journal.flush($0, in: $1) })
    }

    @Test(
        arguments: TestDatabase.each,
        [UnrulySchool.Fault.serverError, .brokenJSON, .cutOff, .huge, .circle, .endless, .redirect])
    func whatBreaksHalfWaySaysSoAndCanBeGoneOnWith(_ database: TestDatabase, _ fault: UnrulySchool.Fault) async throws {
        let (store, school) = (try open(database), UnrulySchool(try Demoskolan.rows()))
        school.misbehave(fault, at: .persons, page: 4, times: 1000)
        if fault == .endless { school.misbehave(fault, at: .persons, page: 4, times: 100_000) }
        try await school.serve { port in
            let broken = await #expect(throws: ImportFault.self) { try await take(from: port, into: store) }
            #expect(broken?.words.swedish.isEmpty == false)
            #expect([65, 69].contains(broken?.exitCode))
            #expect(try await store.texts("SELECT state AS t FROM import_run") == ["stopped"])
            let before = try await store.count("SELECT COUNT(*) AS n FROM person")
            #expect(before >= 60 && before < 136)
            school.behave()
            let report = try await take(from: port, into: store)
            #expect(report.isResumed)
            #expect(report[.persons].read == 136 && report[.persons].new == 136 && report.changed == 0)
            #expect(try await store.count("SELECT COUNT(*) AS n FROM child") == 45)
            #expect(try await store.texts("SELECT state AS t FROM import_run") == ["finished"])
            #expect(!school.asked.contains { $0.hasPrefix("organisations") && $0.contains("after") })
        }
    }

    @Test func aWrongSecretIsRefusedAndNeverKept() async throws {
        let (store, school) = (try open(.sqlite), UnrulySchool(try SmallSchool.rows()))
        try await school.serve { port in
            let fault = await #expect(throws: ImportFault.self) {
                try await take(from: port, into: store, secret: "fel-hemlighet")
            }
            #expect(fault?.exitCode == 77)
        }
        #expect(try await store.count("SELECT COUNT(*) AS n FROM import_run WHERE trouble_sv <> ''") == 1)
    }

    @Test func nobodyAtTheAddressIsSaidSoon() async throws {
        let (store, pauses) = (try open(.sqlite), Pauses())
        let fault = await #expect(throws: ImportFault.self) { try await take(from: 1, into: store, pauses) }
        #expect(fault?.exitCode == 69)
        #expect(pauses.list.count == 2)
    }

    @Test(arguments: TestDatabase.each) func onlyWhatHasChangedIsReadAndWhatIsGoneIsMarked(_ database: TestDatabase)
        async throws
    {
        let clock = TestSurroundings()
        let (store, school) = (try open(database, clock), UnrulySchool(try SmallSchool.rows()))
        try await school.serve { port in
            #expect(try await take(from: port, into: store).waiting == 0)
            try await plantCase(on: "c1", in: store)
            clock.pass(.seconds(86_400))
            try school.state.withLock { state in
                let moved = try SmallSchool.child(
                    "c2", born: "2015-05-05", guardians: ["g1", "g2"],
                    extra: #""securityMarking":"Sekretessmarkering","#,
                    modified: "2026-11-21T12:00:00Z")
                state.rows[.persons]?.removeAll { ["c1", "c2"].contains($0["id"].text) }
                state.rows[.persons]?.append(moved)
                state.deleted[.persons] = ["c1", "nobody-we-know"]
            }
            let report = try await take(from: port, into: store)
            #expect(report[.persons].read == 1 && report[.persons].changed == 1 && report[.persons].removed == 1)
            #expect(
                school.asked.contains {
                    $0.hasPrefix("persons") && $0.contains("meta.modified.after=2026-11-21T07:59:00.000Z")
                })
        }
        // The child with a case is still there, gone from school, and has a named person.
        let gone: SQL =
            "SELECT person.id AS t FROM person JOIN child ON child.id = person.id WHERE source_id = 'c1' AND gone_on = '2026-11-22'"
        #expect(try await store.texts(gone).count == 1)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM open_thing WHERE kind = 'plan'") == 1)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM enrolment WHERE to_day = '2026-11-21'") == 1)
        // Now protected: the home of the guardians is no longer kept either.
        #expect(try await store.texts("SELECT protection AS t FROM person WHERE source_id = 'c2'") == ["marked"])
        #expect(
            try await store.count("SELECT COUNT(*) AS n FROM person WHERE address <> '' AND source_id IN ('g1', 'g2')")
                == 0)
    }

    @Test func aSourceThatHasLostMostOfItsRowsRemovesNobody() async throws {
        let (store, rows) = (try open(.sqlite), try Demoskolan.rows())
        let school = UnrulySchool(rows)
        try await school.serve { port in
            _ = try await take(from: port, into: store)
            school.state.withLock { $0.rows[.persons] = Array(rows[.persons]!.prefix(30)) }
            let report = try await take(from: port, into: store, everything: true)
            #expect(report.removed == 0 && !report.missing.isEmpty)
            #expect(try await store.count("SELECT COUNT(*) AS n FROM person WHERE gone_on IS NOT NULL") == 0)
            let accepted = try await take(from: port, into: store, everything: true, mayEmpty: true)
            #expect(accepted[.persons].removed == 106)
            school.state.withLock { $0.rows[.persons] = rows[.persons] }
            let back = try await take(from: port, into: store, everything: true)
            #expect(back[.persons].changed == 106 && back[.persons].new == 0)
            #expect(try await store.count("SELECT COUNT(*) AS n FROM person WHERE gone_on IS NOT NULL") == 0)
            #expect(try await store.count("SELECT COUNT(*) AS n FROM enrolment WHERE to_day IS NULL") == 45)
        }
    }

    @Test func whoeverTakesOverIsAloneAtIt() async throws {
        let (store, folder) = (try open(.sqlite), try SmallSchool.folder(try SmallSchool.rows()))
        let work = ImportWorkStore(store: store, source: try SchoolFolder(folder), caller: nil, byName: "one")
        let first = try await work.begin()
        let second = try await work.begin()
        let fault = await #expect(throws: ImportFault.self) { try await work.work(on: first) }
        #expect(fault?.exitCode == 75)
        #expect(try await work.work(on: second)[.persons].read == 7)
    }

    private func plantCase(on source: String, in store: DataStore) async throws {
        try await store.write { tx in
            let row = try tx.one(
                "SELECT id, named_position_id FROM child WHERE id = (SELECT id FROM person WHERE source_id = \(source))"
            )!
            try OpenThings.open(
                .plan, about: "plan/1", path: "/", child: try row.id("id"),
                responsible: try row.id("named_position_id"),
                due: Day(tx.now), in: tx)
        }
    }
}
