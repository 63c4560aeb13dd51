import Directory
import Kernel
import Storage
import TestSupport
import TestTown
import Testing
import Web

@testable import Casework

@Suite struct GroupSignalTests {
    private let facts = ["group": "\(Town.class8A)", "facts": "Högljutt och många utanför på rasterna"]

    @Test(arguments: TestDatabase.each) func aClassIsNoticedAndNoChildIsNamed(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let page = try await say.get("/grupper/signaler/ny", as: .teacher)
            #expect(page.says("8A, Björkskolan") && page.says("<a href=\"/signaler\" aria-current=\"true\">"))
            let list = try await say.get("/signaler", as: .teacher)
            #expect(list.says("<a href=\"/signaler\" aria-current=\"page\">") && !list.says("aria-current=\"true\""))
            let sent = try await say.post(
                "/grupper/signaler/ny", facts, lists: ["areas": ["safety", "relations"]], as: .teacher)
            #expect(sent.status == 303)
            let path = sent.location
            #expect(try await say.get("/", as: .principal).says(path))
            #expect(try await say.get(path, as: .principal).says("Högljutt"))
            for who in [Who.otherPrincipal, .otherMentor, .socialHead, .mother] {
                #expect(try await say.get(path, as: who).status == 404, "\(who)")
            }
            #expect(try await say.post(path + "/bekraftelse", as: .teacher).status == 404)
            #expect(try await say.post(path + "/bekraftelse", as: .principal).status == 303)
            #expect(try await say.post(path + "/svar", ["words": "Fler vuxna ute"], as: .principal).status == 303)
            #expect(try await say.get(path, as: .teacher).says("Fler vuxna ute"))
        }
    }

    @Test func aGroupOfFriendsIsDescribedAtAUnit() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        try await town.talk { say in
            let path = "/grupper/signaler/ny"
            let empty = try await say.post(path, ["facts": "Född 20120405-2383"], as: .socialWorker)
            #expect(
                empty.status == 422 && empty.says("Välj en grupp") && empty.says("liknar ett personnummer")
                    && empty.says("Välj minst ett område."))
            let strange = try await say.post(path, facts, lists: ["areas": ["home"]], once: "s", as: .socialWorker)
            #expect(strange.status == 422 && strange.says("Välj något av alternativen"))
            let friends = [
                "friends": "Fem elever i åttan", "workplace": "\(Town.otherSchool)", "facts": "Röker bakom affären",
            ]
            let sent = try await say.post(path, friends, lists: ["areas": ["health"]], once: "t", as: .socialWorker)
            #expect(try await say.get(sent.location, as: .otherPrincipal).says("Fem elever i åttan"))
            #expect(try await say.get(sent.location, as: .principal).status == 404)
        }
    }
}
