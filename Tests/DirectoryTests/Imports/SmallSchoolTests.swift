@testable import Directory
import Foundation
import Journal
import Kernel
import Law
import Storage
import TestSupport
import Testing
import Web

@Suite struct SmallSchoolTests {
    private let today = Day(2026, 11, 21)!

    private func open(_ database: TestDatabase = .sqlite, _ clock: TestSurroundings = TestSurroundings()) throws
        -> DataStore
    {
        let journal = Journal(keys: .test)
        return try database.open(
            Journal.migrations + webMigrations + Directory.migrations, surroundings: clock,
            flush: { try journal.flush($0, in: $1) })
    }

    private func take(_ rows: [SchoolResource: [Sent]], into store: DataStore) async throws -> ImportReport {
        let source = try SchoolFolder(try SmallSchool.folder(rows))
        let work = ImportWorkStore(store: store, source: source, caller: nil, byName: "test")
        return try await work.work(on: try await work.begin())
    }

    @Test(arguments: TestDatabase.each) func theOrderOfRowsDoesNotMatter(_ database: TestDatabase) async throws {
        let store = try open(database)
        let report = try await take(try SmallSchool.rows(), into: store)
        #expect(report.waiting == 0)
        // The preschool child came before its placement and its guardian, and belongs to the preschool without a hand-over.
        let places: SQL = """
            SELECT workplace.name AS t FROM child JOIN position ON position.id = child.named_position_id
            JOIN workplace ON workplace.id = position.workplace_id JOIN person ON person.id = child.id ORDER BY person.source_id
            """
        #expect(try await store.texts(places) == ["Ängsskolan", "Ängsskolan", "Förskolan Ängen"])
        #expect(try await store.count("SELECT COUNT(*) AS n FROM hand_over") == 0)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM guardianship") == 4)
        #expect(
            try await store.count(
                "SELECT COUNT(*) AS n FROM workplace WHERE controller_id = (SELECT id FROM workplace WHERE source_id = 'h1')"
            ) == 4)
        #expect(try await store.texts("SELECT DISTINCT municipality AS t FROM child") == ["0480"])
    }

    @Test(arguments: TestDatabase.each) func aMoveToAnotherUnitIsOfferedAndNotTaken(_ database: TestDatabase)
        async throws
    {
        let store = try open(database)
        var rows = try SmallSchool.rows()
        rows[.organisations]?.append(
            try SmallSchool.sent(
                #"{"id":"u2","displayName":"Bergsskolan","organisationType":"Skolenhet","schoolTypes":["GR"],"parentOrganisation":{"id":"h1"}}"#
            ))
        _ = try await take(rows, into: store)
        rows[.persons]?[0] = try SmallSchool.sent(
            #"{"id":"c1","givenName":"Barn","familyName":"c1","birthDate":"2014-03-02","enrolments":[{"enroledAt":{"id":"u2"},"schoolType":"GR","schoolYear":5,"startDate":"2026-11-01"}],"responsibles":[{"person":{"id":"g1"},"relationType":"Vårdnadshavare"}]}"#
        )
        let report = try await take(rows, into: store)
        #expect(report.changed == 1 && report.new == 0)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM hand_over WHERE answered_at IS NULL") == 1)
        #expect(try await store.texts("SELECT to_day AS t FROM enrolment WHERE to_day IS NOT NULL") == ["2026-11-20"])
        #expect(
            try await store.texts("SELECT to_day AS t FROM guardianship WHERE to_day IS NOT NULL") == ["2026-11-20"])
    }

    @Test func unknownCodesAreKeptAndReportedAndNoRowIsRefused() async throws {
        let store = try open()
        var rows = try SmallSchool.rows()
        rows[.persons]?.append(
            try SmallSchool.sent(
                #"{"id":"x1","givenName":"X","familyName":"Y","civicNo":{"value":"hej"},"securityMarking":"Hemlig","enrolments":[{"enroledAt":{"id":"u1"},"schoolType":"ZZ","schoolYear":3}]}"#
            ))
        rows[.duties]?.append(
            try SmallSchool.sent(
                #"{"id":"d9","person":{"id":"t1"},"dutyAt":{"id":"u1"},"dutyRole":"Trollkarl","startDate":"2020-01-01"}"#
            ))
        rows[.groups]?.append(try SmallSchool.sent(#"{"displayName":"utan id"}"#))
        let report = try await take(rows, into: store)
        let codes = Set(report.unmapped.map { "\($0.field) \($0.value)" })
        #expect(codes == ["securityMarking Hemlig", "schoolType ZZ", "dutyRole Trollkarl", "civicNo …", "id –"])
        #expect(report[.persons].unmapped == 3 && report[.duties].unmapped == 1)
        #expect(try await store.texts("SELECT protection AS t FROM person WHERE source_id = 'x1'") == ["marked"])
        #expect(try await store.texts("SELECT raw_number AS t FROM import_seen WHERE source_id = 'x1'") == ["hej"])
        #expect(
            try await store.count(
                "SELECT COUNT(*) AS n FROM enrolment JOIN person ON person.id = enrolment.child_id WHERE person.source_id = 'x1'"
            ) == 1)
    }

    @Test func aNewHeadTakesTheVacantNamedPosition() async throws {
        let clock = TestSurroundings()
        let store = try open(.sqlite, clock)
        var rows = try SmallSchool.rows()
        _ = try await take(rows, into: store)
        let named = try await store.texts("SELECT named_position_id AS t FROM workplace WHERE source_id = 'u1'")
        clock.pass(.seconds(86_400))
        rows[.duties]?[1] = try SmallSchool.sent(
            #"{"id":"d2","person":{"id":"r1"},"dutyAt":{"id":"s1"},"dutyRole":"Rektor","startDate":"2020-01-01","endDate":"2026-11-01"}"#
        )
        rows[.duties]?.append(
            try SmallSchool.sent(
                #"{"id":"d3","person":{"id":"t1"},"dutyAt":{"id":"s1"},"dutyRole":"Rektor","startDate":"2026-11-02"}"#))
        _ = try await take(rows, into: store)
        #expect(try await store.texts("SELECT named_position_id AS t FROM workplace WHERE source_id = 'u1'") == named)
        let holders: SQL = """
            SELECT person.source_id AS t FROM holding JOIN person ON person.id = holding.person_id
            JOIN workplace ON workplace.named_position_id = holding.position_id WHERE workplace.source_id = 'u1' AND to_day IS NULL
            """
        #expect(try await store.texts(holders) == ["t1"])
    }

    @Test func onePersonInTwoSystemsIsOne() async throws {
        let store = try open()
        try await store.write { tx in
            try Colleagues.put(
                PersonEntry(
                    id: tx.newID(), given: "Känd", family: "Sedan", number: PersonalNumber(stored: "201204052383"),
                    protection: .marked),
                in: tx)
        }
        var rows = try SmallSchool.rows()
        rows[.persons]?.append(
            try SmallSchool.child(
                "c9", born: "2012-04-05", guardians: ["g1"],
                extra: #""civicNo":{"value":"120405-2383"},"securityMarking":"Ingen","#))
        _ = try await take(rows, into: store)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM person WHERE number = '201204052383'") == 1)
        // What was marked here stays marked.
        #expect(try await store.texts("SELECT protection AS t FROM person WHERE source_id = 'c9'") == ["marked"])
    }

    @Test func theCenturyComesFromTheDayOfBirth() {
        func number(_ raw: String, _ born: Day?) -> String? { SentPerson.number(raw, born: born, today: today)?.text }
        #expect(number("120618-5131", Day(2012, 6, 18)) == "201206185131")
        #expect(number("120618-5131", Day(1912, 6, 18)) == "191206185131")
        #expect(number("120618-5131", nil) == "201206185131")
        #expect(number("20050315-1234", nil) == "200503151234")
        #expect(number("200112840123", Day(2001, 12, 24)) == "200112840123")
        #expect(number("20130101TF01", nil) == "20130101TF01")
        #expect(number("hej", nil) == nil)
    }

    @Test func freeTextMakesStudentHealthButNeverAHead() throws {
        func role(_ json: String) throws -> Role {
            var notes = CodeNotes()
            return SentDuty(try SmallSchool.sent(json), id: "d", noting: &notes).role
        }
        #expect(try role(#"{"dutyRole":"Annan personal","description":"Skolsköterska"}"#) == .studentHealth)
        #expect(try role(#"{"dutyRole":"Annan personal","title":"Leg. psykolog"}"#) == .studentHealth)
        #expect(
            try role(#"{"dutyRole":"Lärare","assignmentRole":[{"assignmentRoleType":"Elevhälsopersonal"}]}"#)
                == .studentHealth)
        #expect(try role(#"{"dutyRole":"Kurator"}"#) == .studentHealth)
        #expect(try role(#"{"dutyRole":"Annan personal","description":"Rektor"}"#) == .teacher)
        #expect(try role(#"{"dutyRole":"Annan personal","description":"Administratör"}"#) == .teacher)
        #expect(try role(#"{"dutyRole":"Annan personal","description":"Kuratorsassistent"}"#) == .teacher)
        #expect(try role(#"{"dutyRole":"Speciallärare/specialpedagog"}"#) == .teacher)
    }

    @Test func aFolderThatIsNotOneSaysWhatIsWrong() async throws {
        let store = try open()
        for (name, text) in [("persons-1.json", "{\"data\":[{"), ("organisations-1.json", "\"hej\"")] {
            let folder = try SmallSchool.folder(try SmallSchool.rows())
            try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
            let fault = await #expect(throws: ImportFault.self) {
                try await Imports.take(from: folder, into: store, .init()) { _ in }
            }
            #expect(fault?.exitCode == 74 && fault?.words.swedish.contains(name) == true)
        }
        let missing = await #expect(throws: ImportFault.self) {
            try await Imports.take(from: "/no/such", into: store, .init()) { _ in }
        }
        #expect(missing?.exitCode == 74)
        let folder = try SmallSchool.folder(try SmallSchool.rows())
        try FileManager.default.removeItem(atPath: folder + "/persons-1.json")
        let without = await #expect(throws: ImportFault.self) {
            try await Imports.take(from: folder, into: store, .init()) { _ in }
        }
        #expect(without?.words.english.contains("persons-1.json") == true)
    }

    @Test func aFolderWithoutItsLastPageRemovesNobody() async throws {
        let store = try open()
        var rows = try SmallSchool.rows()
        _ = try await take(rows, into: store)
        rows[.persons]?.removeLast()
        let folder = try SmallSchool.folder(rows)
        let cut = Sent.object(["data": .list(rows[.persons]!), "pageToken": .text("50")])
        try Data(cut.json.utf8).write(to: URL(filePath: folder + "/persons-1.json"))
        let report = try await Imports.take(from: folder, into: store, .init()) { _ in }
        #expect(report.removed == 0 && report.missing.count == 1)
    }
}
