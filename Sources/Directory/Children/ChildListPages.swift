import Kernel
import Web

/// One page of the list of children.
struct ChildList: Sendable {
    let lines: [ChildLine]
    let more: Bool
    let number: Int
    let groups: [(id: ID<Group>, name: String)]
    let group: ID<Group>?

    func address(_ number: Int) -> String {
        "/barn?" + (group.map { "klass=\($0)&" } ?? "") + "sida=\(number)"
    }
}

func childListPage(_ list: ChildList, _ visit: Visit) -> Page {
    Page(ChildWords.children, json: linesJSON(list.lines, more: list.more)) {
        """
        \(pageHead(ChildWords.children.description, actions: [linkButton(Phrase("Sök barn", en: "Find a child"), to: "/barn/sok", .secondary)]))
        \(list.groups.isEmpty ? "" : filter(list))
        \(list.lines.isEmpty
            ? empty(Phrase("Det finns inga barn här som du har att göra med.", en: "There are no children here that concern you."))
            : lineTable(list.lines))
        \(list.number > 1 || list.more ? pages(
            earlier: list.number > 1 ? list.address(list.number - 1) : nil, later: list.more ? list.address(list.number + 1) : nil,
            shown: Phrase("Sida \(list.number)", en: "Page \(list.number)")) : "")
        """
    }
}

private func filter(_ list: ChildList) -> HTML {
    """
    <form class="filter" method="get" action="/barn"><div class="field">
    <label for="klass">\(Phrase("Klass eller avdelning", en: "Class or ward"))</label>
    <select id="klass" name="klass"><option value="">\(Phrase("Alla", en: "All"))</option>
    \(list.groups.map { "<option value=\"\($0.id)\"\(html(" selected", if: $0.id == list.group))>\($0.name)</option>" as HTML })
    </select></div><button class="button button--secondary">\(Phrase("Visa", en: "Show"))</button></form>
    """
}

private func lineTable(_ lines: [ChildLine]) -> HTML {
    table(
        ChildWords.children, captionHidden: true,
        [
            TableHead(Phrase("Namn", en: "Name")), TableHead(Phrase("Ålder", en: "Age"), number: true),
            TableHead(Phrase("Klass", en: "Class")), TableHead(Phrase("Verksamhet", en: "Workplace")),
        ],
        lines.map { line in
            [
                "<a href=\"/barn/\(line.id)\">\(line.family), \(line.given)</a>", "\(line.age.map(String.init) ?? "")",
                "\(line.group ?? "")", "\(line.school ?? "")",
            ]
        })
}

/// The question, and below it what was found; nil before anything was asked.
func childSearchPage(_ filled: Filled, _ found: [ChildLine]?, _ visit: Visit) -> Page {
    let title = Phrase("Sök barn", en: "Find a child")
    return Page(title, json: found.map { linesJSON(Array($0.prefix(50)), more: $0.count > 50) }) {
        """
        \(pageHead(title.description))
        \(formHTML([ChildForm.search], filled, to: "/barn/sok", submit: Phrase("Sök", en: "Search"), in: visit, drafts: false))
        \(found.map(foundHTML))
        """
    }
}

private func foundHTML(_ lines: [ChildLine]) -> HTML {
    let title = Phrase("Träffar", en: "Found")
    guard !lines.isEmpty else {
        return """
            <h2>\(title)</h2>\(empty(Phrase(
                "Inget barn som du har att göra med heter eller har det du sökte på.",
                en: "No child that concerns you has that name or number.")))
            """
    }
    let many: HTML = html(
        "<p>\(Phrase("Det finns fler. Skriv mer av namnet.", en: "There are more. Write more of the name."))</p>",
        if: lines.count > 50)
    return "<h2>\(title)</h2>\(lineTable(Array(lines.prefix(50))))\(many)"
}
