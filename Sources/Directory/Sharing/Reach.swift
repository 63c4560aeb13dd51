public import Kernel
public import Storage

extension Policy {
    /// The children whom the caller may see at all (`seeChild`), as a query of ids to filter a list by: what `decide` says of each, said
    /// once in SQL. A test holds the two against each other.
    public static func reach(of caller: Caller, on today: Day) -> SQL {
        let seats = caller.seats.filter { withChildren.contains($0.role) }
        let positions = seats.map(\.position)
        let led = seats.filter(\.role.isHead).map(\.workplace)
        let cared = seats.filter { $0.role == .studentHealth }.map(\.workplace)
        let current: SQL = "from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))"
        let open: SQL = "IN (SELECT id FROM person WHERE protection = 'none')"
        return """
            SELECT id FROM child WHERE named_position_id IN \(list: positions)
            UNION SELECT child_id FROM hand_over WHERE to_position_id IN \(list: positions) AND answered_at IS NULL
            UNION SELECT child_id FROM enrolment WHERE workplace_id IN \(list: led) AND \(current)
            UNION SELECT child_id FROM enrolment WHERE workplace_id IN \(list: cared) AND \(current) AND child_id \(open)
            UNION SELECT group_member.child_id FROM group_duty JOIN group_member ON group_member.group_id = group_duty.group_id
              WHERE group_duty.position_id IN \(list: positions) AND \(current) AND group_member.child_id \(open)
            UNION SELECT child.id FROM position JOIN child ON child.named_position_id = position.id
              WHERE position.workplace_id IN \(list: led)
            UNION SELECT circle.child_id FROM circle JOIN child ON child.id = circle.child_id
              JOIN position seat ON seat.id = circle.position_id JOIN workplace place ON place.id = seat.workplace_id
              JOIN position named ON named.id = child.named_position_id JOIN workplace home ON home.id = named.workplace_id
              WHERE circle.position_id IN \(list: positions) AND circle.ended_at IS NULL
                AND circle.relation IN ('assessor', 'coordinator', 'participant')
                AND (place.controller_id = home.controller_id OR EXISTS (
                  SELECT 1 FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
                  WHERE consent_recipient.child_id = circle.child_id AND consent_recipient.workplace_id = place.id
                    AND consent.effective = 1 AND consent.areas <> 0 AND consent.from_day <= \(today) AND consent.until_day >= \(today)))
            UNION SELECT consent_recipient.child_id FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
              WHERE consent_recipient.workplace_id IN \(list: led) AND consent.effective = 1
                AND consent.from_day <= \(today) AND consent.until_day >= \(today)
            UNION SELECT child_id FROM guardianship WHERE guardian_id = \(caller.person) AND \(current)
            UNION SELECT id FROM child WHERE id = \(caller.person)
            """
    }
}
