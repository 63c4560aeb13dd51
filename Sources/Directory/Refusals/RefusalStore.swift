import Journal
import Kernel
import Storage

/// The only file that knows how refused attempts are kept.
enum RefusalStore {
    static func note(_ refusal: Refusal, in tx: Transaction) throws {
        let hourAgo = tx.now - RefusalRate.hour
        // One row a person, changed in place: attempts beyond those written down take no room.
        let row = try tx.one(
            """
            INSERT INTO refusal (account_id, since, tries, tries_before) VALUES (\(refusal.caller.account), \(tx.now), 1, 0)
            ON CONFLICT (account_id) DO UPDATE SET
              tries_before = CASE WHEN refusal.since <= \(hourAgo) THEN refusal.tries ELSE 0 END,
              tries = CASE WHEN refusal.since <= \(hourAgo) THEN 1 ELSE refusal.tries + 1 END,
              since = CASE WHEN refusal.since <= \(hourAgo) THEN excluded.since ELSE refusal.since END
            RETURNING tries, tries_before
            """)
        guard let row else { return }
        let (number, before) = (try row.int("tries"), try row.int("tries_before"))
        if before > RefusalRate.each { mark(refusal, "refusedMore", child: nil, about: "", number: before, in: tx) }
        guard RefusalRate.isNoted(number) else { return }
        let isKnown = try tx.one("SELECT id FROM child WHERE id = \(refusal.child)") != nil
        mark(
            refusal, refusal.action.rawValue, child: isKnown ? refusal.child : nil,
            about: isKnown ? refusal.about : refusal.child.map { "child/\($0)" } ?? "", number: number, in: tx)
    }

    private static func mark(
        _ refusal: Refusal, _ action: String, child: ID<Child>?, about: String, number: Int, in tx: Transaction
    ) {
        tx.append(
            JournalEntry(
                .refused, action, by: refusal.caller, from: refusal.caller.seats.first, child: child, about: about,
                ground: "\(number)", request: refusal.request))
    }

    /// The latest that are written down, with who it was.
    static func latest(_ limit: Int, in tx: Transaction) throws -> [RefusedAttempt] {
        let found = try Journal.refusals(limit: limit, in: tx)
        var names: [ID<Person>: String] = [:]
        for row in try tx.all(
            "SELECT id, given, family FROM person WHERE id IN \(list: Array(Set(found.compactMap(\.person))).sorted())")
        {
            names[try row.id("id")] = "\(try row.text("given")) \(try row.text("family"))"
        }
        var seats: [ID<Position>: String] = [:]
        for row in try tx.all(
            """
            SELECT position.id, position.title, workplace.name FROM position JOIN workplace ON workplace.id = position.workplace_id
            WHERE position.id IN \(list: Array(Set(found.compactMap(\.position))).sorted())
            """)
        {
            seats[try row.id("id")] = "\(try row.text("title")), \(try row.text("name"))"
        }
        return found.map { seen in
            RefusedAttempt(
                at: seen.at, who: seen.person.flatMap { names[$0] } ?? "",
                seat: seen.position.flatMap { seats[$0] } ?? "",
                action: seen.action, child: seen.child, number: Int(seen.ground) ?? 1)
        }
    }

    /// Who goes on asking: more attempts within their hour than are written down one by one.
    static func many(in tx: Transaction) throws -> [(who: String, since: Instant, number: Int)] {
        try tx.all(
            """
            SELECT person.given, person.family, refusal.since, refusal.tries FROM refusal
            JOIN account ON account.id = refusal.account_id JOIN person ON person.id = account.person_id
            WHERE refusal.tries > \(RefusalRate.each) ORDER BY refusal.tries DESC, refusal.account_id LIMIT 100
            """
        ).map { ("\(try $0.text("given")) \(try $0.text("family"))", try $0.instant("since"), try $0.int("tries")) }
    }
}

/// One attempt as the reviewer of the log sees it: the child without a name.
struct RefusedAttempt: Sendable {
    let at: Instant
    let who: String
    let seat: String
    let action: String
    let child: ID<Child>?
    /// Which it was of the person's attempts within the hour.
    let number: Int
}

let refusalMigrations = [
    Migration(
        "2026-11-21 directory: refused attempts",
        """
        CREATE TABLE refusal (
          account_id TEXT PRIMARY KEY REFERENCES account (id),
          since BIGINT NOT NULL,
          tries BIGINT NOT NULL,
          tries_before BIGINT NOT NULL
        );
        """)
]
