import Directory
import Kernel
import Law
import Web

/// What may be typed about an assessment as a whole.
enum AssessmentForm {
    static let start = [
        Field(
            "signal", Phrase("Vilken signal börjar den med?", en: "Which signal does it begin with?"),
            .ids(many: false, []),
            hint: Phrase(
                "Signalen besvaras då med att en kartläggning har börjat.",
                en: "The signal is then answered: an assessment has begun.")),
        Field(
            "purpose", Phrase("Varför behövs kartläggningen?", en: "Why is the assessment needed?"),
            .narrative(max: 5000)),
        Field(
            "hiddenFromGuardians",
            Phrase(
                "Misstanke om våld, övergrepp eller hedersförtryck",
                en: "Suspicion of violence, abuse or honour-related oppression"),
            .tick,
            hint: Phrase(
                "Vårdnadshavarna ser då inget av kartläggningen och tillfrågas inte. Prata först med socialtjänsten.",
                en:
                    "The guardians then see nothing of the assessment and are not asked. Talk with social services first."
            )),
    ]
    static let delegate = [
        Field(
            "position", Phrase("Vem frågar du?", en: "Whom do you ask?"), .ids(many: false, []),
            hint: Phrase(
                "Du svarar för kartläggningen tills den du frågar har sagt ja.",
                en: "You answer for the assessment until the one you ask has said yes."),
            missing: Phrase("Välj vem du frågar.", en: "Choose whom to ask."))
    ]
    static let offerAnswer = [
        Field(
            "answer", Phrase("Tar du på dig kartläggningen?", en: "Will you do the assessment?"),
            .choice([.init("yes", Phrase("Ja", en: "Yes")), .init("no", Phrase("Nej", en: "No"))], compact: false),
            missing: Phrase("Svara ja eller nej.", en: "Answer yes or no."))
    ]
    static let ask = [
        Field(
            "positions", Phrase("Medarbetare", en: "Colleagues"), .ids(many: true, []),
            hint: Phrase("Till exempel skolsköterskan eller mentorn.", en: "Such as the school nurse or the mentor.")),
        Field("people", Phrase("Barnet och vårdnadshavarna", en: "The child and the guardians"), .ids(many: true, [])),
        Field(
            "question",
            Phrase("Är det något särskilt du vill veta?", en: "Is there anything special you want to know?"),
            .narrative(max: 2000)),
        Field(
            "due", Phrase("Senast", en: "No later than"), .day,
            missing: Phrase("Skriv när du behöver svaret.", en: "Write when you need the answer.")),
    ]

    static func askProblems(_ answers: Answers, today: Day) -> [Problem] {
        var problems: [Problem] = []
        if answers.list("positions").isEmpty, answers.list("people").isEmpty {
            problems.append(Problem("positions", Phrase("Välj minst en att fråga.", en: "Choose at least one to ask.")))
        }
        if let due = answers.day("due"), due < today {
            problems.append(Problem("due", Phrase("Dagen har redan varit.", en: "That day has already been.")))
        }
        return problems
    }
}

/// The five questions and the conclusion: saved as often as one likes, and concluded once.
enum ConclusionForm {
    static func name(_ question: Analysis.Question) -> String { question.rawValue }

    static let fields: [Field] = (questions + ending).map(\.neededAtTimes)

