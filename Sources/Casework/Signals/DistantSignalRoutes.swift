import Directory
public import Kernel
import Law
public import Storage
public import Web

extension Signals {
    /// Signals from those who do not have the child in sight, and what a colleague has sent.
    func addDistant(to desk: Desk) {
        let today: @Sendable () -> Day = { Day(house.surroundings.now()) }
        desk.page(
            "/signaler", api: "signals", .seeSentSignals, shape: .list(.sentSignal),
            summary: Phrase("Signaler jag har skickat", en: "Signals I have sent")
        ) { visit in
            let caller = try visit.caller
            let sent = try await visit.look(house.store) { tx in
                let sent = try SentSignalStore.list(by: caller, in: tx)
                Policy.markListed(sent.compactMap(\.child), by: caller, in: "signals", request: visit.requestID, tx: tx)
                return sent
            }
            return sentSignalsPage(sent)
        }
        desk.form(
            "/signaler/ny", api: "signals", .recordDistantSignal, fields: DistantSignalForm.fields,
            summary: Phrase(
                "Skicka en signal om ett barn du inte har i listan", en: "Send a signal about a child not in your list"),
            check: { DistantSignalForm.problems($0, today: today()) },
            show: { visit, filled in distantSignalPage(filled, today: today(), visit) },
            take: { visit, answers in
                let caller = try visit.caller
                return try await visit.change(house.store) { tx in
                    try Signals.sendFromAfar(answers, by: caller, request: visit.requestID, in: tx)
                }
            })
        desk.page(
            "/signaler/skickade/:signal", api: "signals/:signal", .seeSentSignals, shape: .receipt,
            summary: Phrase("Vad som har hänt med min signal", en: "What has happened to my signal")
        ) { visit in
            let (id, caller) = (try visit.id("signal", of: Signal.self), try visit.caller)
            return try await visit.look(house.store) { tx in
                receiptPage(try receipt(of: id, for: caller, request: visit.requestID, in: tx))
            }
        }
        addUnplaced(to: desk, today: today)
    }

    private func addUnplaced(to desk: Desk, today: @escaping @Sendable () -> Day) {
        let one = "/signaler/oplacerade/:signal"
        desk.page(one, .placeSignal) { visit in unplacedSignalPage(try await unplaced(visit), Filled(), visit) }
        desk.form(
            one + "/placering", api: "unplaced-signals/:signal/placing", .placeSignal, fields: DistantSignalForm.child,
            summary: Phrase("Ange vilket barn signalen gäller", en: "Say which child the signal is about"),
            check: { DistantSignalForm.childProblems($0, today: today()) },
            show: { visit, filled in unplacedSignalPage(try await unplaced(visit), filled, visit) },
            take: { visit, answers in
                let (id, caller) = (try visit.id("signal", of: Signal.self), try visit.caller)
                return try await visit.change(house.store) { tx in
                    try Signals.place(id, at: answers, by: caller, request: visit.requestID, in: tx)
                }
            })
        desk.form(
            one + "/avslut", api: "unplaced-signals/:signal/closing", .placeSignal, fields: UnplacedSignalForm.close,
            summary: Phrase("Avsluta en signal som inte kan placeras", en: "Close a signal that cannot be placed"),
            show: { visit, filled in unplacedClosePage(try await unplaced(visit), filled, visit) },
            take: { visit, answers in
                let (id, caller) = (try visit.id("signal", of: Signal.self), try visit.caller)
                return try await visit.change(house.store) { tx in
                    var signal = try DistantSignalStore.find(id, for: caller, in: tx)
                    try signal.close()
                    try DistantSignalStore.keep(signal, words: answers.text("words"), in: tx)
                    return Done("/", id)
                }
            })
    }

    private func unplaced(_ visit: Visit) async throws -> UnplacedSignal {
        let (id, caller) = (try visit.id("signal", of: Signal.self), try visit.caller)
        return try await house.store.read { try DistantSignalStore.find(id, for: caller, in: $0) }
    }

