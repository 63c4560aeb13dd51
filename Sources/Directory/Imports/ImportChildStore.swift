import Journal
import Kernel
import Law
import Storage

/// The only file that knows how imported children, their guardians and their places are stored.
enum ImportChildStore {
    /// A place that is ready to be stored: its workplace is known.
    struct Stay {
        let key: String
        let workplace: ID<Workplace>
        let form: SchoolForm
        let year: Int?
        let from: Day?
        let to: Day?
    }

    static func isChild(_ id: ID<Child>, in tx: Transaction) throws -> Bool {
        try tx.one("SELECT 1 AS one FROM child WHERE id = \(id)") != nil
    }

    /// Makes a child of a person, with a first named person; false when there is no workplace to find one in.
    static func begin(
        _ id: ID<Child>, birth: Day?, municipality: String?, stays: [Stay], _ batch: ImportBatch, in tx: Transaction
    ) throws -> Bool {
        let enrolments = try stays.compactMap { stay in
            try tx.one("SELECT municipality, controller_id FROM workplace WHERE id = \(stay.workplace)").map { row in
                Enrolment(
                    unit: stay.workplace, form: stay.form, principal: try row.id("controller_id"),
                    municipality: Municipality(try row.text("municipality")), from: stay.from ?? batch.today,
                    to: stay.to)
            }
        }
        let home = municipality ?? enrolments.lazy.compactMap(\.municipality?.code).first ?? "0000"
        let situation = LifeSituation(
            birth: birth ?? LifeSituation.assumedBirth(on: batch.today), home: Municipality(home) ?? .unknown,
            enrolments: enrolments)
        let named: ID<Position>
        do {
            named = try NamedPersons.position(for: situation, in: tx)
        } catch Failure.outOfOrder {
            return false
        }
        try tx.run(
            """
            INSERT INTO child (id, municipality, language, interpreter, upper_secondary, named_position_id, named_since, version)
            VALUES (\(id), \(home), 'sv', 0, 'notYet', \(named), \(batch.today), 1) ON CONFLICT (id) DO NOTHING
            """)
        try Children.nameChanged(id, in: tx)
        return true
    }

