public import Kernel
public import Storage
public import Web
import Directory
import Law

/// Signaler om grupper: a class or a group of friends at risk, no child named. This is the room's door.
public struct GroupSignals: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) { addPages(to: desk) }

    /// Sends a signal about a group to the unit's named position. The answers are those of the form, found without problems.
    @discardableResult
    public static func send(_ answers: Answers, by caller: Caller, in tx: Transaction) throws -> Done {
        guard let seat = caller.seats.first(where: { Policy.withChildren.contains($0.role) }) else {
            throw Failure.notFound
        }
        let group: ID<Group>? = answers.id("group")
        guard
            let receiver = try GroupSignalStore.receiver(
                group: group, workplace: answers.id("workplace"), for: caller, in: tx)
        else {
            throw Failure.invalid([
                Problem(
                    group == nil ? "workplace" : "group",
                    Phrase("Välj något av alternativen i listan.", en: "Choose one of those in the list."))
            ])
        }
        let sent = GroupSignalStore.Sent(
            group: group, friends: group == nil ? answers.text("friends") : nil, facts: answers.text("facts"),
            interpretation: answers.textIfAny("interpretation"),
            areas: answers.choices("areas", of: WheelArea.self).sorted())
        let id = try GroupSignalStore.send(sent, to: receiver, by: caller, from: seat, in: tx)
        return Done("/grupper/signaler/\(id)", id)
    }

    @discardableResult
    public static func acknowledge(_ id: String, by caller: Caller, in tx: Transaction) throws -> Done {
        try step(id, caller, tx) { try $0.acknowledge(by: $1, at: tx.now) }
    }

    @discardableResult
    public static func answer(_ id: String, with words: String, by caller: Caller, in tx: Transaction) throws -> Done {
        try step(id, caller, tx) { try $0.answer(words, by: $1, at: tx.now) }
    }

    private static func step(
        _ text: String, _ caller: Caller, _ tx: Transaction, _ take: (inout GroupSignal, Handler) throws -> Void
    ) throws -> Done {
        guard let id = ID<GroupSignal>(text), let seat = caller.seats.first else { throw Failure.notFound }
        var signal = try GroupSignalStore.find(id, for: caller, asReceiver: true, in: tx)
        try take(
            &signal, Handler(position: seat.position, person: caller.person, name: caller.name, place: "", phone: ""))
        try GroupSignalStore.keep(signal, in: tx)
        return Done("/grupper/signaler/\(id)", id)
    }
}
