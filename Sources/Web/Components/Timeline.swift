/// Something that happened.
public struct TimelineEntry: Sendable {
    public let title: HTML
    /// When, in words, and the same for machines (`2026-03-04` or `2026-03-04T10:15+01:00`; a day alone when the hour is unknown).
    public let when: String
    public let machineTime: String
    public let by: String?
    public let body: HTML

    public init(_ title: HTML, when: String, machineTime: String, by: String? = nil, body: HTML = .nothing) {
        self.title = title
        self.when = when
        self.machineTime = machineTime
        self.by = by
        self.body = body
    }
}

/// What has happened, newest first. `level` is that of the headings.
public func timeline(_ entries: [TimelineEntry], level: Int = 3) -> HTML {
    "<ol class=\"timeline\">\(entries.map { $0.entry(level) })</ol>"
}

extension TimelineEntry {
    fileprivate func entry(_ level: Int) -> HTML {
        let what: HTML? = body == .nothing ? nil : "<div class=\"timeline__body\">\(body)</div>"
        return """
            <li class="timeline__entry"><h\(level)>\(title)</h\(level)>\
            <p class="timeline__byline"><time datetime="\(machineTime)">\(when)</time>\
            \(by.map { " · \($0)" as HTML })</p>\(what)</li>
            """
    }
}
