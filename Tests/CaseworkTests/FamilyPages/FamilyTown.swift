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
            database, migrations: Meetings.migrations + Casework.migrations, panels: Meetings.panels + Casework.panels
        ) { desk, house in
            Meetings.add(to: desk, house: house)
            Casework.add(to: desk, house: house)
        }
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
