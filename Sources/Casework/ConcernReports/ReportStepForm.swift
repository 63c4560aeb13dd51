import Directory
import Kernel
import Law
import Web

/// Ett steg som mottagaren kan ta: its address, what is asked, and what it does to the report.
struct ReportVerb: Sendable {
    let path: String
    let api: String
    let action: Action
    let summary: Phrase
    let fields: [Field]
    let take: @Sendable (inout ConcernReport, Answers, Handler, Instant) throws -> Void
}

extension ReportVerb {
    static let all = [open, acknowledge, protect, written, extend, decide, tell, meet, close]

    static let open = ReportVerb(
        path: "oppna", api: "opening", action: .handleReport,
        summary: Phrase("Öppna anmälan", en: "Open the report"), fields: []
    ) { report, _, handler, now in try report.open(by: handler, at: now) }

    static let acknowledge = ReportVerb(
        path: "handlaggare", api: "acknowledgement", action: .handleReport,
        summary: Phrase("Jag handlägger, och anmälaren får veta det", en: "I handle it, and the reporter is told"),
        fields: [
            Field(
                "phone", Phrase("Telefon till dig", en: "Your telephone"), .line(max: 60),
                missing: Phrase("Skriv ditt telefonnummer.", en: "Write your telephone number."))
        ]
    ) { report, answers, handler, now in
        try report.acknowledge(phone: answers.text("phone"), by: handler, at: now)
    }

    static let protect = ReportVerb(
        path: "skyddsbedomning", api: "protection-assessments", action: .handleReport,
        summary: Phrase("Skriv skyddsbedömningen", en: "Write the protection assessment"),
        fields: [
            choice(
                "answer", Phrase("Behöver barnet skydd nu?", en: "Does the child need protection now?"),
                ProtectionAnswer.self
            ) { $0.words },
            words(
                Phrase("Vad bedömningen bygger på", en: "What the assessment rests on"),
                missing: Phrase("Skriv vad bedömningen bygger på.", en: "Write what the assessment rests on.")),
        ]
    ) { report, answers, handler, now in
        guard let answer: ProtectionAnswer = answers.choice("answer") else { throw Failure.notFound }
        try report.assessProtection(answer, answers.text("words"), by: handler, at: now)
    }

    static let written = ReportVerb(
        path: "skriftlig", api: "written-report", action: .handleReport,
        summary: Phrase("Den skriftliga anmälan har kommit", en: "The written report has come"),
        fields: [
            words(
                Phrase("Var den finns", en: "Where it is"),
                missing: Phrase(
                    "Skriv var den finns, till exempel diarienumret.", en: "Write where it is, such as its number."))
        ]
    ) { report, answers, handler, now in try report.noteWritten(answers.text("words"), by: handler, at: now) }

    static let extend = ReportVerb(
        path: "forlangning", api: "extensions", action: .decideReport,
        summary: Phrase("Förläng tiden", en: "Extend the time"),
        fields: [
            Field(
                "until", Phrase("Till och med", en: "Until"), .day,
                missing: Phrase("Välj en dag.", en: "Choose a day.")),
            reference,
            words(
                Phrase("Skäl", en: "Reason"),
                missing: Phrase("Skriv de särskilda eller synnerliga skälen.", en: "Write the special reasons.")),
        ]
    ) { report, answers, handler, now in
        guard let until = answers.day("until") else { throw Failure.notFound }
        try report.extend(
            to: until, because: answers.text("words"), reference: answers.text("reference"), by: handler, at: now)
    }

    static let decide = ReportVerb(
        path: "beslut", api: "decision", action: .decideReport,
        summary: Phrase("Besluta om utredning", en: "Decide on an investigation"),
        fields: [
            choice("decision", Phrase("Beslut", en: "Decision"), ReportDecision.self) { $0.words }, reference,
            Field("words", Phrase("Skäl", en: "Reasons"), .narrative(max: 4000)),
        ]
    ) { report, answers, handler, now in
        guard let decision: ReportDecision = answers.choice("decision") else { throw Failure.notFound }
        try report.decide(
            decision, reference: answers.text("reference"), answers.textIfAny("words"), by: handler, at: now)
    }

