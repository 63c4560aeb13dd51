import Casework
import Directory
import Kernel
import Meetings
import Storage
import TestSupport
import TestTown
import Testing

extension TestTown {
    /// The town with every room and every panel.
    static func whole(_ database: TestDatabase) async throws -> TestTown {
        try await open(
            database, migrations: Meetings.migrations + Casework.migrations, panels: Meetings.panels + Casework.panels,
            rooms: { desk, house in
                Meetings.add(to: desk, house: house)
                Casework.add(to: desk, house: house)
            }, hidden: Casework.hidden)
    }

    /// Runs one sentence against the town's database, for what no page does.
    func put(_ sentence: @escaping @Sendable () -> SQL) async throws {
        try await store.write { _ = try $0.run(sentence()) }
    }

    /// What the journal says was done with a child, oldest first.
    func journal(of child: ID<Child>, _ action: Action) async throws -> [Who?] {
        let rows = try await store.read { tx in
            try tx.all(
                "SELECT person_id FROM journal WHERE child_id = \(child) AND action = \(action.rawValue) ORDER BY seq"
            )
            .map { try $0.textIfAny("person_id") }
        }
        return rows.map { id in Who.allCases.first { Town.person($0).description == id } }
    }

    /// Bo may not know where Maja lives and goes to school.
    func hideWhereaboutsFromFather() async throws {
        let (child, father) = (Town.maja, Town.person(.father))
        try await store.write { tx in
            try tx.run(
                "UPDATE guardianship SET location_hidden = 1 WHERE child_id = \(child) AND guardian_id = \(father)")
        }
    }
}

extension TownTalk {
    /// Asks, as the principal, for consent to share Maja's case with the social services; nobody has answered.
    func askConsent() async throws -> String {
        let asked = try await post(
            "/barn/\(Town.maja)/samtycken/nytt",
            [
                "purpose": "Vi vill planera tillsammans.", "from": "2026-11-21", "until": "2027-05-20",
                "childPart": "together",
                "childJudgement": "Maja vill vara med.",
            ],
            lists: [
                "areas": ["safety", "home"], "kinds": ["assessment", "meeting", "plan"],
                "recipients": ["\(Town.socialUnit)"],
            ], as: .principal)
        try #require(asked.status == 303, "\(asked.body)")
        return asked.location
    }

    /// Both say: what is hidden from someone cannot be told from what is not there.
    func looksMissing(_ path: String, like missing: String, to who: Who) async throws -> Bool {
        let (hidden, gone) = (try await get(path, as: who), try await get(missing, as: who))
        return hidden.status == 404 && gone.status == 404
            && hidden.body.replacing(path, with: "") == gone.body.replacing(missing, with: "")
    }
}
