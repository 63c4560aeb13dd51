public import Kernel

/// Behörighet: the table and how it is read. It refuses what no row allows.
public enum Policy {
    /// Everyone with any tie to the child by work: the duty to report is each one's own.
    private static let dutyBound: [Relation] = [
        .namedPerson, .handOverReceiver, .assessor, .coordinator, .participant, .consented, .unitHead, .unitHealth,
        .teaches, .atUnit, .signaller, .invited,
    ]

    /// The rows, readable from top to bottom: for each action the relations that allow it.
    public static let rows: [PolicyRow] = [
        allow(
            .seeChild, [.namedPerson, .unitHead, .handOverReceiver, .assessor, .coordinator], "B-NECESSARY"),
        allow(.seeChild, [.participant, .consented], "B-CONSENT"),
        allow(.seeChild, [.unitHealth, .teaches], "B-NECESSARY", protected: false),
        allow(.seeChild, [.guardian, .selfChild], "B-PARTY"),
        allow(.seeFamilyPage, [.guardian, .selfChild], "B-PARTY"),

        allow(.seeTimeline, [.namedPerson, .assessor, .coordinator, .unitHead], "B-NECESSARY"),
        allow(.seeTimeline, [.participant, .consented], "B-CONSENT"),
        allow(.seeTimeline, [.guardian, .selfChild], "B-PARTY"),
        allow(.seeWhoCanSee, [.namedPerson, .handOverReceiver, .assessor, .coordinator, .unitHead], "B-NECESSARY"),
        allow(.seeWhoCanSee, [.participant, .consented], "B-CONSENT"),
        allow(.seeWhoCanSee, [.unitHealth, .teaches], "B-NECESSARY", protected: false),
        allow(.seeWhoCanSee, [.guardian, .selfChild], "B-PARTY"),
        allow(.seeReaders, [.guardian, .selfChild], "B-PARTY"),
        allow(.seeConcernHelp, dutyBound, "B-DUTY"),
        allow(.seeConcernHelp, [.guardian, .selfChild], "B-PARTY"),
        allow(.reportConcern, dutyBound, "B-DUTY"),
        allow(.reportConcern, [.guardian, .selfChild], "B-PARTY"),
        // The receiving board has no row here: a report is its own record and opens nothing of the child.
        allow(.seeConcernReport, [.signaller], "B-NECESSARY"),
        allow(.addToConcernReport, [.signaller], "B-NECESSARY"),

        allow(
            .recordSignal,
            [.namedPerson, .assessor, .coordinator, .unitHead, .unitHealth, .teaches, .atUnit], "B-NECESSARY"),
        allow(.recordSignal, [.participant, .consented], "B-CONSENT"),
        allow(.recordSignal, [.guardian, .selfChild], "B-PARTY"),
        allow(.recordDistantSignal, [.staff], "B-NECESSARY"),
        allow(.seeSignal, [.namedPerson, .assessor, .unitHead, .signaller], "B-NECESSARY"),
        allow(.acknowledgeSignal, [.namedPerson], "B-NECESSARY"),
        allow(.answerSignal, [.namedPerson], "B-NECESSARY"),

        allow(.startAssessment, [.namedPerson], "B-NECESSARY"),
        allow(.delegateAssessment, [.namedPerson], "B-NECESSARY"),
        allow(.acceptDelegation, [.invited], "B-NECESSARY"),
        allow(.seeAssessment, [.namedPerson, .assessor, .unitHead], "B-NECESSARY"),
        allow(.seeAssessment, [.coordinator, .participant, .consented], "B-CONSENT"),
        allow(.seeAssessment, [.guardian, .selfChild], "B-PARTY"),
        allow(.askPerspective, [.namedPerson, .assessor], "B-NECESSARY"),
        // The family first: who was asked as a child or guardian gives it as that, on a page of theirs.
        allow(.givePerspective, [.guardian, .selfChild], "B-PARTY"),
        allow(.givePerspective, [.namedPerson, .assessor, .invited], "B-NECESSARY"),
        allow(.conclude, [.namedPerson, .assessor], "B-NECESSARY"),

        allow(.askConsent, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.seeConsent, [.namedPerson, .assessor, .coordinator, .unitHead], "B-NECESSARY"),
        allow(.seeConsent, [.consented, .participant], "B-CONSENT"),
        allow(.seeConsent, [.guardian, .selfChild], "B-PARTY"),
        allow(.answerConsent, [.guardian, .selfChild], "B-CONSENT-GUARD"),
        allow(.answerConsent, [.namedPerson, .coordinator], "B-CONSENT-GUARD"),
        allow(.withdrawConsent, [.guardian, .selfChild], "B-CONSENT-GUARD"),
        allow(.withdrawConsent, [.namedPerson, .coordinator], "B-CONSENT-GUARD"),

        allow(.callMeeting, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.seeMeeting, [.namedPerson, .coordinator, .unitHead], "B-NECESSARY"),
        allow(.seeMeeting, [.participant, .consented], "B-CONSENT"),
        allow(.seeMeeting, [.guardian, .selfChild], "B-PARTY"),
        allow(.answerInvitation, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.answerInvitation, [.participant], "B-CONSENT"),
        allow(.answerInvitation, [.guardian, .selfChild], "B-PARTY"),
        allow(.holdMeeting, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.finishDecision, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.finishDecision, [.participant], "B-CONSENT"),

        allow(.chooseCoordinator, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.seeCoordinator, [.namedPerson, .coordinator, .unitHead], "B-NECESSARY"),
        allow(.seeCoordinator, [.participant, .consented], "B-CONSENT"),
        allow(.seeCoordinator, [.guardian, .selfChild], "B-PARTY"),
        allow(.acceptCoordination, [.namedPerson], "B-NECESSARY"),
        allow(.acceptCoordination, [.participant], "B-CONSENT"),
        allow(.writePlan, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.seePlan, [.namedPerson, .coordinator, .unitHead], "B-NECESSARY"),
        allow(.seePlan, [.participant, .consented], "B-CONSENT"),
        allow(.seePlan, [.guardian, .selfChild], "B-PARTY"),
        allow(.followUp, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.followUp, [.participant], "B-CONSENT"),
        allow(.followUp, [.guardian, .selfChild], "B-PARTY"),
        allow(.closePlan, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.seeMessages, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.seeMessages, [.guardian, .selfChild], "B-PARTY"),
        allow(.writeMessage, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.writeMessage, [.guardian, .selfChild], "B-PARTY"),

        allow(.giveWish, [.selfChild], "B-PARTY"),
        allow(.seeWishes, [.namedPerson, .coordinator], "B-NECESSARY"),
        allow(.seeWishes, [.guardian, .selfChild], "B-PARTY"),
        allow(.receiveWish, [.namedPerson, .coordinator], "B-NECESSARY"),
        // It may be about the guardians: nobody stands here by custody.
        allow(.callForSafety, [.selfChild], "B-PARTY"),
        allow(.seeSafetyCall, [.namedPerson, .unitHead, .invited], "B-NECESSARY"),
        allow(.answerSafetyCall, [.namedPerson, .unitHead, .invited], "B-NECESSARY"),

        allow(.seeHandOver, [.namedPerson, .handOverReceiver, .unitHead], "B-NECESSARY"),
        allow(.acceptHandOver, [.handOverReceiver], "B-NECESSARY"),
        allow(.changeChild, [.namedPerson, .unitHead], "B-NECESSARY"),
    ].flatMap { $0 }

