import Kernel
import Law
import Web

func coordinationPage(_ found: [Coordination], _ child: ID<Child>, mayChoose: Bool, mine: Set<ID<Position>>) -> HTML {
    let now = found.filter { $0.state != .ended }
    let before = found.filter { $0.state == .ended }
    let choose = linkButton(CoordinationWords.chooseTitle, to: "/barn/\(child)/samordningsperson/ny")
    return """
        \(pageHead(CoordinationWords.title.description, actions: mayChoose ? [choose] : []))
        \(now.isEmpty ? empty(CoordinationWords.none) : "\(now.map { card($0, mine) })")
        \(html(more(Phrase("Tidigare", en: "Earlier"), "\(before.map { card($0, mine) })"), if: !before.isEmpty))
        """
}

private func card(_ coordination: Coordination, _ mine: Set<ID<Position>>) -> HTML {
    var lines = [
        SummaryLine(
            CoordinationWords.title,
            "\(coordination.name) \(tag(coordination.state.words, tone: coordination.state == .holds ? .good : .info))")
    ]
    if let wished = coordination.wishedName { lines.append(SummaryLine(CoordinationWords.wished, "\(wished)")) }
    if let words = coordination.childWords {
        lines.append(SummaryLine(CoordinationWords.childWords, "<span class=\"narrative-text\">\(words)</span>"))
    }
    if let reason = coordination.specialReason {
        lines.append(SummaryLine(CoordinationWords.specialReason, "<span class=\"narrative-text\">\(reason)</span>"))
    }
    if let reason = coordination.declineReason {
        lines.append(SummaryLine(Phrase("Varför nej", en: "Why no"), "<span class=\"narrative-text\">\(reason)</span>"))
    }
    let answer = linkButton(
        CoordinationWords.answerTitle, to: "/barn/\(coordination.child)/samordningsperson/\(coordination.id)/svar")
    let isAsked = coordination.state == .offered && mine.contains(coordination.position)
    return "\(summaryList(lines))\(html("<div class=\"actions\">\(answer)</div>", if: isAsked))"
}

func chooseCoordinatorPage(_ fields: [Field], _ filled: Filled, _ child: ID<Child>, _ visit: Visit) -> HTML {
    """
    \(pageHead(CoordinationWords.chooseTitle.description))
    <p class="lead">\(CoordinationWords.chooseLead)</p>
    \(formHTML(fields, filled, to: "/barn/\(child)/samordningsperson/ny", submit: CoordinationWords.chooseSubmit, in: visit, cancel: "/barn/\(child)/samordningsperson"))
    """
}

func answerCoordinationPage(_ coordination: Coordination, _ filled: Filled, _ visit: Visit) -> HTML {
    let page = "/barn/\(coordination.child)/samordningsperson"
    return """
        \(pageHead(CoordinationWords.answerTitle.description))
        \(formHTML(CoordinationForm.answer, filled, to: "\(page)/\(coordination.id)/svar", submit: Words.save, in: visit, cancel: "/"))
        """
}
