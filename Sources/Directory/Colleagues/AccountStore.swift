import Kernel
import Law
import Storage

/// The only file that knows how accounts are stored, and whose they can be.
enum AccountStore {
    /// An e-mail may be shared by a family; the other ways mean at most one.
    static func known(_ wanted: PersonChoice, in tx: Transaction) throws -> [KnownPerson] {
        let condition: SQL =
            switch wanted {
            case .id(let id): "person.id = \(id)"
            case .number(let number): "person.number = \(number.text)"
            case .email(let email): "LOWER(person.email) = \(email.lowercased())"
            }
        return try tx.all("SELECT \(columns(tx)) FROM person WHERE \(condition) ORDER BY person.id").map(person)
    }

    static func all(in tx: Transaction) throws -> [(login: String, owner: KnownPerson, isDisabled: Bool)] {
        try tx.all(
            """
            SELECT \(columns(tx)), account.login, account.disabled_at FROM account JOIN person ON person.id = account.person_id
            ORDER BY account.login
            """
        ).map { (try $0.text("login"), try person($0), try $0.instantIfAny("disabled_at") != nil) }
    }

    private static func columns(_ tx: Transaction) -> SQL {
        let today = Day(tx.now)
        return """
            person.id, person.given, person.family, person.gone_on,
            CASE WHEN EXISTS (SELECT 1 FROM child WHERE child.id = person.id) THEN 1 ELSE 0 END AS is_child,
            CASE WHEN EXISTS (SELECT 1 FROM guardianship WHERE guardianship.guardian_id = person.id AND from_day <= \(today)
              AND (to_day IS NULL OR to_day >= \(today))) THEN 1 ELSE 0 END AS is_guardian,
            CASE WHEN EXISTS (SELECT 1 FROM holding WHERE holding.person_id = person.id AND from_day <= \(today)
              AND (to_day IS NULL OR to_day >= \(today))) THEN 1 ELSE 0 END AS is_colleague
            """
    }

    private static func person(_ row: Fields) throws -> KnownPerson {
        let kinds: [(String, KnownPerson.Kind)] = [
            ("is_child", .child), ("is_guardian", .guardian), ("is_colleague", .colleague),
        ]
        return KnownPerson(
            id: try row.id("id"), name: "\(try row.text("given")) \(try row.text("family"))",
            kinds: try kinds.filter { try row.bool($0.0) }.map(\.1), isGone: try row.dayIfAny("gone_on") != nil)
    }

    static func put(
        _ id: ID<Account>, login: String, password: String, of person: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO account (id, person_id, login, password, made_at)
            VALUES (\(id), \(person), \(login), \(password), \(tx.now)) ON CONFLICT (login) DO NOTHING
            """) == 1
    }

    static func newPassword(_ login: String, _ password: String, in tx: Transaction) throws -> Bool {
        guard try tx.run("UPDATE account SET password = \(password), disabled_at = NULL WHERE login = \(login)") == 1
        else {
            return false
        }
        try endSessions(of: login, in: tx)
        return true
    }

    static func disable(_ login: String, in tx: Transaction) throws -> Bool {
        guard try tx.run("UPDATE account SET disabled_at = \(tx.now) WHERE login = \(login)") == 1 else { return false }
        try endSessions(of: login, in: tx)
        return true
    }

    private static func endSessions(of login: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE login = \(login))")
    }
}
