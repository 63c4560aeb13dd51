import Kernel
import Law
import Web

extension Meeting {
    /// What the API tells of a meeting in a list.
    static let shape = Shape.object(members)
    static let detailShape = Shape.object(
        members + [
            ("agenda", .text), ("childPart", .text), ("interpreter", .text), ("notes", .nullable(.text)),
            ("childVoice", .nullable(.text)), ("guardiansTold", .nullable(.text)), ("cancelReason", .nullable(.text)),
            (
                "invitations",
                .list(
                    .object([
                        ("id", .id), ("position", .nullable(.id)), ("person", .nullable(.id)), ("name", .text),
                        ("answer", .choice(Answer.allCases.map(\.rawValue))), ("words", .nullable(.text)),
                        ("came", .nullable(.bool)),
                    ]))
            ),
            ("decisions", .list(Decision.shape)), ("left", .list(Decision.shape)),
        ])

    private static let members: [(String, Shape)] = [
        ("id", .id), ("kind", .choice(Kind.allCases.map(\.rawValue))),
        ("stage", .choice(Stage.allCases.map(\.rawValue))),
        ("startsAt", .time), ("minutes", .integer), ("place", .nullable(.text)), ("link", .nullable(.text)),
        ("areas", .list(.choice(WheelArea.allCases.map(\.rawValue)))), ("hiddenFromGuardians", .bool),
        ("calledBy", .text),
        ("nextDay", .nullable(.day)), ("version", .integer),
    ]

    var json: JSON { JSON(pairs: pairs) }

    var pairs: [(String, JSON)] {
        [
            ("id", JSON(id)), ("kind", .text(kind.rawValue)), ("stage", .text(stage.rawValue)),
            ("startsAt", .text(startsAt.iso)),
            ("minutes", .int(minutes)), ("place", JSON(place)), ("link", JSON(link)),
            ("areas", JSON(areas.map { .text($0.rawValue) })), ("hiddenFromGuardians", .bool(isHidden)),
            ("calledBy", .text(calledBy)), ("nextDay", JSON(nextDay)), ("version", .int(version)),
        ]
    }
}

extension Meeting.Decision {
    static let shape = Shape.object([
        ("id", .id), ("meeting", .id), ("what", .text), ("position", .id), ("responsible", .text), ("due", .day),
        ("doneAt", .nullable(.time)), ("outcome", .nullable(.text)),
    ])

    var json: JSON {
        [
            "id": JSON(id), "meeting": JSON(meeting), "what": .text(what), "position": JSON(position),
            "responsible": .text(responsible.description), "due": JSON(due), "doneAt": JSON(doneAt?.iso),
            "outcome": JSON(outcome),
        ]
    }
}

extension MeetingView {
    var json: JSON {
        JSON(
            pairs: meeting.pairs + [
                ("agenda", .text(meeting.agenda)), ("childPart", .text(meeting.childPart)),
                ("interpreter", .text(meeting.interpreter)), ("notes", JSON(meeting.notes)),
                ("childVoice", JSON(meeting.childVoice)), ("guardiansTold", JSON(meeting.guardiansTold)),
                ("cancelReason", JSON(meeting.cancelReason)), ("invitations", JSON(meeting.invitations.map(\.json))),
                ("decisions", JSON(meeting.decisions.map(\.json))), ("left", JSON(left.map(\.json))),
            ])
    }
}

extension Meeting.Invitation {
    fileprivate var json: JSON {
        [
            "id": JSON(id), "position": JSON(position), "person": JSON(person), "name": .text(name.description),
            "answer": .text(answer.rawValue), "words": JSON(words), "came": came.map(JSON.bool) ?? .null,
        ]
    }
}