    /// Which roles reach an address that is about no child. Families reach what `families` names.
    public static let roles: [Action: Set<Role>] = [
        .seeDirectory: Set(Role.allCases),
        .manageDirectory: [.administrator], .importSchool: [.administrator],
        .seeNet: [.head, .socialHead, .healthHead],
        .seeAccessMatrix: [.administrator, .logReviewer, .methodDeveloper, .head, .socialHead, .healthHead],
        .verifyJournal: [.logReviewer, .administrator], .reviewJournal: [.logReviewer],
        .findChild: withChildren, .consultAnonymously: withChildren, .seeConsultation: withChildren,
        .answerConsultation: withChildren, .recordGroupSignal: withChildren, .seeGroupSignal: withChildren,
        .recordDistantSignal: withChildren, .seeSentSignals: withChildren, .placeSignal: withChildren,
        .seeReceivedReports: [.socialWorker, .socialHead], .handleReport: [.socialWorker, .socialHead],
        .decideReport: [.socialHead],
    ]

    /// Addresses for everyone signed in, family or staff.
    public static let signedIn: Set<Action> = [.signOut, .saveDraft, .seeToday]
    /// Addresses for anyone at all.
    public static let open: Set<Action> = [.seePublicPage, .signIn]

    /// Roles that work with children. Administrators, method developers and log reviewers see no child.
    public static let withChildren: Set<Role> = [
        .teacher, .studentHealth, .head, .followUpOfficer, .activityOfficer, .socialWorker, .socialHead,
        .healthProfessional, .healthHead,
    ]

