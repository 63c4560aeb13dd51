import Journal
import Kernel
import Storage

/// Someone who can see a child, through which relation, and until when.
struct Onlooker: Sendable, Equatable {
    let relation: Relation
    /// The people who hold the position today; empty when it is vacant.
    let names: [String]
    let title: String
    let workplace: String
    /// Set for what rests on a consent: its last day.
    let until: Day?

    static let unnamed = Phrase("Namnet visas inte", en: "The name is not shown")
}

/// The only file that knows how those around a child are found.
enum InsightStore {
    /// Everyone who stands in relation to the child now, by position; the mirror of `SharingStore.facts`.
    static func onlookers(_ permit: Permit, hidden: Set<String>, in tx: Transaction) throws -> [Onlooker] {
        let (child, today) = (permit.child, Day(tx.now))
        let rows = try tx.all(
            """
            WITH units AS (
              SELECT workplace_id FROM enrolment WHERE child_id = \(child) AND from_day <= \(today)
                AND (to_day IS NULL OR to_day >= \(today))
            ), home AS (
              SELECT position.workplace_id, workplace.controller_id FROM child
              JOIN position ON position.id = child.named_position_id JOIN workplace ON workplace.id = position.workplace_id
              WHERE child.id = \(child)
            ), opened AS (
              SELECT consent_recipient.workplace_id, MAX(consent.until_day) AS until_day FROM consent_recipient
              JOIN consent ON consent.id = consent_recipient.consent_id
              WHERE consent_recipient.child_id = \(child) AND consent.effective = 1
                AND consent.from_day <= \(today) AND consent.until_day >= \(today)
              GROUP BY consent_recipient.workplace_id
            ), standing AS (
              SELECT 'namedPerson' AS relation, named_position_id AS position_id FROM child WHERE id = \(child)
              UNION SELECT 'handOverReceiver', to_position_id FROM hand_over WHERE child_id = \(child) AND answered_at IS NULL
              UNION SELECT 'unitHead', position.id FROM position WHERE position.role IN ('head', 'socialHead', 'healthHead')
                AND (workplace_id IN (SELECT workplace_id FROM units) OR workplace_id IN (SELECT workplace_id FROM home))
              UNION SELECT 'unitHealth', position.id FROM position WHERE position.role = 'studentHealth'
                AND workplace_id IN (SELECT workplace_id FROM units) AND \(permit.isProtected) = 0
              UNION SELECT 'teaches', group_duty.position_id FROM group_member
                JOIN group_duty ON group_duty.group_id = group_member.group_id
                WHERE group_member.child_id = \(child) AND group_member.from_day <= \(today)
                  AND (group_member.to_day IS NULL OR group_member.to_day >= \(today)) AND \(permit.isProtected) = 0
              UNION SELECT circle.relation, circle.position_id FROM circle JOIN position ON position.id = circle.position_id
                JOIN workplace ON workplace.id = position.workplace_id
                WHERE circle.child_id = \(child) AND circle.ended_at IS NULL AND circle.about NOT LIKE 'safetyCall/%' AND circle.about NOT LIKE 'report/%' AND circle.about NOT IN \(list: ["-"] + hidden.sorted()) AND (circle.relation = 'signaller'
                  OR workplace.controller_id IN (SELECT controller_id FROM home)
                  OR workplace.id IN (SELECT workplace_id FROM opened))
              UNION SELECT 'consented', position.id FROM position JOIN opened ON opened.workplace_id = position.workplace_id
                WHERE position.role IN ('head', 'socialHead', 'healthHead')
            )
            SELECT standing.relation, position.id AS position_id, position.title, workplace.name AS workplace,
              opened.until_day, person.given, person.family
            FROM standing JOIN position ON position.id = standing.position_id
            JOIN workplace ON workplace.id = position.workplace_id
            LEFT JOIN opened ON opened.workplace_id = workplace.id
            LEFT JOIN holding ON holding.position_id = position.id AND holding.from_day <= \(today)
              AND (holding.to_day IS NULL OR holding.to_day >= \(today))
            LEFT JOIN person ON person.id = holding.person_id
            ORDER BY workplace.name COLLATE sv, position.title COLLATE sv, position.id, standing.relation
            """)
        var found: [Onlooker] = []
        var places: [String: Int] = [:]
        for row in rows {
            let relation: Relation = try row.choice("relation")
            let key = "\(relation.rawValue) \(try row.text("position_id"))"
            var name = try row.textIfAny("given").map { "\($0) \(try row.text("family"))" }
            if name != nil, !permit.namesStaff { name = Onlooker.unnamed.description }
            if let place = places[key] {
                let before = found[place]
                if !permit.namesStaff { continue }
                found[place] = Onlooker(
                    relation: relation, names: before.names + [name].compactMap { $0 }, title: before.title,
                    workplace: before.workplace, until: before.until)
            } else {
                places[key] = found.count
                let rests = [.participant, .consented, .coordinator].contains(relation)
                found.append(
                    Onlooker(
                        relation: relation, names: [name].compactMap { $0 }, title: try row.text("title"),
                        workplace: permit.showsPlaces ? try row.text("workplace") : "",
                        until: rests ? try row.dayIfAny("until_day") : nil))
            }
        }
        let order = Relation.allCases
        return try (family(permit, in: tx) + found).sorted {
            order.firstIndex(of: $0.relation)! < order.firstIndex(of: $1.relation)!
        }
    }

