import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

/// What the principal answers when everything is there.
let fullConclusion = [
    "knownEnough": "Ja, tillsammans med skolsköterskan", "inTheWay": "Oro hemma", "doNow": "Prata med Maja varje vecka",
    "ownWorkplace": "Anpassa måndagarna", "othersHelp": "Stöd till familjen",
    "childsView": "Jag vill att det blir lugnt hemma",
    "toldOn": "2026-11-20", "toldBy": "Rut Rektorsson", "conclusion": "collaboration", "finish": "1",
]

extension TownTalk {
    /// An assessment begun by the principal; the path to it.
    func assessmentBegins(_ more: [String: String] = [:]) async throws -> String {
        let begun = try await post(
            "/barn/\(Town.maja)/kartlaggningar/ny", ["purpose": "Ändrad närvaro"].merging(more) { $1 }, as: .principal)
        try #require(begun.status == 303, "\(begun.body)")
        return begun.location
    }

    /// The principal asks; where each of those asked gives theirs, by who it is.
    func ask(_ assessment: String, positions: [Who] = [], people: [ID<Person>] = []) async throws {
        let asked = try await post(
            assessment + "/perspektiv/ny", ["due": "2026-12-01"],
            lists: ["positions": positions.map { "\(Town.position($0))" }, "people": people.map(\.description)],
            once: "ask \(positions) \(people)", as: .principal)
        try #require(asked.status == 303, "\(asked.body)")
    }

    /// The path to the perspective that somebody has been asked for.
    func perspective(of who: Who) async throws -> String {
        if who != .mother, who != .father, who != .majaHerself {
            let today = try await get("/", as: who)
            return String(try #require(today.body.firstMatch(of: /\/barn\/[0-9a-f-]+\/perspektiv\/[0-9a-f-]+/)).output)
        }
        let page = try await get("/barn/\(Town.maja)", as: who)
        return String(
            try #require(page.body.firstMatch(of: /\/barn\/[0-9a-f-]+\/perspektiv\/[0-9a-f-]+/), "\(page.status)")
                .output)
    }

    func conclude(
        _ assessment: String, _ more: [String: String] = [:], areas: [String] = ["safety", "home", "relations"]
    ) async throws -> TownAnswer {
        try await post(
            assessment + "/slutsats", fullConclusion.merging(more) { $1 },
            lists: ["areas": areas, "sectors": ["socialServices", "healthCare"]],
            once: "conclude \(more.count)", as: .principal)
    }
}

@Suite struct AssessmentConversation {
    private func api(_ path: String) -> String {
        path.replacing("/barn/", with: "children/").replacing("/kartlaggningar/", with: "/assessments/").replacing(
            "/perspektiv/", with: "/perspectives/")
    }

