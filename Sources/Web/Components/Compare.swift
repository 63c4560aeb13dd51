public import Kernel

/// One field that two people changed at the same time.
public struct CompareLine: Sendable {
    public let name: Phrase
    public let yours: String
    public let theirs: String

    public init(_ name: Phrase, yours: String, theirs: String) {
        self.name = name
        self.yours = yours
        self.theirs = theirs
    }
}

/// Two texts that met: what you wrote beside what somebody else saved meanwhile. Nothing is chosen for the reader.
public func compare(_ lines: [CompareLine], savedBy who: String, at when: String) -> HTML {
    let heads = [
        TableHead(Phrase("Uppgift", en: "Field")),
        TableHead(Phrase("Din text, inte sparad", en: "Your text, not saved")),
        TableHead(Phrase("Sparad av \(who) \(when)", en: "Saved by \(who) \(when)")),
    ]
    let cells = lines.map { line -> [HTML] in
        if line.yours == line.theirs {
            let same: HTML = "<span class=\"compare__same\">\(line.theirs)</span>"
            return ["\(line.name)", same, same]
        }
        return ["\(line.name)", "<ins>\(line.yours)</ins>", "<ins>\(line.theirs)</ins>"]
    }
    return table(
        Phrase("Två har ändrat samtidigt", en: "Two people changed this at the same time"), captionHidden: true, heads,
        cells, extraClass: " compare")
}