    /// The same for a child who is in the directory, one who was put there just now, and one nobody could place.
    private func receipt(of id: ID<Signal>, for caller: Caller, request: String, in tx: Transaction) throws
        -> SignalReceipt
    {
        let duty = try SentSignalStore.reportsTo(caller, in: tx)
        guard let child = try SentSignalStore.child(of: id, sentBy: caller, in: tx) else {
            let waiting = try DistantSignalStore.find(id, for: caller, asSender: true, in: tx)
            let closed = try DistantSignalStore.words(of: id, in: tx)
            return SignalReceipt(
                id: id, meant: waiting.meant, sentAt: waiting.sentAt, observation: waiting.observation,
                told: Told(receipt: nil, answeredAt: closed?.at, outcome: nil, words: closed?.words), duty: duty)
        }
        let permit = try Policy.permit(
            .seeSignal, of: child, for: caller, about: Signal.about(id), request: request, in: tx)
        let signal = try SignalReadingStore.find(id, under: permit, in: tx)
        guard let meant = signal.signaller.typed else { throw Failure.notFound }
        var told = signal.told(to: try SignalReadingStore.listener(to: signal, under: permit, in: tx))
        if permit.isProtected { told = told.withoutPlaces }
        return SignalReceipt(
            id: id, meant: meant, sentAt: signal.sentAt, observation: signal.observation, told: told, duty: duty)
    }
}

extension Signals {
    /// Sends a signal about a child named in words. The answer is the same whether or not the child was known here.
    @discardableResult
    public static func sendFromAfar(_ answers: Answers, by caller: Caller, request: String = "", in tx: Transaction)
        throws -> Done
    {
        guard let seat = caller.seats.first(where: { Policy.withChildren.contains($0.role) }) else {
            throw Failure.notFound
        }
        let (today, id): (Day, ID<Signal>) = (Day(tx.now), tx.newID())
        let meant = DistantSignalForm.meant(answers, today: today)
        if let child = try DistantSignalStore.child(meant, from: seat, in: tx) {
            let permit = try Policy.permit(
                .recordDistantSignal, of: child, for: caller, about: Signal.about(id), request: request, in: tx)
            try SignalStore.send(
                SignalForm.observation(answers, today: today), id: id, from: SignalStore.Sender(permit),
                typed: meant.label,
                under: permit, in: tx)
        } else {
            try DistantSignalStore.wait(answers.values, meant: meant, id: id, by: caller, from: seat, in: tx)
        }
        return Done("/signaler/skickade/\(id)", id)
    }

    /// The head has found out which child it is; the signal goes on in the sender's name.
    static func place(_ id: ID<Signal>, at answers: Answers, by caller: Caller, request: String, in tx: Transaction)
        throws -> Done
    {
        var signal = try DistantSignalStore.find(id, for: caller, in: tx)
        try signal.place()
        let meant = DistantSignalForm.meant(answers, today: Day(tx.now))
        guard let seat = caller.seats.first, let child = try DistantSignalStore.child(meant, from: seat, in: tx) else {
            throw Failure.invalid([
                Problem(
                    "number",
                    Phrase(
                        "Det räcker inte för att nå rätt mottagare. Fyll i både personnummer, namn och födelsedag.",
                        en: "This is not enough to reach the right receiver. Give number, name and day of birth."))
            ])
        }
        let sender = try DistantSignalStore.sender(of: id, in: tx)
        let permit = try Policy.permit(
            .recordDistantSignal, of: child, for: caller, about: Signal.about(id), request: request, in: tx)
        try SignalStore.send(
            signal.observation, id: id, from: SignalStore.Sender(person: sender.person, position: sender.position),
            typed: signal.meant, under: permit, in: tx)
        try DistantSignalStore.keep(signal, in: tx)
        return Done("/", id)
    }
}
