import Kernel
import Law

/// Signal (upptäckt): someone noticed a child who may be on the way to an unfavourable development.
struct Signal: Sendable, Equatable {
    let id: ID<Signal>
    let child: ID<Child>
    let signaller: Signaller
    let observation: Observation
    let sentAt: Instant
    private(set) var stage: Stage

    /// What has happened to it; nothing is answered that nobody has received.
    enum Stage: Sendable, Equatable {
        case sent
        case acknowledged(Receipt)
        case answered(Receipt, Reply)
    }

    /// Mottagande: who took care of it, and when.
    struct Receipt: Sendable, Equatable {
        let by: Handler
        let at: Instant
    }

    /// What it led to, with words of the named person's own to the one who signalled.
    struct Reply: Sendable, Equatable {
        let outcome: Outcome
        let words: String
        let by: Handler
        let at: Instant
    }

    enum Outcome: String, Sendable, CaseIterable { case mappingStarted, ownSupport, noFurtherNeed, alreadyKnown }

    init(
        id: ID<Signal>, child: ID<Child>, signaller: Signaller, observation: Observation, sentAt: Instant,
        stage: Stage = .sent
    ) {
        self.id = id
        self.child = child
        self.signaller = signaller
        self.observation = observation
        self.sentAt = sentAt
        self.stage = stage
    }

    /// As the circle, the journal and the open things know it.
    var about: String { Signal.about(id) }
    static func about(_ id: ID<Signal>) -> String { "signal/\(id)" }

    mutating func acknowledge(by handler: Handler, at now: Instant) throws(Failure) {
        guard case .sent = stage else {
            throw .outOfOrder(
                Phrase("Signalen är redan bekräftad.", en: "The signal has already been acknowledged."))
        }
        stage = .acknowledged(Receipt(by: handler, at: now))
    }

    /// Who answers has also received: an answer at once acknowledges in the same step.
    mutating func answer(_ outcome: Outcome, words: String, by handler: Handler, at now: Instant) throws(Failure) {
        let receipt: Receipt
        switch stage {
        case .sent: receipt = Receipt(by: handler, at: now)
        case .acknowledged(let before): receipt = before
        case .answered:
            throw .outOfOrder(
                Phrase(
                    "Signalen är redan besvarad. Skicka en ny signal om något har hänt sedan dess.",
                    en: "The signal has already been answered. Send a new one if something has happened since."))
        }
        stage = .answered(receipt, Reply(outcome: outcome, words: words, by: handler, at: now))
    }
}

extension Signal.Stage {
    /// As it is stored and told to other systems.
    enum Name: String, Sendable, CaseIterable { case sent, acknowledged, answered }

    var name: Name {
        switch self {
        case .sent: .sent
        case .acknowledged: .acknowledged
        case .answered: .answered
        }
    }

    var receipt: Signal.Receipt? {
        switch self {
        case .sent: nil
        case .acknowledged(let receipt), .answered(let receipt, _): receipt
        }
    }

    var reply: Signal.Reply? { if case .answered(_, let reply) = self { reply } else { nil } }
}

/// Who handles a signal, as the signaller may come to know.
struct Handler: Sendable, Equatable {
    let position: ID<Position>
    let person: ID<Person>
    let name: String
    /// "rektor, Björkskolan".
    let place: String
    let phone: String
}

/// Den som signalerar.
struct Signaller: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case colleague, guardian, child }

    let kind: Kind
    let person: ID<Person>
    /// The position signalled from; nil for the family.
    let position: ID<Position>?
    let name: String
    let place: String?
    /// In the words the signaller used, when the child was not in their sight: then they are shown no others.
    let typed: String?
}
