import Journal
import Kernel
import Law
public import Web

let onlookersShape = Shape.list(
    .object([
        ("relation", .choice(Relation.allCases.map(\.rawValue))), ("names", .list(.text)), ("title", .text),
        ("workplace", .text), ("until", .nullable(.day)),
    ]))

func onlookersPage(_ bar: Page.ChildBar, _ kind: Page.Kind, _ onlookers: [Onlooker], canSeeReaders: Bool) -> Page {
    let json = JSON(
        onlookers.map { one in
            [
                "relation": .text(one.relation.rawValue), "names": JSON(one.names.map { .text($0) }),
                "title": .text(one.title),
                "workplace": .text(one.workplace), "until": JSON(one.until),
            ]
        })
    let title = Phrase("Vem kan se detta, och varför?", en: "Who can see this, and why?", easy: "Vem kan se det här?")
    return Page(title, kind: kind, about: bar, json: json) {
        """
        <h1>\(title)</h1>
        <p>\(Phrase(
            "Bara de som står här ser något om barnet. Den som inte står här kan inte ens se att barnet finns i Samsyn. Varje läsning skrivs upp.",
            en: "Only those listed here see anything about the child. Nobody else can even tell that the child is in Samsyn. Every reading is noted."))</p>
        \(table(title, captionHidden: true,
            [TableHead(Phrase("Vem", en: "Who")), TableHead(Phrase("Roll", en: "Role")), TableHead(Phrase("Varför, och vad", en: "Why, and what"))],
            onlookers.map { one in
                [who(one), "\(one.relation.words)", "\(one.relation.reason)\(until(one.until))"]
            }))
        \(canSeeReaders ? "<p><a href=\"/barn/\(bar.child)/lasare\">\(Phrase("Se vem som har läst", en: "See who has read"))</a></p>" as HTML : "")
        """
    }
}

private func who(_ one: Onlooker) -> HTML {
    let names =
        one.names.isEmpty
        ? Phrase("Ingen just nu", en: "Nobody at the moment").description : one.names.joined(separator: ", ")
    let place = [one.title, one.workplace].filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(names)\(html("<br><span class=\"soft\">\(place)</span>", if: !place.isEmpty))"
}

private func until(_ day: Day?) -> HTML {
    guard let day else { return "" }
    return
        " <span class=\"hint\">\(Phrase("Samtycket gäller till \(day.date.swedish).", en: "The consent is valid until \(day.date.english)."))</span>"
}

let readersShape = Shape.list(
    .object([
        ("at", .time), ("who", .text), ("workplace", .text),
        ("kind", .choice(["read", "wrote", "refused", "signedIn", "signedOut"])),
        ("what", .text), ("ground", .text),
    ]))

typealias Reader = (seen: Journal.Seen, who: String, place: String)

/// The same done by the same person within a minute, as when a page is drawn, is one line.
private func together(_ readers: [Reader]) -> [(one: Reader, times: Int)] {
    readers.reduce(into: []) { lines, next in
        if let last = lines.last?.one, last.who == next.who, last.place == next.place,
            last.seen.action == next.seen.action, last.seen.ground == next.seen.ground,
            last.seen.at.dateAndTime == next.seen.at.dateAndTime
        {
            lines[lines.count - 1].times += 1
        } else {
            lines.append((next, 1))
        }
    }
}

func readersPage(_ bar: Page.ChildBar, _ kind: Page.Kind, _ readers: [Reader]) -> Page {
    let json = JSON(
        readers.map { one in
            [
                "at": .text(one.seen.at.machineTime), "who": .text(one.who), "workplace": .text(one.place),
                "kind": .text(one.seen.kind.rawValue), "what": .text(Phrase.done(one.seen.action).description),
                "ground": .text(one.seen.ground),
            ]
        })
    let title = Phrase("Vem har läst?", en: "Who has read?")
    return Page(title, kind: kind, about: bar, json: json) {
        """
        <h1>\(title)</h1>
        <p>\(Phrase(
            "Här står alla som har läst eller skrivit något, det senaste först. Tycker du att någon inte borde ha läst? Säg det till barnets bästa-ansvarig.",
            en: "Everyone who has read or written something, the latest first. Do you think someone should not have read? Tell the named person."))</p>
        \(table(title, captionHidden: true,
            [TableHead(Phrase("När", en: "When")), TableHead(Phrase("Vem", en: "Who")), TableHead(Phrase("Vad", en: "What")), TableHead(Phrase("Varför", en: "Why"))],
            together(readers).map { one, times in
                [
                    "\(one.seen.at.dateAndTime)", "\(one.who)\(html("<br><span class=\"soft\">\(one.place)</span>", if: !one.place.isEmpty))",
                    "\(Phrase.done(one.seen.action))\(html(" <span class=\"soft\">\(Phrase("(\(times) gånger)", en: "(\(times) times)"))</span>", if: times > 1))", "\(groundWords(one.seen.ground))",
                ]
            }))
        """
    }
}

/// The relation that a mark's ground begins with, in words.
private func groundWords(_ ground: String) -> String {
    let first = ground.split(separator: " ").first.map(String.init) ?? ""
    return Relation(rawValue: first)?.words.description ?? ""
}

let concernHelpShape = Shape.object([
    ("receiver", .nullable(.text)), ("phone", .nullable(.text)), ("hours", .nullable(.text)),
    ("dutyPhone", .nullable(.text)),
])

func concernHelp(_ place: ReportPlace?) -> JSON {
    [
        "receiver": JSON(place?.name), "phone": JSON(place?.phone), "hours": JSON(place?.hours),
        "dutyPhone": JSON(place?.dutyPhone),
    ]
}

/// Whom to call, day and night: 112 first, then the place that takes reports.
public func reportNumbers(_ place: ReportPlace?) -> HTML {
    """
    \(notice(Phrase("Är det fara just nu? Ring 112.", en: "Danger right now? Call 112."), tone: .danger, urgent: true, paragraph(Phrase(
        "Polis och socialjour når du dygnet runt genom 112.", en: "Police and the social emergency service answer at 112 day and night."))))
    <h2>\(Phrase("Hit anmäler du", en: "Where to report"))</h2>
    \(receiver(place))
    """
}

private func receiver(_ place: ReportPlace?) -> HTML {
    guard let place else {
        return
            "<p>\(Phrase("Ring kommunens växel och fråga efter socialtjänstens mottagning. Kvällar, nätter och helger: ring 112 och be om socialjouren.", en: "Call the municipality and ask for social services' intake. Evenings, nights and weekends: call 112 and ask for the social emergency service."))</p>"
    }
    return summaryList([
        SummaryLine(Phrase("Mottagare", en: "Receiver"), "\(place.name)"),
        SummaryLine(Phrase("Telefon", en: "Phone"), "<a href=\"tel:\(place.phone)\">\(place.phone)</a>"),
        SummaryLine(Phrase("Öppet", en: "Hours"), "\(place.hours)"),
        SummaryLine(
            Phrase("Kväll, natt och helg", en: "Evening, night and weekend"),
            "<a href=\"tel:\(place.dutyPhone)\">\(place.dutyPhone)</a>"),
        SummaryLine(Phrase("Adress", en: "Address"), "\(place.address)"),
    ])
}
