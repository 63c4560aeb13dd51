import Directory
import Kernel
import Law
import TestTown
import Testing
import Web

@testable import Casework

@Suite struct AssessmentRules {
    private let noon = Day(2026, 11, 21)!.start

    private func assessment() -> Assessment {
        Assessment(
            id: ID(key: "assessment"), child: Town.maja, startedAt: noon, startedBy: "Rut", signal: nil,
            purpose: "Därför",
            hiddenFromGuardians: false, duty: .namedPerson, analysis: Analysis(form: ["doNow": ["Prata"]]),
            stage: .gathering, version: 1)
    }

    private func conclusion(_ areas: [WheelArea]) -> Conclusion {
        Conclusion(
            kind: .collaboration, sectors: [.socialServices], areas: areas, told: .not(because: "Väntar"),
            childsView: .said("Jag vill ha hjälp"), by: "Rut", at: noon)
    }

    @Test func theNamedPersonDoesItUntilTheOfferIsAccepted() throws {
        var assessment = assessment()
        let counsellor = Town.position(.counsellor)
        try assessment.offer(to: counsellor, at: noon)
        #expect(assessment.duty.assessor == nil)
        #expect(throws: Failure.self) { try assessment.offer(to: Town.position(.nurse), at: noon) }
        try assessment.answerOffer(accepting: false)
        #expect(assessment.duty == .namedPerson)
        try assessment.offer(to: counsellor, at: noon)
        try assessment.answerOffer(accepting: true)
        #expect(assessment.duty.assessor == counsellor)
        #expect(throws: Failure.self) { try assessment.answerOffer(accepting: true) }
    }

    @Test func whatIsConcludedStandsAsItIs() throws {
        var assessment = assessment()
        try assessment.conclude(conclusion([.home]))
        #expect(throws: Failure.self) { try assessment.conclude(conclusion([.safety])) }
        #expect(throws: Failure.self) { try assessment.write(.blank) }
        #expect(throws: Failure.self) { try assessment.offer(to: Town.position(.nurse), at: noon) }
    }

    @Test func aConsentForSomeAreasOpensThemAndNotTheWords() throws {
        var assessment = assessment()
        try assessment.conclude(conclusion([.home, .safety]))
        let part = assessment.disclosed([.home, .health])
        #expect(part.conclusion?.areas == [.home] && part.conclusion?.childsView == nil && part.conclusion?.told == nil)
        #expect(part.analysis == .blank && part.purpose == nil)
        let whole = assessment.disclosed([.home, .safety])
        #expect(whole.analysis[.doNow] == "Prata" && whole.conclusion?.childsView == .said("Jag vill ha hjälp"))
    }

    @Test func whatIsHandedInCannotBeChanged() throws {
        var perspective = Perspective(
            id: ID(key: "p"), child: Town.maja, assessment: ID(key: "assessment"),
            voice: .colleague(Town.position(.nurse), name: "Siri"),
            question: nil, due: Day(noon), areas: [:], hiddenFromGuardians: false, handedInAt: nil, version: 1)
        try perspective.write(
            [.health: AreaView(level: .mixed, strengths: "Äter"), .home: AreaView()], hidden: false, handIn: false,
            at: noon)
        #expect(perspective.areas.count == 1 && perspective.handedInAt == nil)
        try perspective.write(
            [.health: AreaView(level: .mixed, strengths: "Äter")], hidden: false, handIn: true, at: noon)
        #expect(throws: Failure.self) { try perspective.write([:], hidden: false, handIn: true, at: noon) }
    }

    @Test func noColourStandsWithoutWordsExceptTheChilds() {
        let answers = Answers([
            "level-home": ["worrying"], "level-health": ["mixed"], "worries-health": ["Sover dåligt"],
        ])
        #expect(PerspectiveForm.problems(answers, ofChild: false).map(\.field) == ["strengths-home"])
        #expect(PerspectiveForm.problems(answers, ofChild: true).isEmpty)
        #expect(PerspectiveForm.problems(Answers(), ofChild: true).map(\.field) == ["level-health"])
        #expect(
            PerspectiveForm.oralProblems(Answers(["toldBy": ["guardian"], "level-home": ["mixed"]])).map(\.field) == [
                "strengths-home", "teller",
            ])
    }

    @Test func aConclusionAsksForEverythingAtOnce() {
        let today = Day(noon)
        #expect(ConclusionForm.problems(Answers(["toldOn": ["2026-11-22"]]), today: today).map(\.field) == ["toldOn"])
        let empty = ConclusionForm.problems(Answers(["finish": ["1"]]), today: today).map(\.field)
        #expect(
            empty == [
                "knownEnough", "inTheWay", "doNow", "ownWorkplace", "othersHelp", "conclusion", "childsView", "toldOn",
            ])
        let together = ConclusionForm.problems(
            Answers(["finish": ["1"], "conclusion": ["collaboration"], "toldOn": ["2026-11-20"]]), today: today)
        #expect(together.map(\.field).suffix(4) == ["areas", "sectors", "childsView", "toldBy"])
    }
}
