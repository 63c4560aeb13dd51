import Directory
import Kernel
import Law
import Web

func meetingListPage(_ meetings: [Meeting], _ child: ID<Child>, mayCall: Bool) -> HTML {
    let lines = meetings.map { meeting in
        WorkLine(
            meeting.kind.words.description, "/barn/\(child)/moten/\(meeting.id)",
            facts: [stageTag(meeting), "\(areaNames(meeting.areas))"], due: "\(meeting.startsAt.dateAndTime)")
    }
    let call = linkButton(MeetingWords.callTitle, to: "/barn/\(child)/moten/nytt")
    return """
        \(pageHead(MeetingWords.many.description, actions: mayCall ? [call] : []))
        \(lines.isEmpty ? empty(MeetingWords.none) : workList(lines))
        """
}

func callMeetingPage(_ fields: [Field], _ filled: Filled, _ offer: MeetingOffer, _ child: ID<Child>, _ visit: Visit)
    -> HTML
{
    let ask = Sharing.askPath(child, areas: filled.answers.choices("areas"))
    let lacking: HTML = """
        <p>\(offer.lacking.joined(separator: ", "))</p><p>\(linkButton(MeetingWords.askConsent, to: ask, .secondary, small: true))</p>
        """
    return """
        \(pageHead(MeetingWords.callTitle.description))
        \(offer.lacking.isEmpty ? nil : notice(MeetingWords.missingConsent, tone: .info, lacking))
        \(formHTML(fields, filled, to: "/barn/\(child)/moten/nytt", submit: MeetingWords.callSubmit, in: visit, cancel: "/barn/\(child)/moten"))
        """
}

func meetingStepPage(
    _ title: Phrase, _ meeting: Meeting, _ fields: [Field], _ filled: Filled, to path: String, _ visit: Visit
)
    -> HTML
{
    let page = "/barn/\(meeting.child)/moten/\(meeting.id)"
    let lacksConsent = filled.problems.contains { $0.field == "positions" }
    let ask = linkButton(
        MeetingWords.askConsent, to: Sharing.askPath(meeting.child, areas: meeting.areas), .secondary, small: true)
    return """
        \(pageHead(title.description))
        <p class="lead">\(meeting.kind.words), \(meeting.startsAt.dateAndTime)</p>
        \(html("<p>\(ask)</p>", if: lacksConsent))
        \(formHTML(fields, filled, to: "\(page)/\(path)", submit: Words.save, in: visit, cancel: page))
        """
}

func finishDecisionPage(_ decision: Meeting.Decision, _ meeting: Meeting, _ filled: Filled, _ visit: Visit) -> HTML {
    let page = "/barn/\(meeting.child)/moten/\(meeting.id)"
    return """
        \(pageHead(MeetingWords.finishTitle.description))
        <p class="narrative-text">\(decision.what)</p>
        \(formHTML(MeetingForm.finish, filled, to: "\(page)/beslut/\(decision.id)/klart", submit: Words.save, in: visit, cancel: page))
        """
}

func meetingPage(_ view: MeetingView) -> HTML {
    let meeting = view.meeting
    let page = "/barn/\(meeting.child)/moten/\(meeting.id)"
    return """
        \(pageHead(meeting.kind.words.description, tag: stageTag(meeting)))
        \(facts(meeting))
        \(html("<div class=\"actions\">\(view.steps.map { $0.button(page) })</div>", if: !view.steps.isEmpty))
        <h2>\(MeetingWords.invited)</h2>
        \(invitationTable(meeting))
        \(meeting.notes.map { "<h2>\(MeetingWords.notes)</h2><p class=\"narrative-text\">\($0)</p>" as HTML })
        \(meeting.childVoice.map { "<h2>\(MeetingWords.childVoice)</h2><p class=\"narrative-text\">\($0)</p>" as HTML })
        \(html("<h2>\(MeetingWords.decisions)</h2>\(decisionTable(meeting.decisions, view))", if: meeting.stage == .held))
        \(html("<h2>\(MeetingWords.openDecisions)</h2>\(decisionTable(view.left, view))", if: !view.left.isEmpty))
        \(html(more(MeetingWords.earlier, versions(view)), if: view.versions.count > 1))
        """
}

