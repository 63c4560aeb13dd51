import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

private let start = "/min-sida"

@Suite struct FamilyPageConversation {
    @Test(arguments: TestDatabase.each)
    func aFamilyBeginsAtItsOwnPage(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            for who in [Who.mother, .father, .majaHerself, .omarsMother] {
                let begun = try await say.get("/", as: who)
                #expect(begun.status == 303 && begun.location == start, "\(who)")
            }
            #expect(try await say.get("/", as: .principal).status == 200)
            #expect(try await say.get(start, as: nil).status == 303)
            let mother = try await say.get(start, as: .mother)
            #expect(mother.status == 200 && mother.says("Maja Ek") && mother.says("page--family"))
            #expect(mother.says("Rut Rektorsson") && mother.says("Inget väntar på dig just nu."))
            let child = try await say.get(start, as: .majaHerself)
            #expect(child.says("page--child") && child.says("Hej Maja!") && child.says("data-read-aloud"))
            // A child reads easy words, also where something fails, until it chooses others.
            for path in [start, "/barn/okant"] {
                #expect(
                    try await say.get(path, as: .majaHerself).says("aria-pressed=\"true\" lang=\"sv\">Lätt svenska"))
                #expect(try await say.get(path, as: .mother).says("aria-pressed=\"true\" lang=\"sv\">Svenska"))
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func noMarkupIsShownAsWords(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let child = "/barn/\(Town.maja)"
            func look() async throws {
                for who in [Who.mother, .majaHerself, .principal] {
                    for page in [
                        start, child + "/meddelanden", child + "/onskningar", child + "/min-plan", "/inte-trygg",
                    ] {
                        let shown = try await say.get(page, as: who)
                        #expect(
                            shown.status == 200 && !shown.says("&lt;") && !shown.says("Optional("), "\(who) \(page)")
                    }
                }
            }
            try await look()
            _ = try await say.askConsent()
            for (path, words) in [(child + "/meddelanden", ["words": "Hej"]), ("/onskan", ["meeting": "Fika"])] {
                #expect(try await say.post(path, words, as: .majaHerself).status == 303)
            }
            let plan = [
                "mainWorkplace": "\(Town.school)", "childWords": "Jag vill sova.", "guardianWords": "Lugn.",
                "ifWorse": "Ring Rut.", "nextFollowUp": "2027-01-20",
            ]
            let begun = try await say.post(child + "/planer/ny", plan, lists: ["areas": ["home"]], as: .principal)
            let goal = ["words": "Det är lugnt hemma", "area": "home"]
            #expect(try await say.post(begun.location + "/mal/nytt", goal, as: .principal).status == 303)
            try await look()
            for page in [start, child + "/min-plan"] {
                #expect(try await say.get(page, as: .majaHerself).says("Det är lugnt hemma"), "\(page)")
            }
            #expect(try await say.get(child + "/min-plan", as: .mentor).status == 404)
        }
    }

    @Test(arguments: TestDatabase.each)
    func eachSeesTheirOwnChildrenAndNobodyElses(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let lisas = try await say.get(start, as: .lisasMother)
            #expect(lisas.says("Lisa Lund") && !lisas.says("Maja") && !lisas.says("\(Town.maja)"))
            let facts = try await say.apiGet("my-page", as: .lisasMother).json() as? [[String: Any]]
            #expect(facts?.map { $0["child"] as? String } == ["\(Town.lisa)"])
            let staff = try await say.get(start, as: .principal)
            #expect(staff.status == 200 && !staff.says("Maja") && staff.says("vårdnadshavare för"))
        }
        #expect(try await town.journal(of: Town.lisa, .seeFamilyPage) == [.lisasMother, .lisasMother])
        #expect(try await town.journal(of: Town.maja, .seeFamilyPage) == [])
    }

    @Test(arguments: TestDatabase.each)
    func aColleagueWithCustodyHasAWayToTheOwnPage(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        #expect(try await town.talk { try await $0.get("/", as: .counsellor).says(start) } == false)
        try await town.put {
            """
            INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day)
            VALUES (\(Town.lisa), \(Town.person(.counsellor)), 'joint', 0, 0, 'sv', 0, '2025-01-01')
            """
        }
        try await town.talk { say in
            let today = try await say.get("/", as: .counsellor)
            #expect(today.says(start))
            #expect(try await say.get(start, as: .counsellor).says("Lisa Lund"))
        }
    }

    @Test(arguments: TestDatabase.each)
    func whatWaitsIsShownUntilItIsAnswered(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.talk { say in
            let consent = try await say.askConsent()
            let adults = "Svara på om andra får se"
            for (who, question) in [(Who.mother, adults), (.father, adults), (.majaHerself, "Får andra läsa?")] {
                let page = try await say.get(start, as: who)
                #expect(page.says(question) && page.says(consent), "\(who)")
                let areas = ["areas": ["safety", "home"]]
                #expect(try await say.post(consent + "/svar", ["answer": "yes"], lists: areas, as: who).status == 303)
                #expect(!(try await say.get(start, as: who).says(question)), "\(who)")
            }
            let page = try await say.get(start, as: .father)
            #expect(page.says("Barn och familj") && page.says("\(consent)/aterkalla"))
            #expect(try await say.get("/barn/\(Town.maja)/moten", as: .socialHead).status == 200)
            #expect(try await say.post(consent + "/aterkalla", as: .father).status == 303)
            #expect(!(try await say.get(start, as: .father).says("Barn och familj")))
            #expect(try await say.get("/barn/\(Town.maja)/moten", as: .socialHead).status == 404)
        }
    }

    @Test(arguments: TestDatabase.each)
    func aHiddenAssessmentAsksNothingOfTheFamily(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        let path = try await town.talk { say in
            let assessment = try await say.assessmentBegins()
            try await say.ask(assessment, people: [Town.person(.mother)])
            let path = try await say.perspective(of: .mother)
            #expect(try await say.get(start, as: .mother).says(path))
            return path
        }
        try await town.put { "UPDATE assessment SET hidden_from_guardians = 1" }
        try await town.talk { say in
            for address in [start, "/barn/\(Town.maja)"] {
                let shown = try await say.get(address, as: .mother)
                #expect(shown.status == 200 && !shown.says(path), "\(address)")
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func aGuardianWhoMayNotKnowWhereTheChildIsIsToldNoPlace(_ database: TestDatabase) async throws {
        let town = try await TestTown.whole(database)
        try await town.hideWhereaboutsFromFather()
        try await town.talk { say in
            _ = try await say.askConsent()
            for page in [try await say.get(start, as: .father), try await say.apiGet("my-page", as: .father)] {
                #expect(page.status == 200 && page.says("Maja"))
                for place in ["Björkskolan", "8A", "Barn och familj", "Hemliga gatan"] { #expect(!page.says(place)) }
            }
            #expect(try await say.get(start, as: .mother).says("Björkskolan"))
        }
    }
}
