import Directory
import Kernel
import Law
import Meetings
import Storage

/// The only file that knows how the choice of coordinator is stored.
enum CoordinationStore {
    static func list(_ permit: Permit, in tx: Transaction) throws -> [Coordination] {
        let rows = try tx.all(
            """
            SELECT * FROM coordination WHERE child_id = \(permit.child) AND \(permit.covers("coordination"))
            ORDER BY offered_at DESC, id DESC
            """)
        let positions = try rows.flatMap {
            [try $0.id("position_id"), try $0.idIfAny("wished_id")].compactMap { $0 as ID<Position>? }
        }
        let names = Dictionary(
            try Sharing.contacts(Array(Set(positions)).sorted(), in: tx).map {
                ($0.position, $0.name(for: permit))
            },
            uniquingKeysWith: { first, _ in first })
        let isParty = permit.standing.relation != .consented && permit.standing.relation != .participant
        return try rows.map { row in
            let (position, wished) = (
                try row.id("position_id") as ID<Position>, try row.idIfAny("wished_id") as ID<Position>?
            )
            return Coordination(
                id: try row.id("id"), child: permit.child, wished: wished, wishedName: wished.flatMap { names[$0] },
                childWords: isParty ? try row.narrative("child_words") : nil, wasAsked: try row.bool("was_asked"),
                position: position, name: names[position] ?? Phrase("", en: ""),
                specialReason: isParty ? try row.narrativeIfAny("special_reason") : nil,
                offeredAt: try row.instant("offered_at"),
                due: try row.day("due_day"), answer: try row.choiceIfAny("answer"),
                answeredAt: try row.instantIfAny("answered_at"),
                declineReason: isParty ? try row.narrativeIfAny("decline_reason") : nil,
                endedAt: try row.instantIfAny("ended_at"))
        }
    }

    static func find(_ id: ID<Coordination>, _ permit: Permit, in tx: Transaction) throws -> Coordination {
        guard let found = try list(permit, in: tx).first(where: { $0.id == id }) else { throw Failure.notFound }
        return found
    }

    /// Who leads the work now: the coordinator who has accepted and may see the plan, else the named person.
    static func responsible(for child: ID<Child>, in tx: Transaction) throws -> ID<Position> {
        let (home, open) = (try Sharing.home(of: child, in: tx), try Sharing.openWorkplaces(of: child, in: tx))
        let row = try tx.one(
            """
            SELECT position_id FROM coordination JOIN position ON position.id = position_id
            JOIN workplace ON workplace.id = position.workplace_id
            WHERE child_id = \(child) AND answer = 'accepted' AND ended_at IS NULL
              AND (workplace.controller_id = \(home.controller) OR workplace.id IN \(list: open))
            ORDER BY answered_at DESC, coordination.id DESC LIMIT 1
            """)
        return try row?.id("position_id") ?? home.position
    }

    static func choose(_ choice: CoordinatorChoice, _ permit: Permit, in tx: Transaction) throws -> ID<Coordination> {
        guard let seat = permit.seat else { throw Failure.notFound }
        let home = try Sharing.home(of: permit.child, in: tx)
        try check(choice, home, permit, in: tx)
        try end("(answer IS NULL OR answer = 'declined')", of: permit.child, in: tx)
        let (id, today) = (tx.newID() as ID<Coordination>, Day(tx.now))
        let scope = SealScope(subject: permit.child.value, controller: home.controller)
        let due = RuleBook.current.deadline(.localHandOver, from: today) ?? today + 14
        try tx.run(
            """
            INSERT INTO coordination (child_id, id, controller_id, areas, hidden_from_guardians, was_asked, child_words, wished_id,
              position_id, special_reason, offered_by, offered_at, due_day)
            VALUES (\(permit.child), \(id), \(home.controller), \(WheelArea.allCases.mask), 0, \(choice.wasAsked),
              \(sealed: choice.childWords, for: scope), \(choice.wished), \(choice.position),
              \(sealed: choice.specialReason, for: scope), \(seat.position), \(tx.now), \(due))
            """)
        if permit.caller.positions.contains(choice.position) {
            try accept(id, choice.position, permit, in: tx)
        } else {
            try stand(.participant, choice.position, id, permit.child, in: tx)
            try OpenThings.open(
                .coordination, about: "coordination/\(id)", path: "/barn/\(permit.child)/samordningsperson/\(id)/svar",
                child: permit.child, responsible: choice.position, due: due, in: tx)
        }
        return id
    }

