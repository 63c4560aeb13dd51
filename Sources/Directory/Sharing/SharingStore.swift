public import Kernel
public import Storage

/// The only file that knows how relations to a child are found.
enum SharingStore {
    /// How the caller stands to the child; nil when there is no such child.
    static func facts(of caller: Caller, about child: ID<Child>, in tx: Transaction) throws -> Facts? {
        let today = Day(tx.now)
        let rows = try tx.all(
            """
            SELECT 'child' AS kind, named_position_id AS place, CASE WHEN protection = 'none' THEN 0 ELSE 1 END AS mark,
                '' AS about, 0 AS kinds
              FROM child JOIN person ON person.id = child.id WHERE child.id = \(child)
            UNION ALL SELECT 'offered', to_position_id, 0, '', 0 FROM hand_over
              WHERE child_id = \(child) AND answered_at IS NULL AND to_position_id IN \(list: caller.positions)
            UNION ALL SELECT 'climbed', led.id, 0, '', 0 FROM hand_over JOIN position ON position.id = hand_over.to_position_id
              JOIN workplace ON workplace.id = position.workplace_id
              JOIN workplace AS led ON led.id IN (workplace.id, workplace.parent_id)
              WHERE hand_over.child_id = \(child) AND hand_over.answered_at IS NULL
                AND (hand_over.due_day < \(today) OR hand_over.declined_at IS NOT NULL)
                AND led.id IN \(list: caller.seats.filter(\.role.isHead).map(\.workplace))
            UNION ALL SELECT relation, COALESCE(position_id, ''), 0, about, 0 FROM circle
              WHERE child_id = \(child) AND ended_at IS NULL
                AND (position_id IN \(list: caller.positions) OR person_id = \(caller.person))
            UNION ALL SELECT 'enrolled', workplace_id, 0, '', 0 FROM enrolment
              WHERE child_id = \(child) AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
                AND workplace_id IN \(list: caller.seats.map(\.workplace))
            UNION ALL SELECT 'teaches', group_duty.position_id, 0, '', 0 FROM group_member
              JOIN group_duty ON group_duty.group_id = group_member.group_id
              WHERE group_member.child_id = \(child) AND group_member.from_day <= \(today)
                AND (group_member.to_day IS NULL OR group_member.to_day >= \(today))
                AND group_duty.position_id IN \(list: caller.positions)
            UNION ALL SELECT 'guardian', '', location_hidden, '', 0 FROM guardianship
              WHERE child_id = \(child) AND guardian_id = \(caller.person)
                AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
            UNION ALL SELECT 'consent', consent_recipient.workplace_id, consent.open_areas, '', consent.kinds FROM consent_recipient
              JOIN consent ON consent.id = consent_recipient.consent_id
              WHERE consent_recipient.child_id = \(child) AND consent.effective = 1 AND consent.from_day <= \(today)
                AND consent.until_day >= \(today) AND consent_recipient.workplace_id IN \(list: caller.seats.map(\.workplace))
            UNION ALL SELECT 'namedUnit', position.workplace_id, 0, workplace.controller_id, 0 FROM child
              JOIN position ON position.id = child.named_position_id JOIN workplace ON workplace.id = position.workplace_id
              WHERE child.id = \(child)
            """)
        return try read(rows, caller, child)
    }

    private static func read(_ rows: [Fields], _ caller: Caller, _ child: ID<Child>) throws -> Facts? {
        var facts = Facts(standings: [], protected: false, openings: [])
        var (found, consents, circle) = (false, [(place: String, opening: Opening)](), [Standing]())
        var home = ""
        func seat(at position: String) -> Seat? { caller.seats.first { $0.position.description == position } }
        func seats(in workplace: String) -> [Seat] { caller.seats.filter { $0.workplace.description == workplace } }
        for row in rows {
            let (kind, place, about) = (try row.text("kind"), try row.text("place"), try row.text("about"))
            switch kind {
            case "child":
                found = true
                facts.protected = try row.int("mark") == 1
                if let seat = seat(at: place) { facts.standings.append(Standing(.namedPerson, seat: seat)) }
            case "offered": facts.standings.append(Standing(.handOverReceiver, seat: seat(at: place)))
            case "climbed":
                facts.standings += seats(in: place).filter(\.role.isHead).map { Standing(.handOverReceiver, seat: $0) }
            case "teaches": facts.standings.append(Standing(.teaches, seat: seat(at: place)))
            case "enrolled":
                for seat in seats(in: place) {
                    let relation: Relation =
                        seat.role == .head ? .unitHead : seat.role == .studentHealth ? .unitHealth : .atUnit
                    facts.standings.append(Standing(relation, seat: seat))
                }
            case "namedUnit":
                home = about
                facts.standings += seats(in: place).filter(\.role.isHead).map { Standing(.unitHead, seat: $0) }
            case "guardian": facts.standings.append(Standing(.guardian, placesHidden: try row.int("mark") == 1))
            case "consent": 
                consents.append((place, Opening(areas: try row.int("mark"), kinds: try row.int("kinds"))))
            default:
                guard let relation = Relation(rawValue: kind) else { continue }
                circle.append(Standing(relation, seat: seat(at: place), about: about))
            }
        }
        guard found else { return nil }
        facts.standings += caller.seats.map { Standing(.staff, seat: $0) }
        if caller.person.seen(as: Child.self) == child { facts.standings.append(Standing(.selfChild)) }
        func opened(at workplace: ID<Workplace>) -> [Opening] {
            consents.filter { $0.place == workplace.description }.map(\.opening)
        }
        for standing in circle {
            guard let seat = standing.seat else { facts.standings.append(standing); continue }
            let opened = opened(at: seat.workplace)
            // Someone of another controller takes part only while a consent covers their workplace; a signaller sees the own signal.
            let mayStand = standing.relation == .signaller || seat.controller.description == home || !opened.isEmpty
            if mayStand { facts.standings.append(standing) }
            facts.openings += opened
        }
        for consent in consents {
            for seat in seats(in: consent.place) where seat.role.isHead {
                facts.standings.append(Standing(.consented, seat: seat))
                facts.openings.append(consent.opening)
            }
        }
        return facts
    }
}

extension Role {
    public var isHead: Bool { self == .head || self == .socialHead || self == .healthHead }
}