private func facts(_ meeting: Meeting) -> HTML {
    let link = meeting.link.map { "<a href=\"\($0)\" rel=\"noreferrer\">\($0)</a>" as HTML }
    let place = meeting.place.map { "\($0)" as HTML } ?? (link == nil ? "\(MeetingWords.kept)" : nil)
    var lines = [
        SummaryLine(
            Phrase("När", en: "When"),
            "\(meeting.startsAt.dateAndTime), \(Phrase("\(meeting.minutes) minuter", en: "\(meeting.minutes) minutes"))"
        ),
        SummaryLine(MeetingWords.areas, "\(areaNames(meeting.areas))"),
        SummaryLine(MeetingWords.agenda, "<span class=\"narrative-text\">\(meeting.agenda)</span>"),
        SummaryLine(MeetingWords.childPart, "<span class=\"narrative-text\">\(meeting.childPart)</span>"),
        SummaryLine(Phrase("Den som kallar", en: "Called by", easy: "Den som bjuder in"), "\(meeting.calledBy)"),
    ]
    if let place { lines.insert(SummaryLine(MeetingWords.place, place), at: 1) }
    if let link { lines.insert(SummaryLine(MeetingWords.link, link), at: 1) }
    if !meeting.interpreter.isEmpty { lines.append(SummaryLine(MeetingWords.interpreter, "\(meeting.interpreter)")) }
    if let told = meeting.guardiansTold { lines.append(SummaryLine(MeetingWords.guardiansTold, "\(told)")) }
    if let next = meeting.nextDay { lines.append(SummaryLine(MeetingWords.nextDay, "\(next.weekdayAndDate)")) }
    if let reason = meeting.cancelReason { lines.append(SummaryLine(MeetingWords.cancelReason, "\(reason)")) }
    return summaryList(lines)
}

private func invitationTable(_ meeting: Meeting) -> HTML {
    let heads = [
        TableHead(Phrase("Vem", en: "Who")), TableHead(Phrase("Svar", en: "Answer")),
        TableHead(Phrase("Vill säga", en: "Wants to say")), TableHead(Phrase("Kom", en: "Came")),
    ]
    let lines = meeting.invitations.map { one -> [HTML] in
        let came = one.came.map { $0 ? Phrase("ja", en: "yes") : Phrase("nej", en: "no") }
        return [
            "\(one.name)", "\(one.answer.words)", "<span class=\"narrative-text\">\(one.words ?? "")</span>",
            "\(came?.description ?? "")",
        ]
    }
    return table(MeetingWords.invited, captionHidden: true, heads, lines)
}

private func decisionTable(_ decisions: [Meeting.Decision], _ view: MeetingView) -> HTML {
    guard !decisions.isEmpty else { return empty(MeetingWords.noDecisions) }
    let heads = [
        TableHead(MeetingWords.decision), TableHead(MeetingWords.responsible), TableHead(MeetingWords.due),
        TableHead(MeetingWords.outcome),
    ]
    let lines = decisions.map { decision -> [HTML] in
        let finish = link(
            Phrase("Skriv hur det gick", en: "Write how it went"),
            to: "/barn/\(view.meeting.child)/moten/\(decision.meeting)/beslut/\(decision.id)/klart")
        let waiting: HTML = view.mayFinish(decision) ? finish : "\(Phrase("inte klart", en: "not done"))"
        return [
            "<span class=\"narrative-text\">\(decision.what)</span>", "\(decision.responsible)",
            "\(decision.due.weekdayAndDate)",
            decision.outcome.map { "<span class=\"narrative-text\">\($0)</span>" } ?? waiting,
        ]
    }
    return table(MeetingWords.decisions, captionHidden: true, heads, lines)
}

private func versions(_ view: MeetingView) -> HTML {
    timeline(
        view.versions.map { version in
            TimelineEntry(
                "\(Phrase("Version \(version.version)", en: "Version \(version.version)"))",
                when: version.at.dateAndTime.description, machineTime: version.at.iso, by: version.by,
                body:
                    "<p class=\"narrative-text\">\(version.notes)</p><p class=\"narrative-text\">\(version.childVoice)</p>"
            )
        })
}

private func stageTag(_ meeting: Meeting) -> HTML {
    let tone: Tone =
        switch meeting.stage {
        case .called: .info
        case .held: .good
        case .cancelled: .neutral
        }
    return tag(meeting.stage.words, tone: tone)
}

private func areaNames(_ areas: [WheelArea]) -> String { areas.map(\.name.description).joined(separator: ", ") }

extension MeetingView.Step {
    fileprivate func button(_ page: String) -> HTML {
        switch self {
        case .answer: linkButton(MeetingWords.answerTitle, to: "\(page)/svar")
        case .invite: linkButton(MeetingWords.inviteTitle, to: "\(page)/bjud-in", .secondary)
        case .hold: linkButton(MeetingWords.holdTitle, to: "\(page)/hall")
        case .edit: linkButton(MeetingWords.editTitle, to: "\(page)/hall", .secondary)
        case .decide: linkButton(MeetingWords.decideTitle, to: "\(page)/beslut")
        case .cancel: linkButton(MeetingWords.cancelTitle, to: "\(page)/stall-in", .quiet)
        }
    }
}
