import Kernel
import Law
import Web

/// What may be typed in a plan.
enum PlanForm {
    static let overall: [Field] = [
        Field(
            "areas", PlanWords.areas, .choices(WheelArea.allCases.map { .init($0.rawValue, $0.name) }),
            hint: PlanWords.areasHint, missing: Phrase("Välj minst ett område.", en: "Choose at least one area.")),
        Field(
            "mainWorkplace", PlanWords.main, .ids(many: false, []), hint: PlanWords.mainHint,
            missing: Phrase("Välj vem som har huvudansvaret.", en: "Choose who has the main responsibility.")),
        Field(
            "childWords", PlanWords.childWords, .narrative(max: 4000), hint: PlanWords.childWordsHint,
            missing: Phrase(
                "Skriv vad barnet säger, eller varför det saknas.",
                en: "Write what the child says, or why it is missing.")),
        Field(
            "guardianWords", PlanWords.guardianWords, .narrative(max: 4000),
            missing: Phrase(
                "Skriv vad vårdnadshavarna säger, eller varför det saknas.",
                en: "Write what the guardians say, or why it is missing.")),
        Field(
            "ifWorse", PlanWords.ifWorse, .narrative(max: 2000),
            missing: Phrase("Skriv vad ni gör om det blir sämre.", en: "Write what to do if it gets worse.")),
        Field(
            "nextFollowUp", PlanWords.nextFollowUp, .day,
            missing: Phrase("Skriv vilken dag planen följs upp.", en: "Write the day of the follow-up.")),
        version,
    ]

    static let goal: [Field] = [
        Field(
            "words", PlanWords.goal, .narrative(max: 1000), hint: PlanWords.goalHint,
            missing: Phrase("Skriv målet med barnets ord.", en: "Write the goal in the child's words.")),
        Field(
            "area", PlanWords.area, .choice(WheelArea.allCases.map { .init($0.rawValue, $0.name) }, compact: false),
            missing: Phrase("Välj område i hjulet.", en: "Choose an area of the wheel.")),
        version,
    ]

    static let intervention: [Field] = [
        Field(
            "what", PlanWords.what, .narrative(max: 2000),
            missing: Phrase("Skriv vad som ska göras.", en: "Write what is to be done.")),
        Field(
            "position", PlanWords.responsible, .ids(many: false, []), hint: PlanWords.responsibleHint,
            missing: Phrase("Välj vem som ansvarar.", en: "Choose who is responsible.")),
        Field("otherParty", PlanWords.otherParty, .line(max: 200), hint: PlanWords.otherPartyHint),
        Field(
            "byDay", PlanWords.byDay, .day,
            missing: Phrase("Skriv till vilken dag.", en: "Write by which day.")),
        Field(
            "level", PlanWords.level, .choice(Field.choices(of: Intervention.Level.self, \.words), compact: false),
            missing: Phrase("Välj nivå.", en: "Choose the level.")),
        Field(
            "ground", PlanWords.ground, .line(max: 200), hint: PlanWords.groundHint,
            missing: Phrase("Skriv vilken grund insatsen har.", en: "Write the ground of the intervention.")),
        version,
    ]

    static let report: [Field] = [
        Field(
            "status", PlanWords.status,
            .choice(
                [Intervention.Status.done, .underWay, .notCarriedOut].map { .init($0.rawValue, $0.words) },
                compact: false),
            missing: Phrase("Välj hur det gick.", en: "Choose how it went.")),
        Field(
            "words", PlanWords.result, .narrative(max: 2000), hint: PlanWords.resultHint,
            missing: Phrase(
                "Skriv hur det gick, eller varför det inte blev av.", en: "Write how it went, or why it was not done.")),
        Field("newDay", PlanWords.newDay, .day, hint: PlanWords.newDayHint),
    ]

    static func reportProblems(_ answers: Answers) -> [Problem] {
        guard answers.text("status") == "underWay", answers.day("newDay") == nil else { return [] }
        return [
            Problem(
                "newDay",
                Phrase("Skriv till vilken dag det ska vara klart.", en: "Write by which day it is to be done."))
        ]
    }

