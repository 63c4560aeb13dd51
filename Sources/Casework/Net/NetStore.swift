import Directory
import Journal
public import Kernel
public import Storage

/// Hål i nätet: an open thing that nobody answers for, or that has no next date. There are to be none.
public struct Hole: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The position is vacant and so are its deputy and every head above.
        case nobodyAnswers
        /// Something is open that is in nobody's list.
        case notInAnyList
        /// Something is in more than one list.
        case inTwoLists
        /// A child without a named person at a working position.
        case childWithoutNamedPerson
        /// The one responsible works with another controller, and no consent lets them see it.
        case cannotBeSeen
        /// Nobody outside has taken a checkpoint of the journal for too long.
        case notWitnessed
        /// A witness has seen another journal than ours.
        case witnessDisputes
    }

    public let kind: Kind
    /// What it is: kind and id, such as `signal/…`. No name.
    public let about: String
    public let workplace: String
}

/// The only file that knows how the net is tested.
enum NetStore {
    static func holes(openRecords: [SQL], in tx: Transaction) throws -> [Hole] {
        let today = Day(tx.now)
        let vacant: SQL = """
            WITH RECURSIVE present AS (
              SELECT DISTINCT position_id FROM holding WHERE from_day <= \(today) AND (to_day IS NULL OR to_day >= \(today))
                AND (away_from IS NULL OR away_from > \(today) OR (away_to IS NOT NULL AND away_to < \(today)))
            ), answering (position_id, workplace_id) AS (
              SELECT position.id, position.workplace_id FROM position
              UNION SELECT answering.position_id, workplace.parent_id FROM answering
              JOIN workplace ON workplace.id = answering.workplace_id WHERE workplace.parent_id IS NOT NULL
            ), answered AS (
              SELECT position_id FROM present
              UNION SELECT position.id FROM position JOIN present ON present.position_id = position.deputy_id
              UNION SELECT answering.position_id FROM answering JOIN position head ON head.workplace_id = answering.workplace_id
                AND head.role IN ('head', 'socialHead', 'healthHead') JOIN present ON present.position_id = head.id
            )
            """
        var holes = try tx.all(
            """
            \(vacant) SELECT open_thing.about, workplace.name FROM open_thing JOIN position ON position.id = open_thing.position_id
            JOIN workplace ON workplace.id = position.workplace_id
            WHERE open_thing.closed_at IS NULL AND open_thing.position_id NOT IN (SELECT position_id FROM answered)
            ORDER BY open_thing.about LIMIT 1000
            """
        ).map { Hole(kind: .nobodyAnswers, about: try $0.text("about"), workplace: try $0.text("name")) }
        holes += try tx.all(
            """
            \(vacant) SELECT child.id, workplace.name FROM child JOIN position ON position.id = child.named_position_id
            JOIN workplace ON workplace.id = position.workplace_id
            WHERE child.named_position_id NOT IN (SELECT position_id FROM answered) ORDER BY child.id LIMIT 1000
            """
        ).map {
            Hole(kind: .childWithoutNamedPerson, about: "child/\(try $0.text("id"))", workplace: try $0.text("name"))
        }
        holes += try tx.all(
            """
            SELECT open_thing.about, workplace.name FROM open_thing JOIN position ON position.id = open_thing.position_id
            JOIN workplace ON workplace.id = position.workplace_id
            WHERE open_thing.closed_at IS NULL AND \(OpenThings.strayed(on: today)) ORDER BY open_thing.about LIMIT 1000
            """
        ).map { Hole(kind: .cannotBeSeen, about: try $0.text("about"), workplace: try $0.text("name")) }
        for records in openRecords {
            holes += try tx.all(
                """
                SELECT record.about, COUNT(open_thing.id) AS lists FROM (\(records)) record
                LEFT JOIN open_thing ON open_thing.about = record.about AND open_thing.closed_at IS NULL
                GROUP BY record.about HAVING COUNT(open_thing.id) <> 1 ORDER BY record.about LIMIT 1000
                """
            ).map {
                Hole(
                    kind: try $0.int("lists") == 0 ? .notInAnyList : .inTwoLists, about: try $0.text("about"),
                    workplace: "")
            }
        }
        return try holes
            + Checkpoints.holes(in: tx).map { hole in
                switch hole {
                case .notTaken: Hole(kind: .notWitnessed, about: "journal", workplace: "")
                case .disputed(let witness): Hole(kind: .witnessDisputes, about: "journal", workplace: witness)
                }
            }
    }

    /// How many things are open, and how many of them late, under the workplaces the caller leads.
    static func standing(under led: [ID<Workplace>], in tx: Transaction) throws -> [(
        workplace: String, open: Int, late: Int
    )] {
        let today = Day(tx.now)
        return try tx.all(
            """
            WITH RECURSIVE below (id) AS (
              SELECT id FROM workplace WHERE id IN \(list: led)
              UNION SELECT workplace.id FROM workplace JOIN below ON below.id = workplace.parent_id
            )
            SELECT workplace.name, COUNT(*) AS open_things,
              SUM(CASE WHEN open_thing.due_day < \(today) OR open_thing.due_at < \(tx.now) THEN 1 ELSE 0 END) AS late
            FROM open_thing JOIN position ON position.id = open_thing.position_id
            JOIN workplace ON workplace.id = position.workplace_id
            WHERE open_thing.closed_at IS NULL AND workplace.id IN (SELECT id FROM below)
            GROUP BY workplace.id, workplace.name ORDER BY workplace.name COLLATE sv
            """
        ).map { (try $0.text("name"), try $0.int("open_things"), try $0.int("late")) }
    }
}
