import Directory
import Kernel
import Law
import Web

/// What may be typed when a signal is sent, and what it means.
enum SignalForm {
    static let kind = Field(
        "kind", Phrase("Vad är det för tecken?", en: "What kind of sign is it?"),
        .choice(Field.choices(of: Observation.Kind.self) { $0.words }, compact: true),
        missing: Phrase("Välj det som ligger närmast.", en: "Choose the nearest."))
    static let seenOn = Field(
        "seenOn", Phrase("När såg eller hörde du det?", en: "When did you see or hear it?"), .day,
        hint: Phrase("Den senaste gången, om det är flera.", en: "The last time, if several."),
        missing: Phrase("Skriv vilken dag det var.", en: "Write which day it was."))
    static let facts = Field(
        "facts", Phrase("Vad har du sett eller hört?", en: "What have you seen or heard?"), .narrative(max: 10_000),
        hint: Phrase(
            "Bara det som hände: vad, när, hur ofta. Barnets egna ord, om det har berättat.",
            en: "Only what happened: what, when, how often. The child’s own words, if it has told."),
        missing: Phrase("Beskriv det du har sett eller hört.", en: "Describe what you have seen or heard."))
    static let interpretation = Field(
        "interpretation",
        Phrase("Hur tolkar du det, och vad oroar dig?", en: "How do you understand it, and what worries you?"),
        .narrative(max: 10_000),
        hint: Phrase(
            "Dina egna tankar. De hålls isär från det du har sett.",
            en: "Your own thoughts. They are kept apart from what you have seen."))
    static let strengths = Field(
        "strengths", Phrase("Vad fungerar bra för barnet?", en: "What works well for the child?"),
        .narrative(max: 10_000),
        hint: Phrase(
            "Det barnet kan och tycker om, och vuxna det litar på.",
            en: "What the child can and likes, and adults it trusts."))
    static let areas = Field(
        "areas", Phrase("Vilka områden i hjulet handlar det om?", en: "Which areas of the wheel is it about?"),
        .choices(WheelArea.allCases.map { Field.Choice($0.rawValue, $0.name, hint: $0.about) }),
        missing: Phrase("Välj minst ett område.", en: "Choose at least one area."))
    static let hidden = Field(
        "hiddenFromGuardians",
        Phrase(
            "Jag misstänker våld, övergrepp eller hedersförtryck",
            en: "I suspect violence, abuse or honour-related oppression"), .tick,
        hint: Phrase(
            "Då ser vårdnadshavarna inget av signalen. Gör också en orosanmälan: signalen ersätter den inte.",
            en:
                "Then the guardians see nothing of the signal. Report a concern as well: the signal does not replace it."
        ))

    /// What a colleague is asked.
    static let fields =
        [kind, seenOn, facts, interpretation, strengths, areas]
        + talk(
            "childTalk", Phrase("Har du pratat med barnet om det?", en: "Have you talked with the child about it?"),
            Phrase("Om du inte pratat med barnet: varför inte?", en: "If you have not talked with the child: why?"))
        + talk(
            "guardiansTalk",
            Phrase("Har du pratat med vårdnadshavarna om det?", en: "Have you talked with the guardians about it?"),
            Phrase(
                "Om du inte pratat med vårdnadshavarna: varför inte?",
                en: "If you have not talked with the guardians: why?"))
        + [hidden]

    private static func talk(_ name: String, _ question: Phrase, _ whyNot: Phrase) -> [Field] {
        [
            Field(
                name, question,
                .choice([.init("yes", Phrase("Ja", en: "Yes")), .init("no", Phrase("Nej", en: "No"))], compact: false),
                missing: Phrase("Svara ja eller nej.", en: "Answer yes or no.")),
            Field(name + "WhyNot", whyNot, .narrative(max: 2000)).neededAtTimes,
        ]
    }

