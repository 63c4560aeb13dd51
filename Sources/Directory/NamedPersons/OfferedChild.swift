import Kernel
import Law

/// Erbjuden överlämning: a child on its way from one named person to the next.
struct OfferedChild: Sendable {
    let id: ID<HandOver>
    let child: ID<Child>
    let name: String
    let reason: NamedPersons.Reason
    let due: Day
    let offered: Day
    let declined: Day?
    /// Why the receiver said no.
    let note: String?
    let leaver: ID<Position>
    let receiver: ID<Position>
    let from: String
    let to: String
}

extension NamedPersons.Reason {
    var words: Phrase {
        switch self {
        case .unitChanged: Phrase("barnet har bytt verksamhet", en: "the child has changed unit")
        case .ageStep:
            Phrase(
                "barnet har blivit äldre eller ett nytt läsår har börjat",
                en: "the child is older, or a new school year began")
        case .moved:
            Phrase("barnet har flyttat till en annan kommun", en: "the child has moved to another municipality")
        case .reorganised: Phrase("verksamheten har ändrats", en: "the workplace has been reorganised")
        case .byDecision: Phrase("särskilt beslut", en: "by decision")
        }
    }
}
