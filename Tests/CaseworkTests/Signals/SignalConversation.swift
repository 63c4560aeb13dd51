import Directory
import Foundation
import Kernel
import Meetings
import Storage
import TestSupport
import TestTown
import Testing

@testable import Casework

/// What the mentor writes about Maja, in every test that needs a signal.
let attendanceSignal = [
    "kind": "attendance", "seenOn": "2026-11-18", "facts": "Borta varje måndag sedan höstlovet <b>",
    "interpretation": "Hon verkar orolig",
    "strengths": "Går gärna på slöjden", "childTalk": "yes", "guardiansTalk": "no",
    "guardiansTalkWhyNot": "Jag väntar på råd",
]

extension TestTown {
    /// The town with the rooms of casework.
    static func withCasework(_ database: TestDatabase) async throws -> TestTown {
        try await open(
            database, migrations: Meetings.migrations + Casework.migrations, panels: Casework.panels,
            rooms: { Casework.add(to: $0, house: $1) }, hidden: Casework.hidden)
    }
}

extension TownTalk {
    /// A signal from the mentor, and where it stands.
    func mentorSignals(about child: ID<Child> = Town.maja, _ more: [String: String] = [:]) async throws -> String {
        let sent = try await post(
            "/barn/\(child)/signaler/ny", attendanceSignal.merging(more) { $1 },
            lists: ["areas": ["learning", "home"]], as: .mentor)
        try #require(sent.status == 303, "\(sent.body)")
        return sent.location
    }
}