    static let rating: [Field] = [
        Field("child", PlanWords.childRating, .number(0...10), hint: PlanWords.ratingHint),
        Field("childWords", PlanWords.childRatingWords, .narrative(max: 1000), hint: PlanWords.childRatingHint),
        Field("adult", PlanWords.adultRating, .number(0...10), hint: PlanWords.ratingHint),
        Field("adultWords", PlanWords.adultRatingWords, .narrative(max: 1000)),
    ]

    static func ratingProblems(_ answers: Answers) -> [Problem] {
        guard ["child", "childWords", "adult"].allSatisfy({ answers.textIfAny($0) == nil }) else { return [] }
        return [Problem("child", Phrase("Skriv en siffra från 0 till 10.", en: "Write a number from 0 to 10."))]
    }

    static let finish: [Field] = [
        Field(
            "childWords", PlanWords.childWords, .narrative(max: 4000), hint: PlanWords.childWordsHint,
            missing: Phrase(
                "Skriv vad barnet säger, eller varför det saknas.",
                en: "Write what the child says, or why it is missing.")),
        Field(
            "guardianWords", PlanWords.guardianWords, .narrative(max: 4000),
            missing: Phrase(
                "Skriv vad vårdnadshavarna säger, eller varför det saknas.",
                en: "Write what the guardians say, or why it is missing.")),
        Field(
            "nextDay", PlanWords.nextFollowUp, .day,
            missing: Phrase("Skriv nästa dag för uppföljning.", en: "Write the day of the next follow-up.")),
    ]

    static let closing: [Field] = [
        Field(
            "reason", PlanWords.closeReason, .choice(Field.choices(of: Plan.Reason.self, \.words), compact: false),
            missing: Phrase("Välj varför planen avslutas.", en: "Choose why the plan is closed.")),
        Field(
            "words", PlanWords.closeWords, .narrative(max: 4000),
            missing: Phrase("Skriv hur ni kom fram till det.", en: "Write how you came to that.")),
        Field(
            "child", PlanWords.closeChild, .narrative(max: 4000), hint: PlanWords.childWordsHint,
            missing: Phrase(
                "Skriv vad barnet tycker, eller varför det saknas.",
                en: "Write what the child thinks, or why it is missing.")),
        Field(
            "guardians", PlanWords.closeGuardians, .narrative(max: 4000),
            missing: Phrase(
                "Skriv vad vårdnadshavarna tycker, eller varför det saknas.",
                en: "Write what the guardians think, or why it is missing.")),
        Field(
            "parties", PlanWords.closeParties, .narrative(max: 4000), hint: PlanWords.closePartiesHint,
            missing: Phrase("Skriv vad varje verksamhet tycker.", en: "Write what each workplace thinks.")),
    ]

    /// Which wording was changed; without it the newest.
    private static let version = Field("version", Phrase("Version", en: "Version"), .hidden(max: 10))
}

/// What is typed of an intervention, understood.
struct InterventionText: Sendable {
    let what: String
    let position: ID<Position>
    let otherParty: String
    let byDay: Day
    let level: Intervention.Level
    let ground: String
    let version: Int?

    init?(_ answers: Answers) {
        guard let position = answers.id("position", of: Position.self), let byDay = answers.day("byDay"),
            let level = answers.choice("level", of: Intervention.Level.self)
        else { return nil }
        (self.position, self.byDay, self.level) = (position, byDay, level)
        (what, otherParty, ground) = (answers.text("what"), answers.text("otherParty"), answers.text("ground"))
        version = answers.number("version")
    }
}

/// What is typed of the plan as a whole, understood.
struct PlanText: Sendable {
    let areas: [WheelArea]
    let main: ID<Workplace>
    let words: Plan.Overall
    let nextFollowUp: Day
    let version: Int?

    init?(_ answers: Answers) {
        guard let main = answers.id("mainWorkplace", of: Workplace.self), let next = answers.day("nextFollowUp") else {
            return nil
        }
        areas = answers.choices("areas").sorted()
        (self.main, nextFollowUp, version) = (main, next, answers.number("version"))
        words = .init(
            child: answers.text("childWords"), guardians: answers.text("guardianWords"),
            ifWorse: answers.text("ifWorse"))
    }
}
