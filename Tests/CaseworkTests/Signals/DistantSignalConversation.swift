import Directory
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing
import Web

@testable import Casework

/// What someone writes who has met a child now and then.
private let seen = [
    "kind": "mood", "seenOn": "2026-11-20", "facts": "Ledsen på biblioteket", "childTalk": "yes",
    "guardiansTalk": "yes",
]
/// From the official list of test numbers; nobody in the town has it.
private let unknownNumber = "20130101-2397"

@Suite struct DistantSignalConversation {
    private func send(_ say: TownTalk, _ child: [String: String], as who: Who) async throws -> TownAnswer {
        try await say.post("/signaler/ny", seen.merging(child) { $1 }, lists: ["areas": ["health"]], as: who)
    }

    @Test(arguments: TestDatabase.each) func theAnswerIsTheSameWhetherTheChildIsKnownOrNot(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let known = try await send(say, ["number": "20120405-2383"], as: .clinician)
            let named = try await send(
                say, ["given": "Nils", "family": "Ny", "birthDay": "2015-03-02"], as: .clinician)
            let alone = try await send(say, ["number": unknownNumber], as: .clinician)
            var pages: [String] = []
            for (sent, meant) in [(known, "20120405-••••"), (named, "Nils Ny (2015-03-02)"), (alone, "20130101-••••")] {
                #expect(sent.status == 303 && sent.location.hasPrefix("/signaler/skickade/"))
                let page = try await say.get(sent.location, as: .clinician)
                #expect(page.status == 200 && page.says(meant) && !page.says("Maja") && !page.says("Björkskolan"))
                pages.append(page.body.replacing(meant, with: "").replacing(sent.location, with: ""))
                #expect(try await say.get(sent.location, as: .clinicHead).status == 404)
            }
            #expect(pages[0] == pages[1] && pages[1] == pages[2])
            let list = try await say.get("/signaler", as: .clinician)
            #expect(list.says("20120405-••••") && !list.says("\(Town.maja)"))
        }
        let rows = try await town.store.read { tx in
            (
                try tx.all("SELECT child_id FROM signal ORDER BY sent_at, id").map { try $0.text("child_id") },
                try tx.one("SELECT COUNT(*) AS n FROM unplaced_signal")?.int("n"),
                try tx.one("SELECT COUNT(*) AS n FROM child JOIN person ON person.id = child.id WHERE given = 'Nils'")?
                    .int("n")
            )
        }
        #expect(rows.0.contains("\(Town.maja)") && rows.0.count == 2)
        #expect(rows.1 == 1 && rows.2 == 1)
    }

    @Test(arguments: TestDatabase.each) func theNamedPersonReceivesItAndTheSenderHearsNoMoreThanTheyMay(
        _ database: TestDatabase
    ) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let sent = try await send(say, ["given": "maja", "family": "EK", "birthDay": "2012-04-05"], as: .clinician)
            let id: ID<Signal> = try #require(sent.id())
            let path = "/barn/\(Town.maja)/signaler/\(id)"
            #expect(try await say.get(path, as: .principal).says("Ledsen på biblioteket"))
            _ = try await say.post(path + "/svar", ["outcome": "alreadyKnown", "words": "Tack Pia"], as: .principal)
            let heard = try await say.get(sent.location, as: .clinician)
            #expect(heard.says("Tack Pia") && heard.says("Björkskolan") && !heard.says("redan känt"))
        }
    }

    @Test(arguments: TestDatabase.each) func whatCannotBePlacedIsTheSendersHeadsToPlace(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let sent = try await send(say, ["number": unknownNumber], as: .clinician)
            let id: ID<Signal> = try #require(sent.id())
            let path = "/signaler/oplacerade/\(id)"
            #expect(try await say.get("/", as: .clinicHead).says(path))
            #expect(try await say.get(path, as: .clinicHead).says("Ledsen på biblioteket"))
            #expect(try await say.get(path, as: .principal).status == 404)
            let still = try await say.post(path + "/placering", ["number": unknownNumber], once: "one", as: .clinicHead)
            #expect(still.status == 422 && still.says("Det räcker inte"))
            let placed = try await say.post(
                path + "/placering", ["number": unknownNumber, "given": "Nora", "family": "Ny"], once: "two",
                as: .clinicHead)
            #expect(placed.status == 303)
            #expect(try await say.post(path + "/avslut", ["words": "x"], as: .clinicHead).status == 409)
            #expect(try await say.get(sent.location, as: .clinician).says("Signalen är skickad"))
        }
        let open = try await town.store.read {
            try $0.all("SELECT about FROM open_thing WHERE closed_at IS NULL").map { try $0.text("about") }
        }
        #expect(open.count == 1 && open[0].hasPrefix("signal/"))
    }

    @Test func everyProblemIsToldAtOnce() {
        let today = Day(2026, 11, 21)!
        let answers = Answers(["childTalk": ["no"], "number": ["20120405-2384"]])
        #expect(DistantSignalForm.problems(answers, today: today).map(\.field) == ["number", "childTalkWhyNot"])
        #expect(
            DistantSignalForm.problems(Answers(), today: today).map(\.field) == ["given", "family", "birthDay"])
    }

    @Test func administratorsAndFamiliesSendNone() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        try await town.talk { say async throws in
            for who in [Who.administrator, .logReviewer, .mother, .majaHerself] {
                #expect(try await say.get("/signaler/ny", as: who).status == 404)
                #expect(try await send(say, ["number": unknownNumber], as: who).status == 404)
            }
        }
    }
}
