import Kernel
import Law
import Storage

/// The only file that knows how imported persons are stored: who they are, apart from whether they are children.
enum ImportPersonStore {
    /// Adds or changes a person. The protection is set by the same command that makes the name searchable.
    static func put(
        _ sent: SentPerson, _ before: ImportSeen?, _ batch: ImportBatch, noting notes: inout CodeNotes,
        in tx: Transaction
    ) throws -> (id: ID<Person>, protection: Protection) {
        let known: ID<Person>? =
            try before?.target.flatMap { ID($0) } ?? find(number: sent.number, in: tx) ?? find(source: sent.id, in: tx)
        let id = known ?? tx.newID()
        var number = sent.number
        if let text = number?.text,
            try tx.one("SELECT 1 AS one FROM person WHERE number = \(text) AND id <> \(id)") != nil
        {
            // Somebody else here has it: one of the two is wrong, and which is for people to find out.
            notes.note("civicNo", "≠")
            number = nil
        }
        let protection = try protection(sent, before, of: id, in: tx)
        let hides = try protection != .none || guardsHidden(id, in: tx)
        let address = hides ? "" : sent.address
        let gone = sent.isGone ? batch.today : nil
        try tx.run(
            """
            INSERT INTO person
              (id, given, family, number, birth_day, protection, email, phone, address, source_id, gone_on, version)
            VALUES (\(id), \(sent.given), \(sent.family), \(number?.text), \(sent.birth), \(protection), \(sent.email),
              \(sent.phone), \(address), \(sent.id), \(gone), 1)
            ON CONFLICT (id) DO UPDATE SET given = excluded.given, family = excluded.family,
              number = COALESCE(excluded.number, person.number), birth_day = COALESCE(excluded.birth_day, person.birth_day),
              protection = excluded.protection,
              email = CASE WHEN excluded.email = '' THEN person.email ELSE excluded.email END,
              phone = CASE WHEN excluded.phone = '' THEN person.phone ELSE excluded.phone END,
              address = CASE WHEN excluded.address = '' AND \(hides) = 0 THEN person.address ELSE excluded.address END,
              source_id = COALESCE(person.source_id, excluded.source_id),
              gone_on = CASE WHEN excluded.gone_on IS NULL THEN NULL ELSE COALESCE(person.gone_on, excluded.gone_on) END,
              version = person.version + 1
            """)
        return (id, protection)
    }

    /// What the source says; but a mark that was set here stays until someone here takes it away.
    private static func protection(
        _ sent: SentPerson, _ before: ImportSeen?, of id: ID<Person>, in tx: Transaction
    ) throws -> Protection {
        let now: Protection? = try tx.one("SELECT protection FROM person WHERE id = \(id)")?.choice("protection")
        guard let now, now != .none else { return sent.protection ?? .none }
        guard let said = sent.protection else { return now }
        return said != .none || before?.protection == now ? said : now
    }

    /// Guardian of a child whose whereabouts are kept from others: the home is the same.
    private static func guardsHidden(_ id: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.one(
            """
            SELECT 1 AS one FROM guardianship JOIN person ON person.id = guardianship.child_id
            WHERE guardianship.guardian_id = \(id) AND guardianship.to_day IS NULL AND person.protection <> 'none'
            """) != nil
    }

    /// By a number that means the same everywhere; one that a principal has made up itself never joins two people.
    private static func find(number: PersonalNumber?, in tx: Transaction) throws -> ID<Person>? {
        guard let number, number.kind != .local else { return nil }
        return try tx.one("SELECT id FROM person WHERE number = \(number.text)")?.id("id")
    }

    private static func find(source: String, in tx: Transaction) throws -> ID<Person>? {
        try tx.one("SELECT id FROM person WHERE source_id = \(source)")?.id("id")
    }

    static func birth(of id: ID<Person>, in tx: Transaction) throws -> Day? {
        try tx.one("SELECT birth_day FROM person WHERE id = \(id)")?.dayIfAny("birth_day")
    }

    /// Gone from the source: no longer at work, a guardian or a pupil there. Nobody is deleted.
    static func bury(_ seen: ImportSeen, _ batch: ImportBatch, in tx: Transaction) throws {
        guard let id: ID<Person> = seen.target.flatMap({ ID($0) }) else { return }
        let last = batch.today - 1
        try tx.run(
            "UPDATE person SET gone_on = \(batch.today), version = version + 1 WHERE id = \(id) AND gone_on IS NULL")
        try tx.run(
            """
            UPDATE holding SET to_day = \(last) WHERE person_id = \(id) AND (to_day IS NULL OR to_day > \(last))
              AND position_id IN (SELECT position_id FROM import_position WHERE person_id = \(id))
            """)
        let children = try tx.all(
            "SELECT child_id FROM guardianship WHERE guardian_id = \(id) AND to_day IS NULL AND confirmed = 0"
        ).map { try $0.id("child_id") as ID<Child> }
        try tx.run(
            "UPDATE guardianship SET to_day = \(last) WHERE guardian_id = \(id) AND to_day IS NULL AND confirmed = 0")
        for child in children {
            try Guardians.recompute(child, in: tx)
            try ImportChildStore.unsettle(child, in: tx)
            ImportChildStore.mark(child, batch, in: tx)
        }
        try ImportChildStore.leave(id.seen(), batch, in: tx)
    }
}
