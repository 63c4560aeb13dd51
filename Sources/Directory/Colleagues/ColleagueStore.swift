import Kernel
import Law
import Storage

/// The only file that knows how people, holdings and accounts are stored.
enum ColleagueStore {
    static func put(_ person: PersonEntry, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO person (id, given, family, number, birth_day, protection, email, phone, address, version)
            VALUES (\(person.id), \(person.given), \(person.family), \(person.number?.text), \(person.birthDay),
              \(person.protection), \(person.email), \(person.phone), \(person.address), 1)
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    /// A colleague by the work address; nil when there is none.
    static func find(email: String, in tx: Transaction) throws -> ID<Person>? {
        try tx.one(
            """
            SELECT person.id FROM person WHERE LOWER(person.email) = \(email.lowercased()) AND person.gone_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM child WHERE child.id = person.id) ORDER BY person.id LIMIT 1
            """)?.idIfAny("id")
    }

    static func hold(
        _ position: ID<Position>, by person: ID<Person>, from: Day, to: Day?, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO holding (position_id, person_id, from_day, to_day) VALUES (\(position), \(person), \(from), \(to))
            ON CONFLICT (position_id, person_id, from_day) DO NOTHING
            """) == 1
    }
}
