public import Kernel
public import Storage

/// Det som väntar: every open thing has exactly one responsible position and a next date. Rooms open, move and close them in the
/// transaction that makes them so.
public enum OpenThings {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case signal, consultation, groupSignal, assessment, perspective, consent, meeting, invitation, plan, followUp
        case intervention, handOver, decision, coordination
    }

    /// Opens a thing. `about` is its kind and id (`signal/…`), unique among the open ones; `path` is where to deal with it.
    public static func open(
        _ kind: Kind, about: String, path: String, child: ID<Child>?, responsible: ID<Position>, due: Day,
        in tx: Transaction
    ) throws {
        let id: ID<Kind> = tx.newID()
        try tx.run(
            """
            INSERT INTO open_thing (id, child_id, kind, about, path, position_id, due_day, opened_at)
            VALUES (\(id), \(child), \(kind), \(about), \(path), \(responsible), \(due), \(tx.now))
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

    /// Done with.
    public static func close(_ about: String, in tx: Transaction) throws {
        try tx.run("UPDATE open_thing SET closed_at = \(tx.now) WHERE about = \(about) AND closed_at IS NULL")
    }
}
