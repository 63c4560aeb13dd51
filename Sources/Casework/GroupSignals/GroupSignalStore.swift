import Directory
import Kernel
import Law
import Storage

/// The only file that knows how signals about groups are stored.
enum GroupSignalStore {
    struct Choice: Sendable {
        let id: String
        let name: String
    }

    /// The groups of the places where the caller works.
    static func groups(of caller: Caller, in tx: Transaction) throws -> [Choice] {
        try tx.all(
            """
            SELECT class_group.id, class_group.name || ', ' || workplace.name AS name FROM class_group
            JOIN workplace ON workplace.id = class_group.workplace_id
            WHERE class_group.to_day IS NULL AND class_group.kind IN ('class', 'ward')
              AND class_group.workplace_id IN \(list: caller.seats.map(\.workplace))
            ORDER BY class_group.name COLLATE sv, workplace.name COLLATE sv, class_group.id
            """
        ).map { Choice(id: try $0.text("id"), name: try $0.text("name")) }
    }

    /// Preschools and schools where the caller works or nearby, that have a named position.
    static func units(near caller: Caller, in tx: Transaction) throws -> [Choice] {
        try tx.all(
            """
            SELECT id, name FROM workplace WHERE kind = 'workplace' AND closed_on IS NULL AND sector IN ('preschool', 'school')
              AND named_position_id IS NOT NULL AND duty IS NULL AND municipality IN (
                SELECT municipality FROM workplace WHERE id IN \(list: caller.seats.map(\.workplace)))
            ORDER BY name COLLATE sv, id
            """
        ).map { Choice(id: try $0.text("id"), name: try $0.text("name")) }
    }

    /// Where a signal about this group goes; nil when there is no such group, or nobody there to receive it.
    struct Receiver: Sendable {
        let workplace: ID<Workplace>
        let controller: ID<Workplace>
        let position: ID<Position>
    }

    static func receiver(group: ID<Group>?, workplace: ID<Workplace>?, for caller: Caller, in tx: Transaction) throws
        -> Receiver?
    {
        let which: SQL =
            group.map {
                """
                workplace.id IN (SELECT workplace_id FROM class_group WHERE id = \($0) AND to_day IS NULL
                  AND workplace_id IN \(list: caller.seats.map(\.workplace)))
                """
            } ?? "workplace.id = \(workplace) AND workplace.sector IN ('preschool', 'school')"
        return try tx.one(
            """
            SELECT workplace.id, workplace.controller_id, COALESCE(workplace.named_position_id, (
              SELECT MIN(position.id) FROM position WHERE position.workplace_id = workplace.id AND position.role = 'head')) AS answering
            FROM workplace WHERE workplace.closed_on IS NULL AND \(which)
            """
        ).flatMap { row in
            guard let position: ID<Position> = try row.idIfAny("answering") else { return nil }
            return Receiver(workplace: try row.id("id"), controller: try row.id("controller_id"), position: position)
        }
    }

    struct Sent: Sendable {
        let group: ID<Group>?
        let friends: String?
        let facts: String
        let interpretation: String?
        let areas: [WheelArea]
    }

    static func send(_ sent: Sent, to receiver: Receiver, by caller: Caller, from seat: Seat, in tx: Transaction) throws
        -> ID<GroupSignal>
    {
        let id: ID<GroupSignal> = tx.newID()
        let scope = SealScope(subject: id.value, controller: receiver.controller)
        let today = Day(tx.now)
        try tx.run(
            """
            INSERT INTO group_signal (id, controller_id, workplace_id, receiver_id, group_id, friends, sent_by, sent_from, sent_at,
              facts, interpretation, areas, stage)
            VALUES (\(id), \(receiver.controller), \(receiver.workplace), \(receiver.position), \(sent.group),
              \(sealed: sent.friends, for: scope), \(caller.person), \(seat.position), \(tx.now), \(sealed: sent.facts, for: scope),
              \(sealed: sent.interpretation, for: scope), \(sent.areas.mask), \(Signal.Stage.Name.sent))
            """)
        try OpenThings.open(
            .groupSignal, about: GroupSignal.about(id), path: "/grupper/signaler/\(id)", child: nil,
            responsible: receiver.position,
            due: RuleBook.current.deadline(.localSignalAcknowledged, from: today) ?? today, in: tx)
        return id
    }

    /// Those the caller answers for, heads, or sent.
    static func list(for caller: Caller, in tx: Transaction) throws -> [GroupSignal] {
        try read("1 = 1", for: caller, in: tx)
    }

