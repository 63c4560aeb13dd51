import Kernel
import Law

/// Barnet som avses: whom a signaller means who does not have the child in sight.
struct MeantChild: Sendable, Equatable {
    let number: PersonalNumber?
    let given: String
    let family: String
    let birthDay: Day?

    /// As the signaller sees it afterwards, whether or not there was such a child.
    var label: String {
        let name = [given, family].filter { !$0.isEmpty }.joined(separator: " ")
        let born = number?.masked ?? birthDay?.description ?? ""
        return name.isEmpty ? born : "\(name) (\(born))"
    }

    /// Enough to put the child in the directory when it is not there.
    var isComplete: Bool { !given.isEmpty && !family.isEmpty && birthDay != nil }
}

/// Signal utan plats: nobody could be made its receiver at once, so the signaller's own head sees that it gets there.
struct UnplacedSignal: Sendable, Equatable {
    let id: ID<Signal>
    let meant: String
    let sender: String
    /// The form as it was sent.
    let answers: [String: [String]]
    let sentAt: Instant
    private(set) var stage: Stage

    enum Stage: String, Sendable, CaseIterable { case waiting, placed, closed }

    static func about(_ id: ID<Signal>) -> String { "unplacedSignal/\(id)" }

    init(id: ID<Signal>, meant: String, sender: String, answers: [String: [String]], sentAt: Instant, stage: Stage) {
        self.id = id
        self.meant = meant
        self.sender = sender
        self.answers = answers
        self.sentAt = sentAt
        self.stage = stage
    }

    mutating func place() throws(Failure) { try leave(as: .placed) }
    mutating func close() throws(Failure) { try leave(as: .closed) }

    private mutating func leave(as next: Stage) throws(Failure) {
        guard stage == .waiting else {
            throw .outOfOrder(
                Phrase("Signalen är redan omhändertagen.", en: "The signal has already been taken care of."))
        }
        stage = next
    }
}
