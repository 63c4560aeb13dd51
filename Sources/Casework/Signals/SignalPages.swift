import Kernel
import Law
import Web

/// A signal as one reader meets it.
struct SignalView: Sendable {
    let signal: Signal
    /// What the signaller hears; nil for those who handle the signal.
    let told: Told?
    /// Nil for a signaller who did not have the child in sight.
    let bar: Page.ChildBar?
    let isFamily: Bool
    let mayAcknowledge: Bool
    let mayAnswer: Bool
    let mayAssess: Bool

    var path: String { "/barn/\(signal.child)/signaler/\(signal.id)" }
    /// What has been heard of it so far by this reader.
    var heard: Told { told ?? signal.told(to: .sameController) }
}

func signalPage(_ view: SignalView, _ visit: Visit) -> Page {
    let signal = view.signal
    let title = Phrase(
        "Signal: \(signal.observation.kind.words.swedish)", en: "Signal: \(signal.observation.kind.words.english)")
    return Page(title, kind: view.isFamily ? .family : .staff, about: view.bar, json: JSON(signal, told: view.told)) {
        """
        \(pageHead(title.description))
        \(stages(view))
        \(html(safetyNotice(signal), if: signal.observation.hiddenFromGuardians && !view.isFamily))
        \(whatIsTold(view))
        \(nextSteps(view, visit))
        \(observed(signal))
        """
    }
}

private func stages(_ view: SignalView) -> HTML {
    let reached = view.signal.stage.name
    let at = [view.signal.sentAt, view.heard.receipt?.at, view.heard.answeredAt]
    let steps = Signal.Stage.Name.allCases.enumerated().map { index, name in
        let state: StepState = at[index] != nil ? .done : at[index - 1] != nil ? .current : .coming
        let waits = Phrase("Väntar", en: "Waiting")
        return (name: name.words, state: name == reached ? .done : state, detail: at[index]?.dateAndTime ?? waits)
    }
    return progressSteps(steps)
}

private func safetyNotice(_ signal: Signal) -> HTML {
    notice(
        SafetyWords.title, tone: .safety,
        """
        <p>\(SafetyWords.text)</p>
        <p>\(linkButton(SafetyWords.report, to: "/barn/\(signal.child)/orosanmalan?signal=\(signal.id)", .alert))</p>
        """)
}

/// What the one who signalled has been told; those who handle it see the same.
private func whatIsTold(_ view: SignalView) -> HTML {
    let heard = view.heard
    guard heard.receipt != nil || view.told != nil else { return "" }
    guard let receipt = heard.receipt else {
        return notice(
            Phrase("Signalen är skickad", en: "The signal has been sent"),
            "<p>\(Phrase("Barnets bästa-ansvarig får den i dag och bekräftar att den har kommit fram.", en: "The named person gets it today and confirms that it has arrived.", easy: "En vuxen får den i dag. Du får se här när den är läst."))</p>"
        )
    }
    let answered = heard.answeredAt != nil
    return """
        <section><h2>\(Phrase("Besked till den som signalerade", en: "What the signaller is told", easy: "Svar till dig"))</h2>
        \(summaryList([
            SummaryLine(Phrase("Mottagen av", en: "Received by"), "\(receipt.by.name), \(receipt.by.place)\(html("<br>\(receipt.by.phone)", if: !receipt.by.phone.isEmpty))"),
        ] + (answered ? [SummaryLine(Phrase("Leder till", en: "Leads to"), heard.outcome.map { "\($0.words)" } ?? "\(Phrase("Signalen är besvarad. Mer får inte sägas utan samtycke.", en: "The signal has been answered. More may not be said without consent."))")] : [])
            + (heard.words.map { [SummaryLine(Phrase("Svar", en: "Answer"), "<p class=\"narrative-text\">\($0)</p>")] } ?? [])))</section>
        """
}

private func nextSteps(_ view: SignalView, _ visit: Visit) -> HTML {
    let acknowledge: HTML? =
        view.mayAcknowledge && view.signal.stage == .sent
        ? formHTML(
            [], Filled(), to: view.path + "/bekraftelse",
            submit: Phrase("Bekräfta att du har tagit emot signalen", en: "Confirm that you have received the signal"),
            in: visit)
        : nil
    let answer: HTML? =
        view.mayAnswer && view.signal.stage.reply == nil
        ? linkButton(
            Phrase("Besvara signalen", en: "Answer the signal"), to: view.path + "/svar",
            acknowledge == nil ? .primary : .secondary) : nil
    let assess: HTML? =
        view.mayAssess && view.signal.stage.reply == nil
        ? linkButton(
            Phrase("Börja kartlägga", en: "Begin an assessment"),
            to: "/barn/\(view.signal.child)/kartlaggningar/ny?signal=\(view.signal.id)", .secondary) : nil
    guard acknowledge != nil || answer != nil || assess != nil else { return "" }
    return "\(acknowledge)<div class=\"actions\">\(answer)\(assess)</div>"
}

/// What was written, facts and interpretation apart.
private func observed(_ signal: Signal) -> HTML {
    let seen = signal.observation
    func text(_ title: Phrase, _ words: String?) -> HTML? {
        words.map { "<section><h2>\(title)</h2><p class=\"narrative-text\">\($0)</p></section>" }
    }
    return """
        \(text(Phrase("Det som har setts och hörts", en: "What was seen and heard", easy: "Det som har hänt"), seen.facts))
        \(text(Phrase("Tolkning och oro", en: "Interpretation and worry", easy: "Det som ska bli bättre"), seen.interpretation))
        \(text(Phrase("Det som fungerar", en: "What works", easy: "Det som är bra"), seen.strengths))
        <section><h2>\(Phrase("Om signalen", en: "About the signal"))</h2>
        \(summaryList([
            SummaryLine(Phrase("Skickad av", en: "Sent by"), "\(signal.signaller.name)\(signal.signaller.place.map { ", \($0)" as HTML })"),
            SummaryLine(Phrase("Sett eller hört", en: "Seen or heard"), "\(seen.seenOn.weekdayAndDate)"),
            SummaryLine(Phrase("Områden i hjulet", en: "Areas of the wheel"), seen.areas.isEmpty ? nil : seen.areas.map { tag($0.name) }.joined(by: " ")),
        ] + talks(seen)))</section>
        """
}

private func talks(_ seen: Observation) -> [SummaryLine] {
    func line(_ name: Phrase, _ talk: Observation.Talk?) -> [SummaryLine] {
        switch talk {
        case nil: []
        case .had: [SummaryLine(name, "\(Phrase("Ja", en: "Yes"))")]
        case .notYet(let why):
            [SummaryLine(name, "\(Phrase("Nej", en: "No")). <span class=\"narrative-text\">\(why)</span>")]
        }
    }
    return line(Phrase("Pratat med barnet", en: "Talked with the child"), seen.talkWithChild)
        + line(Phrase("Pratat med vårdnadshavarna", en: "Talked with the guardians"), seen.talkWithGuardians)
}