    /// What lies between two answers.
    static func problems(_ answers: Answers, today: Day) -> [Problem] {
        var problems: [Problem] = []
        if let seen = answers.day("seenOn"), seen > today {
            problems.append(
                Problem(
                    "seenOn",
                    Phrase(
                        "Dagen har inte varit än. Kontrollera datumet.",
                        en: "That day has not been yet. Check the date.")))
        }
        for name in ["childTalk", "guardiansTalk"]
        where answers.text(name) == "no" && answers.textIfAny(name + "WhyNot") == nil {
            problems.append(
                Problem(
                    name + "WhyNot",
                    Phrase("Skriv varför inte. En mening räcker.", en: "Write why not. A sentence is enough.")))
        }
        return problems
    }

    /// Answers in which the fields found no problem.
    static func observation(_ answers: Answers, today: Day) -> Observation {
        Observation(
            kind: answers.choice("kind") ?? .other, seenOn: answers.day("seenOn") ?? today,
            facts: answers.text("facts"),
            interpretation: answers.textIfAny("interpretation"), strengths: answers.textIfAny("strengths"),
            areas: answers.choices("areas", of: WheelArea.self).sorted(), talkWithChild: talk(answers, "childTalk"),
            talkWithGuardians: talk(answers, "guardiansTalk"),
            hiddenFromGuardians: answers.isTicked("hiddenFromGuardians"))
    }

    private static func talk(_ answers: Answers, _ name: String) -> Observation.Talk? {
        switch answers.text(name) {
        case "yes": .had
        case "no": .notYet(because: answers.text(name + "WhyNot"))
        default: nil
        }
    }
}

/// The same from the family: fewer questions in simpler words.
enum FamilySignalForm {
    static let fields = [
        Field(
            "facts", Phrase("Vad har hänt?", en: "What has happened?", easy: "Berätta vad som har hänt"),
            .narrative(max: 10_000),
            hint: Phrase(
                "Skriv med dina egna ord. Det behöver inte bli rätt.",
                en: "Use your own words. It need not be perfect.",
                easy: "Skriv som du vill. Det kan inte bli fel."),
            missing: Phrase(
                "Skriv något om vad som har hänt.", en: "Write something about what has happened.",
                easy: "Skriv något. Några ord räcker.")),
        Field(
            "interpretation",
            Phrase("Vad behöver bli bättre?", en: "What needs to get better?", easy: "Vad vill du ska bli bättre?"),
            .narrative(max: 10_000)),
        Field(
            "strengths", Phrase("Vad fungerar bra?", en: "What works well?", easy: "Vad är bra?"),
            .narrative(max: 10_000)),
        Field(
            "areas", Phrase("Vad handlar det om?", en: "What is it about?"),
            .choices(WheelArea.allCases.map { Field.Choice($0.rawValue, $0.name, hint: $0.about) })),
        Field(
            "hiddenFromGuardians",
            Phrase(
                "Visa inte det här för någon vårdnadshavare", en: "Do not show this to any guardian",
                easy: "Visa inte det här för de vuxna hemma"), .tick,
            hint: Phrase(
                "Kryssa i om det kan bli farligt för någon att det syns.",
                en: "Tick this if it could be dangerous for anyone that it is seen.",
                easy: "Kryssa i om du är rädd att de ska få veta.")),
    ]

    static func observation(_ answers: Answers, today: Day) -> Observation {
        Observation(
            kind: .other, seenOn: today, facts: answers.text("facts"),
            interpretation: answers.textIfAny("interpretation"),
            strengths: answers.textIfAny("strengths"), areas: answers.choices("areas", of: WheelArea.self).sorted(),
            talkWithChild: nil, talkWithGuardians: nil, hiddenFromGuardians: answers.isTicked("hiddenFromGuardians"))
    }
}

/// What the named person answers.
enum SignalReplyForm {
    static let fields = [
        Field(
            "outcome", Phrase("Vad leder signalen till?", en: "What does the signal lead to?"),
            .choice(Field.choices(of: Signal.Outcome.self) { $0.words }, compact: false),
            missing: Phrase("Välj vad signalen leder till.", en: "Choose what the signal leads to.")),
        Field(
            "words", Phrase("Till den som signalerade", en: "To the one who signalled"), .narrative(max: 5000),
            hint: Phrase(
                "Texten visas för den som signalerade. Skriv inget om barnet eller familjen som den personen inte får veta.",
                en:
                    "The text is shown to the one who signalled. Write nothing about the child or the family that they may not know."
            )),
    ]
}
