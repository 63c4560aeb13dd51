import Directory
import Kernel
import Law
import Web

extension Meeting {
    var panelJSON: JSON {
        ["id": JSON(id), "kind": .text(kind.rawValue), "startsAt": .text(startsAt.iso)]
    }
}

func meetingPanel(_ next: Meeting?, _ last: Meeting?, _ child: ID<Child>, mayCall: Bool) -> HTML {
    let path = "/barn/\(child)/moten"
    func line(_ meeting: Meeting, _ word: Phrase) -> WorkLine {
        WorkLine(
            meeting.kind.words.description, "\(path)/\(meeting.id)", facts: ["\(word)"],
            due: "\(meeting.startsAt.dateAndTime)")
    }
    let lines = [
        next.map { line($0, Phrase("Nästa möte", en: "Next meeting")) },
        last.map { line($0, Phrase("Senaste mötet", en: "Last meeting")) },
    ].compactMap { $0 }
    let call: HTML? =
        mayCall && next == nil
        ? "<p>\(linkButton(MeetingWords.callTitle, to: path + "/nytt", .secondary))</p>" : nil
    return """
        <section><h2>\(link(MeetingWords.many, to: path))</h2>
        \(lines.isEmpty ? empty(Phrase("Inget möte är bokat.", en: "No meeting is booked.")) : workList(lines))
        \(call)</section>
        """
}
