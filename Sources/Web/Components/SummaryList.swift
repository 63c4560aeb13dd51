public import Kernel

/// One question and its answer.
public struct SummaryLine: Sendable {
    public let name: Phrase
    /// Nil when nobody has answered.
    public let value: HTML?
    /// Where to change or give the answer.
    public let change: String?

    public init(_ name: Phrase, _ value: HTML?, change: String? = nil) {
        self.name = name
        self.value = value
        self.change = change
    }
}

/// Questions and answers; an answer that is missing is a link to give it, or says so.
public func summaryList(_ lines: [SummaryLine]) -> HTML {
    "<dl class=\"summary\">\(lines.map(\.line))</dl>"
}

extension SummaryLine {
    fileprivate var line: HTML {
        """
        <div class="summary__line"><dt>\(name)</dt><dd class="summary__value">\(value ?? missing)</dd>\
        \(value == nil ? nil : changeLink)</div>
        """
    }

    private var missing: HTML {
        guard let change else { return "<span class=\"soft\">\(Phrase("Inte ifyllt", en: "Not filled in"))</span>" }
        return "<a href=\"\(change)\">\(Phrase("Fyll i", en: "Fill in"))\(unseen(about))</a>"
    }

    private var changeLink: HTML? {
        change.map {
            """
            <dd class="summary__change"><a href="\($0)">\(Phrase("Ändra", en: "Change"))\(unseen(about))</a></dd>
            """
        }
    }

    private var about: Phrase {
        Phrase(" \(name.swedish)", en: " \(name.english)", easy: " \(name.easy)")
    }
}
