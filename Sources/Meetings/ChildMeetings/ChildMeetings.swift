public import Directory
import Kernel
import Law
import Storage
public import Web

/// Möten om ett barn. This is the room's door.
public struct ChildMeetings: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addReading(to: desk)
        addCalling(to: desk)
        addSteps(to: desk)
    }

    /// The meetings on the family's own page.
    public static let familyPanel = ChildPanel("meetings", shape: .list(Meeting.shape), order: 30) { tx, seen in
        guard let permit = seen.also(.seeMeeting) else { return nil }
        let all = try MeetingStore.list(permit, in: tx)
        let coming = all.filter { $0.stage == .called }.reversed() as [Meeting]
        let last = all.first { $0.stage == .held }
        return ChildPanel.Content(json: JSON((coming + [last].compactMap { $0 }).map(\.json))) {
            familyMeetings(coming, last, of: permit.child)
        }
    }
}

extension ChildMeetings {
    /// The next meeting and the last one on the child's page.
    static let panel = ChildPanel(
        "meetings", shape: .object([("next", .nullable(line)), ("last", .nullable(line))]), order: 38
    ) { tx, seen in
        guard let permit = seen.also(.seeMeeting) else { return nil }
        let (next, last) = (try MeetingStore.next(permit, in: tx), try MeetingStore.last(permit, in: tx))
        let (child, mayCall) = (permit.child, permit.reaches(.callMeeting))
        return ChildPanel.Content(
            json: ["next": next?.panelJSON ?? .null, "last": last?.panelJSON ?? .null]
        ) { meetingPanel(next, last, child, mayCall: mayCall) }
    }

    private static let line = Shape.object([
        ("id", .id), ("kind", .choice(Meeting.Kind.allCases.map(\.rawValue))), ("startsAt", .time),
    ])
}
