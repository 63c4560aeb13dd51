import Casework
import Directory
import Kernel
import Meetings
import Storage
import TestSupport
import TestTown
import Testing

/// The town with every room of casework in it.
func openTown(_ database: TestDatabase) async throws -> TestTown {
    try await TestTown.open(
        database, migrations: Meetings.migrations + Casework.migrations, panels: Meetings.panels + Casework.panels
    ) { desk, house in
        Meetings.add(to: desk, house: house)
        Casework.add(to: desk, house: house)
    }
}

extension TownTalk {
    /// The family lets a workplace see Maja's case in these areas.
    @discardableResult
    func consent(to workplace: ID<Workplace>, _ areas: [String] = ["safety", "home", "relations"]) async throws -> ID<
        Consent
    > {
        let asked = try await post(
            "/barn/\(Town.maja)/samtycken/nytt",
            [
                "purpose": "Vi vill planera tillsammans.", "from": "2026-11-21", "until": "2027-05-20",
                "childPart": "heard",
                "childJudgement": "Maja vill att vi pratar med varandra.",
            ],
            lists: ["areas": areas, "kinds": ["assessment", "meeting", "plan"], "recipients": ["\(workplace)"]],
            once: "consent \(workplace) \(areas)", as: .principal)
        let id = try #require(asked.id(Consent.self))
        for who in [Who.mother, .father] {
            let answer = try await post(
                "/barn/\(Town.maja)/samtycken/\(id)/svar", ["answer": "yes"], lists: ["areas": areas],
                once: "answer \(id) \(who)", as: who)
            #expect(answer.status == 303)
        }
        return id
    }

    func withdraw(_ id: ID<Consent>) async throws {
        #expect(try await post("/barn/\(Town.maja)/samtycken/\(id)/aterkalla", as: .mother).status == 303)
    }
}
