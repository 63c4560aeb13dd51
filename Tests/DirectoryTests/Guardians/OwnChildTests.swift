import Directory
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

/// Makes someone of the town Maja's guardian, as the custody form does.
private func becomeParent(_ who: Who, of child: ID<Child> = Town.maja, in town: TestTown) async throws {
    try await town.store.write { tx in
        try tx.run(
            """
            INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day)
            VALUES (\(child), \(Town.person(who)), 'joint', 0, 0, 'sv', 0, '2026-11-01')
            """)
        try Guardians.changed(child, in: tx)
    }
}

private func reached(_ who: Who, _ action: Action, in town: TestTown) async throws -> Set<ID<Child>> {
    let caller = try await town.caller(who)
    return try await town.store.read { tx in
        Set(
            try tx.all("SELECT id FROM child WHERE id IN (\(Policy.reach(action, for: caller, on: Day(tx.now))))").map {
                try $0.id("id")
            })
    }
}

@Suite struct OwnChildTests {
    @Test(arguments: TestDatabase.each)
    func aPrincipalIsNotNamedPersonOfTheOwnChild(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let custody = "/barn/\(Town.maja)/vardnad"
            #expect(try await say.get(custody, as: .principal).status == 200)
            try await becomeParent(.principal, in: town)
            // From that moment a parent and nothing more.
            #expect(try await say.get(custody, as: .principal).status == 404)
            #expect(try await say.get("/barn/\(Town.maja)/kartlaggningar/ny", as: .principal).status == 404)
            #expect(try await say.get("/barn/\(Town.maja)", as: .principal).status == 200)
            #expect(try await say.get("/barn/\(Town.omar)/vardnad", as: .principal).status == 200)
            #expect(try await reached(.principal, .seeChild, in: town) == [Town.maja, Town.omar])
            #expect(try await reached(.principal, .changeChild, in: town) == [Town.omar])
        }
    }

    @Test(arguments: TestDatabase.each)
    func theChildIsOfferedToTheDeputyAndNotBack(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.store.write { tx in
            _ = try tx.run(
                "UPDATE position SET deputy_id = \(Town.position(.counsellor)) WHERE id = \(Town.position(.principal))")
        }
        try await becomeParent(.principal, in: town)
        let offered = try await town.store.read { tx in
            try tx.all("SELECT to_position_id FROM hand_over WHERE child_id = \(Town.maja) AND answered_at IS NULL").map
            {
                try $0.id("to_position_id") as ID<Position>
            }
        }
        #expect(offered == [Town.position(.counsellor)])
        try await town.talk { say in
            let page = try await say.get("/barn/\(Town.maja)", as: .counsellor)
            let path = try #require(page.body.firstMatch(of: /\/barn\/[^"]*\/overlamning\/[0-9a-f-]+/)).output
            #expect(try await say.post(String(path), ["answer": "accept"], as: .counsellor).status == 303)
            #expect(try await say.get("/barn/\(Town.maja)/vardnad", as: .counsellor).status == 200)
        }
        try await town.store.write { try NamedPersons.settle(Town.maja, in: $0) }
        let again = try await town.store.read {
            try $0.all("SELECT id FROM hand_over WHERE answered_at IS NULL").count
        }
        #expect(again == 0)
    }

    @Test func aNewHolderOfThePositionIsSeenByTheUpkeep() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.store.write { tx in
            try tx.run("UPDATE holding SET to_day = '2026-11-20' WHERE position_id = \(Town.position(.principal))")
            try Colleagues.hold(
                Town.position(.principal), by: Town.person(.mother), from: Day(2026, 11, 21)!, in: tx)
            try tx.run(
                "UPDATE position SET deputy_id = \(Town.position(.counsellor)) WHERE id = \(Town.position(.principal))")
        }
        #expect(try await town.store.write { try NamedPersons.settleParents(in: $0) } == 1)
        #expect(try await town.store.write { try NamedPersons.settleParents(in: $0) } == 0)
    }

    @Test(arguments: TestDatabase.each)
    func aMentorMeetsTheOwnChildAsAParentOnly(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await becomeParent(.mentor, in: town)
        try await becomeParent(.mentor, of: Town.omar, in: town)
        let maja = try await town.caller(.mentor)
        let standings = try await town.store.read { tx in
            try [Town.maja, Town.omar].map { child in
                try Policy.allows(.recordSignal, of: child, for: maja, in: tx)
            }
        }
        #expect(standings == [true, true])
        try await town.talk { say in
            // A guardian is told of readers; a teacher is not.
            let readers = try await say.get("/barn/\(Town.maja)/lasare", as: .mentor)
            #expect(readers.status == 200)
            #expect(try await say.get("/barn/\(Town.lisa)", as: .mentor).status == 404)
        }
    }
}
