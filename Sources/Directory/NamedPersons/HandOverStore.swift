import Kernel
import Law
import Storage

/// The only file that knows how hand-overs are answered and listed.
enum HandOverStore {
    /// An open hand-over of the permit's child; refused and missing are the same.
    static func offer(_ id: ID<HandOver>, _ permit: Permit, in tx: Transaction) throws -> OfferedChild {
        let rows = try tx.all(
            """
            \(offers) WHERE hand_over.child_id = \(permit.child) AND hand_over.id = \(id) AND hand_over.answered_at IS NULL
            """)
        guard let row = rows.first else { throw Failure.notFound }
        return try offered(row, note: try row.narrativeIfAny("note"))
    }

    /// What waits for the caller's positions, and what has climbed to the caller as head; first those due first.
    static func waiting(for caller: Caller, in tx: Transaction) throws -> [OfferedChild] {
        let today = Day(tx.now)
        let led = caller.seats.filter(\.role.isHead).map(\.workplace)
        return try tx.all(
            """
            \(offers) WHERE hand_over.answered_at IS NULL AND (hand_over.to_position_id IN \(list: caller.positions)
              OR ((hand_over.due_day < \(today) OR hand_over.declined_at IS NOT NULL)
                AND (receiving.id IN \(list: led) OR receiving.parent_id IN \(list: led))))
            ORDER BY hand_over.due_day, hand_over.id LIMIT 200
            """
        ).map { try offered($0, note: nil) }
    }

    private static var offers: SQL {
        """
        SELECT hand_over.id, hand_over.child_id, hand_over.reason, hand_over.due_day, hand_over.offered_at, hand_over.declined_at,
          hand_over.note, hand_over.from_position_id, hand_over.to_position_id, person.given, person.family,
          leaver.title AS from_title, leaving.name AS from_workplace, receiver.title AS to_title, receiving.name AS to_workplace
        FROM hand_over JOIN person ON person.id = hand_over.child_id
        JOIN position AS leaver ON leaver.id = hand_over.from_position_id
        JOIN workplace AS leaving ON leaving.id = leaver.workplace_id
        JOIN position AS receiver ON receiver.id = hand_over.to_position_id
        JOIN workplace AS receiving ON receiving.id = receiver.workplace_id
        """
    }

    private static func offered(_ row: Fields, note: String?) throws -> OfferedChild {
        OfferedChild(
            id: try row.id("id"), child: try row.id("child_id"),
            name: "\(try row.text("given")) \(try row.text("family"))",
            reason: try row.choice("reason"), due: try row.day("due_day"), offered: Day(try row.instant("offered_at")),
            declined: try row.instantIfAny("declined_at").map { Day($0) }, note: note,
            leaver: try row.id("from_position_id"), receiver: try row.id("to_position_id"),
            from: "\(try row.text("from_title")), \(try row.text("from_workplace"))",
            to: "\(try row.text("to_title")), \(try row.text("to_workplace"))")
    }

    /// The receiver is the named person from now on, and takes over what waited for the sender as such.
    static func accept(_ offer: OfferedChild, _ permit: Permit, in tx: Transaction) throws {
        try mustBeReadable(offer, permit, in: tx)
        let answered = try tx.run(
            """
            UPDATE hand_over SET answered_at = \(tx.now), answer = 'accepted', answered_by = \(permit.caller.person)
            WHERE child_id = \(permit.child) AND id = \(offer.id) AND answered_at IS NULL
            """)
        guard answered == 1 else { throw Failure.notFound }
        try tx.run(
            """
            UPDATE child SET named_position_id = \(offer.receiver), named_since = \(Day(tx.now)), version = version + 1
            WHERE id = \(permit.child)
            """)
        try OpenThings.follow(permit.child, from: offer.leaver, to: offer.receiver, in: tx)
        try OpenThings.comeHome(permit.child, in: tx)
    }

