import Kernel
import Law
import Web

/// What may be typed about consents.
enum ConsentForm {
    enum ChildPart: String, CaseIterable { case together, heard }

    static let ask: [Field] = [
        Field(
            "recipients", ConsentWords.recipients, .ids(many: true, []), hint: ConsentWords.recipientsHint,
            missing: Phrase("Välj minst en verksamhet.", en: "Choose at least one workplace.")),
        areas(missing: Phrase("Välj minst ett område.", en: "Choose at least one area.")),
        Field(
            "kinds", ConsentWords.kinds, .choices(Field.choices(of: InformationKind.self, \.words)),
            missing: Phrase("Välj vad som får delas.", en: "Choose what may be shared.")),
        Field(
            "purpose", ConsentWords.purpose, .narrative(max: 2000), hint: ConsentWords.purposeHint,
            missing: Phrase("Skriv varför uppgifterna behöver delas.", en: "Write why this needs to be shared.")),
        Field("from", ConsentWords.from, .day, missing: Phrase("Skriv från vilken dag.", en: "Write from which day.")),
        Field(
            "until", ConsentWords.until, .day, hint: ConsentWords.untilHint,
            missing: Phrase("Skriv till vilken dag.", en: "Write until which day.")),
        Field(
            "childPart", ConsentWords.childPart, .choice(Field.choices(of: ChildPart.self, \.words), compact: false),
            hint: ConsentWords.childPartHint,
            missing: Phrase("Välj barnets del i samtycket.", en: "Choose the child's part in the consent.")),
        Field(
            "childJudgement", ConsentWords.childJudgement, .narrative(max: 2000),
            missing: Phrase(
                "Skriv hur du har bedömt barnets mognad och vad barnet självt säger.",
                en: "Write how you judged the child's maturity and what the child says.")),
    ]

    /// What lies between two fields.
    static func askProblems(_ answers: Answers) -> [Problem] {
        guard let from = answers.day("from"), let until = answers.day("until") else { return [] }
        if until < from {
            return [
                Problem("until", Phrase("Slutdagen ligger före startdagen.", en: "The last day is before the first."))
            ]
        }
        if let longest = RuleBook.current.deadline(.localLongestConsent, from: from), until > longest {
            let day = longest.date
            return [
                Problem(
                    "until",
                    Phrase(
                        "Ett samtycke gäller högst ett år i taget, här till \(day.swedish).",
                        en: "A consent holds for at most a year at a time, here until \(day.english)."))
            ]
        }
        return []
    }

    static let answer: [Field] = [
        Field(
            "answer", ConsentWords.yourAnswer, .choice(yesNo, compact: false),
            missing: Phrase("Svara ja eller nej.", en: "Answer yes or no.", easy: "Välj ja eller nej.")),
        areas(missing: nil), words,
    ]

    static func answerProblems(_ answers: Answers) -> [Problem] {
        guard answers.text("answer") == "yes", answers.list("areas").isEmpty else { return [] }
        return [
            Problem(
                "areas",
                Phrase("Välj vilka områden ditt ja gäller.", en: "Choose which areas your yes is for."))
        ]
    }

    static let note: [Field] =
        [
            person,
            Field(
                "answer", Phrase("Svaret", en: "The answer"), .choice(yesNo, compact: false),
                missing: Phrase("Välj ja eller nej.", en: "Choose yes or no.")),
            areas(missing: nil),
            Field(
                "form", Phrase("Hur svaret lämnades", en: "How the answer was given"),
                .choice(
                    [
                        .init("signed", Consent.AnswerForm.signed.words), .init("oral", Consent.AnswerForm.oral.words),
                    ], compact: false),
                missing: Phrase("Välj hur svaret lämnades.", en: "Choose how the answer was given.")),
            givenOn, words,
        ]

    static let withdraw: [Field] = [words]
    static let noteWithdrawal: [Field] = [person, givenOn, words]

    static let excuse: [Field] = [
        person,
        Field(
            "excuse", Phrase("Grund", en: "Ground"),
            .choice(Field.choices(of: Consent.Excuse.self, \.words), compact: false),
            missing: Phrase("Välj grund.", en: "Choose the ground.")),
        Field(
            "reference", Phrase("Beslut eller underlag", en: "Decision or basis"), .line(max: 200),
            hint: Phrase(
                "Beslutets nummer och dag, eller hur du vet att personen är förhindrad.",
                en: "The decision's number and day, or how you know that the person is hindered."),
            missing: Phrase("Skriv vilket beslut eller underlag det är.", en: "Write which decision or basis it is.")),
    ]

    private static let yesNo = [
        Field.Choice("yes", Phrase("Ja", en: "Yes")), Field.Choice("no", Phrase("Nej", en: "No")),
    ]
    private static let person = Field(
        "person", Phrase("Vem svarade", en: "Who answered"), .ids(many: false, []),
        missing: Phrase("Välj vem det gäller.", en: "Choose whom it is about."))
    private static let givenOn = Field(
        "givenOn", Phrase("Dag", en: "Day"), .day,
        missing: Phrase("Skriv vilken dag det var.", en: "Write which day it was."))
    private static let words = Field(
        "words", Phrase("Egna ord", en: "In their own words", easy: "Med egna ord"), .narrative(max: 2000),
        hint: Phrase("Till exempel ett villkor.", en: "Such as a condition.", easy: "Skriv om du vill."))

    private static func areas(missing: Phrase?) -> Field {
        let choices = WheelArea.allCases.map { Field.Choice($0.rawValue, $0.name, hint: $0.about) }
        return Field("areas", ConsentWords.areas, .choices(choices), missing: missing)
    }
}

/// A request for consent, understood.
struct ConsentRequest: Sendable {
    let recipients: [ID<Workplace>]
    let areas: [WheelArea]
    let kinds: [InformationKind]
    let purpose: String
    let from: Day
    let until: Day
    let childMustAgree: Bool
    let childJudgement: String

    init?(_ answers: Answers) {
        guard let from = answers.day("from"), let until = answers.day("until") else { return nil }
        recipients = Array(Set(answers.list("recipients").compactMap { ID<Workplace>($0) })).sorted()
        areas = answers.choices("areas").sorted()
        kinds = answers.choices("kinds")
        purpose = answers.text("purpose")
        (self.from, self.until) = (from, until)
        childMustAgree = answers.text("childPart") == "together"
        childJudgement = answers.text("childJudgement")
    }
}

/// One person's answer, understood.
struct ConsentAnswer: Sendable {
    let answer: Consent.Answer
    let areas: Int
    let form: Consent.AnswerForm
    let words: String?
    let givenOn: Day?

    init(_ answers: Answers, here: Bool) {
        answer = answers.text("answer") == "yes" ? .yes : .no
        areas = answer == .yes ? answers.choices("areas", of: WheelArea.self).mask : 0
        form = here ? .here : answers.choice("form") ?? .oral
        words = answers.textIfAny("words")
        givenOn = answers.day("givenOn")
    }
}