    @Test(arguments: TestDatabase.each) func fromSignalToConclusion(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let signal = try await say.mentorSignals()
            let id = try #require(signal.split(separator: "/").last)
            #expect(try await say.get("/barn/\(Town.maja)/kartlaggningar/ny", as: .principal).says("Ändrad närvaro"))
            let assessment = try await say.assessmentBegins(["signal": "\(id)"])
            #expect(try await say.get(signal, as: .mentor).says("En kartläggning har börjat"))
            try await say.ask(
                assessment, positions: [.nurse], people: [Town.person(.mother), Town.person(.father), Town.maja.seen()])
            for (who, text) in [
                (Who.nurse, "Sover fyra timmar"), (.mother, "Vi grälar för mycket"), (.majaHerself, ""),
            ] {
                let path = try await say.perspective(of: who)
                let fields = ["level-home": "worrying", "worries-home": text, "handIn": "1"]
                let given = try await say.post(path, fields, as: who)
                #expect(given.status == 303, "\(who) \(given.body)")
            }
            let page = try await say.get(assessment, as: .principal)
            #expect(page.says("Sover fyra timmar") && page.says("Vi grälar för mycket") && page.says("Bo Ek"))
            #expect(!page.says("Barnets egen bild saknas"))
            let half = try await say.conclude(assessment, ["toldOn": "", "doNow": ""])
            #expect(
                half.status == 422 && half.says("Besvara frågan") && half.says("varför de inte har fått det")
                    && half.says("Oro hemma"))
            let done = try await say.conclude(assessment)
            #expect(done.status == 303, "\(done.body)")
            let today = try await say.get("/", as: .principal)
            #expect(today.says("/samtycken/nytt?omraden=home.relations.safety") && !today.says(assessment))
            // Whichever way one comes to the question, it is filled in from the conclusion.
            let ask = try await say.get("/barn/\(Town.maja)/samtycken/nytt", as: .principal)
            #expect(ask.says("value=\"home\" checked") && !ask.says("value=\"health\" checked"))
            let picture = try await say.get(assessment + "/bild", as: .principal)
            #expect(picture.says("Samverkan behövs") && picture.says("Jag vill att det blir lugnt hemma"))
            #expect(try await say.get(assessment, as: .mother).says("Samverkan behövs"))
        }
        let open = try await town.store.read {
            try $0.all("SELECT about FROM open_thing WHERE closed_at IS NULL").map { try $0.text("about") }
        }
        #expect(open == ["consentToAsk/\(Town.maja)"])
    }

    @Test(arguments: TestDatabase.each) func nobodySeesAPictureBeforeItIsHandedIn(_ database: TestDatabase) async throws
    {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let assessment = try await say.assessmentBegins()
            try await say.ask(assessment, positions: [.nurse, .principal], people: [Town.person(.mother)])
            let (nurse, mother) = (try await say.perspective(of: .nurse), try await say.perspective(of: .mother))
            #expect(
                try await say.post(nurse, ["level-home": "worrying", "worries-home": "Hemligt utkast"], as: .nurse)
                    .status == 303)
            #expect(try await say.get(nurse, as: .nurse).says("Hemligt utkast"))
            for who in [Who.principal, .mother, .counsellor, .mentor] {
                for path in [assessment, nurse, "/barn/\(Town.maja)", assessment + "/bild"] {
                    #expect(!(try await say.get(path, as: who).says("Hemligt utkast")), "\(who) \(path)")
                    #expect(!(try await say.apiGet(api(path), as: who).says("Hemligt utkast")), "\(who) \(path)")
                }
                #expect(try await say.get(nurse, as: who).status == 404, "\(who)")
                #expect(
                    try await say.post(nurse, ["worries-home": "x"], once: "\(who)", as: who).status == 404, "\(who)")
            }
            // Handed in it is seen, but not by those who still have their own to give.
            #expect(
                try await say.post(
                    nurse, ["level-home": "worrying", "worries-home": "Hemligt utkast", "handIn": "1"], as: .nurse
                ).status == 303)
            for who in [Who.principal, .mother] {
                #expect(!(try await say.apiGet(api(assessment), as: who).says("Hemligt utkast")), "\(who)")
                let list = try #require(try await say.apiGet(api(assessment), as: who).json() as? [String: Any])
                #expect((list["perspectives"] as? [Any])?.count == 1, "\(who)")
                let own = who == .mother ? mother : try await say.perspective(of: .principal)
                #expect(
                    try await say.post(
                        own, ["level-home": "mixed", "strengths-home": "Bra ibland", "handIn": "1"], as: who
                    ).status == 303)
                #expect(try await say.apiGet(api(assessment), as: who).says("Hemligt utkast"), "\(who)")
            }
            #expect(
                try await say.post(nurse, ["worries-home": "Ändrat", "handIn": "1"], once: "late", as: .nurse).status
                    == 409)
        }
    }

    @Test(arguments: TestDatabase.each) func twoWhoWriteAtOnceSeeBothTexts(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let path = try await say.assessmentBegins() + "/slutsats"
            #expect(try await say.post(path, ["doNow": "Första texten", "version": "1"], as: .principal).status == 303)
            let second = try await say.post(path, ["doNow": "Andra texten", "version": "1"], once: "b", as: .principal)
            #expect(second.status == 409 && second.says("Första texten") && second.says("Andra texten"))
            #expect(
                try await say.post(path, ["doNow": "Båda", "version": "2"], once: "c", as: .principal).status == 303)
            #expect(try await say.get(path, as: .principal).says("Båda"))
        }
    }

    @Test(arguments: TestDatabase.each) func aDelegationHoldsOnlyWhenAccepted(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let assessment = try await say.assessmentBegins()
            let offered = ["position": "\(Town.position(.counsellor))"]
            #expect(
                try await say.post(
                    assessment + "/delegering", ["position": "\(Town.position(.otherMentor))"], once: "x",
                    as: .principal
                ).status == 422)
            #expect(try await say.post(assessment + "/delegering", offered, as: .principal).status == 303)
            #expect(try await say.get(assessment, as: .counsellor).status == 404)
            #expect(try await say.get("/", as: .principal).says(assessment))
            let offer = assessment + "/delegering/svar"
            #expect(try await say.get("/", as: .counsellor).says(offer))
            #expect(try await say.get(offer, as: .counsellor).status == 200)
            #expect(try await say.get(offer, as: .nurse).status == 404)
            #expect(try await say.post(offer, ["answer": "no"], as: .counsellor).status == 303)
            #expect(try await say.get(offer, as: .counsellor).status == 404)
            #expect(
                try await say.post(assessment + "/delegering", offered, once: "again", as: .principal).status == 303)
            #expect(try await say.post(offer, ["answer": "yes"], as: .counsellor).location == assessment)
            #expect(try await say.get(assessment, as: .counsellor).says("Görs av"))
            let (hers, left) = (try await say.get("/", as: .counsellor), try await say.get("/", as: .principal))
            #expect(hers.says(assessment) && !left.says(assessment))
            #expect(try await say.post(assessment + "/delegering/ater", as: .principal).status == 303)
            #expect(try await say.get(assessment, as: .counsellor).status == 404)
            #expect(try await say.get("/", as: .principal).says(assessment))
        }
    }

    @Test(arguments: TestDatabase.each) func hiddenAndMissingLookTheSame(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        let missing = "/barn/\(ID<Child>(key: "nobody"))/kartlaggningar/\(ID<Assessment>(key: "nothing"))"
        try await town.talk { say in
            let assessment = try await say.assessmentBegins()
            for who in [
                Who.teacher, .mentor, .nurse, .otherPrincipal, .socialWorker, .socialHead, .clinician, .lisasMother,
                .omarsMother, .administrator,
            ] {
                for end in ["", "/bild", "/slutsats", "/perspektiv/ny", "/delegering"] {
                    let (hidden, gone) = (
                        try await say.get(assessment + end, as: who), try await say.get(missing + end, as: who)
                    )
                    #expect(
                        hidden.status == 404
                            && hidden.body.replacing(assessment, with: "") == gone.body.replacing(missing, with: ""),
                        "\(who) \(end)")
                }
                let (hidden, gone) = (
                    try await say.apiGet(api(assessment), as: who), try await say.apiGet(api(missing), as: who)
                )
                #expect(hidden.status == 404 && hidden.body == gone.body, "\(who)")
            }
            #expect(
                try await say.get(assessment.replacing("\(Town.maja)", with: "\(Town.omar)"), as: .principal).status
                    == 404)
            #expect(try await say.get(assessment, as: .mother).status == 200)
        }
    }

    @Test(arguments: TestDatabase.each) func whatIsHiddenIsHiddenFromTheFamily(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let signal = try await say.mentorSignals(["hiddenFromGuardians": "1"])
            let assessment = try await say.assessmentBegins(["signal": "\(signal.split(separator: "/").last!)"])
            #expect(
                try await say.get(assessment, as: .principal).says(
                    "Prata med socialtjänsten innan någon pratar med vårdnadshavarna"))
            let asked = try await say.post(
                assessment + "/perspektiv/ny", ["due": "2026-12-01"], lists: ["people": ["\(Town.person(.mother))"]],
                as: .principal)
            #expect(asked.status == 422 && asked.says("Familjen kan inte tillfrågas"))
            for who in [Who.mother, .father, .majaHerself] {
                #expect(try await say.get(assessment, as: who).status == 404, "\(who)")
                #expect(!(try await say.get("/barn/\(Town.maja)", as: who).says(assessment)), "\(who)")
            }
            // The child's words, told to the nurse, are noted by who heard them.
            let told = ["toldBy": "child", "level-home": "veryWorrying", "worries-home": "Jag vågar inte gå hem"]
            #expect(try await say.post(assessment + "/perspektiv/muntligt", told, as: .principal).status == 303)
            let page = try await say.get(assessment, as: .principal)
            #expect(
                page.says("Jag vågar inte gå hem") && page.says("berättat för Rut Rektorsson")
                    && !page.says("Barnets egen bild saknas"))
        }
    }

    @Test(arguments: TestDatabase.each) func theChildsOwnPictureCanBeKeptFromTheGuardians(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let assessment = try await say.assessmentBegins()
            try await say.ask(assessment, people: [Town.maja.seen()])
            let path = try await say.perspective(of: .majaHerself)
            let mine = [
                "level-home": "veryWorrying", "worries-home": "Bara till Rut", "hiddenFromGuardians": "1",
                "handIn": "1",
            ]
            #expect(try await say.post(path, mine, as: .majaHerself).status == 303)
            #expect(try await say.get(assessment, as: .principal).says("Bara till Rut"))
            #expect(try await say.get(assessment, as: .majaHerself).says("Bara till Rut"))
            let seen = try await say.apiGet(api(assessment), as: .mother)
            #expect(seen.status == 200 && !seen.says("Bara till Rut") && seen.says("\"perspectives\":[]"))
        }
    }

    @Test(arguments: TestDatabase.each) func aConsentOpensOnlyItsAreasAndOnlyWhenConcluded(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let assessment = try await say.assessmentBegins()
            let told = [
                "toldBy": "child", "level-home": "worrying", "worries-home": "Hemma text", "level-safety": "mixed",
                "worries-safety": "Trygghet text",
            ]
            _ = try await say.post(assessment + "/perspektiv/muntligt", told, as: .principal)
            let scope = [
                "purpose": "Stöd", "from": "2026-11-21", "until": "2027-05-01", "childPart": "heard",
                "childJudgement": "Maja vill",
            ]
            let asked = try await say.post(
                "/barn/\(Town.maja)/samtycken/nytt", scope,
                lists: ["recipients": ["\(Town.socialUnit)"], "areas": ["home", "health"], "kinds": ["assessment"]],
                as: .principal)
            try #require(asked.status == 303, "\(asked.body)")
            for who in [Who.mother, .father] {
                let yes = try await say.post(
                    asked.location + "/svar", ["answer": "yes"], lists: ["areas": ["home", "health"]], as: who)
                try #require(yes.status == 303, "\(yes.body)")
            }
            #expect(try await say.get(assessment, as: .socialHead).status == 404)
            _ = try await say.conclude(assessment)
            let seen = try await say.apiGet(api(assessment), as: .socialHead)
            #expect(seen.status == 200 && seen.says("Hemma text") && !seen.says("Trygghet text"))
            #expect(!seen.says("lugnt hemma") && !seen.says("Oro hemma") && seen.says("\"areas\":[\"home\"]"))
            #expect(try await say.get(assessment, as: .clinicHead).status == 404)
        }
    }

    @Test func nothingOfTheNarrativeStandsInTheDatabaseFile() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        let file = try await town.store.read { try $0.one("SELECT file FROM pragma_database_list")?.text("file") ?? "" }
        try await town.talk { say in
            let assessment = try await say.assessmentBegins()
            try await say.ask(assessment, positions: [.nurse])
            _ = try await say.post(
                try await say.perspective(of: .nurse),
                [
                    "level-home": "mixed", "worries-home": "Hemligt perspektiv", "risks-home": "Hemlig risk",
                    "handIn": "1",
                ], as: .nurse)
            _ = try await say.conclude(assessment)
        }
        let bytes = ["", "-wal"].reduce(into: Data()) {
            $0 += FileManager.default.contents(atPath: file + $1) ?? Data()
        }
        #expect(bytes.range(of: Data("collaboration".utf8)) != nil, "the file was not read")
        for words in ["Hemligt perspektiv", "Hemlig risk", "Oro hemma", "lugnt hemma", "Ändrad närvaro"] {
            #expect(bytes.range(of: Data(words.utf8)) == nil, "\(words)")
        }
    }
}
