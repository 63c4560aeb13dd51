import Directory
import Kernel
import Law
import Storage

/// The only file that knows how signals are stored.
enum SignalStore {
    /// Where a child's signals go: the named person, and the controller that keeps them.
    struct Receiver: Sendable {
        let position: ID<Position>
        let controller: ID<Workplace>
    }

    static func receiver(under permit: Permit, in tx: Transaction) throws -> Receiver {
        guard
            let row = try tx.one(
                """
                SELECT position.id, workplace.controller_id FROM child JOIN position ON position.id = child.named_position_id
                JOIN workplace ON workplace.id = position.workplace_id WHERE child.id = \(permit.child)
                """)
        else { throw Failure.notFound }
        return Receiver(position: try row.id("id"), controller: try row.id("controller_id"))
    }

    /// Who signals: the family as themselves, a colleague from a position.
    struct Sender: Sendable {
        let kind: Signaller.Kind
        let person: ID<Person>
        let position: ID<Position>?

        init(_ permit: Permit) {
            kind = permit.seat != nil ? .colleague : permit.standing.relation == .selfChild ? .child : .guardian
            person = permit.caller.person
            position = permit.seat?.position
        }

        init(person: ID<Person>, position: ID<Position>) {
            kind = .colleague
            self.person = person
            self.position = position
        }
    }

    /// Sends it: kept by the named person's controller, open with the named person, and never out of the signaller's sight.
    static func send(
        _ observation: Observation, id: ID<Signal>, from sender: Sender, typed: String? = nil, under permit: Permit,
        in tx: Transaction
    ) throws {
        let receiver = try receiver(under: permit, in: tx)
        let scope = SealScope(subject: permit.child.value, controller: receiver.controller)
        let (toChild, toGuardians) = (observation.talkWithChild, observation.talkWithGuardians)
        try tx.run(
            """
            INSERT INTO signal (child_id, id, controller_id, areas, hidden_from_guardians, kind, signaller, sent_by, sent_from,
              sent_at, typed, seen_on, facts, interpretation, strengths, child_talk, child_why_not, guardians_talk,
              guardians_why_not, stage)
            VALUES (\(permit.child), \(id), \(receiver.controller), \(observation.areas.mask), \(observation.hiddenFromGuardians),
              \(observation.kind), \(sender.kind), \(sender.person), \(sender.position), \(tx.now), \(sealed: typed, for: scope),
              \(observation.seenOn), \(sealed: observation.facts, for: scope), \(sealed: observation.interpretation, for: scope),
              \(sealed: observation.strengths, for: scope), \(toChild?.answer), \(sealed: toChild?.because, for: scope),
              \(toGuardians?.answer), \(sealed: toGuardians?.because, for: scope), \(Signal.Stage.Name.sent))
            """)
        let circleID: ID<Signaller> = tx.newID()
        try tx.run(
            """
            INSERT INTO circle (child_id, id, position_id, person_id, relation, about, since)
            VALUES (\(permit.child), \(circleID), \(sender.position), \(sender.position == nil ? sender.person : nil),
              \(Relation.signaller), \(Signal.about(id)), \(tx.now))
            """)
        let today = Day(tx.now)
        try OpenThings.open(
            .signal, about: Signal.about(id), path: "/barn/\(permit.child)/signaler/\(id)", child: permit.child,
            responsible: receiver.position,
            due: RuleBook.current.deadline(.localSignalAcknowledged, from: today) ?? today,
            in: tx)
    }

    /// Keeps a step the signal has taken. Only a signal that the permit lets the caller read can have been given here.
    static func keep(_ signal: Signal, under permit: Permit, in tx: Transaction) throws {
        let (receipt, reply) = (signal.stage.receipt, signal.stage.reply)
        let scope = try scope(of: signal.id, under: permit, in: tx)
        try tx.run(
            """
            UPDATE signal SET stage = \(signal.stage.name), received_from = \(receipt?.by.position),
              received_by = \(receipt?.by.person), received_at = \(receipt?.at), outcome = \(reply?.outcome),
              words = \(sealed: reply?.words, for: scope), answered_from = \(reply?.by.position),
              answered_by = \(reply?.by.person), answered_at = \(reply?.at)
            WHERE child_id = \(permit.child) AND id = \(signal.id)
            """)
        if reply != nil { return try OpenThings.close(signal.about, in: tx) }
        // What has been received waits for its answer, at the latest when an assessment ought to be done.
        try OpenThings.move(signal.about, due: RuleBook.current.deadline(.localAssessment, from: Day(tx.now)), in: tx)
    }

