import Kernel
import Law
import Web

/// The child's signals, newest first.
func signalListPage(_ signals: [Signal], bar: Page.ChildBar, maySend: Bool) -> Page {
    let title = Phrase("Signaler", en: "Signals")
    let send = linkButton(Phrase("Skicka en signal", en: "Send a signal"), to: "/barn/\(bar.child)/signaler/ny")
    return Page(title, about: bar, json: JSON(signals.map { JSON($0) })) {
        """
        \(pageHead(title.description, actions: maySend ? [send] : []))
        \(signals.isEmpty ? empty(Phrase("Inga signaler.", en: "No signals.")) : workList(signals.map(signalLine)))
        """
    }
}

/// One signal in a list of one child's.
func signalLine(_ signal: Signal) -> WorkLine {
    let name = signal.stage.name
    return WorkLine(
        signal.observation.kind.words.description, "/barn/\(signal.child)/signaler/\(signal.id)",
        facts: ["\(signal.signaller.name)", "\(signal.sentAt.dateAndTime)"]
            + (signal.observation.hiddenFromGuardians
                ? [tag(Phrase("Visas inte för vårdnadshavare", en: "Not shown to guardians"), tone: .care)] : []),
        due: tag(name.words, tone: name == .sent ? .care : name == .acknowledged ? .info : .neutral))
}

/// The part of the child's page that is about signals.
func signalPanel(_ latest: [SignalSummary], path: String, listed: Bool, maySend: Bool, isFamily: Bool) -> HTML {
    let send: HTML? =
        maySend
        ? isFamily
            ? linkButton(Phrase("Berätta för oss", en: "Tell us"), to: path + "/fran-familjen", .secondary, small: true)
            : linkButton(Phrase("Skicka en signal", en: "Send a signal"), to: path + "/ny", .secondary, small: true)
        : nil
    let lines = latest.map { line in
        WorkLine(
            line.kind.words.description, "\(path)/\(line.id)",
            facts: ["\(line.sentAt.dateAndTime)"]
                + (line.isHidden && !isFamily
                    ? [tag(Phrase("Visas inte för vårdnadshavare", en: "Not shown to guardians"), tone: .care)] : []),
            due: tag(
                line.stage.words, tone: line.stage == .sent ? .care : line.stage == .acknowledged ? .info : .neutral))
    }
    return """
        <section><div class="page-head"><h2>\(Phrase("Signaler", en: "Signals", easy: "Det du har berättat"))</h2><div class="actions">\(send)</div></div>
        \(lines.isEmpty ? empty(Phrase("Inga signaler.", en: "No signals.")) : workList(lines))
        \(html("<p>\(link(Phrase("Alla signaler", en: "All signals"), to: path))</p>", if: listed && latest.count == 5))</section>
        """
}

/// The form for a colleague. Above it stands what a signal never replaces.
func signalFormPage(_ filled: Filled, _ bar: Page.ChildBar, today: Day, _ visit: Visit) -> Page {
    let title = Phrase("Skicka en signal", en: "Send a signal")
    var filled = filled
    if filled.answers.textIfAny("seenOn") == nil { filled.answers.set("seenOn", today.description) }
    let (shown, path) = (filled, "/barn/\(bar.child)/signaler/ny")
    return Page(title, about: bar) {
        """
        \(pageHead(title.description))
        <p>\(Phrase("Signalen går till barnets bästa-ansvarig, som bekräftar att den har kommit fram och svarar dig.", en: "The signal goes to the child’s named person, who confirms that it has arrived and answers you."))</p>
        \(dutyNotice(report: "/barn/\(bar.child)/orosanmalan"))
        \(formHTML(SignalForm.fields, shown, to: path, submit: title, in: visit, cancel: "/barn/\(bar.child)"))
        """
    }
}

/// The duty to report stands above every signal.
func dutyNotice(report: String?) -> HTML {
    notice(
        Phrase("Misstänker du att ett barn far illa?", en: "Do you suspect that a child comes to harm?"), tone: .safety,
        """
        <p>\(Phrase("Då ska du genast göra en orosanmälan. Det du skriver här ersätter den inte. Vid misstanke om våld, övergrepp eller hedersförtryck: prata med socialtjänsten innan någon pratar med vårdnadshavarna.", en: "Then report it to social services at once. What you write here does not replace the report. On suspicion of violence, abuse or honour-related oppression: talk with social services before anyone talks with the guardians."))</p>
        \(report.map { "<p>\(linkButton(SafetyWords.report, to: $0, .alert))</p>" as HTML })
        """)
}

/// The form for the family, in simpler words.
func familySignalFormPage(_ filled: Filled, _ bar: Page.ChildBar, isChild: Bool, _ visit: Visit) -> Page {
    let title = Phrase("Berätta för oss", en: "Tell us")
    return Page(title, kind: isChild ? .child : .family, about: bar) {
        """
        \(pageHead(title.description))
        <p>\(Phrase("Det du skriver går till barnets bästa-ansvarig, som läser det och svarar här.", en: "What you write goes to the child’s named person, who reads it and answers here.", easy: "En vuxen som ska hjälpa dig läser det du skriver. Du får svar här."))</p>
        \(formHTML(FamilySignalForm.fields, filled, to: "/barn/\(bar.child)/signaler/fran-familjen", submit: Phrase("Skicka", en: "Send"), in: visit, cancel: "/barn/\(bar.child)"))
        """
    }
}

/// The named person's answer.
func signalReplyPage(_ view: SignalView, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Besvara signalen", en: "Answer the signal")
    return Page(title, about: view.bar) {
        """
        \(pageHead(title.description))
        \(notice(nil, "<p>\(Phrase("Signalen kom från \(view.signal.signaller.name).", en: "The signal came from \(view.signal.signaller.name)."))</p>"))
        <section><h2>\(Phrase("Det som har setts och hörts", en: "What was seen and heard"))</h2>
        <p class="narrative-text">\(view.signal.observation.facts)</p></section>
        \(formHTML(SignalReplyForm.fields, filled, to: view.path + "/svar", submit: Phrase("Skicka svaret", en: "Send the answer"), in: visit, cancel: view.path))
        """
    }
}
