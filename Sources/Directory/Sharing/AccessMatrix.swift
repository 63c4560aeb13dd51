public import Kernel
public import Law

/// Behörighetsmatrisen: what the policy says in every situation there can be. Each is put together as it would be stored and decided by
/// the same code as a request.
public enum AccessMatrix {
    /// Hur någon är knuten till barnet.
    public enum Tie: String, Sendable, CaseIterable {
        case none, namedPerson, handOverReceiver, handOverClimbed, atUnit, atNamedUnit, teaches
        case assessor, coordinator, participant, invited, signaller

        var inCircle: Relation? { Ties.circleRelations.contains(rawValue) ? Relation(rawValue: rawValue) : nil }
        var needsSeat: Bool { self != .none && inCircle == nil }
    }

    /// Familj: whether the person is the child's family, perhaps beside a seat. `guardianNotTold` may not know where the child is.
    public enum Family: String, Sendable, CaseIterable { case none, guardian, guardianNotTold, selfChild }

    /// Samtyckets läge för den som frågar. `limited` covers two areas, the `…Only` one kind of information.
    public enum Consented: String, Sendable, CaseIterable {
        case none, waiting, full, limited, assessmentOnly, meetingOnly, planOnly, refused, withdrawn, expired, notYet
    }

    /// Whose the asker's workplace is: the child's own controller's, or another's.
    public enum Owner: String, Sendable, CaseIterable { case own, other }

    /// What is asked about: the thing the tie is bound to, another thing of the child, or the child as a whole.
    public enum Thing: String, Sendable, CaseIterable { case this, other, whole }

    public struct Situation: Sendable, Hashable {
        public let tie: Tie
        public let family: Family
        /// Nil for someone without any position.
        public let role: Role?
        public let consent: Consented
        public let protection: Protection
        public let owner: Owner
        public let thing: Thing
    }

    /// Every situation that can exist, once.
    public static let situations: [Situation] = {
        var all: [Situation] = []
        for tie in Tie.allCases {
            for family in Family.allCases {
                for role in Role.allCases.map(Optional.some) + [nil] {
                    guard canExist(tie, family, role) else { continue }
                    let owners: [Owner] =
                        role == nil || tie == .namedPerson || tie == .atNamedUnit ? [.own] : Owner.allCases
                    // Custody beside a tie is about what is kept from guardians; there the consent's states add nothing.
                    let consents: [Consented] =
                        role == nil || (tie != .none && family != .none) ? [.none] : Consented.allCases
                    for consent in consents {
                        for protection in Protection.allCases {
                            for owner in owners {
                                for thing in tie.inCircle == nil ? [Thing.whole] : Thing.allCases {
                                    all.append(
                                        Situation(
                                            tie: tie, family: family, role: role, consent: consent,
                                            protection: protection,
                                            owner: owner, thing: thing))
                                }
                            }
                        }
                    }
                }
            }
        }
        return all
    }()

    private static func canExist(_ tie: Tie, _ family: Family, _ role: Role?) -> Bool {
        if role == nil { return !tie.needsSeat }
        // A child holds no position.
        return family != .selfChild && (family != .guardian || tie == .none)
    }

    public static let childActions = Action.allCases.filter { Policy.byChild[$0] != nil }
    /// Those with addresses about no child; some reach a child from there all the same.
    public static let otherActions = Action.allCases.filter {
        Policy.roles[$0] != nil || Policy.signedIn.contains($0) || Policy.open.contains($0)
    }

    /// What is answered in one situation.
    public struct Answer: Sendable {
        public let relation: Relation
        public let ground: String
        /// The areas of other controllers' records that stand open.
        public let areas: [WheelArea]
        public let showsPlaces: Bool
        /// What is hidden from guardians is hidden here too.
        public let asGuardian: Bool
    }

    public static func answer(_ action: Action, in situation: Situation) -> Answer? {
        answer(action, about: situation.about, situation.facts)
    }

    /// For many actions in one situation: its facts are made once.
    public static func answer(_ action: Action, about: String, _ facts: Facts) -> Answer? {
        guard let (standing, ground) = Policy.decide(action, about: about, facts) else { return nil }
        let mask = facts.areas(for: action)
        return Answer(
            relation: standing.relation, ground: ground, areas: [WheelArea](mask: mask),
            showsPlaces: Permit.showsPlaces(standing, facts), asGuardian: facts.isFamily)
    }

    /// Who reaches an address that is about no child: by role, as family without a position, and not signed in.
    public static func reaches(_ action: Action) -> (roles: [Role], family: Bool, nobody: Bool) {
        (
            Role.allCases.filter { Policy.mayReach(action, Situation.caller([Situation.seat($0, .own)])) },
            Policy.mayReach(action, Situation.caller([])), Policy.mayReach(action, nil)
        )
    }
}

extension Ties {
    static let circleRelations: Set<String> = ["assessor", "coordinator", "participant", "invited", "signaller"]
}
