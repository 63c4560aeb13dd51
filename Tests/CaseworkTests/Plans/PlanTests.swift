import Directory
import Foundation
import Kernel
import Law
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

private let planer = "/barn/\(Town.maja)/planer"
private let text = [
    "mainWorkplace": "\(Town.school)", "childWords": "Jag vill kunna sova.",
    "guardianWords": "Vi vill ha lugna kvällar.",
    "ifWorse": "Ring Rut samma dag.", "nextFollowUp": "2027-01-20",
]

/// A plan with a goal at home, an intervention of the social worker, and a goal of health that the consent does not cover.
private struct Begun: Sendable {
    let page: String
    let id: String
    let home: String
    let health: String
    let intervention: String

    var api: String { "children/\(Town.maja)/plans/\(id)" }
}

private func begin(_ say: TownTalk) async throws -> Begun {
    let page = try await say.post(planer + "/ny", text, lists: ["areas": ["home"]], as: .principal).location
    let id = try #require(page.split(separator: "/").last.map(String.init))
    let api = "children/\(Town.maja)/plans/\(id)"
    func made(_ path: String, _ json: String) async throws -> String {
        let answer = try await say.apiPost("\(api)/\(path)", json: json, as: .principal)
        #expect(answer.status == 201, "\(answer.body)")
        return try #require((answer.json() as? [String: Any])?["id"] as? String)
    }
    let home = try await made("goals", #"{"words":"Det är lugnt hemma på kvällen","area":"home"}"#)
    let health = try await made("goals", #"{"words":"Jag sover hela natten","area":"health"}"#)
    let intervention = try await made(
        "goals/\(home)/interventions",
        """
        {"what":"Familjesamtal varannan vecka","position":"\(Town.position(.socialWorker))","byDay":"2026-12-20",
         "level":"preventive","ground":"SoL 11 kap."}
        """)
    return Begun(page: page, id: id, home: home, health: health, intervention: intervention)
}

@Suite struct PlanConversation {
    @Test(arguments: TestDatabase.each)
    func aPlanIsWrittenFollowedUpAndClosedTogether(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            try await say.consent(to: Town.socialUnit, ["home", "safety"])
            let plan = try await begin(say)
            for who in [Who.principal, .mother, .majaHerself] {
                #expect(try await say.get(plan.page, as: who).says("Det är lugnt hemma på kvällen"), "\(who)")
            }
            for who in [Who.mentor, .clinician, .lisasMother, .otherPrincipal] {
                #expect(try await say.get(plan.page, as: who).status == 404, "\(who)")
            }
            try await town.pass(.seconds(62 * 86_400))
            #expect(try await say.get(plan.page, as: .principal).says("försenad"))
            #expect(try await say.post(plan.page + "/uppfoljning/ny", as: .mother).status == 404)
            let followUp = try await say.post(plan.page + "/uppfoljning/ny", as: .principal).location
            #expect(try await say.post(plan.page + "/uppfoljning/ny", once: "2", as: .principal).status == 409)
            let done = ["childWords": "Bättre", "guardianWords": "Lugnare", "nextDay": "2027-03-20"]
            #expect(try await say.post(followUp + "/klar", done, as: .principal).status == 409)
            let report = plan.page + "/insatser/\(plan.intervention)/lage"
            let goesOn = try await say.post(report, ["status": "underWay", "words": "Tre gånger"], as: .socialWorker)
            #expect(goesOn.status == 422 && goesOn.says("vilken dag"))
            #expect(
                try await say.post(
                    report, ["status": "underWay", "words": "Tre gånger", "newDay": "2027-02-20"], as: .socialWorker
                ).status == 303)
            #expect(try await say.post(followUp + "/mal/\(plan.home)", ["child": "7"], as: .majaHerself).status == 303)
            #expect(
                try await say.post(followUp + "/mal/\(plan.home)", ["adult": "5", "child": "0"], as: .mother).status
                    == 303)
            #expect(
                try await say.post(
                    followUp + "/mal/\(plan.health)", ["adult": "3", "childWords": "Vill inte säga"], as: .principal
                ).status == 303)
            #expect(try await say.post(followUp + "/klar", done, once: "3", as: .principal).status == 303)
            // A guardian's number never becomes the child's.
            let told = try await say.apiGet(plan.api, as: .principal).body
            #expect(told.contains("\"child\":7,\"adult\":5"))
            #expect(try await due("plan/\(plan.id)", town) == "2027-03-20")
            #expect(try await due("intervention/\(plan.intervention)", town) == "2027-02-20")
            let close = plan.page + "/avsluta"
            let empty = try await say.post(close, as: .principal)
            for words in ["varför planen", "vad barnet tycker", "vad vårdnadshavarna tycker", "vad varje verksamhet"] {
                #expect(empty.says(words), "\(words)")
            }
            let closing = [
                "reason": "goalsReached", "words": "Målen är nådda", "child": "Det blev bra",
                "guardians": "Vi är nöjda",
                "parties": "Skolan: bra. Socialtjänsten: bra.",
            ]
            #expect(try await say.post(close, closing, as: .mother).status == 404)
            #expect(try await say.post(close, closing, as: .principal).status == 303)
            #expect(try await say.get(plan.page, as: .majaHerself).says("Det blev bra"))
            #expect(try await due("plan/\(plan.id)", town) == nil)
            #expect(try await due("intervention/\(plan.intervention)", town) == nil)
            #expect(try await say.get(plan.page, as: .socialWorker).status == 404)
            #expect(try await say.post(close, closing, once: "again", as: .principal).status == 409)
        }
    }

    @Test(arguments: TestDatabase.each)
    func eachGoalIsSeenOnlyWithinItsConsent(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            let consent = try await say.consent(to: Town.socialUnit, ["home", "safety"])
            let plan = try await begin(say)
            for body in [
                try await say.get(plan.page, as: .socialWorker).body,
                try await say.apiGet(plan.api, as: .socialWorker).body,
                try await say.get(plan.page + "/skriv-ut", as: .socialWorker).body,
                try await say.get(plan.page + "/versioner/4", as: .socialWorker).body,
            ] {
                #expect(!body.contains("sover hela natten") && !body.contains("Jag vill kunna sova"))
                #expect(body.contains("Det är lugnt hemma"))
            }
            // Nobody from elsewhere answers for a goal they may not see.
            let add = plan.page + "/mal/\(plan.health)/insats"
            let intervention = [
                "what": "Sömnskola", "position": "\(Town.position(.socialWorker))", "byDay": "2026-12-20",
                "level": "remedial", "ground": "HSL",
            ]
            let refused = try await say.post(add, intervention, as: .principal)
            #expect(
                refused.status == 422 && refused.says("Barn och familj får inte se målet")
                    && refused.says("/samtycken/nytt"))
            #expect(
                try await say.post(
                    add, intervention.merging(["position": "\(Town.position(.clinician))"]) { $1 }, as: .principal
                ).says("BUP Ådala"))
            try await say.withdraw(consent)
            let missing = try await say.get(planer + "/\(ID<Plan>(key: "none"))", as: .socialWorker)
            let hidden = try await say.get(plan.page, as: .socialWorker)
            #expect(hidden.status == 404 && hidden.body.count == missing.body.count)
            #expect(try await say.apiGet(plan.api, as: .socialWorker).status == 404)
            let report = plan.page + "/insatser/\(plan.intervention)/lage"
            #expect(try await say.post(report, ["status": "done", "words": "Klart"], as: .socialWorker).status == 404)
            #expect(try await say.apiGet(plan.api, as: .mother).says("Familjesamtal"))
        }
    }

    @Test(arguments: TestDatabase.each)
    func twoWhoWriteGetBothTextsAndEarlierVersionsStay(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            try await say.consent(to: Town.socialUnit, ["home"])
            let plan = try await begin(say)
            let goal = plan.page + "/mal/\(plan.home)"
            #expect(
                try await say.post(goal, ["words": "Ingen skriker", "area": "home", "version": "1"], as: .principal)
                    .status == 303)
            let met = try await say.post(
                goal, ["words": "Vi äter ihop", "area": "home", "version": "1"], as: .principal)
            #expect(met.status == 409 && met.says("Ingen skriker") && met.says("Vi äter ihop"))
            let whole = text.merging(["version": "1", "childWords": "Nya ord"]) { $1 }
            #expect(
                try await say.post(plan.page + "/andra", whole, lists: ["areas": ["home"]], as: .principal).status
                    == 409)
            let intervention = [
                "what": "Samtal varje vecka", "position": "\(Town.position(.socialWorker))", "byDay": "2026-12-24",
                "level": "preventive",
                "ground": "SoL", "version": "1",
            ]
            #expect(
                try await say.post(plan.page + "/insatser/\(plan.intervention)", intervention, as: .principal).status
                    == 303)
            #expect(
                try await say.post(
                    plan.page + "/insatser/\(plan.intervention)", intervention, once: "b", as: .principal
                ).status == 409)
            #expect(try await due("intervention/\(plan.intervention)", town) == "2026-12-24")
            let old = try await say.get(plan.page + "/versioner/4", as: .principal)
            #expect(old.says("lugnt hemma") && old.says("varannan vecka") && !old.says("Ingen skriker"))
            let new = try await say.apiGet(plan.api + "/versions/6", as: .principal)
            #expect(new.says("Ingen skriker") && new.says("Samtal varje vecka") && !new.says("lugnt hemma"))
            for wrong in ["0", "99", "x"] {
                #expect(try await say.get(plan.page + "/versioner/\(wrong)", as: .principal).status == 404)
            }
        }
    }

    @Test(arguments: TestDatabase.each)
    func theCoordinatorTakesOverWhenAcceptingAndNotBefore(_ database: TestDatabase) async throws {
        let town = try await openTown(database)
        try await town.talk { say in
            try await say.consent(to: Town.socialUnit, ["home"])
            let plan = try await begin(say)
            func responsible() async throws -> String? {
                try await town.store.read {
                    try $0.one(
                        "SELECT position_id FROM open_thing WHERE about = \("plan/\(plan.id)") AND closed_at IS NULL")?
                        .text("position_id")
                }
            }
            let choice = [
                "asked": "yes", "childWords": "Kurt", "wished": "\(Town.position(.counsellor))",
                "position": "\(Town.position(.counsellor))",
            ]
            #expect(try await say.post("/barn/\(Town.maja)/samordningsperson/ny", choice, as: .principal).status == 303)
            #expect(try await responsible() == "\(Town.position(.principal))")
            let found =
                try await say.apiGet("children/\(Town.maja)/coordinations", as: .principal).json() as? [[String: Any]]
            let id = try #require(found?.first?["id"] as? String)
            #expect(
                try await say.post(
                    "/barn/\(Town.maja)/samordningsperson/\(id)/svar", ["answer": "accepted"], as: .counsellor
                ).status == 303)
            #expect(try await responsible() == "\(Town.position(.counsellor))")
            #expect(
                try await say.post(
                    plan.page + "/mal/nytt", ["words": "Jag har en kompis", "area": "relations"], as: .counsellor
                ).status == 303)
        }
    }

    @Test func everyProblemAtOnceOneOpenPlanAndSealed() async throws {
        let town = try await openTown(.sqlite)
        try await town.talk { say in
            let empty = try await say.post(planer + "/ny", as: .principal)
            for words in [
                "minst ett område", "huvudansvaret", "vad barnet säger", "vad vårdnadshavarna säger",
                "om det blir sämre", "vilken dag planen",
            ] {
                #expect(empty.says(words), "\(words)")
            }
            let lists = ["areas": ["home"]]
            let past = text.merging(["nextFollowUp": "2026-11-01", "mainWorkplace": "\(Town.clinic)"]) { $1 }
            let wrong = try await say.post(planer + "/ny", past, lists: lists, as: .principal)
            #expect(wrong.says("längre fram") && wrong.says("egna verksamheten eller en som samtycket"))
            let one = try await say.post(planer + "/ny", text, lists: lists, once: "x", as: .principal)
            let two = try await say.post(planer + "/ny", text, lists: lists, once: "x", as: .principal)
            #expect(one.status == 303 && one.location == two.location)
            #expect(try await say.post(planer + "/ny", text, lists: lists, once: "y", as: .principal).status == 409)
            let stored = try await town.store.read { try $0.one("SELECT child_words FROM plan")!.bytes("child_words") }
            #expect(!String(decoding: stored, as: UTF8.self).contains("sova"))
            let kept = try await town.store.read { try $0.one("SELECT body FROM plan_history")!.bytes("body") }
            #expect(!String(decoding: kept, as: UTF8.self).contains("sova"))
            for who in [Who.counsellor, .mother, .majaHerself, .socialWorker, .otherPrincipal] {
                #expect(try await say.post(planer + "/ny", text, lists: lists, as: who).status == 404, "\(who)")
            }
            let other = one.location.replacing("\(Town.maja)", with: "\(Town.lisa)")
            #expect(try await say.get(other, as: .otherPrincipal).status == 404)
            #expect(try await say.get(one.location + "/skriv-ut", as: .mother).says("Ring Rut samma dag."))
            #expect(try await say.get("/barn/\(Town.maja)", as: .mother).says(one.location))
        }
    }
}

private func due(_ about: String, _ town: TestTown) async throws -> String? {
    try await town.store.read {
        try $0.one("SELECT due_day FROM open_thing WHERE about = \(about) AND closed_at IS NULL")?.text("due_day")
    }
}
