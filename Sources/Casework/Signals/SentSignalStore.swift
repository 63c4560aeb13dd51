import Directory
import Kernel
import Storage

/// What a colleague has sent, without the narrative.
struct SentSignal: Sendable {
    let id: ID<Signal>
    /// Nil when the child was not in sight: the signaller knows it only in the own words.
    let child: ID<Child>?
    let name: String
    let stage: Signal.Stage.Name
    let sentAt: Instant
}

/// How the signals of one sender are listed.
enum SentSignalStore {
    static func list(by caller: Caller, in tx: Transaction) throws -> [SentSignal] {
        let sent = try tx.all(
            """
            SELECT signal.id, signal.child_id, signal.typed, signal.stage, signal.sent_at, person.given, person.family
            FROM signal JOIN person ON person.id = signal.child_id WHERE signal.sent_by = \(caller.person)
              AND signal.sent_from IS NOT NULL
            ORDER BY signal.sent_at DESC, signal.id DESC LIMIT 200
            """
        ).map { row in
            let typed = try row.narrativeIfAny("typed")
            return SentSignal(
                id: try row.id("id"), child: typed == nil ? try row.id("child_id") : nil,
                name: try typed ?? "\(row.text("given")) \(row.text("family"))", stage: try row.choice("stage"),
                sentAt: try row.instant("sent_at"))
        }
        let waiting = try tx.all(
            """
            SELECT id, meant, stage, sent_at FROM unplaced_signal WHERE sent_by = \(caller.person) AND stage <> 'placed'
            ORDER BY sent_at DESC LIMIT 200
            """
        ).map { row in
            SentSignal(
                id: try row.id("id"), child: nil, name: try row.narrative("meant"),
                stage: try row.text("stage") == "closed" ? .answered : .sent, sentAt: try row.instant("sent_at"))
        }
        return (sent + waiting).sorted { ($0.sentAt, $0.id) > ($1.sentAt, $1.id) }
    }

    /// Which child a signal of the caller's is about.
    static func child(of id: ID<Signal>, sentBy caller: Caller, in tx: Transaction) throws -> ID<Child>? {
        try tx.one("SELECT child_id FROM signal WHERE id = \(id) AND sent_by = \(caller.person)")?.id("child_id")
    }

    /// Where reports are taken in the municipality the caller works in: name, telephone, and telephone out of hours.
    static func reportsTo(_ caller: Caller, in tx: Transaction) throws -> [(
        name: String, phone: String, dutyPhone: String
    )] {
        try tx.all(
            """
            SELECT name, phone, duty_phone FROM workplace WHERE duty = 'reports' AND closed_on IS NULL AND municipality IN (
              SELECT municipality FROM workplace WHERE id IN \(list: caller.seats.map(\.workplace)))
            ORDER BY name COLLATE sv, id
            """
        ).map { (try $0.text("name"), try $0.text("phone"), try $0.text("duty_phone")) }
    }

    /// The latest of a child's signals, for the child's page: no narrative is opened.
    static func latest(under permit: Permit, in tx: Transaction) throws -> [SignalSummary] {
        let own: SQL = "(signal.sent_by = \(permit.caller.person) AND signal.typed IS NULL)"
        let reach: SQL = permit.reaches(.seeSignal) ? "(\(permit.covers("signal")) OR \(own))" : own
        return try tx.all(
            """
            SELECT id, kind, stage, sent_at, hidden_from_guardians FROM signal
            WHERE child_id = \(permit.child) AND \(reach) ORDER BY sent_at DESC, id DESC LIMIT 5
            """
        ).map { row in
            SignalSummary(
                id: try row.id("id"), kind: try row.choice("kind"), stage: try row.choice("stage"),
                sentAt: try row.instant("sent_at"), isHidden: try row.bool("hidden_from_guardians"))
        }
    }
}

/// A signal as a line on the child's page.
struct SignalSummary: Sendable {
    let id: ID<Signal>
    let kind: Observation.Kind
    let stage: Signal.Stage.Name
    let sentAt: Instant
    let isHidden: Bool
}
