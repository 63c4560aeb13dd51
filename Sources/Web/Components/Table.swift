public import Kernel

/// The head of one column.
public struct TableHead: Sendable {
    public let name: Phrase
    public let number: Bool

    public init(_ name: Phrase, number: Bool = false) {
        self.name = name
        self.number = number
    }
}

/// A table whose first cell in each line names the line. On a narrow screen each line of more than two cells becomes a short list; the roles are
/// spelled out because browsers forget them when a table is no longer displayed as one.
public func table(_ caption: Phrase, captionHidden: Bool = false, _ heads: [TableHead], _ lines: [[HTML]]) -> HTML {
    table(caption, captionHidden: captionHidden, heads, lines, extraClass: "")
}

/// A table of more columns than this may have to be moved sideways within its own frame on a middling screen.
private let widest = 6

func table(
    _ caption: Phrase, captionHidden: Bool, _ heads: [TableHead], _ lines: [[HTML]], extraClass: String
) -> HTML {
    let top = heads.map { head -> HTML in
        """
        <th role="columnheader" scope="col"\(head.number ? " class=\"table__number\"" as HTML : nil)>\(head.name)</th>
        """
    }
    let body = lines.map { line -> HTML in
        let cells = zip(heads, line).enumerated().map { index, cell in
            tableCell(cell.1, under: cell.0, first: index == 0)
        }
        return "<tr role=\"row\">\(cells)</tr>"
    }
    let reflow: HTML? = heads.count > 2 ? " table--reflow" : nil
    let whole: HTML = """
        <table role="table" class="table\(reflow)\(extraClass)">\
        <caption\(captionHidden ? " class=\"unseen\"" as HTML : nil)>\(caption)</caption>\
        <thead role="rowgroup"><tr role="row">\(top)</tr></thead><tbody role="rowgroup">\(body)</tbody></table>
        """
    if heads.count <= widest { return whole }
    return "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(caption)\">\(whole)</div>"
}

private func tableCell(_ content: HTML, under head: TableHead, first: Bool) -> HTML {
    let content = content.text.allSatisfy(\.isWhitespace) ? HTML.nothing : content
    if first { return "<th role=\"rowheader\" scope=\"row\">\(content)</th>" }
    return """
        <td role="cell" data-label="\(head.name)"\(head.number ? " class=\"table__number\"" as HTML : nil)>\(content)</td>
        """
}
