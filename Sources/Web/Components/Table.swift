public import Kernel

/// The head of one column.
public struct TableHead: Sendable {
    public let name: Phrase
    public let number: Bool
    /// Drawn before the name, such as a perspective's mark.
    let sign: HTML

    public init(_ name: Phrase, number: Bool = false) {
        self.init(name, number: number, sign: .nothing)
    }

    init(_ name: Phrase, number: Bool = false, sign: HTML) {
        self.name = name
        self.number = number
        self.sign = sign
    }
}

/// A table whose first cell in each line names the line. On a narrow screen each line becomes a short list; the roles are
/// spelled out because browsers forget them when a table is no longer displayed as one.
public func table(_ caption: Phrase, captionHidden: Bool = false, _ heads: [TableHead], _ lines: [[HTML]]) -> HTML {
    table(caption, captionHidden: captionHidden, heads, lines, extraClass: "")
}

func table(
    _ caption: Phrase, captionHidden: Bool, _ heads: [TableHead], _ lines: [[HTML]], extraClass: String
) -> HTML {
    let top = heads.map { head -> HTML in
        """
        <th role="columnheader" scope="col"\(head.number ? " class=\"table__number\"" as HTML : nil)>\
        \(head.sign)\(head.name)</th>
        """
    }
    let body = lines.map { line -> HTML in
        let cells = zip(heads, line).enumerated().map { index, cell in
            tableCell(cell.1, under: cell.0, first: index == 0)
        }
        return "<tr role=\"row\">\(cells)</tr>"
    }
    return """
        <table role="table" class="table table--reflow\(extraClass)">\
        <caption\(captionHidden ? " class=\"unseen\"" as HTML : nil)>\(caption)</caption>\
        <thead role="rowgroup"><tr role="row">\(top)</tr></thead><tbody role="rowgroup">\(body)</tbody></table>
        """
}

private func tableCell(_ content: HTML, under head: TableHead, first: Bool) -> HTML {
    if first { return "<th role=\"rowheader\" scope=\"row\">\(content)</th>" }
    return """
        <td role="cell" data-label="\(head.name)"\(head.number ? " class=\"table__number\"" as HTML : nil)>\(content)</td>
        """
}
