import Kernel
import Law
import Storage

/// The only file that knows how custody is written down. An import writes its own, unconfirmed.
enum GuardianStore {
    /// Everyone who has, has had or will have custody, those who have it first.
    static func list(_ permit: Permit, in tx: Transaction) throws -> [Guardian] {
        let today = Day(tx.now)
        return try tx.all(
            """
            SELECT person.id, person.given, person.family, person.phone, person.email, guardianship.* FROM guardianship
            JOIN person ON person.id = guardianship.guardian_id WHERE guardianship.child_id = \(permit.child)
            ORDER BY CASE WHEN to_day < \(today) THEN 2 WHEN from_day > \(today) THEN 1 ELSE 0 END, from_day, person.id
            """
        ).map { row in
            Guardian(
                id: try row.id("guardian_id"), name: "\(try row.text("given")) \(try row.text("family"))",
                custody: try row.choice("custody"), from: try row.day("from_day"), to: try row.dayIfAny("to_day"),
                isHindered: try row.bool("hindered"), locationHidden: try row.bool("location_hidden"),
                language: try row.text("language"), needsInterpreter: try row.bool("interpreter"),
                phone: try row.text("phone"), email: try row.text("email"), isConfirmed: try row.bool("confirmed"))
        }
    }

    static func one(_ id: ID<Person>, _ permit: Permit, in tx: Transaction) throws -> Guardian {
        guard let found = try list(permit, in: tx).first(where: { $0.id == id }) else { throw Failure.notFound }
        return found
    }

    /// A person with the number, if any; the child is nobody's guardian of itself.
    static func person(_ number: PersonalNumber, in tx: Transaction) throws -> ID<Person>? {
        try tx.one("SELECT id FROM person WHERE number = \(number.text)")?.idIfAny("id")
    }

    static func add(_ person: ID<Person>, _ new: GuardianChange, _ permit: Permit, in tx: Transaction) throws {
        let added = try tx.run(
            """
            INSERT INTO guardianship
              (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day, to_day, confirmed)
            VALUES (\(permit.child), \(person), \(new.custody), \(new.isHindered), \(new.locationHidden), \(new.language),
              \(new.needsInterpreter), \(new.from), \(new.to), 1)
            ON CONFLICT (child_id, guardian_id) DO NOTHING
            """)
        guard added == 1 else {
            throw Failure.invalid([
                Problem(
                    "number",
                    Phrase(
                        "Personen finns redan bland barnets vårdnadshavare. Ändra där i stället.",
                        en: "This person is among the child's guardians already. Change it there instead."))
            ])
        }
        try reach(person, new, in: tx)
        try note(.added, person, new, permit, in: tx)
        try tx.run("UPDATE child SET version = version + 1 WHERE id = \(permit.child)")
    }

    static func change(_ id: ID<Person>, _ new: GuardianChange, version: Int, _ permit: Permit, in tx: Transaction)
        throws
    {
        let before = try one(id, permit, in: tx)
        try step(version, saved: GuardianForm.texts(before), permit, in: tx)
        try tx.run(
            """
            UPDATE guardianship SET custody = \(new.custody), hindered = \(new.isHindered),
              location_hidden = \(new.locationHidden), language = \(new.language), interpreter = \(new.needsInterpreter),
              from_day = \(new.from), to_day = \(new.to), confirmed = 1
            WHERE child_id = \(permit.child) AND guardian_id = \(id)
            """)
        try reach(id, new, in: tx)
        try note(new.to != nil && before.to == nil ? .ended : .changed, id, new, permit, in: tx)
    }

    static func confirm(_ source: CustodySource, version: Int, _ permit: Permit, in tx: Transaction) throws {
        let today = Day(tx.now)
        if let fault = try list(permit, in: tx).fault(on: today) { throw Failure.outOfOrder(fault) }
        try step(version, saved: [:], permit, in: tx)
        try tx.run(
            """
            UPDATE guardianship SET confirmed = 1
            WHERE child_id = \(permit.child) AND (to_day IS NULL OR to_day >= \(today))
            """)
        try note(.confirmed, nil, nil, source: source, permit, in: tx)
    }

    static func version(of child: ID<Child>, in tx: Transaction) throws -> Int {
        guard let row = try tx.one("SELECT version FROM child WHERE id = \(child)") else { throw Failure.notFound }
        return try row.int("version")
    }

    /// Someone else has saved since the form was drawn: nothing is changed, and both are shown.
    private static func step(_ version: Int, saved: [String: String], _ permit: Permit, in tx: Transaction) throws {
        let changed = try tx.run(
            "UPDATE child SET version = version + 1 WHERE id = \(permit.child) AND version = \(version)")
        guard changed == 1 else {
            throw Failure.conflict(version: try self.version(of: permit.child, in: tx), saved: saved)
        }
    }

    private static func reach(_ person: ID<Person>, _ new: GuardianChange, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE person SET phone = \(new.phone), email = \(new.email), version = version + 1
            WHERE id = \(person) AND (phone <> \(new.phone) OR email <> \(new.email))
            """)
    }

    // MARK: What has been written down

    static func events(_ permit: Permit, in tx: Transaction) throws -> [CustodyEvent] {
        try tx.all(
            """
            SELECT custody_event.*, guardian.given AS guardian_given, guardian.family AS guardian_family, person.given,
              person.family, position.title
            FROM custody_event LEFT JOIN person AS guardian ON guardian.id = custody_event.guardian_id
            JOIN person ON person.id = custody_event.person_id JOIN position ON position.id = custody_event.position_id
            WHERE custody_event.child_id = \(permit.child) ORDER BY custody_event.at DESC, custody_event.id DESC LIMIT 100
            """
        ).map { row in
            CustodyEvent(
                at: try row.instant("at"), what: try row.choice("what"),
                guardian: try row.textIfAny("guardian_given").map { "\($0) \(try row.text("guardian_family"))" },
                custody: try row.choiceIfAny("custody"), from: try row.dayIfAny("from_day"),
                to: try row.dayIfAny("to_day"), source: try row.choice("source"),
                by: "\(try row.text("given")) \(try row.text("family")), \(try row.text("title"))")
        }
    }

    private static func note(
        _ what: CustodyEvent.What, _ guardian: ID<Person>?, _ new: GuardianChange?, source: CustodySource? = nil,
        _ permit: Permit, in tx: Transaction
    ) throws {
        guard let seat = permit.seat, let source = source ?? new?.source else { throw Failure.notFound }
        let id: ID<CustodyEvent> = tx.newID()
        try tx.run(
            """
            INSERT INTO custody_event
              (child_id, id, at, what, guardian_id, custody, from_day, to_day, source, position_id, person_id)
            VALUES (\(permit.child), \(id), \(tx.now), \(what), \(guardian), \(new?.custody), \(new?.from), \(new?.to),
              \(source), \(seat.position), \(permit.caller.person))
            """)
    }
}
