import Kernel
import Law
import Web

/// What is asked of who reports: as much as they know. Own observation stands apart from what others have told.
enum ReportForm {
    static let observed = Field(
        "observed",
        Phrase("Vad har du själv sett eller hört?", en: "What have you seen or heard yourself?", easy: "Vad har hänt?"),
        .narrative(max: 10_000),
        hint: Phrase(
            "Vad, när, hur ofta. Bara det du själv vet.", en: "What, when, how often. Only what you know yourself."),
        missing: Phrase("Skriv vad du har sett eller hört.", en: "Write what you have seen or heard."))
    static let childWords = text(
        "childWords", Phrase("Vad har barnet sagt?", en: "What has the child said?"),
        Phrase("Med barnets egna ord.", en: "In the child’s own words."))
    static let suspects = Field(
        "suspects", Phrase("Misstänker du något av det här?", en: "Do you suspect any of this?"),
        .choices(Field.choices(of: Suspicion.self) { $0.words }))
    static let acute = Field(
        "acute", Phrase("Barnet är i akut fara", en: "The child is in acute danger"), .tick,
        hint: Phrase("Ring 112 först.", en: "Call 112 first."))
    static let whereNow = Field(
        "whereNow", Phrase("Var är barnet nu?", en: "Where is the child now?"), .line(max: 300))
    static let siblings = text(
        "siblings", Phrase("Finns det andra barn i familjen?", en: "Are there other children in the family?"),
        Phrase(
            "Ålder och namn om du vet. Gör en anmälan för varje barn du är orolig för.",
            en: "Ages and names if you know. Make one report for each child you worry about."))
    static let phone = Field(
        "phone", Phrase("Hur når socialtjänsten dig?", en: "How do social services reach you?"), .line(max: 200),
        hint: Phrase("Telefon, och tider som passar.", en: "Telephone, and times that suit."))

    /// What a colleague is asked.
    static let fields: [Field] =
        [
            observed,
            text(
                "told", Phrase("Vad har andra berättat?", en: "What have others told?"),
                Phrase("Vem har sagt vad.", en: "Who has said what.")),
            childWords, suspects, acute,
            text("danger", Phrase("Om det är akut: vilken fara?", en: "If acute: which danger?"), nil), whereNow,
            Field(
                "since", Phrase("Hur länge har det pågått?", en: "How long has it gone on?"), .line(max: 300)),
            text("whyNow", Phrase("Varför anmäler du just nu?", en: "Why do you report now?"), nil),
            text(
                "ifNothing",
                Phrase("Vad kan hända om inget görs?", en: "What may happen if nothing is done?"), nil),
            text(
                "earlier",
                Phrase("Har det funnits oro eller anmälningar förut?", en: "Was there worry, or reports, before?"), nil),
            text(
                "tried",
                Phrase(
                    "Vad har ni gjort hittills, och vilka andra är med?",
                    en: "What have you done so far, and who else helps?"),
                nil),
            text("works", Phrase("Vad fungerar bra?", en: "What works well?"), nil),
            siblings,
            text(
                "caution",
                Phrase("Något att tänka på vid kontakt?", en: "Anything to think of when making contact?"),
                Phrase("Hot, skyddade uppgifter, rädsla.", en: "Threats, protected data, fear.")),
        ]
        + told(
            "guardiansTold",
            Phrase("Vet vårdnadshavarna att du anmäler?", en: "Do the guardians know that you report?"),
            whyNot: Phrase("Om vårdnadshavarna inte vet: varför?", en: "If the guardians do not know: why?"))
        + told(
            "childTold", Phrase("Vet barnet att du anmäler?", en: "Does the child know that you report?"),
            whyNot: Phrase("Om barnet inte vet: varför?", en: "If the child does not know: why?"))
        + [
            Field(
                "interpreter", Phrase("Behövs tolk? Vilket språk?", en: "Is an interpreter needed? Which language?"),
                .line(max: 200)),
            Field(
                "relation",
                Phrase("Hur känner du barnet, och hur länge?", en: "How do you know the child, and for how long?"),
                .line(max: 300)),
            phone,
            yesNo(
                "mayMeet",
                Phrase(
                    "Kan du vara med på ett möte med familjen?", en: "Can you take part in a meeting with the family?")),
            Field(
                "noFeedback", Phrase("Jag vill inte ha återkoppling", en: "I do not want feedback"), .tick,
                hint: Phrase(
                    "Annars får du veta om en utredning inleds.",
                    en: "Otherwise you are told whether an investigation is opened.")),
            Field("signal", Phrase("Signalen", en: "The signal"), .hidden(max: 80)),
        ]

    /// The family is asked less.
    static let familyFields = [observed, childWords, suspects, acute, whereNow, siblings, phone]

    private static func text(_ name: String, _ label: Phrase, _ hint: Phrase?) -> Field {
        Field(name, label, .narrative(max: 10_000), hint: hint)
    }

    private static func yesNo(_ name: String, _ label: Phrase) -> Field {
        Field(
            name, label,
            .choice([.init("yes", Phrase("Ja", en: "Yes")), .init("no", Phrase("Nej", en: "No"))], compact: false))
    }

    private static func told(_ name: String, _ label: Phrase, whyNot: Phrase) -> [Field] {
        [
            yesNo(name, label).neededAtTimes,
            Field(name + "WhyNot", whyNot, .narrative(max: 2000)).neededAtTimes,
        ]
    }

    /// What lies between two answers. On suspicion of violence nobody is asked why the guardians do not know.
    static func problems(_ answers: Answers) -> [Problem] {
        var problems: [Problem] = []
        let isUnsafe = !answers.choices("suspects", of: Suspicion.self).isEmpty
        if answers.text("guardiansTold") == "no", !isUnsafe, answers.textIfAny("guardiansToldWhyNot") == nil {
            problems.append(
                Problem(
                    "guardiansToldWhyNot",
                    Phrase("Skriv varför inte. En mening räcker.", en: "Write why not. A sentence is enough.")))
        }
        return problems
    }

    /// A colleague says whether the guardians know.
    static func colleagueProblems(_ answers: Answers) -> [Problem] {
        guard answers.textIfAny("guardiansTold") == nil else { return [] }
        return [Problem("guardiansTold", Phrase("Svara ja eller nej.", en: "Answer yes or no."))]
    }

    /// The answers as they are sent and kept: the questions of this form and no others.
    static func content(_ answers: Answers) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: fields.filter { $0.name != "signal" }.compactMap { field in
                let list = answers.list(field.name)
                if case .choices = field.kind { return list.isEmpty ? nil : (field.name, list) }
                return answers.textIfAny(field.name).map { (field.name, [$0]) }
            })
    }
}

/// Det som gör att ingen ska tala med vårdnadshavarna först.
enum Suspicion: String, Sendable, CaseIterable {
    case violence, sexualAbuse, honour

    var words: Phrase {
        switch self {
        case .violence:
            Phrase("Våld mot barnet, eller att barnet ser våld", en: "Violence against the child, or witnessed by it")
        case .sexualAbuse: Phrase("Sexuella övergrepp", en: "Sexual abuse")
        case .honour: Phrase("Hedersrelaterat våld eller förtryck", en: "Honour-related violence or oppression")
        }
    }
}

extension ReportForm {
    /// A report that begins with a signal: what was seen there, the worry and the strengths.
    static func answers(from signal: Signal) -> Answers {
        let seen = signal.observation
        var answers = Answers(["signal": ["\(signal.id)"]])
        answers.set("observed", seen.facts)
        answers.set("ifNothing", seen.interpretation)
        answers.set("works", seen.strengths)
        return answers
    }
}
