import Kernel
import Law
import Web

/// Behörighetssidan: the policy's own rows, for a lawyer to read – by what is done and by who does it – with the grounds they rest on.
func accessPage(_ today: Day) -> Page {
    let title = Phrase("Behörigheter", en: "Access")
    return Page(title) {
        """
        <h1>\(title)</h1>
        <p>\(Phrase(
            "Här står allt som Samsyn tillåter. Det som inte står här är inte tillåtet. Sidan visar samma tabell som programmet använder vid varje fråga.",
            en: "Here is all that Samsyn allows. What is not here is not allowed. The page shows the table that the program uses at every request."))</p>
        <h2 id="villkor">\(Phrase("Villkor som gäller alla rader", en: "Conditions for every row"))</h2>
        <ul>\(conditions.map { "<li>\($0)</li>" as HTML })</ul>
        <h2 id="handling">\(Phrase("Efter vad man gör", en: "By what is done"))</h2>
        \(table(Phrase("Vem som får göra vad med ett barn", en: "Who may do what about a child"), captionHidden: true,
            [TableHead(Phrase("Vad", en: "What")), TableHead(Phrase("Vem, och på vilken grund", en: "Who, and on which ground"))],
            Action.allCases.filter { byAction[$0] != nil }.map { action in
                ["\(action.words)", byGround(byAction[action] ?? [], today) { $0.relation.whoWords }]
            }))
        <h2 id="vem">\(Phrase("Efter vem man är", en: "By who one is"))</h2>
        \(table(Phrase("Vad var och en får göra med ett barn", en: "What each may do about a child"), captionHidden: true,
            [TableHead(Phrase("Vem", en: "Who")), TableHead(Phrase("Vad, och på vilken grund", en: "What, and on which ground"))],
            Relation.allCases.filter { byRelation[$0] != nil }.map { relation in
                ["\(relation.whoWords)", byGround(byRelation[relation] ?? [], today) { $0.action.words }]
            }))
        <h2 id="roll">\(Phrase("Det som inte gäller ett visst barn", en: "What is about no particular child"))</h2>
        \(table(Phrase("Det som inte gäller ett visst barn", en: "What is about no particular child"), captionHidden: true,
            [TableHead(Phrase("Vad", en: "What")), TableHead(Phrase("Vilka befattningar", en: "Which positions"))],
            Action.allCases.compactMap { action in holders(action).map { ["\(action.words)", $0] } }))
        <h2 id="grund">\(Phrase("Grunderna", en: "The grounds"))</h2>
        \(table(Phrase("Grunderna", en: "The grounds"), captionHidden: true,
            [TableHead(Phrase("Grund", en: "Ground")), TableHead(Phrase("Lagrum", en: "Provision")), TableHead(Phrase("Vad som krävs", en: "What it takes"))],
            usedGrounds(today).map { ["\($0.name)", "\($0.ground)", "\($0.needs)"] }))
        """
    }
}

private let byAction = Dictionary(grouping: Policy.rows, by: \.action)
private let byRelation = Dictionary(grouping: Policy.rows, by: \.relation)

private let conditions = [
    Phrase(
        "Bara den som har en befattning där man arbetar med barn, barnet självt och dess vårdnadshavare. Systemförvaltare, metodutvecklare och logggranskare ser inga barn.",
        en:
            "Only someone with a position that works with children, the child itself and its guardians. Administrators, method developers and log reviewers see no child."
    ),
    Phrase(
        "Den som arbetar hos en annan huvudman står i barnets krets bara så länge ett samtycke gäller för verksamheten, och ser bara de områden och de slag av uppgifter som samtycket nämner. Grunden är då alltid samtycke.",
        en:
            "Someone of another controller stands in the child's circle only while a consent in force names the workplace, and sees only the areas and kinds of information it names. The ground is then always consent."
    ),
    Phrase(
        "Den som har sänt en signal, eller blivit tillfrågad om sin bild, ser bara just den.",
        en: "Who sent a signal, or is asked for a perspective, sees that one thing only."),
    Phrase(
        "Det som är dolt för vårdnadshavare är dolt också för en medarbetare som är barnets vårdnadshavare.",
        en: "What is hidden from guardians is hidden also from a colleague who is the child's guardian."),
    Phrase(
        "Vid skyddade personuppgifter visas adress, skola och plats bara för de närmast ansvariga. En vårdnadshavare som inte får veta var barnet är ser varken platser eller namn på dem som arbetar där.",
        en:
            "With protected identity, address, school and place are shown only to those nearest responsible. A guardian who may not know where the child is sees neither places nor names of those who work there."
    ),
    Phrase(
        "Den som inte får, och den som frågar efter något som inte finns, får samma svar. Avvisade försök skrivs i loggen.",
        en:
            "Who may not, and who asks for what does not exist, get the same answer. Refused attempts are in the journal."
    ),
]

/// Rows of one ground on one line; those that do not hold for protected identity by themselves.
private func byGround(_ rows: [PolicyRow], _ today: Day, _ words: (PolicyRow) -> Phrase) -> HTML {
    struct Line: Hashable {
        let ground: String
        let evenIfProtected: Bool
    }
    let lines = Dictionary(grouping: rows) { Line(ground: $0.ground, evenIfProtected: $0.evenIfProtected) }
        .sorted { ($0.key.ground, $0.key.evenIfProtected ? 0 : 1) < ($1.key.ground, $1.key.evenIfProtected ? 0 : 1) }
    let list = lines.map { line, rows -> HTML in
        let name = GroundCode(rawValue: line.ground).flatMap { RuleBook.current.ground($0, on: today)?.name }
        let narrow = html(
            " <em>\(Phrase("Inte vid skyddade personuppgifter.", en: "Not with protected identity."))</em>",
            if: !line.evenIfProtected)
        let ground = name.map { "\($0)" } ?? HTML("\(line.ground)")
        return "<li><strong>\(ground):</strong> \(joined(rows.map(words))).\(narrow)</li>"
    }
    return "<ul>\(list)</ul>"
}

private func joined(_ words: [Phrase]) -> String {
    words.map { $0.description.lowercasedFirst }.joined(separator: "; ")
}

/// Which positions reach an address that is about no child; nil for what anyone reaches and for what is about one.
private func holders(_ action: Action) -> HTML? {
    if Policy.signedIn.contains(action) {
        return
            "\(Phrase("Alla inloggade, även barn och vårdnadshavare", en: "Everyone signed in, children and guardians too"))"
    }
    guard let roles = Policy.roles[action] else { return nil }
    if roles == Set(Role.allCases) { return "\(Phrase("Alla befattningar", en: "All positions"))" }
    if roles == Policy.withChildren {
        return "\(Phrase("Alla som arbetar med barn", en: "All who work with children"))"
    }
    return "\(joined(Role.allCases.filter(roles.contains).map(\.words)))"
}

private func usedGrounds(_ today: Day) -> [Ground] {
    let codes = Set(Policy.rows.map(\.ground))
    return GroundCode.allCases.filter { codes.contains($0.rawValue) }.compactMap {
        RuleBook.current.ground($0, on: today)
    }
}

extension Relation {
    /// As `words`, said of everyone it may be.
    fileprivate var whoWords: Phrase {
        switch self {
        case .staff: Phrase("Alla som arbetar med barn i länet", en: "All who work with children in the county")
        case .namedPerson:
            Phrase("Barnets bästa-ansvarig, eller den som vikarierar", en: "The named person, or whoever stands in")
        default: words
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
