public import Directory
public import Kernel
public import Storage
public import Web
import Law

/// Signaler: noticing a child early, and hearing back. This is the room's door.
public struct Signals: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addPages(to: desk)
        addSteps(to: desk)
        addDistant(to: desk)
        desk.menu(Phrase("Signaler", en: "Signals"), "/signaler", also: ["/grupper/signaler", "/konsultationer"]) {
            caller in
            caller.seats.contains { Policy.withChildren.contains($0.role) }
        }
    }

    /// The latest signals on the child's page, and the way to send one.
    public static let panel = ChildPanel("signals", shape: .list(.signalSummary), order: 20) { tx, permit in
        guard permit.reaches(.seeSignal) || permit.reaches(.recordSignal) else { return nil }
        let latest = try SentSignalStore.latest(under: permit, in: tx)
        let path = "/barn/\(permit.child)/signaler"
        let (listed, maySend, isFamily) = (permit.reaches(.seeSignal), permit.reaches(.recordSignal), permit.isFamily)
        return ChildPanel.Content(json: JSON(latest.map { JSON($0) })) {
            signalPanel(latest, path: path, listed: listed, maySend: maySend, isFamily: isFamily)
        }
    }

    /// Sends a signal about a child whom the caller may signal about. The answers are those of the form, found without problems;
    /// where it is said whether that was the family's form, it is nobody else's.
    @discardableResult
    public static func send(
        _ answers: Answers, about child: ID<Child>, by caller: Caller, fromFamily: Bool? = nil, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        let id: ID<Signal> = tx.newID()
        let permit = try Policy.permit(
            .recordSignal, of: child, for: caller, about: Signal.about(id), request: request, in: tx)
        guard permit.isFamily == fromFamily ?? permit.isFamily else { throw Failure.notFound }
        let today = Day(tx.now)
        let observation =
            permit.isFamily
            ? FamilySignalForm.observation(answers, today: today) : SignalForm.observation(answers, today: today)
        try SignalStore.send(observation, id: id, from: SignalStore.Sender(permit), under: permit, in: tx)
        return Done("/barn/\(child)/signaler/\(id)", id)
    }

    /// Tells the signaller that it has been received.
    @discardableResult
    public static func acknowledge(
        _ id: String, about child: ID<Child>, by caller: Caller, request: String = "", in tx: Transaction
    ) throws -> Done {
        try step(.acknowledgeSignal, id, child, caller, request, tx) { signal, handler in
            try signal.acknowledge(by: handler, at: tx.now)
        }
    }

    /// Answers the signaller.
    @discardableResult
    public static func answer(
        _ id: String, with answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        guard let outcome: Signal.Outcome = answers.choice("outcome") else { throw Failure.notFound }
        let done = try step(.answerSignal, id, child, caller, request, tx) { signal, handler in
            try signal.answer(outcome, words: answers.text("words"), by: handler, at: tx.now)
        }
        return outcome == .mappingStarted ? Done("/barn/\(child)/kartlaggningar/ny?signal=\(id)", id: done.id) : done
    }

    /// One signal, for another room that begins with it.
    static func find(
        _ id: ID<Signal>, about child: ID<Child>, by caller: Caller, request: String, in tx: Transaction
    ) throws -> Signal {
        let permit = try Policy.permit(
            .seeSignal, of: child, for: caller, about: Signal.about(id), request: request, in: tx)
        return try SignalReadingStore.find(id, under: permit, in: tx)
    }

    /// The child's signals that wait for an answer, without their text.
    static func unanswered(_ permit: Permit, in tx: Transaction) throws -> [SignalSummary] {
        guard permit.reaches(.seeSignal) else { return [] }
        return try SentSignalStore.latest(under: permit, in: tx).filter { $0.stage != .answered }
    }

    /// The only way a signal changes: read, step and write in one transaction, marked by the permit.
    private static func step(
        _ action: Action, _ text: String, _ child: ID<Child>, _ caller: Caller, _ request: String, _ tx: Transaction,
        _ take: (inout Signal, Handler) throws -> Void
    ) throws -> Done {
        guard let id = ID<Signal>(text) else { throw Failure.notFound }
        let permit = try Policy.permit(
            action, of: child, for: caller, about: Signal.about(id), request: request, in: tx)
        var signal = try SignalReadingStore.find(id, under: permit, in: tx)
        try take(&signal, SignalStore.handler(permit, in: tx))
        try SignalStore.keep(signal, under: permit, in: tx)
        return Done("/barn/\(child)/signaler/\(id)", id)
    }
}
