import Kernel
import Law
import Storage

/// The only file that knows how the effect of consents is kept up to date.
enum ConsentEffectStore {
    /// Works out again who must agree and what is open, for every question of the child that still can matter. To be called in the
    /// transaction of every answer and of every change of custody.
    static func recompute(_ child: ID<Child>, in tx: Transaction) throws {
        let today = Day(tx.now)
        let holders = try tx.all(
            """
            SELECT guardian_id, hindered FROM guardianship
            WHERE child_id = \(child) AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today)) ORDER BY guardian_id
            """
        ).map { ConsentRule.Holder(person: try $0.id("guardian_id"), isHindered: try $0.bool("hindered")) }
        let consents = try tx.all(
            """
            SELECT id, controller_id, areas, child_must_agree, open_areas, until_day, asked_at FROM consent
            WHERE child_id = \(child) AND settled_at IS NULL AND until_day >= \(today) ORDER BY id
            """)
        for row in consents { try recompute(row, child, holders, today, in: tx) }
        try OpenThings.comeHome(child, in: tx)
    }

    /// Closes what consents opened whose last day has been; how many children it was. They have let nobody in since midnight.
    static func expire(limit: Int, in tx: Transaction) throws -> Int {
        let over = try tx.all(
            """
            SELECT child_id, id FROM consent WHERE effective = 1 AND until_day < \(Day(tx.now)) ORDER BY until_day LIMIT \(limit)
            """)
        for row in over {
            let (child, id) = (try row.id("child_id") as ID<Child>, try row.id("id") as ID<Consent>)
            try tx.run(
                "UPDATE consent SET effective = 0, open_areas = 0, version = version + 1 WHERE child_id = \(child) AND id = \(id)"
            )
            try OpenThings.comeHome(child, in: tx)
        }
        return over.count
    }

    private static func recompute(
        _ row: Fields, _ child: ID<Child>, _ holders: [ConsentRule.Holder], _ today: Day, in tx: Transaction
    ) throws {
        let (id, person) = (try row.id("id") as ID<Consent>, child.seen(as: Person.self))
        let before = try givers(id, child, in: tx)
        let decided = Set(before.filter { $0.value.excuse == .decision }.keys)
        let noted = holders.map {
            ConsentRule.Holder(person: $0.person, isHindered: $0.isHindered || before[$0.person]?.excuse == .hindered)
        }
        let required = ConsentRule.mustAgree(
            noted, decided: decided, child: person, childMustAgree: try row.bool("child_must_agree"))
        for newcomer in Set(holders.map(\.person) + [person]).subtracting(before.keys).sorted() {
            try tx.run(
                """
                INSERT INTO consent_giver (child_id, consent_id, person_id, answer) VALUES (\(child), \(id), \(newcomer), 'waiting')
                """)
        }
        try tx.run(
            """
            UPDATE consent_giver SET required = CASE WHEN person_id IN \(list: required.sorted()) THEN 1 ELSE 0 END
            WHERE child_id = \(child) AND consent_id = \(id)
            """)
        if !before.isEmpty, Set(before.filter(\.value.isRequired).keys) != required {
            try event(.custodyChanged, id, of: child, person: nil, by: nil, areas: 0, words: nil, in: tx)
        }
        let open = ConsentRule.openAreas(
            asked: try row.int("areas"), required: required, answers: before.mapValues(\.answered))
        try tx.run(
            """
            UPDATE consent SET open_areas = \(open), effective = \(open != 0), version = version + 1
            WHERE child_id = \(child) AND id = \(id)
            """)
        let over = required.contains { before[$0]?.answered.answer == .no || before[$0]?.answered.answer == .withdrawn }
        try OpenThings.move("consent/\(id)", due: try due(row, open: open, over: over, today), in: tx)
    }

    /// When the one who asked must look at it again: at once when someone said no, in good time before it runs out when it holds.
    private static func due(_ row: Fields, open: Int, over: Bool, _ today: Day) throws -> Day {
        let until = try row.day("until_day")
        if over { return today }
        guard open != 0 else { return min(Day(try row.instant("asked_at")) + ConsentStepStore.answerDays, until) }
        guard case .days(let days)? = RuleBook.current.rule(.localConsentWarning, on: today)?.limit else {
            return until
        }
        return max(today, until - days)
    }

    private static func givers(_ id: ID<Consent>, _ child: ID<Child>, in tx: Transaction) throws
        -> [ID<Person>: (answered: ConsentRule.Answered, excuse: Consent.Excuse?, isRequired: Bool)]
    {
        var found: [ID<Person>: (answered: ConsentRule.Answered, excuse: Consent.Excuse?, isRequired: Bool)] = [:]
        let rows = try tx.all(
            """
            SELECT person_id, answer, areas, excuse, required FROM consent_giver
            WHERE child_id = \(child) AND consent_id = \(id)
            """)
        for row in rows {
            found[try row.id("person_id")] = (
                .init(answer: try row.choice("answer"), areas: try row.int("areas")), try row.choiceIfAny("excuse"),
                try row.bool("required")
            )
        }
        return found
    }

    static func event(
        _ what: ConsentEvent.What, _ id: ID<Consent>, of child: ID<Child>, person: ID<Person>?,
        by position: ID<Position>?,
        areas: Int, words: String?, in tx: Transaction
    ) throws {
        let event: ID<ConsentEvent> = tx.newID()
        let row = try tx.one("SELECT controller_id FROM consent WHERE child_id = \(child) AND id = \(id)")
        guard let row else { throw Failure.notFound }
        let scope = SealScope(subject: child.value, controller: try row.id("controller_id"))
        try tx.run(
            """
            INSERT INTO consent_event (child_id, id, consent_id, at, what, person_id, position_id, areas, words)
            VALUES (\(child), \(event), \(id), \(tx.now), \(what), \(person), \(position), \(areas), \(sealed: words, for: scope))
            """)
    }
}
