import Kernel
import Law

/// Perspektiv: how one person sees the child's situation, area by area; nobody else sees it before it is handed in.
struct Perspective: Sendable, Equatable {
    let id: ID<Perspective>
    let child: ID<Child>
    let assessment: ID<Assessment>
    let voice: Voice
    let question: String?
    let due: Day
    private(set) var areas: [WheelArea: AreaView]
    private(set) var hiddenFromGuardians: Bool
    private(set) var handedInAt: Instant?
    let version: Int

    /// Whose picture it is.
    enum Voice: Sendable, Equatable {
        case colleague(ID<Position>, name: String)
        case guardian(ID<Person>, name: String)
        case child(ID<Person>, name: String)
        /// Told to somebody who wrote it down.
        case told(by: Teller, name: String, notedBy: String)

        var kind: Kind {
            switch self {
            case .colleague: .colleague
            case .guardian: .guardian
            case .child: .child
            case .told(let by, _, _): by.kind
            }
        }
        var name: String {
            switch self {
            case .colleague(_, let name), .guardian(_, let name), .child(_, let name), .told(_, let name, _): name
            }
        }
    }

    enum Kind: String, Sendable, CaseIterable { case child, guardian, colleague, other }

    /// Who told something that somebody else wrote down.
    enum Teller: String, Sendable, CaseIterable {
        case child, guardian, colleague, other
        var kind: Kind { Kind(rawValue: rawValue) ?? .other }
    }

    init(
        id: ID<Perspective>, child: ID<Child>, assessment: ID<Assessment>, voice: Voice, question: String?, due: Day,
        areas: [WheelArea: AreaView], hiddenFromGuardians: Bool, handedInAt: Instant?, version: Int
    ) {
        self.id = id
        self.child = child
        self.assessment = assessment
        self.voice = voice
        self.question = question
        self.due = due
        self.areas = areas
        self.hiddenFromGuardians = hiddenFromGuardians
        self.handedInAt = handedInAt
        self.version = version
    }

    static func about(_ id: ID<Perspective>) -> String { "perspective/\(id)" }
    var about: String { Perspective.about(id) }
    var path: String { "/barn/\(child)/perspektiv/\(id)" }

    /// A working text that only its author sees; or, handed in, what cannot be changed afterwards.
    mutating func write(_ areas: [WheelArea: AreaView], hidden: Bool, handIn: Bool, at now: Instant) throws(Failure) {
        guard handedInAt == nil else {
            throw .outOfOrder(
                Phrase(
                    "Du har redan lämnat in. Det som är inlämnat går inte att ändra.",
                    en: "You have already handed in. What is handed in cannot be changed."))
        }
        self.areas = areas.filter { !$0.value.isEmpty }
        hiddenFromGuardians = hidden
        if handIn { handedInAt = now }
    }
}

/// One person's picture of one area.
struct AreaView: Sendable, Equatable {
    var level: WheelLevel?
    var strengths = ""
    var worries = ""
    /// Riskfaktorer och skyddsfaktorer.
    var risks = ""
    var protects = ""

    var isEmpty: Bool { level == nil && isWordless && risks.isEmpty && protects.isEmpty }
    /// No colour stands without words.
    var isWordless: Bool { strengths.isEmpty && worries.isEmpty }
}

extension Perspective {
    /// Every text by its place in the form, for the page that shows two versions beside each other.
    var texts: [String: String] {
        areas.reduce(into: [:]) { texts, entry in
            let (area, view) = (entry.key.rawValue, entry.value)
            texts["level-\(area)"] = view.level?.rawValue
            texts["strengths-\(area)"] = view.strengths
            texts["worries-\(area)"] = view.worries
            texts["risks-\(area)"] = view.risks
            texts["protects-\(area)"] = view.protects
        }
    }
}
