public import Directory
public import Kernel
import Law
public import Storage

extension Plans {
    /// When a plan began, was followed up and was closed, and who coordinated it, for the timeline.
    @Sendable
    public static func events(_ permit: Permit, _ limit: Int, in tx: Transaction) throws -> [TimelineEvent] {
        var events: [TimelineEvent] = []
        if let part = permit.also(.seeCoordinator) {
            events += try Coordinators.all(part, in: tx).prefix(limit).flatMap { $0.events }
        }
        guard let part = permit.also(.seePlan) else { return events }
        for plan in try PlanStore.list(part, in: tx).prefix(limit) {
            let path = PlanStepStore.path(part.child, plan.id)
            events.append(
                TimelineEvent(
                    .plan, .at(plan.startedAt), Phrase("En plan började", en: "A plan began", easy: "Planen började"),
                    by: plan.mainName, path: path))
            let finished = try FollowUpStore.list(plan, part, in: tx).filter { $0.finishedAt != nil }
            events += finished.prefix(limit).map { one in
                TimelineEvent(
                    .followUp, .at(one.finishedAt ?? one.beganAt),
                    Phrase(
                        "Planen följdes upp", en: "The plan was followed up", easy: "Vi pratade om hur det har gått"),
                    words: one.childWords.map { Phrase($0, en: $0) }, path: "\(path)/uppfoljning/\(one.id)")
            }
            guard let closed = plan.closedAt else { continue }
            events.append(
                TimelineEvent(
                    .closing, .at(closed),
                    Phrase("Planen avslutades", en: "The plan was closed", easy: "Planen slutade"),
                    words: plan.closing?.reason.words, path: path))
        }
        return events
    }
}

extension Coordination {
    fileprivate var events: [TimelineEvent] {
        let path = "/barn/\(child)/samordningsperson"
        let asked = TimelineEvent(
            .coordinator, .at(offeredAt),
            Phrase(
                "Någon tillfrågades om att samordna", en: "Someone was asked to coordinate",
                easy: "Någon fick frågan att hålla ihop allt"),
            by: name, path: path)
        guard let answeredAt, let answer else { return [asked] }
        let title: Phrase =
            answer == .accepted
            ? Phrase("Tog emot samordningen", en: "Accepted to coordinate", easy: "Håller ihop allt från nu")
            : Phrase("Sa nej till att samordna", en: "Declined to coordinate", easy: "Sa nej")
        return [asked, TimelineEvent(.coordinator, .at(answeredAt), title, by: name, path: path)]
    }
}