@Suite struct SignalConversation {
    @Test(arguments: TestDatabase.each) func aMentorSignalsAndHearsBack(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let signal = try await say.mentorSignals()
            let waiting = try await say.get("/", as: .principal)
            #expect(waiting.says(signal) && waiting.says("Signal att ta emot"))
            let read = try await say.get(signal, as: .principal)
            #expect(read.says("Borta varje måndag sedan höstlovet &lt;b&gt;") && read.says("Hon verkar orolig"))
            #expect(try await say.get(signal, as: .mentor).says("Signalen är skickad"))

            #expect(try await say.post(signal + "/bekraftelse", as: .mentor).status == 404)
            #expect(try await say.post(signal + "/bekraftelse", as: .principal).status == 303)
            #expect(try await say.post(signal + "/bekraftelse", once: "again", as: .principal).status == 409)
            #expect(try await say.get(signal, as: .mentor).says("Rut Rektorsson, Rektor, Björkskolan"))

            let half = try await say.post(signal + "/svar", ["words": "Tack Mats"], once: "half", as: .principal)
            #expect(half.status == 422 && half.says("Tack Mats") && half.says("Välj vad signalen leder till."))
            let done = try await say.post(
                signal + "/svar", ["outcome": "ownSupport", "words": "Tack Mats"], as: .principal)
            #expect(done.location == signal)
            let heard = try await say.get(signal, as: .mentor)
            #expect(heard.says("Barnet får stöd i den egna verksamheten") && heard.says("Tack Mats"))
            #expect(!(try await say.get("/", as: .principal).says(signal)))
        }
    }

    @Test(arguments: TestDatabase.each) func everyProblemIsToldAtOnceAndWhatWasTypedIsKept(_ database: TestDatabase)
        async throws
    {
        let town = try await TestTown.withCasework(database)
        let path = "/barn/\(Town.maja)/signaler/ny"
        try await town.talk { say in
            let wrong = try await say.post(path, ["interpretation": "Min tanke", "childTalk": "no"], as: .mentor)
            #expect(wrong.status == 422 && wrong.says("Min tanke"))
            for words in [
                "Välj det som ligger närmast.", "Beskriv det du har sett", "Skriv varför inte.",
                "Välj minst ett område.",
            ] {
                #expect(wrong.says(words), "\(words)")
            }
        }
    }

    @Test(arguments: TestDatabase.each) func theSameFormTwiceIsOneSignal(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        try await town.talk { say in
            let (first, second) = (try await say.mentorSignals(), try await say.mentorSignals())
            #expect(first == second)
        }
        let count = try await town.store.read { try $0.one("SELECT COUNT(*) AS n FROM signal")?.int("n") }
        #expect(count == 1)
    }

    @Test(arguments: TestDatabase.each) func hiddenAndMissingLookTheSame(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        let missing = "/barn/\(ID<Child>(key: "nobody"))/signaler/\(ID<Signal>(key: "nothing"))"
        try await town.talk { say in
            let signal = try await say.mentorSignals()
            for who in [
                Who.teacher, .nurse, .otherMentor, .otherPrincipal, .socialWorker, .socialHead, .lisasMother, .mother,
                .majaHerself,
                .administrator,
            ] {
                let (hidden, gone) = (try await say.get(signal, as: who), try await say.get(missing, as: who))
                #expect(hidden.status == 404 && hidden.status == gone.status, "\(who)")
                #expect(hidden.body.replacing(signal, with: "") == gone.body.replacing(missing, with: ""), "\(who)")
                let (api, none) = (
                    try await say.apiGet(apiPath(signal), as: who), try await say.apiGet(apiPath(missing), as: who)
                )
                #expect(api.status == 404 && api.body == none.body, "\(who)")
                #expect(try await say.get("/barn/\(Town.maja)/signaler", as: who).status == 404)
            }
            // Under another child's name it is not there either.
            #expect(
                try await say.get(signal.replacing("\(Town.maja)", with: "\(Town.omar)"), as: .principal).status == 404)
        }
    }

    @Test(arguments: TestDatabase.each) func theFamilyMaySignalInSimplerWords(_ database: TestDatabase) async throws {
        let town = try await TestTown.withCasework(database)
        let path = "/barn/\(Town.maja)/signaler/fran-familjen"
        try await town.talk { say in
            #expect(try await say.get(path, as: .majaHerself).says("Berätta vad som har hänt"))
            #expect(try await say.post(path, once: "empty", as: .majaHerself).says("Skriv något. Några ord räcker."))
            let told = try await say.post(
                path, ["facts": "Jag är rädd hemma", "hiddenFromGuardians": "1"], as: .majaHerself)
            #expect(told.status == 303)
            #expect(try await say.get(told.location, as: .majaHerself).says("Jag är rädd hemma"))
            #expect(try await say.get(told.location, as: .mother).status == 404)
            let read = try await say.get(told.location, as: .principal)
            #expect(read.says("Barnet") || read.says("Maja Ek"))
            #expect(
                read.says("Prata med socialtjänsten innan någon pratar med vårdnadshavarna")
                    && read.says("/barn/\(Town.maja)/orosanmalan"))
            #expect(try await say.post(path, ["facts": "x"], once: "staff", as: .mentor).status == 404)
            // Who has read and who can see: to the child all of it, to the guardian nothing that tells of the signal.
            let (readers, onlookers) = ("/barn/\(Town.maja)/lasare", "/barn/\(Town.maja)/insyn")
            #expect(try await say.get(readers, as: .majaHerself).says("Läste en signal"))
            let kept = try await say.get(readers, as: .mother)
            #expect(kept.status == 200 && !kept.says("signal"))
            #expect(try await say.get(onlookers, as: .mother).says("signalen") == false)
        }
    }

    @Test func nothingOfTheNarrativeStandsInTheDatabaseFile() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        let file = try await town.store.read { try $0.one("SELECT file FROM pragma_database_list")?.text("file") ?? "" }
        try await town.talk { say in
            let signal = try await say.mentorSignals()
            _ = try await say.post(signal + "/svar", ["outcome": "ownSupport", "words": "Hälsa Mats"], as: .principal)
        }
        let bytes = ["", "-wal"].reduce(into: Data()) {
            $0 += FileManager.default.contents(atPath: file + $1) ?? Data()
        }
        #expect(bytes.range(of: Data("attendance".utf8)) != nil, "the file was not read")
        for words in ["Borta varje", "verkar orolig", "slöjden", "väntar på råd", "Hälsa Mats"] {
            #expect(bytes.range(of: Data(words.utf8)) == nil, "\(words)")
        }
    }

    private func apiPath(_ path: String) -> String {
        path.replacing("/barn/", with: "children/").replacing("/signaler/", with: "/signals/")
    }
}
