import Directory
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

@Suite struct TownTests {
    @Test(arguments: TestDatabase.each) func everyoneIsSignedInAndEachChildHasItsNamedPerson(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.open(database)
        for who in Who.allCases { _ = try await town.caller(who) }
        let principal = try await town.caller(.principal)
        #expect(principal.seats.map(\.role) == [.head])
        try await town.talk { talk in
            let page = try await talk.get("/logga-in", as: .principal)
            #expect(page.status == 200)
        }
        let (maja, lisa) = try await town.store.write { tx in
            (
                try Policy.allows(.seeChild, of: Town.maja, for: principal, in: tx),
                try Policy.allows(.seeChild, of: Town.lisa, for: principal, in: tx)
            )
        }
        #expect(maja && !lisa)
    }

    @Test func filledTwiceIsFilledOnce() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.store.write { try Town.fill($0, password: "") }
        let count = try await town.store.read { try $0.one("SELECT COUNT(*) AS count FROM enrolment")?.int("count") }
        #expect(count == 3)
    }
}
