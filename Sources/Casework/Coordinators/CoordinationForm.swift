import Kernel
import Web

/// What may be typed about the coordinator.
enum CoordinationForm {
    static let choose: [Field] = [
        Field(
            "asked", CoordinationWords.asked,
            .choice(
                [
                    .init("yes", Phrase("Ja, barnet är tillfrågat", en: "Yes, the child has been asked")),
                    .init("no", Phrase("Nej", en: "No")),
                ], compact: false),
            missing: Phrase("Svara om barnet är tillfrågat.", en: "Say whether the child has been asked.")),
        Field(
            "childWords", CoordinationWords.childWords, .narrative(max: 2000), hint: CoordinationWords.childWordsHint,
            missing: Phrase(
                "Skriv vad barnet säger, eller varför det inte är tillfrågat.",
                en: "Write what the child says, or why it was not asked.")),
        Field("wished", CoordinationWords.wished, .ids(many: false, []), hint: CoordinationWords.wishedHint),
        Field(
            "position", CoordinationWords.chosen, .ids(many: false, []),
            missing: Phrase("Välj vem som tillfrågas.", en: "Choose who is to be asked.")),
        Field(
            "specialReason", CoordinationWords.specialReason, .narrative(max: 2000),
            hint: CoordinationWords.specialReasonHint),
    ]

    static func choice(_ answers: Answers) -> CoordinatorChoice? {
        guard let position = answers.id("position", of: Position.self) else { return nil }
        return CoordinatorChoice(
            wasAsked: answers.text("asked") == "yes", childWords: answers.text("childWords"),
            wished: answers.id("wished"),
            position: position, specialReason: answers.textIfAny("specialReason"))
    }

    static let answer: [Field] = [
        Field(
            "answer", Phrase("Vill du samordna?", en: "Will you coordinate?"),
            .choice(
                [
                    .init("accepted", Phrase("Ja, jag tar emot", en: "Yes, I accept")),
                    .init("declined", Phrase("Nej", en: "No")),
                ], compact: false),
            missing: Phrase("Svara ja eller nej.", en: "Answer yes or no.")),
        Field("reason", Phrase("Varför nej", en: "Why no"), .narrative(max: 1000)),
    ]

    static func answerProblems(_ answers: Answers) -> [Problem] {
        guard answers.text("answer") == "declined", answers.textIfAny("reason") == nil else { return [] }
        return [Problem("reason", Phrase("Skriv varför du säger nej.", en: "Write why you say no."))]
    }
}
