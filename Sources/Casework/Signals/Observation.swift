import Kernel
import Law

/// Iakttagelse: what someone has seen or heard, kept apart from what they make of it.
struct Observation: Sendable, Equatable {
    let kind: Kind
    let seenOn: Day
    let facts: String
    let interpretation: String?
    let strengths: String?
    let areas: [WheelArea]
    /// Nil when the family itself signals.
    let talkWithChild: Talk?
    let talkWithGuardians: Talk?
    /// Violence, abuse or honour-related oppression is suspected, or the child asks for it: the guardians see nothing of this.
    let hiddenFromGuardians: Bool

    /// What kind of sign it is.
    enum Kind: String, Sendable, CaseIterable {
        case attendance, mood, learning, health, home, friends, violence, substances, toldByChild, other
    }

    /// Whether someone has been spoken with about it, and otherwise why not.
    enum Talk: Sendable, Equatable {
        case had
        case notYet(because: String)
    }
}

/// What the one who signalled is told: that somebody has received it, always; what it led to, as far as secrecy lets it be said.
struct Told: Sendable, Equatable {
    let receipt: Signal.Receipt?
    let answeredAt: Instant?
    let outcome: Signal.Outcome?
    let words: String?

    /// How the signaller stands to the controller who answered.
    enum Listener: Sendable, Equatable {
        case sameController, family
        /// Another controller's people hear the outcome only where a consent covers them.
        case otherController(consented: Bool)

        var hearsOutcome: Bool {
            switch self {
            case .sameController, .family: true
            case .otherController(let consented): consented
            }
        }
    }
}

extension Signal {
    /// The named person's words are written for this reader, and so always told; the outcome is a fact about the child.
    func told(to listener: Told.Listener) -> Told {
        let reply = stage.reply
        return Told(
            receipt: stage.receipt, answeredAt: reply?.at, outcome: listener.hearsOutcome ? reply?.outcome : nil,
            words: reply.flatMap { $0.words.isEmpty ? nil : $0.words })
    }
}

extension Told {
    /// For a child with protected identity: that it has been received, not where.
    var withoutPlaces: Told {
        let bare = receipt.map {
            Signal.Receipt(
                by: Handler(position: $0.by.position, person: $0.by.person, name: $0.by.name, place: "", phone: ""),
                at: $0.at)
        }
        return Told(receipt: bare, answeredAt: answeredAt, outcome: outcome, words: words)
    }
}
