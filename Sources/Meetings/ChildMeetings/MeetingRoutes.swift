import Directory
import Hummingbird
import Kernel
import Law
import Storage
import Web

extension ChildMeetings {
    func addReading(to desk: Desk) {
        desk.page(
            "/barn/:child/moten", api: "children/:child/meetings", .seeMeeting, shape: .list(Meeting.shape),
            summary: MeetingWords.many
        ) { visit in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeMeeting, of: child, for: caller, request: visit.requestID, in: tx)
                let meetings = try MeetingStore.list(permit, in: tx)
                let mayCall = try Policy.allows(.callMeeting, of: child, for: caller, in: tx)
                return Page(
                    MeetingWords.many, kind: permit.pageKind, about: try Children.bar(permit, in: tx),
                    json: JSON(meetings.map(\.json))
                ) { meetingListPage(meetings, child, mayCall: mayCall) }
            }
        }
        desk.page(
            "/barn/:child/moten/:meeting", api: "children/:child/meetings/:meeting", .seeMeeting,
            shape: Meeting.detailShape,
            summary: MeetingWords.title
        ) { visit in
            let id = try visit.id("meeting", of: Meeting.self)
            return try await visit.look(house.store) { tx in
                let (permit, meeting) = try found(.seeMeeting, id, visit, reading: true, in: tx)
                let view = try MeetingView(meeting, permit, in: tx)
                return Page(
                    MeetingWords.title, kind: permit.pageKind, about: try Children.bar(permit, in: tx), json: view.json
                ) { meetingPage(view) }
            }
        }
    }

    /// The permit for one step with one meeting, and the meeting as far as it may be seen.
    func found(_ action: Action, _ id: ID<Meeting>, _ visit: Visit, reading: Bool, in tx: Transaction) throws -> (
        Permit, Meeting
    ) {
        let permit = try Policy.permit(
            action, of: try visit.id("child"), for: try visit.caller, about: "meeting/\(id)", request: visit.requestID,
            reading: reading, in: tx)
        return (permit, try MeetingStore.find(id, permit, in: tx))
    }

    func addCalling(to desk: Desk) {
        desk.form(
            "/barn/:child/moten/nytt", api: "children/:child/meetings", .callMeeting, fields: MeetingForm.call,
            summary: MeetingWords.callTitle, check: MeetingForm.callProblems
        ) { visit, filled in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .callMeeting, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
                let offered = try MeetingOffer(permit, areas: filled.answers.choices("areas"), besides: [], in: tx)
                let shown = try filled.suggested(offered, permit, in: tx)
                return Page(MeetingWords.callTitle, about: try Children.bar(permit, in: tx)) {
                    callMeetingPage(offered.filling(MeetingForm.call), shown, offered, child, visit)
                }
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            guard let call = MeetingCall(answers) else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(.callMeeting, of: child, for: caller, request: visit.requestID, in: tx)
                let id = try MeetingStepStore.call(call, permit, in: tx)
                return Done(MeetingStepStore.path(child, id), id)
            }
        }
    }
}

extension Filled {
    /// Everyone the consents cover, the family, and what is left from earlier meetings, until someone has chosen.
    fileprivate func suggested(_ offer: MeetingOffer, _ permit: Permit, in tx: Transaction) throws -> Filled {
        var filled = self
        guard problems.isEmpty, draftFrom == nil else { return filled }
        if filled.answers.list("areas").isEmpty { filled.answers.values["areas"] = offer.openAreas.map(\.rawValue) }
        filled.answers.values["positions"] = offer.covered.map(\.description)
        filled.answers.values["family"] = offer.family.map(\.person.description)
        filled.answers.set("minutes", "60")
        let left = try MeetingStore.openDecisions(permit, besides: nil, in: tx).map { "– \($0.what)" }
        if !left.isEmpty {
            filled.answers.set("agenda", "\(MeetingWords.openDecisions):\n" + left.joined(separator: "\n"))
        }
        return filled
    }
}
