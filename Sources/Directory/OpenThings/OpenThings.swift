public import Kernel
public import Storage

/// Det som väntar: every open thing has exactly one responsible position and a next date. Rooms open, move and close them in the
/// transaction that makes them so.
public enum OpenThings {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case signal, consultation, groupSignal, assessment, perspective, consent, meeting, invitation, plan, followUp
        case intervention, handOver, decision, coordination, safetyCall, message, wish
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

    /// Gives it to another position, or another date.
    public static func move(_ about: String, to position: ID<Position>? = nil, due: Day? = nil, in tx: Transaction)
        throws
    {
        try tx.run(
            """
            UPDATE open_thing SET position_id = COALESCE(\(position), position_id), due_day = COALESCE(\(due), due_day)
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

    /// Done with.
    public static func close(_ about: String, in tx: Transaction) throws {
        try tx.run("UPDATE open_thing SET closed_at = \(tx.now) WHERE about = \(about) AND closed_at IS NULL")
    }
}
