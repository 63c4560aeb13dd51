import Directory
import Foundation
import Kernel
import Law
import Storage

/// The only file that knows how a child is found from what a signaller typed, and how signals wait that have no receiver yet.
enum DistantSignalStore {
    /// The child meant, if exactly one is; put in the directory when it is not there and enough is known. Nobody is told which.
    static func child(_ meant: MeantChild, from sender: Seat, in tx: Transaction) throws -> ID<Child>? {
        if let number = meant.number {
            if let person = try tx.one(
                """
                SELECT person.id, child.id AS child_id FROM person LEFT JOIN child ON child.id = person.id
                WHERE person.number = \(number.text)
                """)
            {
                return try person.idIfAny("child_id")
            }
        } else if let born = meant.birthDay {
            let found = try tx.all(
                """
                SELECT person.id, person.given, person.family FROM person JOIN child ON child.id = person.id
                WHERE person.birth_day = \(born)
                """
            ).filter { try same($0.text("given"), meant.given) && same($0.text("family"), meant.family) }
            if found.count == 1 { return try found[0].id("id") }
            if found.count > 1 { return nil }
        }
        return try added(meant, from: sender, in: tx)
    }

    private static func same(_ left: String, _ right: String) -> Bool { left.lowercased() == right.lowercased() }

    /// At home where the sender works, until somebody knows better: the rule table then gives a named person at once.
    private static func added(_ meant: MeantChild, from sender: Seat, in tx: Transaction) throws -> ID<Child>? {
        guard meant.isComplete, let born = meant.birthDay, Day(tx.now).age(bornOn: born) < 18,
            let place = try tx.one("SELECT municipality FROM workplace WHERE id = \(sender.workplace)")
        else { return nil }
        let person = PersonEntry(
            id: tx.newID(), given: meant.given, family: meant.family, number: meant.number, birthDay: born)
        let child = ChildEntry(person, municipality: try place.text("municipality"))
        try Children.put(child, in: tx)
        return child.id
    }

    // MARK: Signals without a receiver

    /// Kept by the sender's own controller until somebody has found the receiver.
    static func wait(
        _ answers: [String: [String]], meant: MeantChild, id: ID<Signal>, by caller: Caller, from seat: Seat,
        in tx: Transaction
    ) throws {
        let scope = SealScope(subject: id.value, controller: seat.controller)
        let owner = try head(of: seat, in: tx)
        let kept = String(decoding: try JSONEncoder().encode(answers.filter { !$0.key.hasPrefix("_") }), as: UTF8.self)
        try tx.run(
            """
            INSERT INTO unplaced_signal (id, controller_id, owner_id, sent_by, sent_from, sent_at, meant, answers, stage)
            VALUES (\(id), \(seat.controller), \(owner), \(caller.person), \(seat.position), \(tx.now),
              \(sealed: meant.label, for: scope), \(sealed: kept, for: scope), \(UnplacedSignal.Stage.waiting))
            """)
        let today = Day(tx.now)
        try OpenThings.open(
            .signal, about: UnplacedSignal.about(id), path: "/signaler/oplacerade/\(id)", child: nil,
            responsible: owner,
            due: RuleBook.current.deadline(.localSignalAcknowledged, from: today) ?? today, in: tx)
    }

    /// The sender's nearest head; where there is none, the sender.
    private static func head(of seat: Seat, in tx: Transaction) throws -> ID<Position> {
        try tx.one(
            """
            WITH RECURSIVE above (id, parent_id, height) AS (
              SELECT id, parent_id, 0 FROM workplace WHERE id = \(seat.workplace)
              UNION ALL SELECT workplace.id, workplace.parent_id, above.height + 1
              FROM above JOIN workplace ON workplace.id = above.parent_id WHERE above.height < 8
            )
            SELECT position.id FROM above JOIN position ON position.workplace_id = above.id
            WHERE position.role IN ('head', 'socialHead', 'healthHead') ORDER BY above.height, position.id LIMIT 1
            """
        )?.id("id") ?? seat.position
    }

    /// One that the caller answers for, or sent.
    static func find(_ id: ID<Signal>, for caller: Caller, asSender: Bool = false, in tx: Transaction) throws
        -> UnplacedSignal
    {
        let mine: SQL =
            asSender
            ? "unplaced_signal.sent_by = \(caller.person)" : "unplaced_signal.owner_id IN \(list: caller.positions)"
        guard
            let row = try tx.one(
                """
                SELECT unplaced_signal.meant, unplaced_signal.answers, unplaced_signal.sent_at, unplaced_signal.stage,
                  person.given || ' ' || person.family || ', ' || position.title AS sender
                FROM unplaced_signal JOIN person ON person.id = unplaced_signal.sent_by
                JOIN position ON position.id = unplaced_signal.sent_from
                WHERE unplaced_signal.id = \(id) AND \(mine)
                """)
        else { throw Failure.notFound }
        let values = try JSONDecoder().decode([String: [String]].self, from: Data(try row.narrative("answers").utf8))
        return UnplacedSignal(
            id: id, meant: try row.narrative("meant"), sender: try row.text("sender"), answers: values,
            sentAt: try row.instant("sent_at"), stage: try row.choice("stage"))
    }

    static func sender(of id: ID<Signal>, in tx: Transaction) throws -> (person: ID<Person>, position: ID<Position>) {
        guard let row = try tx.one("SELECT sent_by, sent_from FROM unplaced_signal WHERE id = \(id)") else {
            throw Failure.notFound
        }
        return (try row.id("sent_by"), try row.id("sent_from"))
    }

    static func keep(_ signal: UnplacedSignal, words: String? = nil, in tx: Transaction) throws {
        guard let row = try tx.one("SELECT controller_id FROM unplaced_signal WHERE id = \(signal.id)") else {
            throw Failure.notFound
        }
        let scope = SealScope(subject: signal.id.value, controller: try row.id("controller_id"))
        try tx.run(
            """
            UPDATE unplaced_signal SET stage = \(signal.stage), words = \(sealed: words, for: scope), left_at = \(tx.now)
            WHERE id = \(signal.id)
            """)
        try OpenThings.close(UnplacedSignal.about(signal.id), in: tx)
    }

    static func words(of id: ID<Signal>, in tx: Transaction) throws -> (words: String, at: Instant)? {
        guard let row = try tx.one("SELECT words, left_at FROM unplaced_signal WHERE id = \(id) AND stage = 'closed'"),
            let words = try row.narrativeIfAny("words")
        else { return nil }
        return (words, try row.instant("left_at"))
    }
}

let openUnplacedSignals: SQL = "SELECT 'unplacedSignal/' || id AS about FROM unplaced_signal WHERE stage = 'waiting'"

let distantSignalMigrations = [
    Migration(
        "2026-11-21 signals: signals without a receiver",
        """
        CREATE INDEX person_birth_day ON person (birth_day);
        CREATE TABLE unplaced_signal (
          id TEXT PRIMARY KEY,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          owner_id TEXT NOT NULL REFERENCES position (id),
          sent_by TEXT NOT NULL REFERENCES person (id),
          sent_from TEXT NOT NULL REFERENCES position (id),
          sent_at BIGINT NOT NULL,
          meant BLOB NOT NULL,
          answers BLOB NOT NULL,
          stage TEXT NOT NULL CHECK (stage IN ('waiting', 'placed', 'closed')),
          words BLOB,
          left_at BIGINT,
          CHECK ((stage = 'waiting') = (left_at IS NULL))
        );
        CREATE INDEX unplaced_signal_sent_by ON unplaced_signal (sent_by, sent_at);
        """)
]
