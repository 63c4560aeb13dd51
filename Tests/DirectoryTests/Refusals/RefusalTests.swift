import Directory
import Journal
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

private struct Entry: Equatable, Sendable {
    let person: ID<Person>?
    let action: String
    let child: ID<Child>?
    let about: String
    let number: String
}

extension TestTown {
    fileprivate func refused() async throws -> [Entry] {
        try await store.read { tx in
            try tx.all(
                "SELECT person_id, action, child_id, about, ground FROM journal WHERE kind = 'refused' ORDER BY seq"
            ).map {
                Entry(
                    person: try $0.idIfAny("person_id"), action: try $0.text("action"),
                    child: try $0.idIfAny("child_id"),
                    about: try $0.text("about"), number: try $0.text("ground"))
            }
        }
    }
}

@Suite struct RefusalTests {
    @Test(arguments: TestDatabase.each)
    func aRefusedAttemptIsInTheJournalForTheReviewerAlone(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        let nobody = ID<Child>(key: "no such child")
        let consent = ID<Consent>(key: "no such consent")
        try await town.talk { (say) async throws -> Void in
            #expect(try await say.get("/barn/\(Town.maja)", as: .lisasMother).status == 404)
            #expect(try await say.apiGet("children/\(Town.maja)/onlookers", as: .otherPrincipal).status == 404)
            #expect(
                try await say.post("/barn/\(Town.maja)/samtycken/\(consent)/aterkalla", as: .otherMentor).status == 404)
            // May see the child, and not this.
            #expect(try await say.get("/barn/\(Town.maja)/lasare", as: .principal).status == 404)
            #expect(try await say.get("/barn/\(nobody)", as: .lisasMother).status == 404)
            // No id at all, and nobody signed in: nothing to say of anyone.
            #expect(try await say.get("/barn/maja", as: .lisasMother).status == 404)
            #expect(try await say.get("/barn/\(Town.maja)", as: nil).status != 200)
        }
        #expect(
            try await town.refused() == [
                Entry(person: Town.person(.lisasMother), action: "seeChild", child: Town.maja, about: "", number: "1"),
                Entry(
                    person: Town.person(.otherPrincipal), action: "seeWhoCanSee", child: Town.maja, about: "",
                    number: "1"),
                Entry(
                    person: Town.person(.otherMentor), action: "withdrawConsent", child: Town.maja,
                    about: "consent/\(consent)", number: "1"),
                Entry(person: Town.person(.principal), action: "seeReaders", child: Town.maja, about: "", number: "1"),
                Entry(
                    person: Town.person(.lisasMother), action: "seeChild", child: nil, about: "child/\(nobody)",
                    number: "2"),
                Entry(person: Town.person(.lisasMother), action: "seeChild", child: nil, about: "", number: "3"),
            ])
        try await town.talk { (say) async throws -> Void in
            let page = try await say.get("/avvisade", as: .logReviewer)
            #expect(page.status == 200 && page.says("Lena Lund") && page.says("Olle Lind") && page.says("finns inte"))
            #expect(!page.says("Maja"))
            #expect(try await say.apiGet("refusals", as: .logReviewer).says("\(Town.maja)"))
            for who in Who.allCases where who != .logReviewer {
                #expect(try await say.get("/avvisade", as: who).status == 404, "\(who)")
                #expect(try await say.apiGet("refusals", as: who).status == 404, "\(who)")
            }
            let readers = try await say.get("/barn/\(Town.maja)/lasare", as: .mother)
            #expect(readers.status == 200 && !readers.says("Lena Lund") && !readers.says("Olle Lind"))
            let facts = try await say.apiGet("children/\(Town.maja)/readers", as: .mother)
            #expect(facts.status == 200 && !facts.says("refused"))
        }
        guard case .whole = try await Journal(keys: .test).verify(town.store) else {
            Issue.record("the chain does not hold")
            return
        }
    }

    @Test(arguments: TestDatabase.each)
    func manyAttemptsAreCountedAndNotAllWrittenDown(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { (say) async throws -> Void in
            for _ in 0..<450 { #expect(try await say.get("/barn/\(Town.maja)", as: .lisasMother).status == 404) }
            // Another person is heard all the same.
            #expect(try await say.get("/barn/\(Town.maja)", as: .otherMentor).status == 404)
            let page = try await say.get("/avvisade", as: .logReviewer)
            #expect(page.says("450") && page.says("Många försök"))
        }
        let hers = try await town.refused().filter { $0.person == Town.person(.lisasMother) }
        #expect(hers.map(\.number) == (1...100).map(String.init) + ["200", "400"])
        try await town.pass(.seconds(3600))
        try await town.talk { (say) async throws -> Void in
            #expect(try await say.get("/barn/\(Town.omar)", as: .lisasMother).status == 404)
        }
        let later = try await town.refused().filter { $0.person == Town.person(.lisasMother) }.dropFirst(102)
        #expect(later.map(\.action) == ["refusedMore", "seeChild"] && later.map(\.number) == ["450", "1"])
        #expect(later.last?.child == Town.omar)
    }
}
