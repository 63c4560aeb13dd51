/// One open thing in somebody's list of work.
public struct WorkLine: Sendable {
    public let title: String
    public let address: String
    /// Small facts under the title: kind, child's unit, who.
    public let facts: [HTML]
    /// When, as words and perhaps a tag.
    public let due: HTML

    public init(_ title: String, _ address: String, facts: [HTML] = [], due: HTML = .nothing) {
        self.title = title
        self.address = address
        self.facts = facts
        self.due = due
    }
}

/// Open things, one to a line, the whole line a link.
public func workList(_ lines: [WorkLine]) -> HTML {
    "<ul class=\"work-list\">\(lines.map(\.line))</ul>"
}

extension WorkLine {
    fileprivate var line: HTML {
        let small: HTML? =
            facts.isEmpty
            ? nil : "<div class=\"work-list__facts\">\(facts.map { "<span>\($0)</span>" as HTML })</div>"
        return """
            <li class="work-list__line"><div class="work-list__text">\
            <div class="work-list__title"><a href="\(address)">\(title)</a></div>\(small)</div>\
            <div class="work-list__due">\(due)</div></li>
            """
    }
}