    /// What is under way stays with the controller who keeps it (decision 7). A receiver of another controller, whom no consent lets
    /// read it, could not carry it on; so the former finishes it first, or the family is asked. A mapping that is going on is nobody else's.
    private static func mustBeReadable(_ offer: OfferedChild, _ permit: Permit, in tx: Transaction) throws {
        let today = Day(tx.now)
        let kept = try tx.one(
            """
            SELECT 1 AS kept FROM position AS leaver JOIN workplace AS leaving ON leaving.id = leaver.workplace_id,
              position AS receiver JOIN workplace AS receiving ON receiving.id = receiver.workplace_id
            WHERE leaver.id = \(offer.leaver) AND receiver.id = \(offer.receiver)
              AND leaving.controller_id <> receiving.controller_id
              AND EXISTS (SELECT 1 FROM open_thing WHERE child_id = \(permit.child) AND closed_at IS NULL
                AND kind NOT IN ('handOver', 'signal', 'consent')
                AND (kind IN ('assessment', 'perspective') OR NOT EXISTS (
                  SELECT 1 FROM consent_recipient JOIN consent ON consent.id = consent_recipient.consent_id
                  WHERE consent_recipient.child_id = \(permit.child) AND consent_recipient.workplace_id = receiving.id
                    AND consent.effective = 1 AND consent.from_day <= \(today) AND consent.until_day >= \(today))))
            """)
        guard kept == nil else {
            throw Failure.outOfOrder(
                Phrase(
                    "Det pågår arbete hos den som lämnar över, och du får inte läsa det än. Be dem avsluta det, eller be familjen om samtycke till att din verksamhet tar över. Till dess ansvarar de.",
                    en:
                        "Work is under way with those who hand over, and you may not read it yet. Ask them to finish it, or to ask the family for consent that your workplace takes over. Until then they are responsible."
                ))
        }
    }

    static func decline(_ offer: OfferedChild, reason: String, _ permit: Permit, in tx: Transaction) throws {
        guard let controller = permit.seat?.controller else { throw Failure.notFound }
        let scope = SealScope(subject: permit.child.value, controller: controller)
        try tx.run(
            """
            UPDATE hand_over SET declined_at = \(tx.now), note = \(sealed: reason, for: scope)
            WHERE child_id = \(permit.child) AND id = \(offer.id) AND answered_at IS NULL
            """)
    }

    /// The head of the position's workplace, or when that is the position itself, of the one above.
    static func head(above position: ID<Position>, in tx: Transaction) throws -> ID<Position>? {
        try tx.one(
            """
            SELECT head.id FROM position JOIN workplace ON workplace.id = position.workplace_id
            JOIN position AS head ON head.workplace_id IN (workplace.id, workplace.parent_id)
            WHERE position.id = \(position) AND head.id <> \(position) AND head.role IN ('head', 'socialHead', 'healthHead')
            ORDER BY CASE WHEN head.workplace_id = workplace.id THEN 0 ELSE 1 END, head.id LIMIT 1
            """)?.idIfAny("id")
    }
}

let handOverMigrations = [
    Migration(
        "2026-11-21 directory: hand-overs",
        """
        CREATE TABLE hand_over (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          from_position_id TEXT NOT NULL REFERENCES position (id),
          to_position_id TEXT NOT NULL REFERENCES position (id),
          reason TEXT NOT NULL CHECK (reason IN ('unitChanged', 'ageStep', 'moved', 'reorganised', 'byDecision')),
          note BLOB,
          offered_at BIGINT NOT NULL,
          due_day TEXT NOT NULL,
          declined_at BIGINT,
          answered_at BIGINT,
          answer TEXT CHECK (answer IN ('accepted', 'withdrawn')),
          answered_by TEXT REFERENCES person (id),
          PRIMARY KEY (child_id, id)
        );
        CREATE INDEX hand_over_to ON hand_over (to_position_id, answered_at);
        CREATE UNIQUE INDEX hand_over_open ON hand_over (child_id) WHERE answered_at IS NULL;
        """)
]
