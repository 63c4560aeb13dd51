import Directory
import Kernel
import Law

/// Signal om en grupp: a class or a group of friends is at risk; no child is named.
struct GroupSignal: Sendable, Equatable {
    let id: ID<GroupSignal>
    let workplace: ID<Workplace>
    let workplaceName: String
    /// "8A", or how the signaller describes a group of friends.
    let group: String
    let sender: String
    let facts: String
    let interpretation: String?
    let areas: [WheelArea]
    let sentAt: Instant
    private(set) var stage: Stage

    enum Stage: Sendable, Equatable {
        case sent
        case acknowledged(Signal.Receipt)
        case answered(Signal.Receipt, Reply)
    }

    /// What the unit does about it.
    struct Reply: Sendable, Equatable {
        let words: String
        let by: Handler
        let at: Instant
    }

    static func about(_ id: ID<GroupSignal>) -> String { "groupSignal/\(id)" }

    init(
        id: ID<GroupSignal>, workplace: ID<Workplace>, workplaceName: String, group: String, sender: String,
        facts: String,
        interpretation: String?, areas: [WheelArea], sentAt: Instant, stage: Stage
    ) {
        self.id = id
        self.workplace = workplace
        self.workplaceName = workplaceName
        self.group = group
        self.sender = sender
        self.facts = facts
        self.interpretation = interpretation
        self.areas = areas
        self.sentAt = sentAt
        self.stage = stage
    }

    mutating func acknowledge(by handler: Handler, at now: Instant) throws(Failure) {
        guard case .sent = stage else {
            throw .outOfOrder(Phrase("Signalen är redan bekräftad.", en: "The signal has already been acknowledged."))
        }
        stage = .acknowledged(Signal.Receipt(by: handler, at: now))
    }

    mutating func answer(_ words: String, by handler: Handler, at now: Instant) throws(Failure) {
        guard reply == nil else {
            throw .outOfOrder(Phrase("Signalen är redan besvarad.", en: "The signal has already been answered."))
        }
        stage = .answered(receipt ?? Signal.Receipt(by: handler, at: now), Reply(words: words, by: handler, at: now))
    }

    var receipt: Signal.Receipt? {
        switch stage {
        case .sent: nil
        case .acknowledged(let receipt), .answered(let receipt, _): receipt
        }
    }
    var reply: Reply? { if case .answered(_, let reply) = stage { reply } else { nil } }
    var stageName: Signal.Stage.Name { reply != nil ? .answered : receipt != nil ? .acknowledged : .sent }
}
