import Directory
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

private let custody = "/barn/\(Town.maja)/vardnad"
private let joint = [
    "custody": "joint", "from": "2026-11-21", "language": "sv", "phone": "070-174 06 05", "email": "ny@example.se",
    "source": "courtDecision",
]

/// A consent to the social services that both guardians have agreed to.
private func agreed(_ say: TownTalk) async throws -> ID<Consent> {
    let areas = ["home", "safety"]
    let asked = try await say.post(
        "/barn/\(Town.maja)/samtycken/nytt",
        [
            "purpose": "Vi vill planera tillsammans.", "from": "2026-11-21", "until": "2027-05-20",
            "childPart": "heard", "childJudgement": "Maja vill det.",
        ],
        lists: ["areas": areas, "kinds": ["assessment", "plan"], "recipients": ["\(Town.socialUnit)"]], as: .principal)
    let id = try #require(asked.id(Consent.self))
    for who in [Who.mother, .father] {
        #expect(
            try await say.post(
                "/barn/\(Town.maja)/samtycken/\(id)/svar", ["answer": "yes"], lists: ["areas": areas], as: who
            ).status == 303)
    }
    return id
}

/// Adds someone as Maja's guardian; where the form led.
private func add(_ say: TownTalk, _ more: [String: String] = [:]) async throws -> TownAnswer {
    try await say.post(
        custody + "/ny", joint.merging(["given": "Nina", "family": "Ek"]) { $1 }.merging(more) { $1 }, as: .principal)
}

private func version(_ town: TestTown) async throws -> String {
    try await town.store.read { tx in
        "\(try tx.one("SELECT version FROM child WHERE id = \(Town.maja)")?.int("version") ?? 0)"
    }
}

