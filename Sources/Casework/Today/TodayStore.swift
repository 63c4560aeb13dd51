import Directory
import Kernel
import Storage

/// One thing that waits, as the one who is to deal with it sees it.
struct Waiting: Sendable {
    let kind: OpenThings.Kind
    let path: String
    let due: Day
    /// For what cannot wait for the day to end.
    let dueAt: Instant?
    let isLate: Bool
    /// The child's id and name; nil when it is about no child or the caller may not see which.
    let child: (id: ID<Child>, name: String)?
    let responsible: String
    let workplace: String
    let isMine: Bool
}

/// The only file that knows how the start page is read.
enum TodayStore {
    /// What waits for the caller, and the late things of those they lead: a thing is with the unit's head from the moment it is late,
    /// and with the head above after a week. What is due by the minute is with the unit's head at once and with the head above when late.
    static func waiting(for caller: Caller, in tx: Transaction) throws -> [Waiting] {
        let today = Day(tx.now)
        let led = caller.seats.filter(\.role.isHead).map(\.workplace)
        let soonest: SQL = "CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, due_day"
        let rows = try tx.all(
            """
            WITH mine AS (
              SELECT id FROM open_thing WHERE position_id IN \(list: caller.positions) AND closed_at IS NULL
              UNION SELECT open_thing.id FROM position JOIN open_thing ON open_thing.position_id = position.id
                WHERE position.workplace_id IN \(list: led) AND open_thing.closed_at IS NULL
                  AND (open_thing.due_day < \(today) OR open_thing.due_at IS NOT NULL)
              UNION SELECT open_thing.id FROM workplace JOIN position ON position.workplace_id = workplace.id
                JOIN open_thing ON open_thing.position_id = position.id
                WHERE workplace.parent_id IN \(list: led) AND open_thing.closed_at IS NULL
                  AND (open_thing.due_day < \(today - 7) OR open_thing.due_at < \(tx.now))
            ), first AS (
              SELECT open_thing.* FROM mine JOIN open_thing ON open_thing.id = mine.id
              WHERE NOT (open_thing.kind = 'safetyCall' AND open_thing.child_id IN (
                SELECT child_id FROM guardianship WHERE guardian_id = \(caller.person)))
              ORDER BY \(soonest), open_thing.id LIMIT 100
            )
            SELECT thing.kind, thing.path, thing.due_day, thing.due_at, thing.child_id, thing.position_id,
              position.title, workplace.name AS workplace, person.given, person.family, holder.given AS holder_given,
              holder.family AS holder_family
            FROM first AS thing JOIN position ON position.id = thing.position_id
            JOIN workplace ON workplace.id = position.workplace_id
            LEFT JOIN person ON person.id = thing.child_id AND thing.child_id IN (\(Policy.reach(of: caller, on: today)))
            LEFT JOIN holding ON holding.position_id = position.id AND holding.from_day <= \(today)
              AND (holding.to_day IS NULL OR holding.to_day >= \(today))
            LEFT JOIN person holder ON holder.id = holding.person_id
            ORDER BY \(soonest), thing.id
            """)
        var seen = Set<String>()
        return try rows.compactMap { row in
            // A position with two holders comes twice; the thing is one.
            guard seen.insert(try row.text("path") + row.text("kind")).inserted else { return nil }
            let position: ID<Position> = try row.id("position_id")
            let name = try row.textIfAny("given").map { "\($0) \(try row.text("family"))" }
            let holder = try row.textIfAny("holder_given").map { "\($0) \(try row.text("holder_family"))" }
            let (due, dueAt) = (try row.day("due_day"), try row.instantIfAny("due_at"))
            return Waiting(
                kind: try row.choice("kind"), path: try row.text("path"), due: due, dueAt: dueAt,
                isLate: due < today || dueAt.map { $0 < tx.now } == true,
                child: try name.map { (try row.id("child_id"), $0) }, responsible: try holder ?? row.text("title"),
                workplace: try row.text("workplace"), isMine: caller.positions.contains(position))
        }
    }
}