    private static func check(_ choice: CoordinatorChoice, _ home: HomePlace, _ permit: Permit, in tx: Transaction)
        throws
    {
        var problems = choice.problems
        let wanted = Array(Set([choice.position, choice.wished].compactMap { $0 })).sorted()
        let contacts = try Sharing.contacts(wanted, in: tx).filter { Policy.withChildren.contains($0.role) }
        for (field, position) in [("position", choice.position), ("wished", choice.wished ?? choice.position)]
        where !contacts.contains(where: { $0.position == position }) {
            problems.append(
                Problem(
                    field, Phrase("Välj någon som arbetar med barn.", en: "Choose someone who works with children.")))
        }
        if let chosen = contacts.first(where: { $0.position == choice.position }), chosen.controller != home.controller,
            try Sharing.openAreas(to: chosen.workplace, of: permit.child, .plan, in: tx) == 0
        {
            problems.append(
                Problem(
                    "position",
                    Phrase(
                        "\(chosen.workplaceName) får inte se planen: det finns inget giltigt samtycke. Be om samtycke först.",
                        en:
                            "\(chosen.workplaceName) may not see the plan: there is no consent in force. Ask for consent first."
                    )))
        }
        guard problems.isEmpty else { throw Failure.invalid(problems) }
    }

    static func answer(
        _ coordination: Coordination, _ answer: Coordination.Answer, reason: String?, _ permit: Permit,
        in tx: Transaction
    ) throws {
        guard permit.caller.positions.contains(coordination.position) else { throw Failure.notFound }
        guard coordination.state == .offered else {
            throw Failure.outOfOrder(Phrase("Frågan är redan besvarad.", en: "The question has been answered."))
        }
        try endStanding(.participant, coordination.id, coordination.child, in: tx)
        switch answer {
        case .accepted:
            try accept(coordination.id, coordination.position, permit, in: tx)
        case .declined:
            let row = try tx.one(
                """
                SELECT controller_id, offered_by FROM coordination WHERE child_id = \(permit.child) AND id = \(coordination.id)
                """)
            guard let row else { throw Failure.notFound }
            let scope = SealScope(subject: permit.child.value, controller: try row.id("controller_id"))
            try tx.run(
                """
                UPDATE coordination SET answer = 'declined', answered_at = \(tx.now), answered_by = \(permit.caller.person),
                  decline_reason = \(sealed: reason, for: scope)
                WHERE child_id = \(permit.child) AND id = \(coordination.id)
                """)
            // Someone has to choose anew.
            try OpenThings.move(
                "coordination/\(coordination.id)", to: try Sharing.home(of: permit.child, in: tx).position,
                due: Day(tx.now), path: "/barn/\(permit.child)/samordningsperson", in: tx)
        }
    }

    private static func accept(_ id: ID<Coordination>, _ position: ID<Position>, _ permit: Permit, in tx: Transaction)
        throws
    {
        try end("answer = 'accepted'", of: permit.child, in: tx)
        try tx.run(
            """
            UPDATE coordination SET answer = 'accepted', answered_at = \(tx.now), answered_by = \(permit.caller.person)
            WHERE child_id = \(permit.child) AND id = \(id)
            """)
        try stand(.coordinator, position, id, permit.child, in: tx)
        try OpenThings.close("coordination/\(id)", in: tx)
    }

    /// Nobody coordinates any longer, and nobody is asked to.
    static func endAll(of child: ID<Child>, in tx: Transaction) throws { try end("1 = 1", of: child, in: tx) }

    private static func end(_ which: SQL, of child: ID<Child>, in tx: Transaction) throws {
        let found = try tx.all(
            "SELECT id FROM coordination WHERE child_id = \(child) AND ended_at IS NULL AND \(which)")
        for id in try found.map({ try $0.id("id") as ID<Coordination> }) {
            try tx.run("UPDATE coordination SET ended_at = \(tx.now) WHERE child_id = \(child) AND id = \(id)")
            for relation in [Relation.coordinator, .participant] { try endStanding(relation, id, child, in: tx) }
            try OpenThings.close("coordination/\(id)", in: tx)
        }
    }

    private static func stand(
        _ relation: Relation, _ position: ID<Position>, _ id: ID<Coordination>, _ child: ID<Child>, in tx: Transaction
    ) throws {
        let standing: ID<Standing> = tx.newID()
        try tx.run(
            """
            INSERT INTO circle (child_id, id, position_id, relation, about, since)
            VALUES (\(child), \(standing), \(position), \(relation), \("coordination/\(id)"), \(tx.now))
            """)
    }

    private static func endStanding(
        _ relation: Relation, _ id: ID<Coordination>, _ child: ID<Child>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE circle SET ended_at = \(tx.now)
            WHERE child_id = \(child) AND about = \("coordination/\(id)") AND relation = \(relation) AND ended_at IS NULL
            """)
    }
}
