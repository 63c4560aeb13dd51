public import Kernel
public import Storage

extension Policy {
    /// The children whom the caller may see at all, as a subquery of ids.
    public static func reach(of caller: Caller, on today: Day) -> SQL { reach(.seeChild, for: caller, on: today) }

    /// The ids of the children about whom the caller may do this, as a subquery: `child.id IN (\(Policy.reach(…)))`. Rests on the same
    /// rows as `decide`, so that a list never shows what its page would refuse. Relations bound to one thing do not count.
    public static func reach(_ action: Action, for caller: Caller, on today: Day) -> SQL {
        reach(action, for: caller, on: today, by: .current)
    }

    static func reach(_ action: Action, for caller: Caller, on today: Day, by rules: Rules) -> SQL {
        let seats = caller.seats.filter { rules.withChildren.contains($0.role) }
        var parts: [SQL] = []
        for row in rules.byChild[action] ?? [] {
            let part = Reach(seats: seats, person: caller.person, today: today, kind: rules.kinds[action])
                .children(of: row.relation)
            guard let part else { continue }
            parts.append(
                row.evenIfProtected
                    ? part
                    : "SELECT id FROM person WHERE protection = 'none' AND id IN (\(part))")
        }
        return parts.isEmpty ? "SELECT NULL" : SQL.joined(parts, by: " UNION ")
    }
}

/// The children who stand in one relation to a caller. The mirror image of `SharingStore.facts`, which asks about one child.
private struct Reach {
    let seats: [Seat]
    let person: ID<Person>
    let today: Day
    /// What the action shows; a consent must name it.
    let kind: InformationKind?

    private var positions: [ID<Position>] { seats.map(\.position) }
    private func workplaces(_ holds: (Seat) -> Bool) -> [ID<Workplace>] { seats.filter(holds).map(\.workplace) }

    func children(of relation: Relation) -> SQL? {
        switch relation {
        case .namedPerson: "SELECT id FROM child WHERE named_position_id IN \(list: positions)"
        case .handOverReceiver:
            """
            SELECT child_id FROM hand_over WHERE answered_at IS NULL AND to_position_id IN \(list: positions)
            UNION SELECT hand_over.child_id FROM hand_over JOIN position ON position.id = hand_over.to_position_id
              JOIN workplace ON workplace.id = position.workplace_id
              WHERE hand_over.answered_at IS NULL AND (hand_over.due_day < \(today) OR hand_over.declined_at IS NOT NULL)
                AND (workplace.id IN \(list: workplaces(\.role.isHead)) OR workplace.parent_id IN \(list: workplaces(\.role.isHead)))
            """
        case .assessor, .coordinator, .participant: circle(relation)
        case .unitHead:
            """
            \(enrolled(at: workplaces(\.role.isHead)))
            UNION SELECT child.id FROM position JOIN child ON child.named_position_id = position.id
              WHERE position.workplace_id IN \(list: workplaces(\.role.isHead))
            """
        case .unitHealth: enrolled(at: workplaces { $0.role == .studentHealth })
        case .atUnit: enrolled(at: workplaces { $0.role != .studentHealth && !$0.role.isHead })
        case .teaches:
            """
            SELECT group_member.child_id FROM group_duty JOIN group_member ON group_member.group_id = group_duty.group_id
              WHERE group_duty.position_id IN \(list: positions) AND group_member.from_day <= \(today)
                AND (group_member.to_day IS NULL OR group_member.to_day >= \(today))
            """
        case .consented:
            """
            SELECT consent_recipient.child_id FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
              WHERE consent_recipient.workplace_id IN \(list: workplaces(\.role.isHead)) AND \(effective)
            """
        case .guardian:
            """
            SELECT child_id FROM guardianship WHERE guardian_id = \(person)
              AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
            """
        case .selfChild: "SELECT id FROM child WHERE id = \(person)"
        case .invited, .signaller, .staff: nil
        }
    }

    private var effective: SQL {
        """
        consent.effective = 1 AND consent.open_areas <> 0 AND consent.from_day <= \(today) AND consent.until_day >= \(today)
          AND (consent.kinds & \(kind?.bit ?? -1)) <> 0
        """
    }

    private func enrolled(at workplaces: [ID<Workplace>]) -> SQL {
        """
        SELECT child_id FROM enrolment WHERE workplace_id IN \(list: workplaces)
          AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
        """
    }

    /// Another controller's people only while a consent covers their workplace.
    private func circle(_ relation: Relation) -> SQL {
        """
        SELECT circle.child_id FROM circle
          JOIN position ON position.id = circle.position_id JOIN workplace ON workplace.id = position.workplace_id
          JOIN child ON child.id = circle.child_id
          JOIN position AS named ON named.id = child.named_position_id JOIN workplace AS home ON home.id = named.workplace_id
          WHERE circle.position_id IN \(list: positions) AND circle.relation = \(relation) AND circle.ended_at IS NULL
            AND (workplace.controller_id = home.controller_id OR EXISTS (
              SELECT 1 FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
              WHERE consent_recipient.child_id = circle.child_id
                AND consent_recipient.workplace_id = position.workplace_id
                AND \(effective)))
        """
    }
}