    static func find(_ id: ID<GroupSignal>, for caller: Caller, asReceiver: Bool = false, in tx: Transaction) throws
        -> GroupSignal
    {
        let which: SQL =
            asReceiver
            ? "group_signal.id = \(id) AND group_signal.receiver_id IN \(list: caller.positions)"
            : "group_signal.id = \(id)"
        guard let found = try read(which, for: caller, in: tx).first else { throw Failure.notFound }
        return found
    }

    /// Is it the caller's to acknowledge and answer?
    static func receives(_ id: ID<GroupSignal>, _ caller: Caller, in tx: Transaction) throws -> Bool {
        try tx.one("SELECT id FROM group_signal WHERE id = \(id) AND receiver_id IN \(list: caller.positions)") != nil
    }

    private static func read(_ which: SQL, for caller: Caller, in tx: Transaction) throws -> [GroupSignal] {
        let headed = caller.seats.filter(\.role.isHead).map(\.workplace)
        return try tx.all(
            """
            SELECT group_signal.id, group_signal.workplace_id, workplace.name AS place, class_group.name AS class_name,
              group_signal.friends, sender.given || ' ' || sender.family || ', ' || seat.title AS sender, group_signal.facts,
              group_signal.interpretation, group_signal.areas, group_signal.sent_at, group_signal.stage,
              group_signal.received_from, group_signal.received_by, group_signal.received_at, group_signal.words,
              group_signal.answered_at, receiver.given || ' ' || receiver.family AS received_name,
              received_seat.title || ', ' || workplace.name AS received_place, workplace.phone
            FROM group_signal JOIN workplace ON workplace.id = group_signal.workplace_id
            LEFT JOIN class_group ON class_group.id = group_signal.group_id
            JOIN person sender ON sender.id = group_signal.sent_by JOIN position seat ON seat.id = group_signal.sent_from
            LEFT JOIN person receiver ON receiver.id = group_signal.received_by
            LEFT JOIN position received_seat ON received_seat.id = group_signal.received_from
            WHERE \(which) AND (group_signal.receiver_id IN \(list: caller.positions)
              OR group_signal.sent_by = \(caller.person) OR group_signal.workplace_id IN \(list: headed))
            ORDER BY group_signal.sent_at DESC, group_signal.id DESC LIMIT 200
            """
        ).map(signal)
    }

    private static func signal(_ row: Fields) throws -> GroupSignal {
        var stage = GroupSignal.Stage.sent
        if let at = try row.instantIfAny("received_at") {
            let handler = Handler(
                position: try row.id("received_from"), person: try row.id("received_by"),
                name: try row.text("received_name"),
                place: try row.text("received_place"), phone: try row.text("phone"))
            let receipt = Signal.Receipt(by: handler, at: at)
            let reply = try row.narrativeIfAny("words").map {
                GroupSignal.Reply(words: $0, by: handler, at: try row.instant("answered_at"))
            }
            stage = reply.map { .answered(receipt, $0) } ?? .acknowledged(receipt)
        }
        return GroupSignal(
            id: try row.id("id"), workplace: try row.id("workplace_id"), workplaceName: try row.text("place"),
            group: try row.textIfAny("class_name") ?? row.narrativeIfAny("friends") ?? "",
            sender: try row.text("sender"),
            facts: try row.narrative("facts"), interpretation: try row.narrativeIfAny("interpretation"),
            areas: [WheelArea](mask: try row.int("areas")), sentAt: try row.instant("sent_at"), stage: stage)
    }

    static func keep(_ signal: GroupSignal, in tx: Transaction) throws {
        guard let row = try tx.one("SELECT controller_id FROM group_signal WHERE id = \(signal.id)") else {
            throw Failure.notFound
        }
        let scope = SealScope(subject: signal.id.value, controller: try row.id("controller_id"))
        let (receipt, reply) = (signal.receipt, signal.reply)
        try tx.run(
            """
            UPDATE group_signal SET stage = \(signal.stageName), received_from = \(receipt?.by.position),
              received_by = \(receipt?.by.person), received_at = \(receipt?.at), words = \(sealed: reply?.words, for: scope),
              answered_at = \(reply?.at)
            WHERE id = \(signal.id)
            """)
        if reply != nil { return try OpenThings.close(GroupSignal.about(signal.id), in: tx) }
        try OpenThings.move(
            GroupSignal.about(signal.id), due: RuleBook.current.deadline(.localAssessment, from: Day(tx.now)), in: tx)
    }
}