    private static func family(_ permit: Permit, in tx: Transaction) throws -> [Onlooker] {
        let today = Day(tx.now)
        let guardians = try tx.all(
            """
            SELECT person.given, person.family FROM guardianship JOIN person ON person.id = guardianship.guardian_id
            WHERE guardianship.child_id = \(permit.child) AND guardianship.from_day <= \(today)
              AND (guardianship.to_day IS NULL OR guardianship.to_day >= \(today))
            ORDER BY person.family COLLATE sv, person.given COLLATE sv
            """)
        return try guardians.map { row in
            Onlooker(
                relation: .guardian, names: ["\(try row.text("given")) \(try row.text("family"))"], title: "",
                workplace: "",
                until: nil)
        }
    }

    /// Who has read and written, with names, for the family; at most 200, newest first.
    static func readers(_ permit: Permit, hidden: Set<String>, in tx: Transaction) throws -> [(
        seen: Journal.Seen, who: String, place: String
    )] {
        let all = try Journal.entries(about: permit.child, in: tx).filter { !isInConfidence($0, permit) }
        // While something is hidden from a guardian, what was done under no name of its own could tell of it too.
        let silent: Set<String> = [Action.recordSignal, .recordDistantSignal, .startAssessment, .seeConcernHelp].map(
            \.rawValue
        ).reduce(into: []) { $0.insert($1) }
        let isCase = hidden.contains { !$0.hasPrefix("conversation/") && !$0.hasPrefix("wish/") }
        let isWish = hidden.contains { $0.hasPrefix("wish/") }
        let entries = all.filter {
            !hidden.contains($0.about) && !(isCase && silent.contains($0.action))
                && !(isWish && $0.action == Action.seeWishes.rawValue)
        }
        let people = Array(Set(entries.compactMap(\.person)))
        let places = Array(Set(entries.compactMap(\.workplace)))
        var names: [ID<Person>: String] = [:]
        for row in try tx.all("SELECT id, given, family FROM person WHERE id IN \(list: people)") {
            names[try row.id("id")] = "\(try row.text("given")) \(try row.text("family"))"
        }
        var workplaces: [ID<Workplace>: String] = [:]
        for row in try tx.all("SELECT id, name FROM workplace WHERE id IN \(list: places)") {
            workplaces[try row.id("id")] = try row.text("name")
        }
        // Where a reader works says where a child goes: kept back from a guardian who may not know that.
        return entries.map { entry in
            (
                entry,
                permit.namesStaff || entry.position == nil
                    ? entry.person.flatMap { names[$0] } ?? "Samsyn" : Onlooker.unnamed.description,
                permit.showsPlaces ? entry.workplace.flatMap { workplaces[$0] } ?? "" : ""
            )
        }
    }

    /// That a child did not feel safe is told to nobody at home, nor shown on a screen at home; what a child writes by itself is not
    /// told to its guardians.
    private static func isInConfidence(_ entry: Journal.Seen, _ permit: Permit) -> Bool {
        // Of a concern report not even that somebody began to write one.
        if entry.about.hasPrefix("report/") || entry.action == Action.reportConcern.rawValue {
            return entry.person != permit.caller.person || permit.standing.relation == .selfChild
        }
        return switch Action(rawValue: entry.action) {
        case .callForSafety, .seeSafetyCall, .answerSafetyCall: true
        case .giveWish, .seeMessages, .writeMessage:
            permit.standing.relation == .guardian && entry.person == permit.child.seen()
        default: false
        }
    }

    /// Where to report a concern about a child who lives in the child's municipality.
    static func reportsTo(_ permit: Permit, in tx: Transaction) throws -> ReportPlace? {
        try tx.one(
            """
            SELECT name, phone, hours, duty_phone, address FROM workplace WHERE duty = 'reports' AND closed_on IS NULL
              AND municipality = (SELECT municipality FROM child WHERE id = \(permit.child)) ORDER BY id LIMIT 1
            """
        ).map {
            ReportPlace(
                name: try $0.text("name"), phone: try $0.text("phone"), hours: try $0.text("hours"),
                dutyPhone: try $0.text("duty_phone"), address: try $0.text("address"))
        }
    }
}

/// Mottagning av orosanmälningar: where and how to report, day and night.
public struct ReportPlace: Sendable {
    let name: String
    let phone: String
    let hours: String
    let dutyPhone: String
    let address: String
}
