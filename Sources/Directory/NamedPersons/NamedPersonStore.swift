import Kernel
import Law
import Storage

/// The only file that knows how named persons are stored and where the seats of the rule table are.
enum NamedPersonStore {
    struct State {
        let situation: LifeSituation
        let responsible: ID<Position>
        let offer: Offer?
    }

    struct Offer {
        let id: ID<HandOver>
        let to: ID<Position>
    }

    enum Answer: String { case accepted, withdrawn }

    static func state(of child: ID<Child>, in tx: Transaction) throws -> State? {
        guard
            let row = try tx.one(
                """
                SELECT person.birth_day, child.municipality, child.upper_secondary, child.named_position_id,
                  hand_over.id AS offer, hand_over.to_position_id
                FROM child JOIN person ON person.id = child.id
                LEFT JOIN hand_over ON hand_over.child_id = child.id AND hand_over.answered_at IS NULL
                WHERE child.id = \(child)
                """)
        else { return nil }
        let today = Day(tx.now)
        let enrolments = try tx.all(
            """
            SELECT enrolment.workplace_id, enrolment.kind, enrolment.from_day, enrolment.to_day, workplace.municipality,
              workplace.controller_id
            FROM enrolment JOIN workplace ON workplace.id = enrolment.workplace_id WHERE enrolment.child_id = \(child)
            """
        ).map { row in
            Enrolment(
                unit: try row.id("workplace_id"), form: try row.choice("kind"), principal: try row.id("controller_id"),
                municipality: Municipality(try row.text("municipality")), from: try row.day("from_day"),
                to: try row.dayIfAny("to_day"))
        }
        let upper: UpperSecondary = try row.choice("upper_secondary")
        let situation = LifeSituation(
            birth: try row.dayIfAny("birth_day") ?? LifeSituation.assumedBirth(on: today),
            home: Municipality(try row.text("municipality")) ?? .unknown, enrolments: enrolments,
            leftUpperSecondary: upper == .droppedOut ? today : nil)
        let offer: ID<HandOver>? = try row.idIfAny("offer")
        return State(
            situation: situation, responsible: try row.id("named_position_id"),
            offer: try offer.map { Offer(id: $0, to: try row.id("to_position_id")) })
    }

    // MARK: Seats

    /// The one position a seat of the rule table stands for. Where a workplace has named none its head answers, then whoever answers for
    /// the workplace above; where a municipality lacks an office, its neighbour's in the county.
    static func position(at seat: NamedPersonSeat, in tx: Transaction) throws -> ID<Position> {
        let found: ID<Position>? =
            switch seat {
            case .unit(let workplace): try position(climbingFrom: workplace, in: tx)
            case .childHealthCare(let home): try position(duty: .childHealthCare, home, in: tx)
            case .followUpOfficer(let home): try position(duty: .followUp, home, in: tx)
            case .activityResponsibility(let home): try position(duty: .activity, home, in: tx)
            }
        if let found { return found }
        if let last = try tx.one(
            """
            SELECT named_position_id FROM workplace WHERE named_position_id IS NOT NULL AND closed_on IS NULL
            ORDER BY CASE WHEN duty = 'followUp' THEN 0 WHEN duty IS NOT NULL THEN 1 ELSE 2 END, id LIMIT 1
            """)
        {
            return try last.id("named_position_id")
        }
        throw Failure.outOfOrder(
            Phrase(
                "Det finns ingen befattning som kan vara barnets bästa-ansvarig. Lägg först upp verksamheten och dess befattning.",
                en: "There is no position that can be the named person. First add the workplace and its position."))
    }

