public import Kernel
public import Law
public import Storage
import Journal
import Web

/// Barnets bästa-ansvariga: puts the rule table to work on what is stored, so that each child has exactly one at every moment.
public struct NamedPersons: Sendable {
    let house: House

    /// Why a child is handed over.
    public enum Reason: String, Sendable, CaseIterable, Codable {
        case unitChanged, ageStep, moved, reorganised, byDecision
    }

    /// To be called in the transaction of every change of enrolment, birth day, municipality, workplace or position: offers the child
    /// to the position the table now gives, or takes back an offer that no longer stands. The sender stays responsible.
    public static func settle(_ child: ID<Child>, because reason: Reason = .unitChanged, in tx: Transaction) throws {
        guard let now = try NamedPersonStore.state(of: child, in: tx) else { throw Failure.notFound }
        let today = Day(tx.now)
        try NamedPersonStore.turn(
            child, next: now.situation.turningPoints.first { $0 > today }, in: tx)
        guard let seat = NamedPersonTable.current.seat(for: now.situation, on: today) else {
            try withdraw(now.offer, of: child, in: tx)
            if today.age(bornOn: now.situation.birth) >= 18 { try comeOfAge(child, now.situation.birth, in: tx) }
            return
        }
        let target = try NamedPersonStore.impartial(
            try NamedPersonStore.position(at: seat, in: tx), to: try NamedPersonStore.guardians(of: child, in: tx),
            in: tx)
        if now.offer?.to == target { return }
        try withdraw(now.offer, of: child, in: tx)
        guard target != now.responsible else { return }
        try offer(child, from: now.responsible, to: target, because: reason, in: tx)
    }

    /// The position that the table gives for a child not yet stored: the first one is given, not offered.
    public static func position(
        for situation: LifeSituation, guardians: [ID<Person>] = [], in tx: Transaction
    ) throws -> ID<Position> {
        let today = Day(tx.now)
        let home = situation.home
        let seat =
            NamedPersonTable.current.seat(for: situation, on: today)
            ?? (today < situation.birth ? .childHealthCare(home) : .activityResponsibility(home))
        return try NamedPersonStore.impartial(
            try NamedPersonStore.position(at: seat, in: tx), to: guardians, in: tx)
    }

    /// Whether whoever holds the position is the child's guardian, and so may hold no task about the child.
    public static func isFamily(_ position: ID<Position>, of child: ID<Child>, in tx: Transaction) throws -> Bool {
        let guardians = try NamedPersonStore.guardians(of: child, in: tx)
        return try NamedPersonStore.isHeld(position, by: guardians, in: tx)
    }

    /// Offers to someone else the children whose named person is their own guardian.
    @discardableResult
    public static func settleParents(in tx: Transaction) throws -> Int {
        let children = try NamedPersonStore.ownChildren(in: tx)
        for child in children { try settle(child, because: .byDecision, in: tx) }
        return children.count
    }

    /// The position that answers as named person for the children of a workplace.
    static func position(of workplace: ID<Workplace>, in tx: Transaction) throws -> ID<Position> {
        try NamedPersonStore.position(at: .unit(workplace), in: tx)
    }

    /// Settles the children whose age step or day of enrolment has come, at most `limit` of them; how many it was.
    @discardableResult
    public static func settleTurned(limit: Int = 200, in tx: Transaction) throws -> Int {
        let turned = try NamedPersonStore.turned(on: Day(tx.now), limit: limit, in: tx)
        for child in turned { try settle(child, because: .ageStep, in: tx) }
        return turned.count
    }

    /// Settles every child whose named person or enrolment is at the workplace: after a reorganisation, or a new named position.
    public static func settleAll(
        at workplace: ID<Workplace>, because reason: Reason = .reorganised, in tx: Transaction
    ) throws {
        for child in try NamedPersonStore.children(at: workplace, in: tx) { try settle(child, because: reason, in: tx) }
    }

    /// The receiver, or the head it has climbed to, accepts: from now on the receiving position is the child's named person.
    static func accept(_ id: ID<HandOver>, _ permit: Permit, in tx: Transaction) throws {
        let offer = try HandOverStore.offer(id, permit, in: tx)
        try HandOverStore.accept(offer, permit, in: tx)
        try OpenThings.close("handOver/\(id)", in: tx)
        try settle(permit.child, in: tx)
    }

    /// A no moves nobody: the matter climbs to the receiver's head at once, and the sender stays responsible.
    static func decline(_ id: ID<HandOver>, reason: String, _ permit: Permit, in tx: Transaction) throws {
        let offer = try HandOverStore.offer(id, permit, in: tx)
        try HandOverStore.decline(offer, reason: reason, permit, in: tx)
        if let head = try HandOverStore.head(above: offer.receiver, in: tx) {
            try OpenThings.move("handOver/\(id)", to: head, in: tx)
        }
    }

    /// At eighteen custody ends, and with it what guardians have consented to. What is open stays with whoever has it, to be ended within
    /// a fortnight.
    private static func comeOfAge(_ child: ID<Child>, _ birth: Day, in tx: Transaction) throws {
        let day = Day(birth.year + 18, birth.month, birth.day) ?? Day(birth.year + 18, 3, 1)!
        guard try Guardians.end(child, before: day, in: tx) else { return }
        try OpenThings.hurry(child, by: Day(tx.now) + 14, in: tx)
        tx.append(JournalEntry(.wrote, "cameOfAge", by: nil, child: child, about: "child", ground: "B-NAMED"))
    }

    private static func withdraw(_ offer: NamedPersonStore.Offer?, of child: ID<Child>, in tx: Transaction) throws {
        guard let offer else { return }
        try NamedPersonStore.answer(offer.id, of: child, .withdrawn, by: nil, in: tx)
        try OpenThings.close("handOver/\(offer.id)", in: tx)
    }

    private static func offer(
        _ child: ID<Child>, from: ID<Position>, to: ID<Position>, because reason: Reason, in tx: Transaction
    ) throws {
        let today = Day(tx.now)
        let due = RuleBook.current.deadline(.localHandOver, from: today) ?? today
        let id = try NamedPersonStore.offer(child, from: from, to: to, because: reason, due: due, in: tx)
        try OpenThings.open(
            .handOver, about: "handOver/\(id)", path: "/barn/\(child)/overlamning/\(id)", child: child, responsible: to,
            due: due, in: tx)
        tx.append(
            JournalEntry(
                .wrote, "offerHandOver", by: nil, child: child, about: "handOver/\(id)",
                ground: "B-NAMED \(reason.rawValue)"))
    }
}

extension ChildEntry {
    /// What decides the named person, before anything is stored.
    func situation(on today: Day) -> LifeSituation {
        LifeSituation(
            birth: person.birthDay ?? LifeSituation.assumedBirth(on: today),
            home: Municipality(municipality) ?? .unknown,
            enrolments: enrolments.map {
                Enrolment(
                    unit: $0.workplace, form: $0.form, principal: $0.workplace, municipality: nil, from: $0.from,
                    to: $0.to)
            })
    }
}

extension LifeSituation {
    /// Someone whose day of birth is unknown is taken to be ten: a child of school age, so that the school, or the follow-up officer
    /// where there is no school, answers.
    static func assumedBirth(on today: Day) -> Day { Day(today.year - 10, 7, 1)! }
}

extension Municipality {
    /// Folkbokförd ingenstans.
    static let unknown = Municipality("0000")!
}
