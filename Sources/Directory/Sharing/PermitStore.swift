public import Journal
public import Kernel
public import Storage

/// Tillstånd: the policy's yes to one action about one child, and how far it reaches. A store gives out a child's data only against
/// one, and only the policy can make one; making it leaves the mark in the journal.
public struct Permit: Sendable {
    public let action: Action
    public let child: ID<Child>
    public let caller: Caller
    public let standing: Standing
    public let ground: String
    /// The controllers whose own records this is, because the caller works there and stands in relation to the child.
    public let ownControllers: [ID<Workplace>]
    /// The areas that consents open of other controllers' records (mask of `WheelArea`).
    public let areas: Int
    public let isProtected: Bool
    let facts: Facts

    /// The position from which the caller acts; nil for the family.
    public var seat: Seat? { standing.seat }
    public var isFamily: Bool { standing.relation == .guardian || standing.relation == .selfChild }
    /// May address, school and place be shown?
    public var showsPlaces: Bool { Permit.showsPlaces(standing, facts) }

    /// May those who work with the child be named? Whoever has a name finds the workplace in a minute, so a guardian who may not know
    /// where the child is gets none (decision 7).
    public var namesStaff: Bool { !facts.placesHidden }

    static func showsPlaces(_ standing: Standing, _ facts: Facts, by rules: Policy.Rules = .current) -> Bool {
        !facts.placesHidden && (!facts.protected || rules.near.contains(standing.relation))
    }

    /// Whether what this permit rests on also allows another action: for what a page shows beside its own matter.
    public func reaches(_ action: Action) -> Bool {
        Policy.rows.contains {
            $0.action == action && $0.relation == standing.relation && ($0.evenIfProtected || !isProtected)
        }
    }

    /// Limits a query to records the permit covers: own ones, those a consent has opened, and for the family all but hidden ones.
    /// The table needs `controller_id`, `areas` and `hidden_from_guardians`.
    public func covers(_ table: StaticString) -> SQL {
        let name = SQL(trusted: table)
        if isFamily { return "(\(name).hidden_from_guardians = 0)" }
        let reach: SQL = "(\(name).controller_id IN \(list: ownControllers) OR (\(name).areas & \(areas)) <> 0)"
        // A colleague who is the child's guardian too: what is hidden from guardians stays hidden.
        return facts.isFamily ? "(\(name).hidden_from_guardians = 0 AND \(reach))" : reach
    }

    /// As `covers`, for what is one text about all its areas and cannot be shown in part.
    public func coversWhole(_ table: StaticString) -> SQL {
        if isFamily { return covers(table) }
        let name = SQL(trusted: table)
        return
            "(\(covers(table)) AND (\(name).controller_id IN \(list: ownControllers) OR (\(name).areas & \(~areas)) = 0))"
    }

    /// The same reading seen as another action: for a page that shows a little of much, whose mark in the journal is made already.
    /// Nil when that action is refused.
    public func also(_ other: Action, about: String = "") -> Permit? {
        guard !other.isWrite, let (standing, ground) = Policy.decide(other, about: about, facts) else { return nil }
        return Permit(
            action: other, child: child, caller: caller, standing: standing, ground: ground,
            ownControllers: ownControllers,
            areas: facts.areas(for: other), isProtected: isProtected, facts: facts)
    }

    /// The name under which the child's own controller keeps what is written with this permit; the child's unit for the family.
    public func controller(else fallback: ID<Workplace>) -> ID<Workplace> { seat?.controller ?? fallback }
}

extension Policy {
    /// Asks for one action about one child. Refused and missing are the same failure. `reading` when a form for it is only shown.
    public static func permit(
        _ action: Action, of child: ID<Child>, for caller: Caller, about: String = "", request: String = "",
        reading: Bool = false, in tx: Transaction
    ) throws -> Permit {
        guard let facts = try SharingStore.facts(of: caller, about: child, in: tx),
            let (standing, ground) = decide(action, about: about, facts)
        else { throw Failure.notFound }
        let tied = facts.standings.filter { $0.relation != .staff }.compactMap(\.seat)
        let own = Set(tied.filter { withChildren.contains($0.role) }.map(\.controller))
        tx.append(
            JournalEntry(
                action.isWrite && !reading ? .wrote : .read, action.rawValue, by: caller, from: standing.seat,
                child: child,
                about: about, ground: "\(standing.relation.rawValue) \(ground)", request: request))
        return Permit(
            action: action, child: child, caller: caller, standing: standing, ground: ground,
            ownControllers: own.sorted(), areas: facts.areas(for: action), isProtected: facts.protected, facts: facts)
    }

    /// Asks without leaving a mark: to know whether a button is to be shown. Gives out nothing.
    public static func allows(
        _ action: Action, of child: ID<Child>, for caller: Caller, about: String = "", in tx: Transaction
    ) throws -> Bool {
        guard let facts = try SharingStore.facts(of: caller, about: child, in: tx) else { return false }
        return decide(action, about: about, facts) != nil
    }

    /// Marks that these children were shown in a list.
    public static func markListed(
        _ children: [ID<Child>], by caller: Caller, in list: String, request: String, tx: Transaction
    ) {
        for child in children {
            tx.append(
                JournalEntry(
                    .read, "list", by: caller, from: caller.seats.first, child: child, about: list, ground: "list",
                    request: request))
        }
    }
}

extension Action {
    /// True when the action changes something.
    public var isWrite: Bool {
        switch self {
        case .seePublicPage, .seeToday, .seeDirectory, .seeNet, .seeAccessMatrix, .verifyJournal, .reviewJournal,
            .findChild,
            .seeConsultation,
            .seeGroupSignal, .seeSentSignals, .seeChild, .seeTimeline, .seeWhoCanSee, .seeReaders, .seeConcernHelp,
            .seeSignal,
            .seeFamilyPage, .seeSafetyCall, .seeMessages, .seeWishes, .seeAssessment, .seeConsent, .seeMeeting,
            .seeCoordinator, .seePlan, .seeHandOver, .seeConcernReport, .seeReceivedReports:
            false
        default: true
        }
    }
}
