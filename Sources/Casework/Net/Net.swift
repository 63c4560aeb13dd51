import Directory
public import Kernel
public import Storage
public import Web

/// Nätet: shows that every open thing has one responsible and a next date – and where it does not.
public struct Net: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    /// Every hole there is: for the command and the page.
    public static func holes(in store: DataStore) async throws -> [Hole] {
        try await store.read { try NetStore.holes(openRecords: Casework.openRecords, in: $0) }
    }

    public func add(to desk: Desk) {
        desk.menu(Phrase("Nätet", en: "The net"), "/natet", isFor: { Policy.mayReach(.seeNet, $0) })
        desk.page(
            "/natet", api: "net", .seeNet, shape: netShape,
            summary: Phrase("Hål i nätet och det som är sent", en: "Holes in the net and what is late")
        ) { visit in
            let led = try visit.caller.seats.filter(\.role.isHead).map(\.workplace)
            let (holes, standing) = try await house.store.read { tx in
                (
                    try NetStore.holes(openRecords: Casework.openRecords, in: tx),
                    try NetStore.standing(under: led, in: tx)
                )
            }
            return netPage(holes, standing)
        }
    }
}

private let netShape = Shape.object([
    ("holes", .list(.object([("kind", .choice(Hole.Kind.allCases.map(\.rawValue))), ("workplace", .text)]))),
    ("workplaces", .list(.object([("name", .text), ("open", .integer), ("late", .integer)]))),
])

private func netPage(_ holes: [Hole], _ standing: [(workplace: String, open: Int, late: Int)]) -> Page {
    let json: JSON = [
        "holes": JSON(holes.map { ["kind": .text($0.kind.rawValue), "workplace": .text($0.workplace)] }),
        "workplaces": JSON(
            standing.map { ["name": .text($0.workplace), "open": .int($0.open), "late": .int($0.late)] }),
    ]
    let title = Phrase("Nätet", en: "The net")
    return Page(title, json: json) {
        """
        <h1>\(title)</h1>
        <p>\(Phrase("Allt som är öppet ska ha en ansvarig och ett nästa datum. Här syns om något saknar det.", en: "Everything open is to have someone responsible and a next date. Here you see if anything lacks it."))</p>
        \(holes.isEmpty
            ? notice(Phrase("Inga hål", en: "No holes"), tone: .good, "<p>\(Phrase("Allt öppet har en ansvarig och ett nästa datum.", en: "Everything open has someone responsible and a next date."))</p>")
            : table(Phrase("Hål", en: "Holes"), [TableHead(Phrase("Vad", en: "What")), TableHead(Phrase("Var", en: "Where"))],
                holes.map { ["\($0.kind.words)", "\($0.workplace)"] }))
        \(html(table(Phrase("Öppet hos dem du leder", en: "Open with those you lead"),
            [TableHead(Phrase("Verksamhet", en: "Workplace")), TableHead(Phrase("Öppet", en: "Open"), number: true), TableHead(Phrase("Försenat", en: "Late"), number: true)],
            standing.map { ["\($0.workplace)", "\($0.open)", "\($0.late)"] }), if: !standing.isEmpty))
        """
    }
}

extension Hole.Kind {
    public var words: Phrase {
        switch self {
        case .nobodyAnswers:
            Phrase(
                "Ingen svarar för det: befattningen är vakant och ingen chef finns",
                en: "Nobody answers for it: the position is vacant and there is no head")
        case .notInAnyList: Phrase("Öppet, men finns inte i någons lista", en: "Open, but in nobody's list")
        case .inTwoLists: Phrase("Finns i mer än en lista", en: "In more than one list")
        case .childWithoutNamedPerson:
            Phrase("Ett barn saknar barnets bästa-ansvarig", en: "A child has no named person")
        case .cannotBeSeen:
            Phrase(
                "Den som ansvarar får inte se det: inget samtycke gäller för verksamheten",
                en: "The one responsible may not see it: no consent in force covers the workplace")
        case .notWitnessed:
            Phrase(
                "Loggens kontrollpunkter tas inte emot utanför systemet. Säg till dem som driver Samsyn.",
                en: "Nobody outside takes the log’s checkpoints. Tell those who run Samsyn.")
        case .witnessDisputes:
            Phrase(
                "Ett vittne har sett en annan logg än den som finns nu. Säg genast till loggranskaren.",
                en: "A witness has seen another log than the present one. Tell the log reviewer at once.")
        }
    }
}
