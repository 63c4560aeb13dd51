import Kernel
import Law
import Web

/// Samtycken på barnsidan: one question that is open or holds, without its content.
struct ConsentLine: Sendable {
    let id: ID<Consent>
    let recipients: [Phrase]
    let state: Consent.State
    let from: Day
    let until: Day
    /// Those whose yes it rests on, by what they have answered.
    let agreed: [String]
    let waitedFor: [String]
}

extension ConsentLine {
    static let shape = Shape.list(
        .object([
            ("id", .id), ("recipients", .list(.text)), ("state", .choice(Consent.State.allCases.map(\.rawValue))),
            ("from", .day), ("until", .day), ("agreed", .list(.text)), ("waitedFor", .list(.text)),
        ]))

    var json: JSON {
        [
            "id": JSON(id), "recipients": JSON(recipients.map { .text($0.description) }),
            "state": .text(state.rawValue), "from": JSON(from), "until": JSON(until),
            "agreed": JSON(agreed.map(JSON.text)), "waitedFor": JSON(waitedFor.map(JSON.text)),
        ]
    }
}

func consentPanel(_ lines: [ConsentLine], _ child: ID<Child>, mayAsk: Bool) -> HTML {
    let path = "/barn/\(child)/samtycken"
    let work = lines.map { line in
        WorkLine(
            line.recipients.map(\.description).joined(separator: ", "), "\(path)/\(line.id)",
            facts: [tag(line.state.words, tone: tone(line.state)), answers(line)].compactMap { $0 },
            due: "\(Phrase("till \(line.until.date.swedish)", en: "until \(line.until.date.english)"))")
    }
    let ask: HTML? =
        mayAsk ? "<p>\(linkButton(ConsentWords.askTitle, to: path + "/nytt", .secondary))</p>" : nil
    return """
        <section><h2>\(link(ConsentWords.many, to: path))</h2>
        \(work.isEmpty ? empty(ConsentWords.none) : workList(work))
        \(ask)</section>
        """
}

private func answers(_ line: ConsentLine) -> HTML? {
    func names(_ people: [String]) -> String { people.joined(separator: ", ") }
    if !line.waitedFor.isEmpty {
        let said = line.agreed.isEmpty ? "" : "\(names(line.agreed)): ja. "
        let saidEnglish = line.agreed.isEmpty ? "" : "\(names(line.agreed)): yes. "
        return
            "\(Phrase("\(said)Väntar på \(names(line.waitedFor)).", en: "\(saidEnglish)Waiting for \(names(line.waitedFor))."))"
    }
    guard !line.agreed.isEmpty else { return nil }
    return "\(Phrase("Ja från \(names(line.agreed)).", en: "Yes from \(names(line.agreed))."))"
}

private func tone(_ state: Consent.State) -> Tone {
    switch state {
    case .effective: .good
    case .waiting, .coming: .info
    case .refused, .withdrawn: .care
    case .expired, .settled: .neutral
    }
}
