import Directory
import Kernel
import Law
import Storage

/// How signals are read: only those a permit reaches, never all and then hidden.
enum SignalReadingStore {
    /// One signal. The signaller reaches the own one; others what their permit covers, and what they are responsible for.
    static func find(_ id: ID<Signal>, under permit: Permit, in tx: Transaction) throws -> Signal {
        guard let signal = try read("signal.id = \(id)", under: permit, in: tx).first else { throw Failure.notFound }
        return signal
    }

    /// The child's signals, newest first.
    static func list(under permit: Permit, in tx: Transaction) throws -> [Signal] {
        try read("1 = 1", under: permit, in: tx)
    }

    private static func read(_ which: SQL, under permit: Permit, in tx: Transaction) throws -> [Signal] {
        try tx.all(
            """
            SELECT signal.id, signal.kind, signal.areas, signal.hidden_from_guardians, signal.signaller, signal.sent_by,
              signal.sent_from, signal.sent_at, signal.typed, signal.seen_on, signal.facts, signal.interpretation,
              signal.strengths, signal.child_talk, signal.child_why_not, signal.guardians_talk, signal.guardians_why_not,
              signal.stage, signal.received_from, signal.received_by, signal.received_at, signal.outcome, signal.words,
              signal.answered_from, signal.answered_by, signal.answered_at,
              sender.given || ' ' || sender.family AS sender_name, seat.title || ', ' || house.name AS sender_place,
              receiver.given || ' ' || receiver.family AS received_name,
              received_seat.title || ', ' || received_house.name AS received_place, received_house.phone AS received_phone,
              answerer.given || ' ' || answerer.family AS answered_name,
              answered_seat.title || ', ' || answered_house.name AS answered_place, answered_house.phone AS answered_phone
            FROM signal JOIN person sender ON sender.id = signal.sent_by
            LEFT JOIN position seat ON seat.id = signal.sent_from LEFT JOIN workplace house ON house.id = seat.workplace_id
            LEFT JOIN person receiver ON receiver.id = signal.received_by
            LEFT JOIN position received_seat ON received_seat.id = signal.received_from
            LEFT JOIN workplace received_house ON received_house.id = received_seat.workplace_id
            LEFT JOIN person answerer ON answerer.id = signal.answered_by
            LEFT JOIN position answered_seat ON answered_seat.id = signal.answered_from
            LEFT JOIN workplace answered_house ON answered_house.id = answered_seat.workplace_id
            WHERE signal.child_id = \(permit.child) AND \(which) AND \(reach(of: permit))
            ORDER BY signal.sent_at DESC, signal.id DESC
            """
        ).map { try signal($0, of: permit.child) }
    }

    private static func reach(of permit: Permit) -> SQL {
        if permit.standing.relation == .signaller { return "'signal/' || signal.id = \(permit.standing.about)" }
        return """
            (\(permit.covers("signal")) OR EXISTS (SELECT 1 FROM open_thing WHERE open_thing.about = 'signal/' || signal.id
              AND open_thing.closed_at IS NULL AND open_thing.position_id IN \(list: permit.caller.positions)))
            """
    }

    /// How the signaller stands to those who answer; decides how much they hear.
    static func listener(to signal: Signal, under permit: Permit, in tx: Transaction) throws -> Told.Listener {
        guard let position = signal.signaller.position else { return .family }
        let row = try tx.one(
            """
            SELECT signal.controller_id AS keeper, workplace.controller_id AS sender FROM signal
            JOIN position ON position.id = \(position) JOIN workplace ON workplace.id = position.workplace_id
            WHERE signal.child_id = \(permit.child) AND signal.id = \(signal.id)
            """)
        guard let row else { throw Failure.notFound }
        if try row.text("keeper") == row.text("sender") { return .sameController }
        return .otherController(consented: permit.areas & signal.observation.areas.mask != 0)
    }

    private static func signal(_ row: Fields, of child: ID<Child>) throws -> Signal {
        Signal(
            id: try row.id("id"), child: child,
            signaller: Signaller(
                kind: try row.choice("signaller"), person: try row.id("sent_by"),
                position: try row.idIfAny("sent_from"),
                name: try row.text("sender_name"), place: try row.textIfAny("sender_place"),
                typed: try row.narrativeIfAny("typed")),
            observation: Observation(
                kind: try row.choice("kind"), seenOn: try row.day("seen_on"), facts: try row.narrative("facts"),
                interpretation: try row.narrativeIfAny("interpretation"),
                strengths: try row.narrativeIfAny("strengths"),
                areas: [WheelArea](mask: try row.int("areas")), talkWithChild: try talk(row, "child"),
                talkWithGuardians: try talk(row, "guardians"),
                hiddenFromGuardians: try row.bool("hidden_from_guardians")),
            sentAt: try row.instant("sent_at"), stage: try stage(row))
    }

    private static func talk(_ row: Fields, _ with: String) throws -> Observation.Talk? {
        switch try row.textIfAny(with + "_talk") {
        case "yes": .had
        case "no": .notYet(because: try row.narrative(with + "_why_not"))
        default: nil
        }
    }

    private static func stage(_ row: Fields) throws -> Signal.Stage {
        let name: Signal.Stage.Name = try row.choice("stage")
        guard name != .sent else { return .sent }
        let receipt = Signal.Receipt(by: try handler(row, "received"), at: try row.instant("received_at"))
        guard name == .answered else { return .acknowledged(receipt) }
        return .answered(
            receipt,
            Signal.Reply(
                outcome: try row.choice("outcome"), words: try row.narrative("words"), by: try handler(row, "answered"),
                at: try row.instant("answered_at")))
    }

    private static func handler(_ row: Fields, _ step: String) throws -> Handler {
        Handler(
            position: try row.id(step + "_from"), person: try row.id(step + "_by"), name: try row.text(step + "_name"),
            place: try row.text(step + "_place"), phone: try row.text(step + "_phone"))
    }
}
