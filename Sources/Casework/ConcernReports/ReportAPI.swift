import Kernel
import Law
import Web

private let written = Shape.list(.object([("question", .text), ("answer", .text)]))

extension Shape {
    static let sentReport = Shape.object([
        ("id", .id), ("reference", .text), ("sentAt", .time), ("receiver", .text), ("phone", .text),
        ("handler", .nullable(.text)), ("handlerPhone", .nullable(.text)),
        ("told", .list(.choice(ReportNews.allCases.map(\.rawValue)))), ("withheld", .bool),
        ("meeting", .nullable(.choice(MeetingAnswer.allCases.map(\.rawValue)))), ("additions", .list(.text)),
        ("closed", .bool), ("written", written),
    ])
    static let receivedLine = Shape.object([
        ("id", .id), ("reference", .text), ("sentAt", .time),
        ("reporter", .choice(ReporterKind.allCases.map(\.rawValue))),
        ("acute", .bool), ("next", .nullable(.choice(ReportDuty.Kind.allCases.map(\.rawValue)))),
        ("due", .nullable(.day)),
    ])
    static let receivedReport = Shape.object([
        ("id", .id), ("reference", .text), ("sentAt", .time),
        ("reporter", .choice(ReporterKind.allCases.map(\.rawValue))),
        ("acute", .bool), ("suspectsViolence", .bool), ("childName", .nullable(.text)),
        ("childNumber", .nullable(.text)),
        ("written", written),
        (
            "duties",
            .list(
                .object([
                    ("kind", .choice(ReportDuty.Kind.allCases.map(\.rawValue))), ("due", .day), ("ground", .text),
                    ("isLaw", .bool),
                ]))
        ),
        (
            "steps",
            .list(
                .object([
                    ("kind", .choice(ReportStep.Kind.allCases.map(\.rawValue))), ("at", .time),
                    ("by", .nullable(.text)),
                    ("choice", .nullable(.text)), ("until", .nullable(.day)), ("reference", .nullable(.text)),
                    ("told", .list(.choice(ReportNews.allCases.map(\.rawValue)))), ("words", .nullable(.text)),
                ]))
        ),
    ])
}

private func writtenJSON(_ content: [String: [String]]?) -> JSON {
    JSON(
        ReportForm.fields.compactMap { field in
            content?[field.name].map {
                ["question": .text(field.name), "answer": .text($0.joined(separator: " "))]
            }
        })
}

func json(_ report: ConcernReport, _ heard: ReportHeard, _ content: [String: [String]]?) -> JSON {
    [
        "id": JSON(report.id), "reference": .text(report.reference), "sentAt": JSON(time: report.sentAt),
        "receiver": .text(report.place.name), "phone": .text(report.place.phone), "handler": JSON(heard.handler?.name),
        "handlerPhone": JSON(heard.handler?.phone),
        "told": JSON(heard.told.flatMap(\.news).map { .text($0.rawValue) }), "withheld": JSON(heard.isWithheld),
        "meeting": JSON(heard.meeting?.rawValue), "additions": JSON(heard.additions.map { .text($0) }),
        "closed": JSON(report.isClosed && report.reporter.isDutyBound), "written": writtenJSON(content),
    ]
}

func lineJSON(_ report: ConcernReport) -> JSON {
    [
        "id": JSON(report.id), "reference": .text(report.reference), "sentAt": JSON(time: report.sentAt),
        "reporter": .text(report.reporter.rawValue), "acute": JSON(report.isAcute),
        "next": JSON(report.next?.kind.rawValue), "due": JSON(report.next?.due),
    ]
}

func json(_ report: ConcernReport, _ content: [String: [String]]) -> JSON {
    [
        "id": JSON(report.id), "reference": .text(report.reference), "sentAt": JSON(time: report.sentAt),
        "reporter": .text(report.reporter.rawValue), "acute": JSON(report.isAcute),
        "suspectsViolence": JSON(report.suspectsViolence), "childName": JSON(content["childName"]?.first),
        "childNumber": JSON(content["childNumber"]?.first), "written": writtenJSON(content),
        "duties": JSON(
            report.duties.map {
                [
                    "kind": .text($0.kind.rawValue), "due": JSON($0.due), "ground": .text($0.deadline.rule.ground),
                    "isLaw": JSON($0.deadline.rule.isLaw),
                ]
            }),
        "steps": JSON(
            (report.isOpened ? report.steps : []).map { step in
                [
                    "kind": .text(step.kind.rawValue), "at": JSON(time: step.at), "by": JSON(step.by?.name),
                    "choice": JSON(step.choice), "until": JSON(step.until), "reference": JSON(step.reference),
                    "told": JSON(step.told.map { .text($0.rawValue) }), "words": JSON(step.words),
                ]
            }),
    ]
}
