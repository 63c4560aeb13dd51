public import Kernel

/// One thing to do in a task list; the order among them is free.
public struct TaskLine: Sendable {
    /// How far it has come.
    public enum State: Sendable {
        case done, started, notStarted, notYet, wrong
    }

    public let title: Phrase
    public let address: String
    public let state: State
    public let hint: Phrase?

    public init(_ title: Phrase, _ address: String, _ state: State, hint: Phrase? = nil) {
        self.title = title
        self.address = address
        self.state = state
        self.hint = hint
    }
}

/// Things to do, each with its state; what cannot start yet is not a link.
public func taskList(_ lines: [TaskLine]) -> HTML {
    "<ul class=\"task-list\">\(lines.map(\.line))</ul>"
}

extension TaskLine {
    fileprivate var line: HTML {
        let waiting = state == .notYet
        let name: HTML = waiting ? "<span>\(title)</span>" : "<a href=\"\(address)\">\(title)</a>"
        return """
            <li class="task-list__line\(waiting ? " task-list__line--waiting" as HTML : nil)">\
            <div class="task-list__text">\(name)\(hint.map { "<p class=\"hint\">\($0)</p>" as HTML })</div>\
            <div>\(state.words)</div></li>
            """
    }
}

extension TaskLine.State {
    fileprivate var words: HTML {
        switch self {
        case .done: "\(Phrase("Klar", en: "Done"))"
        case .started: tag(Phrase("Påbörjad", en: "Started"), tone: .info)
        case .notStarted: tag(Phrase("Ej klar", en: "Not done"))
        case .notYet: "\(Phrase("Kan inte påbörjas än", en: "Cannot start yet"))"
        case .wrong: tag(Phrase("Något är fel", en: "There is a problem"), tone: .danger)
        }
    }
}
