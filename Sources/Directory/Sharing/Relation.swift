public import Kernel

/// Relation: how someone stands to a child right now. Everything anyone may see of a child follows from one of these.
public enum Relation: String, Sendable, CaseIterable {
    /// Barnets bästa-ansvarig, or whoever stands in for that position.
    case namedPerson
    /// Has been offered the hand-over and has not answered.
    case handOverReceiver
    /// Has been given the mapping to do by the named person.
    case assessor
    /// Samordningsperson.
    case coordinator
    /// Takes part in a meeting or plan; another controller's people only while a consent covers them.
    case participant
    /// Has been asked for a perspective.
    case invited
    /// Made the signal in question.
    case signaller
    /// Head of the unit where the child goes, or of the named person's unit.
    case unitHead
    /// Student health at the child's unit.
    case unitHealth
    /// Teaches a group the child is in.
    case teaches
    /// Works at the child's unit.
    case atUnit
    /// Head of a workplace that an effective consent names.
    case consented
    case guardian
    /// The child itself.
    case selfChild
    /// Works somewhere in the county; no tie to the child.
    case staff
}

/// One way in which a caller stands to a child, with what it rests on.
public struct Standing: Sendable, Equatable {
    public let relation: Relation
    /// The position through which it holds; nil for the family.
    public let seat: Seat?
    /// The thing it is bound to, such as `signal/…`; empty when it covers the whole child.
    public let about: String
    /// For guardians: the child's whereabouts are kept from this one (OSL 26:2).
    public let placesHidden: Bool
    /// For someone of another controller: the consents they stand here by. Empty for those who need none.
    public let consents: [Opening]
    public var byConsent: Bool { !consents.isEmpty }

    public init(
        _ relation: Relation, seat: Seat? = nil, about: String = "", placesHidden: Bool = false,
        consents: [Opening] = []
    ) {
        self.relation = relation
        self.seat = seat
        self.about = about
        self.placesHidden = placesHidden
        self.consents = consents
    }
}

/// What one consent in force opens: areas as a mask of `WheelArea`, kinds as a mask of `InformationKind`.
public struct Opening: Sendable, Equatable {
    public let areas: Int
    public let kinds: Int

    public init(areas: Int, kinds: Int) {
        self.areas = areas
        self.kinds = kinds
    }
}

/// Everything the policy needs to know to decide about one caller and one child.
public struct Facts: Sendable {
    public var standings: [Standing]
    public var protected: Bool
    /// What effective consents open to the caller's workplaces.
    public var openings: [Opening]

    public init(standings: [Standing], protected: Bool, openings: [Opening]) {
        self.standings = standings
        self.protected = protected
        self.openings = openings
    }

    /// The caller is the child's guardian or the child, whatever seats they hold besides.
    public var isFamily: Bool { standings.contains { $0.relation == .guardian || $0.relation == .selfChild } }
    /// The caller is a guardian who may not know where the child is; a seat at the school does not change that.
    public var placesHidden: Bool { standings.contains(where: \.placesHidden) }

    /// The areas open for what an action shows: those of the consents that allow that kind of information.
    public func areas(for action: Action) -> Int { openings.areas(for: action) }
}

extension [Opening] {
    func areas(for action: Action) -> Int { areas(of: InformationKind(shownBy: action)) }
    /// Of one kind of information, or of any.
    func areas(of kind: InformationKind?) -> Int {
        filter { kind == nil || $0.kinds & kind!.bit != 0 }.reduce(0) { $0 | $1.areas }
    }
}
