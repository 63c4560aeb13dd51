import Kernel
import Law
import Web

func treePage(_ lines: [WorkplaceView.TreeLine], _ sector: Sector?, mayManage: Bool) -> Page {
    let json = JSON(
        lines.map { line in
            [
                "id": JSON(line.id), "parent": JSON(line.parent), "name": .text(line.name),
                "kind": .text(line.kind.rawValue),
                "sector": .text(line.sector.rawValue),
            ]
        })
    return Page(WorkplaceWords.workplaces, json: json) {
        let byParent = Dictionary(grouping: lines) { $0.parent }
        let known = Set(lines.map(\.id))
        let roots = lines.filter { $0.parent == nil || !known.contains($0.parent!) }
        return """
            \(pageHead(WorkplaceWords.workplaces.description, actions: mayManage
                ? [linkButton(Phrase("Lägg till verksamhet", en: "Add a workplace"), to: "/verksamheter/ny", .secondary)] : []))
            <form class="filter" method="get" action="/verksamheter"><div class="field">
            <label for="omrade">\(Phrase("Verksamhetsområde", en: "Sector"))</label>
            <select id="omrade" name="omrade"><option value="">\(Phrase("Alla", en: "All"))</option>
            \(Sector.allCases.map { "<option value=\"\($0.rawValue)\"\(html(" selected", if: $0 == sector))>\(WorkplaceWords.sector($0))</option>" as HTML })
            </select></div><button class="button button--secondary">\(Phrase("Visa", en: "Show"))</button></form>
            \(roots.isEmpty ? empty(Phrase("Det finns inga verksamheter här.", en: "There are no workplaces here.")) : tree(roots, byParent))
            """
    }
}

private func tree(_ lines: [WorkplaceView.TreeLine], _ byParent: [ID<Workplace>?: [WorkplaceView.TreeLine]]) -> HTML {
    """
    <ul>\(lines.map { line -> HTML in
        let below = byParent[line.id] ?? []
        let kind: HTML = line.kind == .workplace ? "\(WorkplaceWords.sector(line.sector))" : "\(line.kind.words)"
        return """
            <li><a href="/verksamheter/\(line.id)">\(line.name)</a> <span class="soft">\(kind)</span>\
            \(below.isEmpty ? "" : tree(below, byParent))</li>
            """
    })</ul>
    """
}

let treeShape = Shape.list(
    .object([
        ("id", .id), ("parent", .nullable(.id)), ("name", .text),
        ("kind", .choice(WorkplaceEntry.Kind.allCases.map(\.rawValue))),
        ("sector", .choice(Sector.allCases.map(\.rawValue))),
    ]))

func workplacePage(_ view: WorkplaceView, on today: Day, mayManage: Bool) -> Page {
    let entry = view.entry
    let path = "/verksamheter/\(entry.id)"
    return Page(Phrase(entry.name, en: entry.name), json: workplaceJSON(view)) {
        """
        \(crumbs([Place(WorkplaceWords.workplaces, "/verksamheter")]
            + view.above.map { Place(Phrase($0.name, en: $0.name), "/verksamheter/\($0.id)") }))
        \(pageHead(entry.name, actions: mayManage ? [
            linkButton(Phrase("Ändra", en: "Change"), to: path + "/andra", .secondary),
            linkButton(Phrase("Lägg till befattning", en: "Add a position"), to: path + "/befattning", .secondary),
            linkButton(Phrase("Slå ihop eller stäng", en: "Merge or close"), to: path + "/stang", .quiet),
        ] : []))
        \(entry.closedOn.map { notice(nil, tone: .care, "<p>\(Phrase("Stängd från \($0.date.swedish).", en: "Closed from \($0.date.english)."))</p>") })
        <div class="with-side"><div class="flow">
        <section><h2>\(Phrase("Befattningar", en: "Positions"))</h2>\(seatingTable(view, mayManage))</section>
        \(view.below.isEmpty ? "" : "<section><h2>\(Phrase("Här under", en: "Below"))</h2>\(tree(view.below, [:]))</section>" as HTML)
        </div><div class="flow">\(factsList(view))</div></div>
        """
    }
}

private func factsList(_ view: WorkplaceView) -> HTML {
    let entry = view.entry
    func line(_ words: Phrase, _ text: String) -> SummaryLine? { text.isEmpty ? nil : SummaryLine(words, "\(text)") }
    return summaryList(
        [
            SummaryLine(Phrase("Verksamhetsområde", en: "Sector"), "\(WorkplaceWords.sector(entry.sector))"),
            SummaryLine(Phrase("Personuppgiftsansvarig", en: "Controller"), "\(view.controllerName)"),
            line(Phrase("Vad ni kan få här", en: "What it offers"), entry.offers),
            entry.areas.isEmpty
                ? nil
                : SummaryLine(
                    Phrase("Områden i hjulet", en: "Areas of the wheel"),
                    "\(entry.areas.map { "\($0.name)" }.joined(separator: ", "))"),
            entry.duty.map { SummaryLine(Phrase("Uppdrag", en: "Duty"), "\($0.words)") },
            line(Phrase("Adress", en: "Address"), entry.address), line(Phrase("Öppet", en: "Hours"), entry.hours),
            entry.phone.isEmpty ? nil : SummaryLine(Phrase("Telefon", en: "Phone"), phone(entry.phone)),
            entry.dutyPhone.isEmpty ? nil : SummaryLine(Phrase("Jour", en: "On duty"), phone(entry.dutyPhone)),
        ].compactMap { $0 })
}

private func seatingTable(_ view: WorkplaceView, _ mayManage: Bool) -> HTML {
    guard !view.seatings.isEmpty else { return empty(Phrase("Inga befattningar här.", en: "No positions here.")) }
    return table(
        Phrase("Befattningar", en: "Positions"), captionHidden: true,
        [
            TableHead(Phrase("Befattning", en: "Position")), TableHead(Phrase("Vem", en: "Who")),
            TableHead(Phrase("Ersättare", en: "Deputy")),
        ],
        view.seatings.map { seating in
            let named =
                seating.isNamed ? tag(Phrase("barnets bästa-ansvarig", en: "named person"), tone: .info) : nil as HTML?
            let who: HTML =
                seating.holders.isEmpty
                ? tag(WorkplaceWords.vacant, tone: .care) : seating.holders.map(holder).joined(by: "<br>")
            let change: HTML? =
                mayManage
                ? """
                <br><a href="/befattningar/\(seating.position.id)/innehavare">\(Phrase("Ny innehavare", en: "New holder"))</a> · \
                <a href="/befattningar/\(seating.position.id)/franvaro">\(Phrase("Frånvaro och ersättare", en: "Absence and deputy"))</a>
                """ : nil
            return [
                "<div>\(seating.position.title) \(named)</div>", "<div>\(who)\(change)</div>",
                "\(seating.deputyTitle ?? "")",
            ]
        })
}

private func holder(_ holder: WorkplaceView.Holder) -> HTML {
    let away: HTML? =
        holder.isAway
        ? tag(
            holder.awayTo.map { Phrase("borta till \($0.date.swedish)", en: "away until \($0.date.english)") }
                ?? Phrase("borta", en: "away"), tone: .care) : nil
    let until: HTML? = holder.to.map {
        " <span class=\"soft\">\(Phrase("till \($0.date.swedish)", en: "until \($0.date.english)"))</span>"
    }
    return "\(holder.name)\(until) \(phone(holder.phone)) \(away)"
}
