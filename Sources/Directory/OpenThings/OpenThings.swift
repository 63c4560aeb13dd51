import Journal
public import Kernel
public import Storage

/// Det som väntar: every open thing has exactly one responsible position and a next date. Rooms open, move and close them in the
/// transaction that makes them so.
public enum OpenThings {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case signal, consultation, groupSignal, assessment, perspective, consent, meeting, invitation, plan, followUp
        case intervention, handOver, decision, coordination, safetyCall, message, wish, concernReport
    }

    /// Opens a thing. `about` is its kind and id (`signal/…`), unique among the open ones; `path` is where to deal with it.
    /// `at` is for what cannot wait for the day to end: heads see it at once.
    public static func open(
        _ kind: Kind, about: String, path: String, child: ID<Child>?, responsible: ID<Position>, due: Day,
        at moment: Instant? = nil, in tx: Transaction
    ) throws {
        let id: ID<Kind> = tx.newID()
        try tx.run(
            """
            INSERT INTO open_thing (id, child_id, kind, about, path, position_id, due_day, due_at, opened_at)
            VALUES (\(id), \(child), \(kind), \(about), \(path), \(responsible), \(due), \(moment), \(tx.now))
            """)
    }

    /// What stood after the question mark of `path` when it was last opened, done with or not.
    static func query(_ about: String, in tx: Transaction) throws -> [String: String] {
        let path = try tx.one(
            "SELECT path FROM open_thing WHERE about = \(about) ORDER BY opened_at DESC, id DESC LIMIT 1"
        ).map { try $0.text("path") }
        let pairs = (path ?? "").drop { $0 != "?" }.dropFirst().split(separator: "&").map { $0.split(separator: "=") }
        return Dictionary(pairs.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }) { first, _ in first }
    }

    /// Gives it to another position, another date, or another place to deal with it.
    public static func move(
        _ about: String, to position: ID<Position>? = nil, due: Day? = nil, path: String? = nil, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE open_thing SET position_id = COALESCE(\(position), position_id), due_day = COALESCE(\(due), due_day),
              path = COALESCE(\(path), path)
            WHERE about = \(about) AND closed_at IS NULL
            """)
    }

    /// Someone has it now: from here on the day counts, not the minute.
    public static func taken(_ about: String, due: Day, in tx: Transaction) throws {
        try tx.run(
            "UPDATE open_thing SET due_at = NULL, due_day = \(due) WHERE about = \(about) AND closed_at IS NULL")
    }

    /// Nothing about the child waits longer than this.
    static func hurry(_ child: ID<Child>, by day: Day, in tx: Transaction) throws {
        try tx.run(
            "UPDATE open_thing SET due_day = \(day) WHERE child_id = \(child) AND closed_at IS NULL AND due_day > \(day)"
        )
    }

    /// What waits with someone of another controller whom no consent lets in any longer: they can neither open it nor do it.
    public static func strayed(on today: Day) -> SQL {
        """
        (open_thing.kind <> 'handOver' AND EXISTS (
          SELECT 1 FROM child JOIN position AS named ON named.id = child.named_position_id
          JOIN workplace AS home ON home.id = named.workplace_id
          JOIN position AS waiting ON waiting.id = open_thing.position_id
          JOIN workplace AS place ON place.id = waiting.workplace_id
          WHERE child.id = open_thing.child_id AND place.controller_id <> home.controller_id AND NOT EXISTS (
            SELECT 1 FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
            WHERE consent_recipient.child_id = open_thing.child_id AND consent_recipient.workplace_id = place.id
              AND consent.effective = 1 AND consent.open_areas <> 0
              AND consent.from_day <= \(today) AND consent.until_day >= \(today))))
        """
    }

    /// Gives what has strayed to the named person. To be called when a consent no longer holds.
    public static func comeHome(_ child: ID<Child>, in tx: Transaction) throws {
        let moved = try tx.run(
            """
            UPDATE open_thing SET position_id = (SELECT named_position_id FROM child WHERE id = \(child)), path = \(commonPath)
            WHERE child_id = \(child) AND closed_at IS NULL AND \(strayed(on: Day(tx.now)))
            """)
        guard moved > 0 else { return }
        tx.append(JournalEntry(.wrote, "cameHome", by: nil, child: child, ground: "B-NAMED"))
    }

    /// What waited for a named person goes along to the next. What the former was asked for in person, or leads as coordinator, stays.
    static func follow(_ child: ID<Child>, from former: ID<Position>, to next: ID<Position>, in tx: Transaction) throws
    {
        try tx.run(
            """
            UPDATE open_thing SET position_id = \(next), path = \(commonPath)
            WHERE child_id = \(child) AND position_id = \(former) AND closed_at IS NULL AND kind <> 'handOver'
              AND NOT EXISTS (
                SELECT 1 FROM circle WHERE circle.child_id = open_thing.child_id AND circle.position_id = \(former)
                  AND circle.ended_at IS NULL AND (circle.about = open_thing.about
                    OR circle.relation = 'coordinator' AND open_thing.kind NOT IN ('signal', 'assessment', 'consent')))
            """)
    }

    /// A page that only the one asked can open gives way to the list it stands in.
    private static let commonPath: SQL = """
        CASE WHEN kind = 'coordination' THEN '/barn/' || child_id || '/samordningsperson'
          WHEN kind = 'invitation' THEN '/barn/' || child_id || '/moten'
          WHEN kind = 'perspective' AND path LIKE '%/perspektiv/%' THEN '/barn/' || child_id || '/kartlaggningar'
          ELSE path END
        """

    /// Done with.
    public static func close(_ about: String, in tx: Transaction) throws {
        try tx.run("UPDATE open_thing SET closed_at = \(tx.now) WHERE about = \(about) AND closed_at IS NULL")
    }
}