    static func move(_ id: ID<Child>, to municipality: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE child SET municipality = \(municipality), version = version + 1
            WHERE id = \(id) AND municipality <> \(municipality)
            """)
    }

    /// Makes the child's imported places those given; others of the same kind end the day before.
    static func stay(_ id: ID<Child>, _ stays: [Stay], kind: ImportStayKind, _ batch: ImportBatch, in tx: Transaction)
        throws
    {
        var known: [String: (id: String, from: Day)] = [:]
        for row in try tx.all(
            "SELECT id, source_id, from_day FROM enrolment WHERE child_id = \(id) AND source_id IS NOT NULL")
        {
            let key = try row.text("source_id")
            if kind.covers(key) { known[key] = (try row.text("id"), try row.day("from_day")) }
        }
        for stay in stays {
            if let old = known.removeValue(forKey: stay.key) {
                try tx.run(
                    """
                    UPDATE enrolment SET workplace_id = \(stay.workplace), kind = \(stay.form), school_year = \(stay.year),
                      from_day = \(stay.from ?? old.from), to_day = \(stay.to) WHERE child_id = \(id) AND id = \(old.id)
                    """)
            } else {
                let new: ID<Enrolment> = tx.newID()
                try tx.run(
                    """
                    INSERT INTO enrolment (child_id, id, workplace_id, kind, school_year, from_day, to_day, source_id)
                    VALUES (\(id), \(new), \(stay.workplace), \(stay.form), \(stay.year), \(stay.from ?? batch.today), \(stay.to), \(stay.key))
                    """)
            }
        }
        for old in known.values { try end(old.id, from: old.from, of: id, batch, in: tx) }
        try followUpperSecondary(id, batch, in: tx)
        try unsettle(id, in: tx)
    }

    private static func end(
        _ enrolment: String, from: Day, of child: ID<Child>, _ batch: ImportBatch, in tx: Transaction
    ) throws {
        let last = max(batch.today - 1, from - 1)
        try tx.run(
            """
            UPDATE enrolment SET to_day = \(last) WHERE child_id = \(child) AND id = \(enrolment)
              AND (to_day IS NULL OR to_day > \(last))
            """)
    }

    /// Attending while a place in upper secondary holds; finished or dropped out when the last one has ended.
    private static func followUpperSecondary(_ id: ID<Child>, _ batch: ImportBatch, in tx: Transaction) throws {
        let rows = try tx.all(
            "SELECT school_year, to_day FROM enrolment WHERE child_id = \(id) AND kind = 'upperSecondary' AND source_id IS NOT NULL"
        )
        guard !rows.isEmpty else { return }
        var state = UpperSecondary.droppedOut
        for row in rows {
            let (year, to) = (try row.intIfAny("school_year") ?? 0, try row.dayIfAny("to_day"))
            if to.map({ $0 >= batch.today }) ?? true { state = .attending; break }
            if year >= 3, let to, (5...8).contains(to.month) { state = .finished }
        }
        try tx.run("UPDATE child SET upper_secondary = \(state) WHERE id = \(id) AND upper_secondary <> \(state)")
    }

    /// Custody as the school knows it. Always joint, whoever is known: a register that names one guardian does not say that there is no
    /// other. What someone here has confirmed is left alone.
    static func keepGuardians(
        _ id: ID<Child>, _ guardians: [(person: ID<Person>, custody: Custody)], _ batch: ImportBatch, in tx: Transaction
    ) throws {
        let last = batch.today - 1
        try tx.run(
            """
            UPDATE guardianship SET to_day = \(last) WHERE child_id = \(id) AND confirmed = 0 AND to_day IS NULL
              AND guardian_id NOT IN \(list: guardians.map(\.person) + [id.seen()])
            """)
        for guardian in guardians {
            try tx.run(
                """
                INSERT INTO guardianship
                  (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day, confirmed)
                VALUES (\(id), \(guardian.person), \(guardian.custody), 0, 0, 'sv', 0, \(batch.today), 0)
                ON CONFLICT (child_id, guardian_id) DO UPDATE SET
                  to_day = CASE WHEN guardianship.confirmed = 0 THEN NULL ELSE guardianship.to_day END
                """)
        }
        try tx.run(
            """
            UPDATE person SET address = '' WHERE address <> ''
              AND id IN (SELECT guardian_id FROM guardianship WHERE child_id = \(id) AND to_day IS NULL)
              AND EXISTS (SELECT 1 FROM person hidden WHERE hidden.id = \(id) AND hidden.protection <> 'none')
            """)
        try Guardians.recompute(id, in: tx)
        try unsettle(id, in: tx)
    }

    /// The child is no longer there; everything about it stays.
    static func leave(_ id: ID<Child>, _ batch: ImportBatch, in tx: Transaction) throws {
        guard try isChild(id, in: tx) else { return }
        let last = batch.today - 1
        for row in try tx.all(
            "SELECT id, from_day FROM enrolment WHERE child_id = \(id) AND source_id IS NOT NULL AND (to_day IS NULL OR to_day > \(last))"
        ) {
            try end(try row.text("id"), from: try row.day("from_day"), of: id, batch, in: tx)
        }
        try tx.run(
            """
            UPDATE group_member SET to_day = \(last) WHERE child_id = \(id) AND (to_day IS NULL OR to_day > \(last))
              AND group_id IN (SELECT id FROM class_group WHERE source_id IS NOT NULL)
            """)
        try followUpperSecondary(id, batch, in: tx)
        try unsettle(id, in: tx)
        mark(id, batch, in: tx)
    }

    // MARK: Named persons and marks

    static func unsettle(_ id: ID<Child>, in tx: Transaction) throws {
        try tx.run("INSERT INTO import_unsettled (child_id) VALUES (\(id)) ON CONFLICT (child_id) DO NOTHING")
    }

    static func unsettle(at workplace: ID<Workplace>, in tx: Transaction) throws {
        for row in try tx.all("SELECT DISTINCT child_id FROM enrolment WHERE workplace_id = \(workplace)") {
            try unsettle(try row.id("child_id"), in: tx)
        }
    }

    /// Settles who the named person is for children whose life has changed; false when none is left.
    static func settle(limit: Int, in tx: Transaction) throws -> Bool {
        let children = try tx.all("SELECT child_id FROM import_unsettled ORDER BY child_id LIMIT \(limit)")
            .map { try $0.id("child_id") as ID<Child> }
        for child in children { try NamedPersons.settle(child, in: tx) }
        try tx.run("DELETE FROM import_unsettled WHERE child_id IN \(list: children)")
        return !children.isEmpty
    }

    static func mark(_ child: ID<Child>, _ batch: ImportBatch, in tx: Transaction) {
        tx.append(
            JournalEntry(
                .wrote, Action.importSchool.rawValue, by: batch.caller,
                from: batch.caller?.seats.first { $0.role == .administrator },
                child: child, about: "import/\(batch.run)", ground: "B-NECESSARY import"))
    }
}