    private static let questions: [Field] =
        Analysis.Question.allCases.enumerated().map { index, question in
            let words = question.words
            return Field(
                name(question), Phrase("\(index + 1). \(words.swedish)", en: "\(index + 1). \(words.english)"),
                .narrative(max: 10_000))
        }
    private static let ending: [Field] =
        [
            Field(
                "conclusion", Phrase("Slutsats", en: "Conclusion"),
                .choice(Field.choices(of: Conclusion.Kind.self) { $0.words }, compact: false)),
            Field(
                "areas",
                Phrase("I vilka områden behöver något göras?", en: "In which areas does something need to be done?"),
                .choices(WheelArea.allCases.map { Field.Choice($0.rawValue, $0.name) })),
            Field(
                "sectors", Phrase("Vilka andra behövs?", en: "Who else is needed?"),
                .choices(Field.choices(of: Sector.self) { $0.name }),
                hint: Phrase("Fylls i när samverkan behövs.", en: "To fill in when collaboration is needed.")),
            Field(
                "childsView",
                Phrase("Vad säger barnet självt om det här?", en: "What does the child itself say about this?"),
                .narrative(max: 5000)),
            Field(
                "childsViewMissing",
                Phrase("Om barnets ord saknas: varför?", en: "If the child’s words are missing: why?"),
                .narrative(max: 2000)),
            Field("toldOn", Phrase("När fick vårdnadshavarna veta?", en: "When were the guardians told?"), .day),
            Field("toldBy", Phrase("Av vem?", en: "By whom?"), .line(max: 200)),
            Field(
                "notTold", Phrase("Om de inte har fått veta: varför?", en: "If they have not been told: why?"),
                .narrative(max: 2000)),
            Field(
                "finish", Phrase("Avsluta kartläggningen nu", en: "Conclude the assessment now"), .tick,
                hint: Phrase(
                    "Utan kryss sparas texten och du kan fortsätta senare.",
                    en: "Without the tick the text is saved and you can go on later.")),
            Field("version", Phrase("Version", en: "Version"), .hidden(max: 20)),
        ]

    /// What must be there to conclude; nothing is asked for while it is being written.
    static func problems(_ answers: Answers, today: Day) -> [Problem] {
        var problems: [Problem] = []
        func miss(_ field: String, _ swedish: String, _ english: String) {
            problems.append(Problem(field, Phrase(swedish, en: english)))
        }
        if let told = answers.day("toldOn"), told > today {
            miss("toldOn", "Dagen har inte varit än.", "That day has not been yet.")
        }
        guard answers.isTicked("finish") else { return problems }
        for question in Analysis.Question.allCases where answers.textIfAny(name(question)) == nil {
            miss(
                name(question), "Besvara frågan, om så med en mening.", "Answer the question, if only with a sentence.")
        }
        let kind: Conclusion.Kind? = answers.choice("conclusion")
        if kind == nil { miss("conclusion", "Välj en slutsats.", "Choose a conclusion.") }
        if kind == .collaboration {
            if answers.list("areas").isEmpty { miss("areas", "Välj minst ett område.", "Choose at least one area.") }
            if answers.list("sectors").isEmpty {
                miss("sectors", "Välj vilka andra som behövs.", "Choose who else is needed.")
            }
        }
        if answers.textIfAny("childsView") == nil, answers.textIfAny("childsViewMissing") == nil {
            miss(
                "childsView", "Skriv vad barnet säger, eller varför det saknas.",
                "Write what the child says, or why it is missing.")
        }
        if answers.day("toldOn") == nil, answers.textIfAny("notTold") == nil {
            miss(
                "toldOn", "Skriv när vårdnadshavarna fick veta, eller varför de inte har fått det.",
                "Write when the guardians were told, or why they have not been.")
        } else if answers.day("toldOn") != nil, answers.textIfAny("toldBy") == nil {
            miss("toldBy", "Skriv vem som berättade.", "Write who told them.")
        }
        return problems
    }

    static func analysis(_ answers: Answers) -> Analysis {
        Analysis(
            form: answers.values.filter { name, _ in !name.hasPrefix("_") && name != "finish" && name != "version" })
    }

    static func conclusion(_ answers: Answers, by name: String, at now: Instant) -> Conclusion? {
        guard answers.isTicked("finish"), let kind: Conclusion.Kind = answers.choice("conclusion") else { return nil }
        return Conclusion(
            kind: kind, sectors: kind == .collaboration ? answers.choices("sectors") : [],
            areas: answers.choices("areas", of: WheelArea.self).sorted(),
            told: answers.day("toldOn").map { .on($0, by: answers.text("toldBy")) }
                ?? .not(because: answers.text("notTold")),
            childsView: answers.textIfAny("childsView").map { .said($0) }
                ?? .missing(because: answers.text("childsViewMissing")),
            by: name, at: now)
    }
}

extension Filled {
    /// Shown for the first time: nothing typed, no draft, no answer from the server yet.
    var isFresh: Bool { problems.isEmpty && saved == nil && draftFrom == nil }
}