    private static func position(climbingFrom workplace: ID<Workplace>, in tx: Transaction) throws -> ID<Position>? {
        let today = Day(tx.now)
        return try tx.one(
            """
            WITH RECURSIVE above (id, parent_id, height) AS (
              SELECT id, parent_id, 0 FROM workplace WHERE id = \(workplace)
              UNION ALL SELECT workplace.id, workplace.parent_id, above.height + 1
                FROM above JOIN workplace ON workplace.id = above.parent_id WHERE above.height < 8
            )
            SELECT COALESCE(workplace.named_position_id, (
              SELECT MIN(position.id) FROM position
              WHERE position.workplace_id = workplace.id AND position.role IN ('head', 'socialHead', 'healthHead'))) AS answering
            FROM above JOIN workplace ON workplace.id = above.id
            WHERE (workplace.closed_on IS NULL OR workplace.closed_on > \(today))
              AND (workplace.named_position_id IS NOT NULL OR EXISTS (
                SELECT 1 FROM position
                WHERE position.workplace_id = workplace.id AND position.role IN ('head', 'socialHead', 'healthHead')))
            ORDER BY above.height LIMIT 1
            """
        )?.idIfAny("answering")
    }

    private static func position(
        duty: WorkplaceEntry.Duty, _ home: Municipality, in tx: Transaction
    ) throws -> ID<Position>? {
        let offices = try tx.all(
            "SELECT id, municipality FROM workplace WHERE duty = \(duty) AND closed_on IS NULL ORDER BY municipality, id"
        ).map { (id: try $0.id("id") as ID<Workplace>, place: try $0.text("municipality")) }
        let nearest =
            offices.first { $0.place == home.code } ?? offices.first { $0.place.prefix(2) == home.county }
            ?? offices.first
        return try nearest.flatMap { try position(climbingFrom: $0.id, in: tx) }
    }

    // MARK: Hand-overs

    static func offer(
        _ child: ID<Child>, from: ID<Position>, to: ID<Position>, because reason: NamedPersons.Reason, due: Day,
        in tx: Transaction
    ) throws -> ID<HandOver> {
        let id: ID<HandOver> = tx.newID()
        try tx.run(
            """
            INSERT INTO hand_over (child_id, id, from_position_id, to_position_id, reason, offered_at, due_day)
            VALUES (\(child), \(id), \(from), \(to), \(reason), \(tx.now), \(due))
            """)
        return id
    }

    static func answer(
        _ id: ID<HandOver>, of child: ID<Child>, _ answer: Answer, by person: ID<Person>?, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE hand_over SET answered_at = \(tx.now), answer = \(answer), answered_by = \(person)
            WHERE child_id = \(child) AND id = \(id) AND answered_at IS NULL
            """)
    }

    // MARK: Turning points

    static func turn(_ child: ID<Child>, next: Day?, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO named_person_turn (child_id, turns_on) VALUES (\(child), \(next))
            ON CONFLICT (child_id) DO UPDATE SET turns_on = excluded.turns_on
            """)
    }

    static func turned(on day: Day, limit: Int, in tx: Transaction) throws -> [ID<Child>] {
        try tx.all("SELECT child_id FROM named_person_turn WHERE turns_on <= \(day) ORDER BY turns_on LIMIT \(limit)")
            .map { try $0.id("child_id") }
    }

    static func children(at workplace: ID<Workplace>, in tx: Transaction) throws -> [ID<Child>] {
        try tx.all(
            """
            SELECT child.id FROM child JOIN position ON position.id = child.named_position_id
              WHERE position.workplace_id = \(workplace)
            UNION SELECT child_id FROM enrolment WHERE workplace_id = \(workplace)
            UNION SELECT child_id FROM hand_over JOIN position ON position.id = hand_over.to_position_id
              WHERE position.workplace_id = \(workplace) AND answered_at IS NULL
            """
        ).map { try $0.id("id") }
    }
}

let namedPersonMigrations = [
    Migration(
        "2026-11-21 directory: turning points of named persons",
        """
        CREATE TABLE named_person_turn (
          child_id TEXT PRIMARY KEY REFERENCES child (id),
          turns_on TEXT
        );
        CREATE INDEX named_person_turn_day ON named_person_turn (turns_on);
        """)
]