    static let tell = ReportVerb(
        path: "aterkoppling", api: "feedback", action: .handleReport,
        summary: Phrase("Återkoppla till anmälaren", en: "Give the reporter feedback"),
        fields: [
            Field(
                "told", Phrase("Anmälaren får veta", en: "The reporter is told"),
                .choices(ReportNews.allCases.map { Field.Choice($0.rawValue, $0.words) })),
            Field(
                "basis", Phrase("Samtycke eller menprövning", en: "Consent or harm test"), .narrative(max: 2000),
                hint: Phrase("Behövs för det som kräver det.", en: "Needed for what takes it.")
            ).neededAtTimes,
            Field(
                "withheld",
                Phrase("Om du avstår: varför är det olämpligt?", en: "If you tell nothing: why is it unsuitable?"),
                .narrative(max: 2000)
            ).neededAtTimes,
        ]
    ) { report, answers, handler, now in
        try report.tell(
            answers.choices("told", of: ReportNews.self), basis: answers.textIfAny("basis"),
            withheldBecause: answers.textIfAny("withheld"), by: handler, at: now)
    }

    static let meet = ReportVerb(
        path: "mote", api: "meeting-offer", action: .handleReport,
        summary: Phrase(
            "Möte med barnet, vårdnadshavarna och anmälaren", en: "Meeting with child, guardians and reporter"),
        fields: [
            choice("answer", Phrase("Erbjudandet om möte", en: "The offer of a meeting"), MeetingAnswer.self) {
                $0.words
            },
            Field(
                "words", Phrase("När och var, eller varför inte", en: "When and where, or why not"),
                .narrative(max: 2000)
            )
            .neededAtTimes,
        ]
    ) { report, answers, handler, now in
        guard let answer: MeetingAnswer = answers.choice("answer") else { throw Failure.notFound }
        try report.offerMeeting(answer, answers.textIfAny("words"), by: handler, at: now)
    }

    static let close = ReportVerb(
        path: "avslut", api: "closing", action: .handleReport,
        summary: Phrase("Avsluta ärendet här", en: "Close the case here"),
        fields: [
            words(
                Phrase("Hur det slutade, i en mening", en: "How it ended, in a sentence"),
                missing: Phrase("Skriv hur det slutade.", en: "Write how it ended."))
        ]
    ) { report, answers, handler, now in try report.close(answers.text("words"), by: handler, at: now) }

    /// To another municipality; the room finds the receiver.
    static let forwardFields = [
        Field(
            "receiver", Phrase("Till", en: "To"), .ids(many: false, []),
            missing: Phrase("Välj vart anmälan ska.", en: "Choose where the report is to go.")),
        words(
            Phrase("Varför", en: "Why"), missing: Phrase("Skriv varför.", en: "Write why.")),
    ]
    static let forwardSummary = Phrase("Skicka vidare till rätt kommun", en: "Forward to the right municipality")

    static let more = [
        words(
            Phrase("Vad har hänt sedan du anmälde?", en: "What has happened since you reported?"),
            missing: Phrase("Skriv vad som har hänt.", en: "Write what has happened."))
    ]

    private static let reference = Field(
        "reference", Phrase("Delegation", en: "Delegation"), .line(max: 100),
        hint: Phrase("Punkten i delegationsordningen.", en: "The item of the scheme of delegation."),
        missing: Phrase("Skriv vilken delegation du beslutar på.", en: "Write which delegation you decide by."))

    private static func words(_ label: Phrase, missing: Phrase) -> Field {
        Field("words", label, .narrative(max: 4000), missing: missing)
    }

    private static func choice<Answer: CaseIterable & RawRepresentable<String>>(
        _ name: String, _ label: Phrase, _: Answer.Type, _ words: (Answer) -> Phrase
    ) -> Field {
        Field(
            name, label, .choice(Field.choices(of: Answer.self, words), compact: false),
            missing: Phrase("Välj ett av svaren.", en: "Choose one of the answers."))
    }
}

extension ReportNews {
    /// As the catalogue says it.
    var words: Phrase {
        RuleBook.current.tellings.first { $0.news == self }?.text ?? Phrase(rawValue, en: rawValue)
    }
}
