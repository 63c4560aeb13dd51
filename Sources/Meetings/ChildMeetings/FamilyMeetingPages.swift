import Kernel
import Law
import Web

/// The family's meetings: those to come, and the latest one held.
func familyMeetings(_ coming: [Meeting], _ last: Meeting?, of child: ID<Child>) -> HTML {
    let shown = coming + [last].compactMap { $0 }
    let lines = shown.map { meeting in
        WorkLine(
            meeting.kind.words.description, MeetingStepStore.path(child, meeting.id),
            facts: [
                tag(meeting.stage.words, tone: meeting.stage == .called ? .info : .neutral), "\(meeting.place ?? "")",
            ],
            due: "\(meeting.startsAt.dateAndTime)")
    }
    return """
        <section class="flow"><h3>\(MeetingWords.many)</h3>
        \(lines.isEmpty ? "<p class=\"soft\">\(Phrase("Inget möte är bestämt.", en: "No meeting is planned."))</p>" : workList(lines))
        \(html("<p>\(link(Phrase("Alla möten", en: "All meetings"), to: "/barn/\(child)/moten"))</p>", if: !lines.isEmpty))</section>
        """
}