    /// May the caller reach the address at all? About a child the permit decides; here only that someone is signed in.
    public static func mayReach(_ action: Action, _ caller: Caller?) -> Bool { mayReach(action, caller, by: .current) }

    static func mayReach(_ action: Action, _ caller: Caller?, by rules: Rules) -> Bool {
        if rules.open.contains(action) { return true }
        guard let caller else { return false }
        if rules.signedIn.contains(action) { return true }
        if let allowed = rules.roles[action] { return caller.seats.contains { allowed.contains($0.role) } }
        return rules.byChild.keys.contains(action)
    }

    /// The standing and ground by which the action is allowed; nil when it is refused. The strongest relation first.
    public static func decide(_ action: Action, about: String, _ facts: Facts) -> (standing: Standing, ground: String)?
    {
        decide(action, about: about, facts, by: .current)
    }

    static func decide(
        _ action: Action, about: String, _ facts: Facts, by rules: Rules
    ) -> (standing: Standing, ground: String)? {
        for row in rules.byChild[action] ?? [] where row.evenIfProtected || !facts.protected {
            for standing in facts.standings where standing.relation == row.relation {
                if let seat = standing.seat, !rules.withChildren.contains(seat.role) { continue }
                // A consent opens the kinds of information it names, nothing else.
                if standing.byConsent, standing.consents.areas(of: rules.kinds[action]) == 0 { continue }
                if rules.bound.contains(row.relation), !rules.unbound.contains(action), standing.about != about {
                    continue
                }
                return (standing, row.ground(for: standing))
            }
        }
        return nil
    }

    static let byChild = Dictionary(grouping: rows, by: \.action)

    /// The table as a value, so that tests can see that a change of any part of it is noticed.
    struct Rules: Sendable {
        var byChild = Policy.byChild
        var roles = Policy.roles
        var signedIn = Policy.signedIn
        var open = Policy.open
        var withChildren = Policy.withChildren
        /// These see the one thing they stand by, nothing else of the child.
        var bound: Set<Relation> = [.signaller, .invited]
        /// The duty to report is about the child, whatever one is bound to.
        var unbound: Set<Action> = [.seeConcernHelp, .reportConcern]
        /// The few who may see where a protected child is.
        var near: Set<Relation> = [.namedPerson, .assessor, .unitHead, .coordinator, .guardian, .selfChild]
        /// What an action shows of the kinds a consent names.
        var kinds = Dictionary(
            uniqueKeysWithValues: Action.allCases.compactMap { one in InformationKind(shownBy: one).map { (one, $0) } })

        static let current = Rules()
    }

    private static func allow(
        _ action: Action, _ relations: [Relation], _ ground: String, protected: Bool = true
    ) -> [PolicyRow] {
        relations.map { PolicyRow(action: action, relation: $0, evenIfProtected: protected, ground: ground) }
    }
}
