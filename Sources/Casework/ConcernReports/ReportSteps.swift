import Kernel
import Law

/// What may happen to a report, and what refuses it.
extension ConcernReport {
    mutating func open(by handler: Handler, at now: Instant) throws(Failure) {
        guard !isClosed, !isOpened else {
            throw .outOfOrder(Phrase("Anmälan är redan öppnad.", en: "The report has already been opened."))
        }
        add(ReportStep(.opened, at: now, by: handler))
    }

    /// The reporter is told who handles it and how to reach them. A new handler says so anew.
    mutating func acknowledge(phone: String, by handler: Handler, at now: Instant) throws(Failure) {
        try beHandled()
        add(ReportStep(.acknowledged, at: now, by: handler, words: phone))
    }

    mutating func assessProtection(_ answer: ProtectionAnswer, _ words: String, by handler: Handler, at now: Instant)
        throws(Failure)
    {
        try beHandled()
        add(ReportStep(.protection, at: now, by: handler, choice: answer.rawValue, words: words))
    }

    /// More time is a decision of its own, to a certain day and with a reason.
    mutating func extend(to day: Day, because words: String, reference: String, by handler: Handler, at now: Instant)
        throws(Failure)
    {
        try beHandled()
        guard let running = duties.first(where: { $0.kind == .decide || $0.kind == .investigate }) else {
            throw .outOfOrder(Phrase("Det finns ingen tid att förlänga.", en: "There is no time to extend."))
        }
        guard day > running.due else {
            throw .invalid([
                Problem(
                    "until",
                    Phrase(
                        "Välj en dag efter \(running.due.date.swedish), då tiden går ut nu.",
                        en: "Choose a day after \(running.due.date.english), when the time is up now."))
            ])
        }
        add(ReportStep(.extended, at: now, by: handler, until: day, reference: reference, words: words))
    }

    mutating func decide(
        _ decision: ReportDecision, reference: String, _ words: String?, by handler: Handler, at now: Instant
    ) throws(Failure) {
        try beHandled()
        guard self.decision == nil else {
            throw .outOfOrder(Phrase("Beslutet är redan fattat.", en: "The decision has already been made."))
        }
        guard last(.protection) != nil else {
            throw .outOfOrder(
                Phrase(
                    "Skriv skyddsbedömningen först. Den görs genast.",
                    en: "Write the protection assessment first. It is made at once."))
        }
        add(
            ReportStep(
                .decided, at: now, by: handler, choice: decision.rawValue, reference: reference, words: words))
    }

    /// Återkoppling: only what the law of the day lets this reporter know; what needs consent or a harm test needs it written.
    mutating func tell(
        _ news: [ReportNews], basis: String?, withheldBecause reason: String?, by handler: Handler, at now: Instant
    ) throws(Failure) {
        try beHandled()
        guard !news.isEmpty else {
            guard let reason else { throw .invalid([Problem("told", ReportWords.tellOrSayWhy)]) }
            return add(ReportStep(.withheld, at: now, by: handler, words: reason))
        }
        let allowed = law.mayTell(on: Day(now), isProtected: isProtected)
        let facts: [ReportNews] = ReportDecision.allCases.map(\.news)
        for one in news {
            guard let may = allowed.first(where: { $0.news == one }) else {
                throw .invalid([Problem("told", ReportWords.notToThisReporter)])
            }
            if facts.contains(one), decision?.what.news != one {
                throw .invalid([Problem("told", ReportWords.notWhatWasDecided)])
            }
            if may.needs == .harmTestOrConsent || may.needs == .consent, basis == nil {
                throw .invalid([Problem("basis", ReportWords.writeTheBasis)])
            }
        }
        add(ReportStep(.told, at: now, by: handler, told: news, words: basis))
    }

    mutating func offerMeeting(_ answer: MeetingAnswer, _ words: String?, by handler: Handler, at now: Instant)
        throws(Failure)
    {
        try beHandled()
        guard answer != .notOffered || words != nil else {
            throw .invalid([
                Problem("words", Phrase("Skriv varför mötet inte erbjuds.", en: "Write why no meeting is offered."))
            ])
        }
        add(ReportStep(.meeting, at: now, by: handler, choice: answer.rawValue, words: words))
    }

    /// What was said has also come in writing.
    mutating func noteWritten(_ words: String, by handler: Handler, at now: Instant) throws(Failure) {
        try beHandled()
        guard isOral else {
            throw .outOfOrder(Phrase("Anmälan är redan skriftlig.", en: "The report is in writing already."))
        }
        add(ReportStep(.written, at: now, by: handler, words: words))
    }

    /// The child lives elsewhere: the days begin anew where it arrives. What is decided is not given away.
    mutating func forward(to receiver: ReportReceiver, because words: String, by handler: Handler, at now: Instant)
        throws(Failure)
    {
        try beHandled()
        guard decision == nil else {
            throw .outOfOrder(
                Phrase(
                    "Beslut är fattat. Kontakta den andra kommunen i stället.",
                    en: "A decision has been made. Contact the other municipality instead."))
        }
        guard receiver.workplace != place.workplace else {
            throw .invalid([
                Problem("receiver", Phrase("Anmälan är redan hos er.", en: "The report is already with you."))
            ])
        }
        add(ReportStep(.forwarded, at: now, by: handler, choice: receiver.name, words: words))
    }

    mutating func close(_ words: String, by handler: Handler, at now: Instant) throws(Failure) {
        try beHandled()
        let left = duties.first { $0.kind != .investigate && $0.kind != .close }
        if let left { throw .outOfOrder(ReportWords.leftToDo(left.kind.words)) }
        add(ReportStep(.closed, at: now, by: handler, words: words))
    }

    /// The reporter knows something more. After the end that is a new report.
    mutating func tellMore(_ words: String, by reporter: Handler?, at now: Instant) throws(Failure) {
        guard !isClosed else {
            throw .outOfOrder(
                Phrase(
                    "Ärendet är avslutat. Gör en ny anmälan om du är orolig igen.",
                    en: "The case is closed. Make a new report if you are worried again."))
        }
        add(ReportStep(.added, at: now, by: reporter, words: words))
    }

    private func beHandled() throws(Failure) {
        guard isOpened else {
            throw .outOfOrder(Phrase("Öppna anmälan först.", en: "Open the report first."))
        }
        guard !isClosed else {
            throw .outOfOrder(Phrase("Anmälan är avslutad.", en: "The report is closed."))
        }
    }
}

/// Skyddsbedömningens svar.
enum ProtectionAnswer: String, Sendable, CaseIterable { case needsProtectionNow, noImmediateNeed }

/// Svar på erbjudandet om ett möte mellan barnet, vårdnadshavaren, anmälaren och socialtjänsten.
enum MeetingAnswer: String, Sendable, CaseIterable { case accepted, declined, waiting, notOffered }