@Suite struct CustodyConversation {
    @Test(arguments: TestDatabase.each)
    func aNewGuardianEndsWhatOnlyTheOthersAgreedTo(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await agreed(say)
            let page = "/barn/\(Town.maja)/samtycken/\(id)"
            #expect(try await say.get(page, as: .socialHead).status == 200)
            #expect(try await add(say).status == 303)
            #expect(try await say.get(page, as: .socialHead).status == 404)
            let told = try await say.get(page, as: .mother)
            #expect(told.says("väntar på svar") && told.says("Nina Ek") && told.says("Vilka som ska samtycka ändrades"))
            // FB 6:13: who is hindered need not agree.
            let nina = try #require(
                try await town.store.read { try $0.one("SELECT id FROM person WHERE given = 'Nina'")?.text("id") })
            let change = joint.merging(["version": try await version(town), "hindered": "1"]) { $1 }
            #expect(try await say.post("\(custody)/\(nina)", change, as: .principal).status == 303)
            #expect(try await say.get(page, as: .socialHead).status == 200)
        }
    }

    @Test(arguments: TestDatabase.each)
    func theDayACustodyBeginsTurnsTheConsentOffByItself(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await agreed(say)
            let page = "/barn/\(Town.maja)/samtycken/\(id)"
            #expect(try await add(say, ["from": "2026-11-23"]).status == 303)
            #expect(try await say.get(page, as: .socialHead).status == 200)
            try await town.pass(.seconds(2 * 86_400))
            // Before anything has been worked out anew nothing is open: pages, lists and permits alike.
            #expect(try await say.get(page, as: .socialHead).status == 404)
            let head = try await town.caller(.socialHead)
            let seen = try await town.store.read { tx in
                try tx.all("SELECT id FROM child WHERE id IN (\(Policy.reach(of: head, on: Day(tx.now))))").count
            }
            #expect(seen == 0)
            #expect(try await town.store.write { try Guardians.settleTurned(in: $0) } == 1)
            #expect(try await town.store.write { try Guardians.settleTurned(in: $0) } == 0)
            #expect(try await say.get(page, as: .mother).says("väntar på svar"))
        }
    }

    @Test(arguments: TestDatabase.each)
    func theDayACustodyHasEndedItsHolderIsAskedNoMore(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let id = try await agreed(say)
            let page = "/barn/\(Town.maja)/samtycken/\(id)"
            #expect(try await say.post(page + "/aterkalla", as: .father).status == 303)
            #expect(try await say.get(page, as: .socialHead).status == 404)
            let end = joint.merging(["version": try await version(town), "from": "2020-01-01", "to": "2026-11-22"]) {
                $1
            }
            #expect(
                try await say.post("\(custody)/\(Town.person(.father))", end, as: .principal).status == 303)
            #expect(try await say.get(page, as: .father).status == 200)
            try await town.pass(.seconds(2 * 86_400))
            try await town.store.write { _ = try Guardians.settleTurned(in: $0) }
            #expect(try await say.get(page, as: .father).status == 404)
            #expect(try await say.get(page, as: .socialHead).status == 200)
            #expect(try await say.get(custody, as: .principal).says("Har haft vårdnaden"))
        }
    }

    @Test(arguments: TestDatabase.each)
    func whatAnImportSaysIsWarnedOfUntilSomeoneConfirms(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        let warning = "Vårdnaden är inte bekräftad"
        try await town.talk { say in
            let child = "/barn/\(Town.maja)"
            #expect(!(try await say.get(child, as: .principal)).says(warning))
            try await town.store.write {
                _ = try $0.run("UPDATE guardianship SET confirmed = 0 WHERE child_id = \(Town.maja)")
            }
            for page in [child, child + "/samtycken", child + "/samtycken/nytt", custody] {
                #expect(try await say.get(page, as: .principal).says(warning), "\(page)")
            }
            #expect(!(try await say.get(child, as: .mother)).says(warning))
            #expect(try await say.apiGet("children/\(Town.maja)", as: .principal).says("\"custodyConfirmed\":false"))
            let stale = try await say.post(
                custody + "/bekrafta", ["source": "populationRegister", "version": "0"], as: .principal)
            #expect(stale.status == 409)
            let done = try await say.post(
                custody + "/bekrafta", ["source": "populationRegister", "version": try await version(town)],
                as: .principal)
            #expect(done.status == 303)
            let page = try await say.get(custody, as: .principal)
            #expect(!page.says(warning) && page.says("Folkbokföringen") && page.says("Rut Rektorsson, Rektor"))
            #expect(!(try await say.get(child, as: .principal)).says(warning))
        }
    }

    @Test func oneJointGuardianAloneIsNotConfirmed() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.talk { say in
            try await town.store.write {
                _ = try $0.run("DELETE FROM guardianship WHERE guardian_id = \(Town.person(.father))")
                _ = try $0.run("UPDATE guardianship SET confirmed = 0 WHERE child_id = \(Town.maja)")
            }
            let refused = try await say.post(
                custody + "/bekrafta", ["source": "certificate", "version": try await version(town)], as: .principal)
            #expect(refused.status == 409 && refused.says("bara en vårdnadshavare är känd"))
        }
    }

    @Test func everyProblemAtOnceAndNobodyElseMay() async throws {
        let town = try await TestTown.open(.sqlite)
        try await town.talk { say in
            let empty = try await say.post(
                custody + "/ny", ["from": "2026-12-01", "to": "2026-11-30", "email": "x"], as: .principal)
            #expect(empty.status == 422)
            for words in [
                "Skriv förnamnet", "Skriv efternamnet", "Välj slag av vårdnad", "Sista dagen är före",
                "Skriv en adress med @", "Välj ett språk", "Välj vad du har tittat på",
            ] { #expect(empty.says(words), "\(words)") }
            let own = try await add(say, ["number": "20120405-2383"])
            #expect(own.status == 422 && own.says("barnets eget nummer"))
            #expect(try await add(say, ["number": "20120405-2384"]).status == 422)
            for who in [Who.mother, .mentor, .nurse, .socialHead, .otherPrincipal, .administrator] {
                for page in ["", "/ny", "/bekrafta", "/\(Town.person(.father))"] {
                    #expect(try await say.get(custody + page, as: who).status == 404, "\(who) \(page)")
                }
                #expect(try await say.post(custody + "/ny", joint, as: who).status == 404, "\(who)")
            }
            #expect(try await add(say).status == 303)
            #expect(try await add(say, ["number": "19800229-9999"]).status == 422)
        }
    }

    @Test(arguments: TestDatabase.each)
    func aChildBeginsAtAnotherSchoolAndIsHandedOver(_ database: TestDatabase) async throws {
        let town = try await TestTown.open(database)
        try await town.talk { say in
            let form = "/barn/\(Town.maja)/inskrivning"
            let shown = try await say.get(form, as: .principal)
            #expect(shown.says("Lindskolan"))
            let new = ["workplace": "\(Town.otherSchool)", "form": "compulsory", "year": "8", "from": "2026-11-21"]
            let clinic = new.merging(["workplace": "\(Town.clinic)"]) { $1 }
            #expect(try await say.post(form, clinic, as: .principal).status == 422)
            #expect(try await say.post(form, new, as: .mentor).status == 404)
            #expect(try await say.post(form, new, as: .principal).status == 303)
            #expect(try await say.get("/barn/\(Town.maja)", as: .otherPrincipal).status == 200)
            #expect(try await say.get("/barn/\(Town.maja)", as: .principal).says("Barnet överlämnas"))
        }
    }
}
