@testable import Directory
import Foundation
import Journal
import Kernel
import NIOCore
import Storage
import TestSupport
import Testing
import Web

@Suite struct DemoskolanTests {
    private func open(_ database: TestDatabase) throws -> DataStore {
        let journal = Journal(keys: .test)
        return try database.open(
            Journal.migrations + webMigrations + Directory.migrations, flush: { try journal.flush($0, in: $1) })
    }

    @Test(arguments: TestDatabase.each) func everybodyIsThereAndKnowsTheirPlace(_ database: TestDatabase) async throws {
        let store = try open(database)
        let report = try await Imports.take(from: Demoskolan.folder(), into: store, .init()) { _ in }
        #expect(report[.organisations].read == 3 && report[.organisations].new == 3)
        #expect(report[.persons].read == 136 && report[.persons].new == 136)
        #expect(report[.groups].read == 9 && report[.duties].read == 8 && report[.activities].read == 7)
        #expect(report.waiting == 0 && report.unmapped.isEmpty)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM child") == 45)
        #expect(try await store.count("SELECT COUNT(DISTINCT guardian_id) AS n FROM guardianship") == 83)
        #expect(try await store.count("SELECT COUNT(DISTINCT person_id) AS n FROM holding") == 8)
        let alone: SQL =
            "SELECT COUNT(*) AS n FROM (SELECT child_id FROM guardianship GROUP BY child_id HAVING COUNT(*) = 1) one"
        #expect(try await store.count(alone) == 7)
        #expect(
            try await store.count("SELECT COUNT(*) AS n FROM guardianship WHERE custody <> 'joint' OR confirmed = 1")
                == 0)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM class_group") == 9)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM group_member") == 225)
        #expect(try await store.texts("SELECT title AS t FROM position WHERE role = 'studentHealth'") == ["Kurator"])
        #expect(
            try await store.texts("SELECT number AS t FROM person WHERE given = 'Charlie' AND family = 'Sjögren'")
                .allSatisfy { $0.hasPrefix("20120618") && $0.utf8.count == 12 })
        #expect(try await store.count("SELECT COUNT(*) AS n FROM import_seen WHERE raw_number IS NOT NULL") == 53)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM person WHERE protection <> 'none'") == 2)
        // The unit's head, whose duty stands on the school above it, is everybody's named person, and nobody waits to be handed over.
        let named: SQL = """
            SELECT COUNT(*) AS n FROM child JOIN enrolment ON enrolment.child_id = child.id
            JOIN workplace ON workplace.id = enrolment.workplace_id AND workplace.named_position_id = child.named_position_id
            JOIN holding ON holding.position_id = child.named_position_id
            """
        #expect(try await store.count(named) == 45)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM hand_over") == 0)
        let mentors: SQL = """
            SELECT person.family AS t FROM group_duty JOIN class_group ON class_group.id = group_duty.group_id
            JOIN holding ON holding.position_id = group_duty.position_id JOIN person ON person.id = holding.person_id
            WHERE group_duty.kind = 'mentor' ORDER BY class_group.name
            """
        #expect(try await store.texts(mentors) == ["Lindqvist", "Holmgren"])
        // Nobody becomes an administrator here by keeping a school's papers.
        #expect(try await store.count("SELECT COUNT(*) AS n FROM position WHERE role = 'administrator'") == 0)
        #expect(
            try await store.count("SELECT COUNT(DISTINCT child_id) AS n FROM journal WHERE action = 'importSchool'")
                == 45)
        #expect(
            try await Journal(keys: .test).verify(store)
                == .whole(entries: Int64(try await store.count("SELECT COUNT(*) AS n FROM journal"))))
    }

    @Test(arguments: TestDatabase.each) func aSecondTimeChangesNothing(_ database: TestDatabase) async throws {
        let store = try open(database)
        _ = try await Imports.take(from: Demoskolan.folder(), into: store, .init()) { _ in }
        let marks = try await store.count("SELECT COUNT(*) AS n FROM journal")
        let versions = try await store.count("SELECT SUM(version) AS n FROM person")
        let again = try await Imports.take(from: Demoskolan.folder(), into: store, .init()) { _ in }
        #expect(again[.persons].read == 136)
        #expect(again.new == 0 && again.changed == 0 && again.removed == 0)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM journal") == marks)
        #expect(try await store.count("SELECT SUM(version) AS n FROM person") == versions)
    }

    @Test(arguments: TestDatabase.each) func aDryRunGivesTheSameNumbersAndKeepsNothing(_ database: TestDatabase)
        async throws
    {
        let store = try open(database)
        var order = Imports.Order()
        order.isRehearsal = true
        let rehearsed = try await Imports.take(from: Demoskolan.folder(), into: store, order) { _ in }
        #expect(try await store.count("SELECT COUNT(*) AS n FROM person") == 0)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM import_run") == 0)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM journal") == 0)
        let real = try await Imports.take(from: Demoskolan.folder(), into: store, .init()) { _ in }
        #expect(rehearsed == real)
    }

    @Test(arguments: TestDatabase.each) func fromAServerPageByPageItIsTheSame(_ database: TestDatabase) async throws {
        let (store, school) = (try open(database), UnrulySchool(try Demoskolan.rows()))
        let pauses = Pauses()
        school.misbehave(.tooMany, at: .organisations, page: 1)
        school.misbehave(.expiredToken, at: .persons, page: 2)
        school.misbehave(.serverError, at: .persons, page: 3, times: 3)
        school.misbehave(.pageTwice, at: .persons, page: 4)
        school.misbehave(.brokenJSON, at: .groups, page: 1)
        school.misbehave(.cutOff, at: .persons, page: 6)
        let report = try await school.serve { try await take(from: $0, into: store, pauses) }
        #expect(report[.persons].read == 136 && report[.persons].new == 136 && report[.groups].read == 9)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM child") == 45)
        #expect(try await store.count("SELECT COUNT(*) AS n FROM group_member") == 225)
        #expect(pauses.list.first == .seconds(7), "Retry-After is what is waited")
        #expect(pauses.list.contains(.milliseconds(500)) && pauses.list.contains(.seconds(1)), "longer each time")
        // A folder afterwards has nothing new to say.
        let folder = try await Imports.take(from: Demoskolan.folder(), into: store, .init()) { _ in }
        #expect(folder.new == 0 && folder.changed == 0 && folder.removed == 0)
    }
}

/// Imports from a server on this machine, with the waiting left out.
func take(
    from port: Int, into store: DataStore, _ pauses: Pauses = Pauses(), everything: Bool = false,
    mayEmpty: Bool = false,
    secret: String = "s&å+"
) async throws -> ImportReport {
    var patience = SchoolServer.Patience()
    patience.largestPage = 1_000_000
    patience.deadline = .seconds(2)
    let server = try await SchoolServer(
        SchoolAddress("http://127.0.0.1:\(port)")!, SchoolCredentials(id: "us", secret: secret, tokenURL: nil),
        reach: .anywhere, patience: patience, pause: { pauses.pause($0) })
    let work = ImportWorkStore(
        store: store, source: server, caller: nil, byName: "test", everything: everything, mayEmpty: mayEmpty)
    do {
        let report = try await work.work(on: try await work.begin())
        try await server.close()
        return report
    } catch {
        try await server.close()
        throw error
    }
}
