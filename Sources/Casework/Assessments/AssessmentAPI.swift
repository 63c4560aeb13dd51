import Directory
import Kernel
import Law
import Web

extension Shape {
    private static let area = Shape.choice(WheelArea.allCases.map(\.rawValue))

    static let assessmentSummary = Shape.object([
        ("id", .id), ("startedAt", .time), ("open", .bool),
        ("conclusion", .nullable(.choice(Conclusion.Kind.allCases.map(\.rawValue)))),
    ])

    /// `questions`, `told` and `childsView` are null where the reader's consent does not cover the whole.
    static let assessment = Shape.object([
        ("id", .id), ("child", .id), ("startedAt", .time), ("startedBy", .text), ("signal", .nullable(.id)),
        ("purpose", .nullable(.text)), ("hiddenFromGuardians", .bool),
        ("duty", .choice(["namedPerson", "offered", "delegated"])), ("version", .integer),
        ("questions", .object(Analysis.Question.allCases.map { ($0.rawValue, .text) })),
        (
            "conclusion",
            .nullable(
                .object([
                    ("kind", .choice(Conclusion.Kind.allCases.map(\.rawValue))),
                    ("sectors", .list(.choice(Sector.allCases.map(\.rawValue)))),
                    ("areas", .list(area)), ("toldOn", .nullable(.day)), ("toldBy", .nullable(.text)),
                    ("notTold", .nullable(.text)),
                    ("childsView", .nullable(.text)), ("childsViewMissing", .nullable(.text)), ("by", .text),
                    ("at", .time),
                ]))
        ),
        ("perspectives", .list(perspective)), ("waiting", .list(.object([("name", .text), ("due", .day)]))),
    ])

    static let perspective = Shape.object([
        ("id", .id), ("assessment", .id), ("voice", .choice(Perspective.Kind.allCases.map(\.rawValue))),
        ("name", .text),
        ("notedBy", .nullable(.text)), ("question", .nullable(.text)), ("due", .day), ("handedInAt", .nullable(.time)),
        ("hiddenFromGuardians", .bool), ("version", .integer),
        (
            "areas",
            .list(
                .object([
                    ("area", area), ("level", .nullable(.choice(WheelLevel.allCases.map(\.rawValue)))),
                    ("strengths", .text),
                    ("worries", .text), ("risks", .text), ("protects", .text),
                ]))
        ),
    ])
}

extension JSON {
    init(summary: Assessment) {
        self = [
            "id": JSON(summary.id), "startedAt": JSON(time: summary.startedAt), "open": JSON(summary.isOpen),
            "conclusion": JSON(summary.conclusion?.kind.rawValue),
        ]
    }

    init(_ view: AssessmentView) {
        let assessment = view.assessment
        let duty =
            switch assessment.duty {
            case .namedPerson: "namedPerson"
            case .offered: "offered"
            case .delegated: "delegated"
            }
        self = [
            "id": JSON(assessment.id), "child": JSON(assessment.child), "startedAt": JSON(time: assessment.startedAt),
            "startedBy": .text(assessment.startedBy), "signal": view.seesSignal ? JSON(assessment.signal) : .null,
            "purpose": JSON(assessment.purpose), "hiddenFromGuardians": JSON(assessment.hiddenFromGuardians),
            "duty": .text(duty),
            "version": .int(assessment.version),
            "questions": JSON(
                pairs: Analysis.Question.allCases.map {
                    ($0.rawValue, .text(view.showsAnalysis ? assessment.analysis[$0] : ""))
                }),
            "conclusion": assessment.conclusion.map { JSON($0) } ?? .null,
            "perspectives": JSON(view.perspectives.map { JSON($0) }),
            "waiting": JSON(view.waiting.map { ["name": .text($0.name), "due": JSON($0.due)] }),
        ]
    }

    private init(_ conclusion: Conclusion) {
        var (toldOn, toldBy, notTold): (Day?, String?, String?)
        switch conclusion.told {
        case .on(let day, let who): (toldOn, toldBy) = (day, who)
        case .not(let why): notTold = why
        case nil: break
        }
        var (said, missing): (String?, String?)
        switch conclusion.childsView {
        case .said(let words): said = words
        case .missing(let why): missing = why
        case nil: break
        }
        self = [
            "kind": .text(conclusion.kind.rawValue), "sectors": JSON(conclusion.sectors.map { .text($0.rawValue) }),
            "areas": JSON(conclusion.areas.map { .text($0.rawValue) }), "toldOn": JSON(toldOn), "toldBy": JSON(toldBy),
            "notTold": JSON(notTold), "childsView": JSON(said), "childsViewMissing": JSON(missing),
            "by": .text(conclusion.by),
            "at": JSON(time: conclusion.at),
        ]
    }

    init(_ perspective: Perspective) {
        var notedBy: String?
        if case .told(_, _, let who) = perspective.voice { notedBy = who }
        self = [
            "id": JSON(perspective.id), "assessment": JSON(perspective.assessment),
            "voice": .text(perspective.voice.kind.rawValue),
            "name": .text(perspective.voice.name), "notedBy": JSON(notedBy), "question": JSON(perspective.question),
            "due": JSON(perspective.due), "handedInAt": JSON(time: perspective.handedInAt),
            "hiddenFromGuardians": JSON(perspective.hiddenFromGuardians), "version": .int(perspective.version),
            "areas": JSON(
                perspective.areas.sorted { $0.key < $1.key }.map { area, view in
                    [
                        "area": .text(area.rawValue), "level": JSON(view.level?.rawValue),
                        "strengths": .text(view.strengths),
                        "worries": .text(view.worries), "risks": .text(view.risks), "protects": .text(view.protects),
                    ]
                }),
        ]
    }
}
