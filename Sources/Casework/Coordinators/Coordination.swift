import Kernel
import Law

/// Val av samordningsperson: the child is asked first; what is chosen is offered, and holds from the moment it is accepted. Until then
/// the one before stays responsible.
struct Coordination: Sendable {
    let id: ID<Coordination>
    let child: ID<Child>
    /// Whom the child wished for; nil when the child named nobody who could.
    let wished: ID<Position>?
    let wishedName: Phrase?
    /// The child's own words, or why it was not asked; nil where the reader may not see it.
    let childWords: String?
    let wasAsked: Bool
    let position: ID<Position>
    let name: Phrase
    let specialReason: String?
    let offeredAt: Instant
    let due: Day
    let answer: Answer?
    let answeredAt: Instant?
    let declineReason: String?
    let endedAt: Instant?

    enum Answer: String, Sendable, CaseIterable, Codable { case accepted, declined }

    var state: State {
        if endedAt != nil { return .ended }
        switch answer {
        case nil: return .offered
        case .accepted: return .holds
        case .declined: return .declined
        }
    }

    enum State: String, Sendable, CaseIterable, Codable { case offered, holds, declined, ended }
}

/// What a choice of coordinator must tell.
struct CoordinatorChoice: Sendable, Equatable {
    let wasAsked: Bool
    let childWords: String
    let wished: ID<Position>?
    let position: ID<Position>
    let specialReason: String?

    /// Another choice than the child's wish needs a special reason that is kept.
    var problems: [Problem] {
        var problems: [Problem] = []
        if wasAsked, let wished, wished != position, specialReason == nil {
            problems.append(
                Problem(
                    "specialReason",
                    Phrase(
                        "Barnet önskade någon annan. Skriv det särskilda skälet att inte följa önskan.",
                        en: "The child wished for someone else. Write the special reason not to follow the wish.")))
        }
        if !wasAsked, wished != nil {
            problems.append(
                Problem(
                    "asked",
                    Phrase(
                        "Barnets önskan finns men barnet är inte tillfrågat. Rätta det ena.",
                        en: "The child has a wish but was not asked. Mend one of the two.")))
        }
        return problems
    }
}
