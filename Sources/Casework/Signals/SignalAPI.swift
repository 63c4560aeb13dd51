import Directory
import Kernel
import Law
import Web

extension Shape {
    /// A signal as the API tells of it. `outcome` and `words` are null until answered, and as long as the reader may not know them.
    static let signal = Shape.object([
        ("id", .id), ("child", .id), ("stage", .choice(Signal.Stage.Name.allCases.map(\.rawValue))), ("sentAt", .time),
        (
            "signaller",
            .object([
                ("kind", .choice(Signaller.Kind.allCases.map(\.rawValue))), ("name", .text),
                ("place", .nullable(.text)),
            ])
        ),
        ("kind", .choice(Observation.Kind.allCases.map(\.rawValue))), ("seenOn", .day), ("facts", .text),
        ("interpretation", .nullable(.text)), ("strengths", .nullable(.text)),
        ("areas", .list(.choice(WheelArea.allCases.map(\.rawValue)))),
        ("talkWithChild", talk), ("talkWithGuardians", talk), ("hiddenFromGuardians", .bool),
        ("received", .nullable(.object([("by", .text), ("place", .text), ("at", .time)]))),
        ("answeredAt", .nullable(.time)), ("outcome", .nullable(.choice(Signal.Outcome.allCases.map(\.rawValue)))),
        ("words", .nullable(.text)),
    ])

    private static let talk = Shape.nullable(.object([("had", .bool), ("because", .nullable(.text))]))
}

extension JSON {
    /// `told` limits what a signaller hears; nil for those who handle it.
    init(_ signal: Signal, told: Told? = nil) {
        let seen = signal.observation
        let heard = told ?? signal.told(to: .sameController)
        self = [
            "id": JSON(signal.id), "child": JSON(signal.child), "stage": .text(signal.stage.name.rawValue),
            "sentAt": JSON(time: signal.sentAt),
            "signaller": [
                "kind": .text(signal.signaller.kind.rawValue), "name": .text(signal.signaller.name),
                "place": JSON(signal.signaller.place),
            ],
            "kind": .text(seen.kind.rawValue), "seenOn": JSON(seen.seenOn), "facts": .text(seen.facts),
            "interpretation": JSON(seen.interpretation), "strengths": JSON(seen.strengths),
            "areas": JSON(seen.areas.map { .text($0.rawValue) }), "talkWithChild": JSON(seen.talkWithChild),
            "talkWithGuardians": JSON(seen.talkWithGuardians), "hiddenFromGuardians": JSON(seen.hiddenFromGuardians),
            "received": heard.receipt.map {
                ["by": .text($0.by.name), "place": .text($0.by.place), "at": JSON(time: $0.at)]
            } ?? .null,
            "answeredAt": JSON(time: heard.answeredAt), "outcome": JSON(heard.outcome?.rawValue),
            "words": JSON(heard.words),
        ]
    }

    init(_ line: SignalSummary) {
        self = [
            "id": JSON(line.id), "kind": .text(line.kind.rawValue), "stage": .text(line.stage.rawValue),
            "sentAt": JSON(time: line.sentAt),
        ]
    }

    private init(_ talk: Observation.Talk?) {
        switch talk {
        case nil: self = .null
        case .had: self = ["had": true, "because": nil]
        case .notYet(let why): self = ["had": false, "because": .text(why)]
        }
    }
}

extension Shape {
    private static let received = Shape.nullable(.object([("by", .text), ("place", .text), ("at", .time)]))

    static let sentSignal = Shape.object([
        ("id", .id), ("child", .nullable(.id)), ("name", .text),
        ("stage", .choice(Signal.Stage.Name.allCases.map(\.rawValue))),
        ("sentAt", .time),
    ])
    static let receipt = Shape.object([
        ("id", .id), ("meant", .text), ("sentAt", .time), ("facts", .text), ("received", received),
        ("answeredAt", .nullable(.time)), ("outcome", .nullable(.choice(Signal.Outcome.allCases.map(\.rawValue)))),
        ("words", .nullable(.text)),
    ])
    static let signalSummary = Shape.object([
        ("id", .id), ("kind", .choice(Observation.Kind.allCases.map(\.rawValue))),
        ("stage", .choice(Signal.Stage.Name.allCases.map(\.rawValue))), ("sentAt", .time),
    ])
}
