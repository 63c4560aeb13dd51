public import Kernel
public import Storage

/// The only file that knows how relations to a child are found.
enum SharingStore {
    /// How the caller stands to the child; nil when there is no such child.
    static func facts(of caller: Caller, about child: ID<Child>, in tx: Transaction) throws -> Facts? {
        try ties(of: caller, to: child, in: tx)?.facts(of: caller, about: child, on: Day(tx.now))
    }

    private static func ties(of caller: Caller, to child: ID<Child>, in tx: Transaction) throws -> Ties? {
        let (today, workplaces) = (Day(tx.now), caller.seats.map(\.workplace))
        let rows = try tx.all(
            """
            SELECT 'child' AS kind, child.named_position_id AS place, position.workplace_id AS second, workplace.controller_id AS third,
                person.protection AS mark, 0 AS areas, 0 AS kinds
              FROM child JOIN person ON person.id = child.id JOIN position ON position.id = child.named_position_id
              JOIN workplace ON workplace.id = position.workplace_id WHERE child.id = \(child)
            UNION ALL SELECT 'offered', to_position_id, '', '', '', 0, 0 FROM hand_over
              WHERE child_id = \(child) AND answered_at IS NULL AND to_position_id IN \(list: caller.positions)
            UNION ALL SELECT 'climbed', led.id, '', '', '', 0, 0 FROM hand_over JOIN position ON position.id = hand_over.to_position_id
              JOIN workplace ON workplace.id = position.workplace_id
              JOIN workplace AS led ON led.id IN (workplace.id, workplace.parent_id)
              WHERE hand_over.child_id = \(child) AND hand_over.answered_at IS NULL
                AND (hand_over.due_day < \(today) OR hand_over.declined_at IS NOT NULL) AND led.id IN \(list: workplaces)
            UNION ALL SELECT 'circle', COALESCE(position_id, ''), about, '', relation, 0, 0 FROM circle
              WHERE child_id = \(child) AND ended_at IS NULL
                AND (position_id IN \(list: caller.positions) OR person_id = \(caller.person))
            UNION ALL SELECT 'enrolled', workplace_id, '', '', '', 0, 0 FROM enrolment
              WHERE child_id = \(child) AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
                AND workplace_id IN \(list: workplaces)
            UNION ALL SELECT 'teaches', group_duty.position_id, '', '', '', 0, 0 FROM group_member
              JOIN group_duty ON group_duty.group_id = group_member.group_id
              WHERE group_member.child_id = \(child) AND group_member.from_day <= \(today)
                AND (group_member.to_day IS NULL OR group_member.to_day >= \(today))
                AND group_duty.position_id IN \(list: caller.positions)
            UNION ALL SELECT 'custody', '', '', '', '', location_hidden, 0 FROM guardianship
              WHERE child_id = \(child) AND guardian_id = \(caller.person)
                AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
            UNION ALL SELECT 'consent', consent_recipient.workplace_id, consent.from_day, consent.until_day, '', consent.open_areas,
                consent.kinds
              FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
              WHERE consent_recipient.child_id = \(child) AND consent.effective = 1 AND \(ContactStore.settled(today))
                AND consent_recipient.workplace_id IN \(list: workplaces)
            """)
        guard let one = try rows.first(where: { try $0.text("kind") == "child" }) else { return nil }
        var ties = Ties(
            named: (try one.id("place"), try one.id("second"), try one.id("third")), protection: try one.choice("mark"))
        for row in rows { try read(row, into: &ties) }
        return ties
    }

    private static func read(_ row: Fields, into ties: inout Ties) throws {
        switch try row.text("kind") {
        case "offered": ties.offered.append(try row.id("place"))
        case "climbed": ties.climbedTo.append(try row.id("place"))
        case "teaches": ties.teaching.append(try row.id("place"))
        case "enrolled": ties.enrolledAt.append(try row.id("place"))
        case "custody": ties.custody = try ties.custody == true || row.int("areas") == 1
        case "consent":
            ties.consents.append(
                .init(
                    workplace: try row.id("place"), from: try row.day("second"), until: try row.day("third"),
                    opening: Opening(areas: try row.int("areas"), kinds: try row.int("kinds"))))
        case "circle":
            let place = try row.text("place")
            ties.circle.append(
                .init(
                    relation: try row.choice("mark"), position: place.isEmpty ? nil : try row.id("place"),
                    about: try row.text("second")))
        default: break
        }
    }
}
