import Directory
import Kernel
import Law

/// Samordnad individuell plan: goals in words the child understands, interventions that each have someone responsible and a day, and
/// follow-ups until it is closed with a joint evaluation.
struct Plan: Sendable {
    let id: ID<Plan>
    let child: ID<Child>
    /// Huvudansvarig: the workplace with the overall responsibility.
    let mainWorkplace: ID<Workplace>
    /// False where the reader may not know the place.
    let showsMain: Bool
    let mainName: Phrase
    let areas: [WheelArea]
    /// Nil where a partial consent does not open the whole plan.
    let words: Overall?
    let nextFollowUp: Day
    let startedAt: Instant
    let closing: Closing?
    let closedAt: Instant?
    let version: Int
    var goals: [Goal] = []
    var followUps: [FollowUp] = []
    var coordinator: Phrase?

    /// What is said of the plan as a whole.
    struct Overall: Sendable, Equatable {
        let child: String
        let guardians: String
        let ifWorse: String
    }

    /// Mål, in the child's words.
    struct Goal: Sendable {
        let id: ID<Goal>
        let words: String
        let area: WheelArea
        let version: Int
        var interventions: [Intervention] = []
        var ratings: [Rating] = []
    }

    /// How near a goal was at one follow-up, by the child and by the adults apart.
    struct Rating: Sendable {
        let day: Day
        let child: Int?
        let adult: Int?
        let childWords: String?
        let adultWords: String?
    }

    /// Gemensam utvärdering.
    struct Closing: Sendable {
        let reason: Reason
        let words: String
        let child: String
        let guardians: String
        let parties: String
    }

    enum Reason: String, Sendable, CaseIterable, Codable { case goalsReached, enough, familyWish, moved, otherHelp }

    var interventions: [Intervention] { goals.flatMap(\.interventions) }
    var isOpen: Bool { closedAt == nil }
    var openFollowUp: FollowUp? { followUps.first { $0.finishedAt == nil } }

    func mustBeOpen() throws {
        guard isOpen else { throw Failure.outOfOrder(Phrase("Planen är avslutad.", en: "The plan is closed.")) }
    }
}

/// Insats: what is done, by whom and by when.
struct Intervention: Sendable {
    let id: ID<Intervention>
    let goal: ID<Plan.Goal>
    let what: String
    let position: ID<Position>
    let responsible: Phrase
    let byDay: Day
    let level: Level
    let ground: String
    /// Someone beside municipality and region who does a part of it (SoL 10:8).
    let otherParty: String
    let status: Status
    let result: String?
    let version: Int

    /// Främjande, förebyggande, åtgärdande.
    enum Level: String, Sendable, CaseIterable, Codable { case promotive, preventive, remedial }
    enum Status: String, Sendable, CaseIterable, Codable {
        case planned, underWay, done, notCarriedOut

        var isOver: Bool { self == .done || self == .notCarriedOut }
    }
}

/// Uppföljning: what happened with each intervention and how near each goal is.
struct FollowUp: Sendable {
    let id: ID<FollowUp>
    let plannedDay: Day
    let beganAt: Instant
    let finishedAt: Instant?
    let nextDay: Day?
    let childWords: String?
    let guardianWords: String?
    /// Interventions told of in it.
    let told: [ID<Intervention>: Told]
    let rated: [ID<Plan.Goal>: Plan.Rating]

    struct Told: Sendable {
        let status: Intervention.Status
        let words: String
    }

    /// What is left before it can be finished, in words; an intervention over before it began needs nothing.
    func left(in plan: Plan) -> [Phrase] {
        let untold = plan.interventions.filter { !$0.status.isOver && told[$0.id] == nil }.count
        let unrated = plan.goals.filter { goal in
            guard let rating = rated[goal.id] else { return true }
            return rating.adult == nil || (rating.child == nil && rating.childWords == nil)
        }.count
        var left: [Phrase] = []
        if untold > 0 {
            left.append(
                Phrase(
                    "Det saknas hur det gick för \(untold) av insatserna.",
                    en: "It is not told how \(untold) of the interventions went."))
        }
        if unrated > 0 {
            left.append(
                Phrase(
                    "Det saknas hur nära \(unrated) av målen är, för barnet och för de vuxna.",
                    en: "It is not told how near \(unrated) of the goals are, by the child and by the adults."))
        }
        return left
    }
}
