import Kernel
import Law
import Web

/// An assessment as one reader meets it.
struct AssessmentView: Sendable {
    let assessment: Assessment
    let perspectives: [Perspective]
    let waiting: [(name: String, due: Day)]
    /// The one it is with, or has been offered to.
    let doer: Phrase?
    let bar: Page.ChildBar
    let kind: Page.Kind
    let seesSignal: Bool
    let mayDelegate: Bool
    let mayAsk: Bool
    let mayConclude: Bool
    let mayAskConsent: Bool

    var handedIn: [Perspective] { perspectives.filter { $0.handedInAt != nil } }
    /// The reader's own, still to be given.
    var mine: [Perspective] { assessment.isOpen ? perspectives.filter { $0.handedInAt == nil } : [] }
    /// The working text is for those who write it until it is concluded.
    var showsAnalysis: Bool { mayConclude || !assessment.isOpen }
    var path: String { assessment.path }
    var childHasSpoken: Bool { handedIn.contains { $0.voice.kind == .child } }
}

let wheelSlices = WheelArea.allCases.map { WheelSlice(key: $0.rawValue, name: $0.name, question: $0.about) }

func assessmentListPage(_ list: [Assessment], _ bar: Page.ChildBar, kind: Page.Kind, mayStart: Bool) -> Page {
    let start = linkButton(AssessmentWords.start, to: "/barn/\(bar.child)/kartlaggningar/ny")
    return Page(AssessmentWords.many, kind: kind, about: bar, json: JSON(list.map { JSON(summary: $0) })) {
        """
        \(pageHead(AssessmentWords.many.description, actions: mayStart ? [start] : []))
        \(list.isEmpty ? empty(Phrase("Ingen kartläggning.", en: "No assessment.")) : workList(list.map(assessmentLine)))
        """
    }
}

private func assessmentLine(_ assessment: Assessment) -> WorkLine {
    WorkLine(
        assessment.conclusion?.kind.words.description ?? AssessmentWords.one.description, assessment.path,
        facts: ["\(assessment.startedAt.dateAndTime)"],
        due: assessment.isOpen ? tag(AssessmentWords.gathering, tone: .info) : tag(AssessmentWords.concluded))
}

/// The part of the child's page that is about assessments.
func assessmentPanel(_ list: [Assessment], _ pending: [Perspective], child: ID<Child>, mayStart: Bool, isFamily: Bool)
    -> HTML
{
    let start: HTML? =
        mayStart
        ? linkButton(AssessmentWords.start, to: "/barn/\(child)/kartlaggningar/ny", .secondary, small: true) : nil
    let asked = pending.map { one in
        notice(
            Phrase("Du är tillfrågad", en: "You have been asked", easy: "Vi vill höra hur du har det"), tone: .care,
            "<p>\(linkButton(Phrase("Ge din bild senast \(one.due.date.swedish)", en: "Give your picture by \(one.due.date.english)"), to: one.path))</p>"
        )
    }
    return """
        <section><div class="page-head"><h2>\(isFamily ? AssessmentWords.one : AssessmentWords.many)</h2><div class="actions">\(start)</div></div>
        \(asked)
        \(list.isEmpty ? pending.isEmpty ? empty(Phrase("Ingen kartläggning.", en: "No assessment.")) : "" : workList(list.prefix(5).map(assessmentLine)))</section>
        """
}

func assessmentPage(_ view: AssessmentView, _ visit: Visit) -> Page {
    let assessment = view.assessment
    return Page(AssessmentWords.one, kind: view.kind, about: view.bar, json: JSON(view)) {
        """
        \(pageHead(AssessmentWords.one.description, actions: [linkButton(Phrase("Bild på en sida", en: "One-page picture"), to: view.path + "/bild", .secondary)]))
        \(html(safetyNotice(assessment), if: assessment.hiddenFromGuardians))
        \(html("<p class=\"soft\">\(AssessmentWords.describes)</p>", if: view.kind == .staff))
        \(facts(view))
        \(view.mine.map { one in notice(Phrase("Din bild saknas", en: "Your picture is missing", easy: "Vi vill höra hur du har det"), tone: .care, """
            <p>\(AssessmentWords.handInFirst)</p><p>\(linkButton(Phrase("Ge din bild", en: "Give your picture"), to: one.path))</p>
            """) })
        \(conclusionPart(view))
        \(steps(view, visit))
        \(overlay(view, id: "bild"))
        \(section(Phrase("Område för område", en: "Area by area"), areaByArea(view)))
        """
    }
}

private func safetyNotice(_ assessment: Assessment) -> HTML {
    notice(
        SafetyWords.title, tone: .safety,
        """
        <p>\(SafetyWords.text)</p>
        <p>\(linkButton(SafetyWords.report, to: "/barn/\(assessment.child)/orosanmalan", .alert))</p>
        """)
}

private func facts(_ view: AssessmentView) -> HTML {
    let assessment = view.assessment
    let who: HTML =
        switch assessment.duty {
        case .namedPerson: "\(Phrase("Barnets bästa-ansvarig", en: "The named person"))"
        case .offered:
            "\(Phrase("Barnets bästa-ansvarig. Väntar på svar från", en: "The named person. Waiting for an answer from")) \(view.doer?.description ?? "")"
        case .delegated: "\(view.doer?.description ?? "")"
        }
    var lines = [
        SummaryLine(Phrase("Började", en: "Began"), "\(assessment.startedAt.dateAndTime), \(assessment.startedBy)"),
        SummaryLine(Phrase("Görs av", en: "Done by"), who),
    ]
    if let signal = assessment.signal, view.seesSignal {
        lines.append(
            SummaryLine(
                Phrase("Började med", en: "Began with"),
                link(Phrase("en signal", en: "a signal"), to: "/barn/\(assessment.child)/signaler/\(signal)")))
    }
    if let purpose = assessment.purpose {
        lines.append(SummaryLine(Phrase("Varför", en: "Why"), "<p class=\"narrative-text\">\(purpose)</p>"))
    }
    if !view.waiting.isEmpty, assessment.isOpen {
        lines.append(
            SummaryLine(
                Phrase("Har inte lämnat in", en: "Not handed in"),
                "<ul>\(view.waiting.map { "<li>\($0.name), \(Phrase("senast", en: "by")) \($0.due.date)</li>" as HTML })</ul>"
            ))
    }
    return summaryList(lines)
}

private func steps(_ view: AssessmentView, _ visit: Visit) -> HTML {
    guard view.assessment.isOpen else { return "" }
    let path = view.path
    let back: HTML? =
        view.mayDelegate && view.assessment.duty != .namedPerson
        ? formHTML(
            [], Filled(), to: path + "/delegering/ater",
            submit: Phrase("Ta tillbaka uppdraget", en: "Take the task back"), in: visit) : nil
    let buttons: [HTML] = [
        view.mayAsk
            ? linkButton(Phrase("Be om perspektiv", en: "Ask for perspectives"), to: path + "/perspektiv/ny") : "",
        view.mayAsk
            ? linkButton(
                Phrase("Anteckna vad någon berättat", en: "Note what somebody told"), to: path + "/perspektiv/muntligt",
                .secondary) : "",
        view.mayConclude
            ? linkButton(
                Phrase("De fem frågorna och slutsats", en: "The five questions and conclusion"), to: path + "/slutsats",
                .secondary) : "",
        view.mayDelegate && view.assessment.duty == .namedPerson
            ? linkButton(
                Phrase("Lämna över till en medarbetare", en: "Give it to a colleague"), to: path + "/delegering", .quiet
            ) : "",
    ]
    return "<div class=\"actions\">\(buttons)</div>\(back)"
}
