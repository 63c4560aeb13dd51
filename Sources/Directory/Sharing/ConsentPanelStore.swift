import Kernel
import Storage

/// What the child's page tells of consents, in two questions however many there are.
extension ConsentStore {
    static func lines(_ permit: Permit, in tx: Transaction) throws -> [ConsentLine] {
        let today = Day(tx.now)
        let places = Dictionary(
            grouping: try tx.all(
                """
                SELECT consent_recipient.consent_id, workplace.name, workplace.sector FROM consent_recipient
                JOIN workplace ON workplace.id = consent_recipient.workplace_id
                WHERE consent_recipient.child_id = \(permit.child) ORDER BY workplace.name COLLATE sv, workplace.id
                """
            ).map { row in
                let (name, sector) = (try row.text("name"), try row.choice("sector") as Sector)
                return (
                    id: try row.id("consent_id") as ID<Consent>,
                    name: permit.showsPlaces ? Phrase(name, en: name) : sector.name
                )
            }, by: \.id)
        let rows = try tx.all(
            """
            SELECT consent.id, consent.from_day, consent.until_day, consent.open_areas, consent_giver.answer, person.given,
              person.family
            FROM consent JOIN consent_giver ON consent_giver.child_id = consent.child_id
              AND consent_giver.consent_id = consent.id AND consent_giver.required = 1
            JOIN person ON person.id = consent_giver.person_id
            WHERE consent.child_id = \(permit.child) AND consent.settled_at IS NULL AND consent.until_day >= \(today)
              AND \(seen(permit))
            ORDER BY consent.asked_at DESC, consent.id, person.id LIMIT 60
            """)
        var (order, givers) = ([ID<Consent>](), [ID<Consent>: [(answer: Consent.Answer, name: String)]]())
        var found: [ID<Consent>: (from: Day, until: Day, open: Int)] = [:]
        for row in rows {
            let id: ID<Consent> = try row.id("id")
            if found[id] == nil { order.append(id) }
            found[id] = (try row.day("from_day"), try row.day("until_day"), try row.int("open_areas"))
            givers[id, default: []].append(
                (try row.choice("answer"), "\(try row.text("given")) \(try row.text("family"))"))
        }
        return order.compactMap { id in
            guard let consent = found[id], let said = givers[id] else { return nil }
            return ConsentLine(
                id: id, recipients: places[id]?.map(\.name) ?? [],
                state: .of(
                    required: said.map(\.answer), openAreas: consent.open, from: consent.from, until: consent.until,
                    on: today),
                from: consent.from, until: consent.until, agreed: said.filter { $0.answer == .yes }.map(\.name),
                waitedFor: said.filter { $0.answer == .waiting }.map(\.name))
        }
    }
}