    private static func scope(of id: ID<Signal>, under permit: Permit, in tx: Transaction) throws -> SealScope {
        guard let row = try tx.one("SELECT controller_id FROM signal WHERE child_id = \(permit.child) AND id = \(id)")
        else {
            throw Failure.notFound
        }
        return SealScope(subject: permit.child.value, controller: try row.id("controller_id"))
    }

    /// The position a permit was used from, as the signaller may come to know it.
    static func handler(_ permit: Permit, in tx: Transaction) throws -> Handler {
        guard let position = permit.seat?.position,
            let row = try tx.one(
                """
                SELECT position.title, workplace.name, workplace.phone FROM position
                JOIN workplace ON workplace.id = position.workplace_id WHERE position.id = \(position)
                """)
        else { throw Failure.notFound }
        return Handler(
            position: position, person: permit.caller.person, name: permit.caller.name,
            place: "\(try row.text("title")), \(try row.text("name"))", phone: try row.text("phone"))
    }
}

extension Observation.Talk {
    fileprivate var answer: String { self == .had ? "yes" : "no" }
    fileprivate var because: String? { if case .notYet(let why) = self { why } else { nil } }
}

/// Signals that wait for someone, for the net.
let openSignals: SQL = "SELECT 'signal/' || id AS about FROM signal WHERE stage <> 'answered'"

let signalMigrations = [
    Migration(
        "2026-11-21 signals: signals",
        """
        CREATE TABLE signal (
          child_id TEXT NOT NULL REFERENCES child (id),
          id TEXT NOT NULL UNIQUE,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          areas BIGINT NOT NULL,
          hidden_from_guardians BIGINT NOT NULL CHECK (hidden_from_guardians IN (0, 1)),
          kind TEXT NOT NULL CHECK (kind IN ('attendance', 'mood', 'learning', 'health', 'home', 'friends', 'violence',
            'substances', 'toldByChild', 'other')),
          signaller TEXT NOT NULL CHECK (signaller IN ('colleague', 'guardian', 'child')),
          sent_by TEXT NOT NULL REFERENCES person (id),
          sent_from TEXT REFERENCES position (id),
          sent_at BIGINT NOT NULL,
          typed BLOB,
          seen_on TEXT NOT NULL,
          facts BLOB NOT NULL,
          interpretation BLOB,
          strengths BLOB,
          child_talk TEXT CHECK (child_talk IN ('yes', 'no')),
          child_why_not BLOB,
          guardians_talk TEXT CHECK (guardians_talk IN ('yes', 'no')),
          guardians_why_not BLOB,
          stage TEXT NOT NULL CHECK (stage IN ('sent', 'acknowledged', 'answered')),
          received_from TEXT REFERENCES position (id),
          received_by TEXT REFERENCES person (id),
          received_at BIGINT,
          outcome TEXT CHECK (outcome IN ('mappingStarted', 'ownSupport', 'noFurtherNeed', 'alreadyKnown')),
          words BLOB,
          answered_from TEXT REFERENCES position (id),
          answered_by TEXT REFERENCES person (id),
          answered_at BIGINT,
          PRIMARY KEY (child_id, id),
          CHECK ((signaller = 'colleague') = (sent_from IS NOT NULL)),
          CHECK ((stage = 'sent') = (received_at IS NULL)),
          CHECK ((stage = 'answered') = (answered_at IS NOT NULL)),
          CHECK ((answered_at IS NULL) = (outcome IS NULL))
        );
        CREATE INDEX signal_sent_by ON signal (sent_by, sent_at);
        """)
]
