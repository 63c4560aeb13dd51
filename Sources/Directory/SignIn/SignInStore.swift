import Crypto
import Foundation
import Journal
public import Kernel
public import Storage

/// The only file that knows how accounts and sessions are stored.
public enum SignInStore {
    /// After this long without a request the session ends.
    static let idle: Duration = .seconds(30 * 60)
    /// However active, it ends after this.
    static let absolute: Duration = .seconds(10 * 3600)
    /// For so long after its end what is sent with it is kept as a draft.
    static let keepsText: Duration = .seconds(24 * 3600)

    struct Found: Sendable {
        let account: ID<Account>
        let password: String
        let disabled: Bool
    }

    static func find(login: String, in tx: Transaction) throws -> Found? {
        try tx.one("SELECT id, password, disabled_at FROM account WHERE login = \(login)").map {
            Found(
                account: try $0.id("id"), password: try $0.text("password"),
                disabled: try $0.instantIfAny("disabled_at") != nil)
        }
    }

    public static func add(login: String, password: String, person: ID<Person>, in tx: Transaction) throws {
        let id: ID<Account> = tx.newID()
        try tx.run(
            """
            INSERT INTO account (id, person_id, login, password, made_at) VALUES (\(id), \(person), \(login), \(password), \(tx.now))
            ON CONFLICT (login) DO UPDATE SET password = excluded.password, disabled_at = NULL
            """)
    }

    static func begin(_ account: ID<Account>, secret: String, token: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO session (secret_hash, account_id, token, began_at, seen_at)
            VALUES (\(digest(secret)), \(account), \(token), \(tx.now), \(tx.now))
            """)
        let caller = try caller(account, in: tx)
        tx.append(JournalEntry(.signedIn, "signIn", by: caller, from: caller?.seats.first, ground: "password"))
    }

    /// Ends one session, or all of the account's.
    static func end(_ session: Session, everywhere: Bool, in tx: Transaction) throws {
        if everywhere {
            try tx.run("DELETE FROM session WHERE account_id = \(session.caller.account)")
        } else {
            try tx.run("DELETE FROM session WHERE secret_hash = \(session.key)")
        }
        tx.append(JournalEntry(.signedOut, "signOut", by: session.caller))
    }

    static func session(secret: String, grace: Duration = .zero, in tx: Transaction) throws -> (
        Session, seenAt: Instant
    )? {
        let key = digest(secret)
        guard
            let row = try tx.one(
                """
                SELECT session.account_id, session.token, session.began_at, session.seen_at,
                  CASE WHEN child.id IS NULL THEN 0 ELSE 1 END AS is_child FROM session
                JOIN account ON account.id = session.account_id LEFT JOIN child ON child.id = account.person_id
                WHERE session.secret_hash = \(key) AND account.disabled_at IS NULL
                """)
        else { return nil }
        let (began, seen) = (try row.instant("began_at"), try row.instant("seen_at"))
        let ends = min(seen + idle, began + absolute)
        guard tx.now < ends + grace, let caller = try caller(try row.id("account_id"), in: tx) else { return nil }
        return (
            Session(
                key: key, caller: caller, formToken: try row.text("token"),
                endsAt: min(tx.now + idle, began + absolute), isChild: try row.bool("is_child")
            ), seen
        )
    }

    static func touch(_ key: String, in tx: Transaction) throws {
        try tx.run("UPDATE session SET seen_at = \(tx.now) WHERE secret_hash = \(key)")
    }

    /// Who an account is today: the person, the positions held, and those stood in for.
    public static func caller(_ account: ID<Account>, in tx: Transaction) throws -> Caller? {
        let today = Day(tx.now)
        let rows = try tx.all(
            """
            WITH me AS (
              SELECT person.id, person.given, person.family FROM account JOIN person ON person.id = account.person_id
              WHERE account.id = \(account)
            ), mine AS (
              SELECT position.id, position.workplace_id, position.role FROM holding JOIN position ON position.id = holding.position_id
              WHERE holding.person_id = (SELECT id FROM me) AND from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
            ), stood_in AS (
              SELECT position.id FROM mine CROSS JOIN position WHERE position.deputy_id = mine.id
                AND \(nobody(at: "position.id", today))
              UNION SELECT position.id FROM mine CROSS JOIN position WHERE position.workplace_id = mine.workplace_id
                AND mine.role IN ('head', 'socialHead', 'healthHead') AND position.role NOT IN ('administrator', 'logReviewer')
                AND \(nobody(at: "position.id", today)) AND \(nobody(at: "position.deputy_id", today))
              UNION SELECT position.id FROM mine CROSS JOIN workplace CROSS JOIN position
                WHERE workplace.parent_id = mine.workplace_id AND position.workplace_id = workplace.id
                AND mine.role IN ('head', 'socialHead', 'healthHead') AND position.role IN ('head', 'socialHead', 'healthHead')
                AND \(nobody(at: "position.id", today)) AND \(nobody(at: "position.deputy_id", today))
            )
            SELECT me.id AS person_id, me.given, me.family, position.id AS position_id, position.workplace_id, position.role,
              workplace.controller_id, workplace.sector, CASE WHEN position.id IN (SELECT id FROM mine) THEN 0 ELSE 1 END AS standing_in
            FROM me
            LEFT JOIN position ON position.id IN (SELECT id FROM mine UNION SELECT id FROM stood_in)
            LEFT JOIN workplace ON workplace.id = position.workplace_id
            ORDER BY standing_in, position.id
            """)
        guard let first = rows.first else { return nil }
        let seats = try rows.compactMap { row -> Seat? in
            guard let position: ID<Position> = try row.idIfAny("position_id") else { return nil }
            return Seat(
                position: position, workplace: try row.id("workplace_id"), controller: try row.id("controller_id"),
                sector: try row.choice("sector"), role: try row.choice("role"))
        }
        let name = "\(try first.text("given")) \(try first.text("family"))"
        return Caller(account: account, person: try first.id("person_id"), name: name, seats: seats)
    }

    /// A condition: the position, if any, is held by nobody who is there today. Asked of one position at a time, since this is read with
    /// every request; CROSS JOIN above is for the same reason, SQLite then begins with what is mine.
    private static func nobody(at position: SQL, _ today: Day) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM holding AS present WHERE present.position_id = \(position) AND present.from_day <= \(today)
          AND (present.to_day IS NULL OR present.to_day >= \(today)) AND (present.away_from IS NULL
            OR present.away_from > \(today) OR (present.away_to IS NOT NULL AND present.away_to < \(today))))
        """
    }

