import Directory
import Hummingbird
import Kernel
import Law
import Storage
import Web

extension ChildMeetings {
    func addSteps(to desk: Desk) {
        addStep(
            to: desk, "svar", "answers", .answerInvitation, MeetingForm.answer, MeetingWords.answerTitle,
            fill: { meeting, permit, filled, _ in
                let leads = permit.standing.relation == .namedPerson || permit.standing.relation == .coordinator
                let others = leads ? meeting.invitations.map { Field.Choice($0.id.description, $0.name) } : []
                let fields = MeetingForm.answer.filter { $0.name != "invitation" || leads }
                return (fields.among("invitation", others), filled)
            }
        ) { meeting, answers, permit, tx in
            guard let answer = answers.choice("answer", of: Meeting.Answer.self) else { throw Failure.notFound }
            try InvitationStore.answer(
                meeting, answers.id("invitation"), answer, words: answers.textIfAny("words"), permit, in: tx)
            return done(meeting)
        }
        addStep(
            to: desk, "bjud-in", "invitations", .callMeeting, MeetingForm.invite, MeetingWords.inviteTitle,
            check: MeetingForm.inviteProblems,
            fill: { meeting, permit, filled, tx in
                let offer = try MeetingOffer(permit, areas: meeting.areas, besides: meeting.invitations, in: tx)
                return (offer.filling(MeetingForm.invite), filled)
            }
        ) { meeting, answers, permit, tx in
            try meeting.mustBe(.called)
            try InvitationStore.invite(
                positions: answers.ids("positions"), family: answers.ids("family"), to: meeting.id,
                areas: meeting.areas.mask,
                isHidden: meeting.isHidden, on: Day(meeting.startsAt), try Sharing.home(of: meeting.child, in: tx),
                permit, in: tx)
            return done(meeting)
        }
        addStep(
            to: desk, "hall", "notes", .holdMeeting, MeetingForm.hold, MeetingWords.holdTitle,
            fill: { meeting, _, filled, _ in
                let invited = meeting.invitations.map { Field.Choice($0.id.description, $0.name) }
                return (MeetingForm.hold.among("came", invited), filled.starting(from: meeting))
            }
        ) { meeting, answers, permit, tx in
            let notes = MeetingNotes(
                came: answers.ids("came"), notes: answers.text("notes"), childVoice: answers.text("childVoice"),
                guardiansTold: answers.text("guardiansTold"), nextDay: answers.day("nextDay"),
                version: answers.number("version"))
            try MeetingStepStore.hold(meeting, notes, permit, in: tx)
            return done(meeting)
        }
        addStep(
            to: desk, "beslut", "decisions", .holdMeeting, MeetingForm.decide, MeetingWords.decideTitle,
            fill: { meeting, _, filled, _ in
                let invited = meeting.invitations.compactMap { one in
                    one.position.map { Field.Choice($0.description, one.name) }
                }
                return (MeetingForm.decide.among("position", invited), filled)
            }
        ) { meeting, answers, permit, tx in
            guard let position = answers.id("position", of: Position.self), let due = answers.day("due") else {
                throw Failure.notFound
            }
            let decision = try MeetingStepStore.decide(
                meeting, what: answers.text("what"), by: position, due: due, permit, in: tx)
            return Done(MeetingStepStore.path(meeting.child, meeting.id), decision)
        }
        addStep(to: desk, "stall-in", "cancellation", .callMeeting, MeetingForm.cancel, MeetingWords.cancelTitle) {
            meeting, answers, _, tx in
            try MeetingStepStore.cancel(meeting, reason: answers.text("reason"), in: tx)
            return done(meeting)
        }
        addFinish(to: desk)
    }

    private func addFinish(to desk: Desk) {
        let find: @Sendable (Visit, Meeting) throws -> Meeting.Decision = { visit, meeting in
            let id = try visit.id("decision", of: Meeting.Decision.self)
            guard let decision = meeting.decisions.first(where: { $0.id == id }) else { throw Failure.notFound }
            return decision
        }
        desk.form(
            "/barn/:child/moten/:meeting/beslut/:decision/klart",
            api: "children/:child/meetings/:meeting/decisions/:decision/outcome", .finishDecision,
            fields: MeetingForm.finish,
            summary: MeetingWords.finishTitle, check: { _ in [] }
        ) { visit, filled in
            let id = try visit.id("meeting", of: Meeting.self)
            return try await visit.look(house.store) { tx in
                let (permit, meeting) = try found(.finishDecision, id, visit, reading: true, in: tx)
                let decision = try find(visit, meeting)
                return Page(MeetingWords.finishTitle, kind: permit.pageKind, about: try Children.bar(permit, in: tx)) {
                    finishDecisionPage(decision, meeting, filled, visit)
                }
            }
        } take: { visit, answers in
            let id = try visit.id("meeting", of: Meeting.self)
            return try await visit.change(house.store) { tx in
                let (permit, meeting) = try found(.finishDecision, id, visit, reading: false, in: tx)
                let decision = try find(visit, meeting)
                try MeetingStepStore.finish(decision, of: meeting, outcome: answers.text("outcome"), permit, in: tx)
                return Done(MeetingStepStore.path(meeting.child, meeting.id), decision.id)
            }
        }
    }

    /// One step with a meeting: its own page with a form, and the same through the API.
    private func addStep(
        to desk: Desk, _ path: String, _ api: String, _ action: Action, _ fields: [Field], _ title: Phrase,
        check: @escaping @Sendable (Answers) -> [Problem] = { _ in [] },
        fill: @escaping @Sendable (Meeting, Permit, Filled, Transaction) throws -> ([Field], Filled)? = { _, _, _, _ in
            nil
        },
        step: @escaping @Sendable (Meeting, Answers, Permit, Transaction) throws -> Done
    ) {
        desk.form(
            "/barn/:child/moten/:meeting/\(path)", api: "children/:child/meetings/:meeting/\(api)", action,
            fields: fields,
            summary: title, check: check
        ) { visit, filled in
            let id = try visit.id("meeting", of: Meeting.self)
            return try await visit.look(house.store) { tx in
                let (permit, meeting) = try found(action, id, visit, reading: true, in: tx)
                let (shown, begun) = try fill(meeting, permit, filled, tx) ?? (fields, filled)
                return Page(title, kind: permit.pageKind, about: try Children.bar(permit, in: tx)) {
                    meetingStepPage(title, meeting, shown, begun, to: path, visit)
                }
            }
        } take: { visit, answers in
            let id = try visit.id("meeting", of: Meeting.self)
            return try await visit.change(house.store) { tx in
                let (permit, meeting) = try found(action, id, visit, reading: false, in: tx)
                return try step(meeting, answers, permit, tx)
            }
        }
    }
}

private func done(_ meeting: Meeting) -> Done {
    Done(MeetingStepStore.path(meeting.child, meeting.id), meeting.id)
}

extension Filled {
    /// With what is written already, so that it can be changed.
    fileprivate func starting(from meeting: Meeting) -> Filled {
        var filled = self
        guard problems.isEmpty, draftFrom == nil, saved == nil else { return filled }
        let came = meeting.invitations.filter { $0.came ?? ($0.answer == .yes) }
        filled.answers.values["came"] = came.map(\.id.description)
        filled.answers.set("notes", meeting.notes)
        filled.answers.set("childVoice", meeting.childVoice)
        filled.answers.set("guardiansTold", meeting.guardiansTold)
        filled.answers.set("nextDay", meeting.nextDay?.description)
        filled.answers.set("version", String(meeting.version))
        return filled
    }
}
