public import Directory
public import Kernel
public import Storage
public import Web

/// Tidslinje: all that has happened around one child, from every room, the newest first. This is the room's door.
public struct Timeline: Sendable {
    let house: House
    let sources: [TimelineSource]

    public init(house: House, sources: [TimelineSource]) {
        self.house = house
        self.sources = sources
    }

    public func add(to desk: Desk) {
        desk.page(
            "/barn/:child/tidslinje", api: "children/:child/timeline", .seeTimeline,
            query: [.pageNumber], shape: .timeline,
            summary: Phrase(
                "Allt som har hänt kring barnet, femtio åt gången",
                en: "All that has happened around the child, fifty at a time")
        ) { visit in
            let (child, caller): (ID<Child>, Caller) = (try visit.id("child"), try visit.caller)
            let number = min(max(visit.pageNumber ?? 1, 1), 1000)
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeTimeline, of: child, for: caller, request: visit.requestID, in: tx)
                let course = try Course(
                    sources, permit, skip: (number - 1) * Course.perPage, take: Course.perPage, in: tx)
                return timelinePage(course, number, bar: try Insight.bar(permit, in: tx), permit.pageKind)
            }
        }
    }

    /// The five latest on the child's own page.
    public static func panel(_ sources: [TimelineSource]) -> ChildPanel {
        ChildPanel("timeline", shape: .timeline, order: 80) { tx, permit in
            guard let part = permit.also(.seeTimeline) else { return nil }
            let course = try Course(sources, part, skip: 0, take: 5, in: tx)
            guard !course.events.isEmpty else { return nil }
            return ChildPanel.Content(json: JSON(course)) { timelinePanel(course, of: part.child) }
        }
    }
}

/// A stretch of the timeline.
struct Course: Sendable {
    static let perPage = 50

    let events: [TimelineEvent]
    let hasEarlier: Bool

    /// Each source is asked for no more than could come to be shown.
    init(_ sources: [TimelineSource], _ permit: Permit, skip: Int, take: Int, in tx: Transaction) throws {
        let wanted = skip + take + 1
        let all = try sources.flatMap { try $0(permit, wanted, tx) }
        // Of two at the same moment the later in the list came last, so that an order once seen stays.
        let sorted = all.enumerated().sorted {
            ($0.element.moment.instant, -$0.offset) > ($1.element.moment.instant, -$1.offset)
        }.map(\.element)
        events = Array(sorted.dropFirst(skip).prefix(take))
        hasEarlier = sorted.count > skip + take
    }
}