    private static func digest(_ secret: String) -> String { hex(Array(SHA256.hash(data: Data(secret.utf8)))) }

    // MARK: Throttling

    /// Seconds until this bucket may try again; 0 when it may now.
    static func wait(_ bucket: String, in tx: Transaction) throws -> Int {
        guard let row = try tx.one("SELECT blocked_until FROM sign_in_throttle WHERE bucket = \(bucket)") else {
            return 0
        }
        let left = try row.instant("blocked_until").milliseconds - tx.now.milliseconds
        return left <= 0 ? 0 : Int((left + 999) / 1000)
    }

    /// How many guesses cost nothing: many people may share an address.
    private static func free(_ bucket: String) -> Int { bucket.hasPrefix("address") ? 50 : 5 }

    /// One more guess: after the free ones each costs twice the wait of the one before, up to a quarter of an hour.
    static func fail(_ bucket: String, in tx: Transaction) throws {
        let free = free(bucket)
        let row = try tx.one("SELECT failures, last_at FROM sign_in_throttle WHERE bucket = \(bucket)")
        let fresh = try row.map { try $0.instant("last_at") + .seconds(24 * 3600) > tx.now } ?? false
        let failures = (fresh ? try row!.int("failures") : 0) + 1
        let seconds = failures <= free ? 0 : min(900, 1 << min(failures - free, 10))
        try tx.run(
            """
            INSERT INTO sign_in_throttle (bucket, failures, blocked_until, last_at)
            VALUES (\(bucket), \(failures), \(tx.now + .seconds(seconds)), \(tx.now))
            ON CONFLICT (bucket) DO UPDATE SET
              failures = excluded.failures, blocked_until = excluded.blocked_until, last_at = excluded.last_at
            """)
    }

    /// It was right: the account starts anew. At an address only this guess is taken back; others may be guessing there.
    static func forgive(_ bucket: String, in tx: Transaction) throws {
        guard bucket.hasPrefix("address") else {
            try tx.run("DELETE FROM sign_in_throttle WHERE bucket = \(bucket)")
            return
        }
        try tx.run(
            """
            UPDATE sign_in_throttle SET failures = failures - 1,
              blocked_until = CASE WHEN failures - 1 <= \(free(bucket)) THEN 0 ELSE blocked_until END
            WHERE bucket = \(bucket) AND failures > 0
            """)
    }

    static func isKnown(device: String, of account: ID<Account>, in tx: Transaction) throws -> Bool {
        try tx.one(
            "SELECT 1 AS one FROM known_device WHERE account_id = \(account) AND device_hash = \(digest(device))")
            != nil
    }

    static func remember(device: String, of account: ID<Account>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO known_device (account_id, device_hash, at) VALUES (\(account), \(digest(device)), \(tx.now))
            ON CONFLICT (account_id, device_hash) DO UPDATE SET at = excluded.at
            """)
    }
}
