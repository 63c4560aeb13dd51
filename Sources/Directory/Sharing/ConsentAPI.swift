import Kernel
import Law
import Web

extension Consent {
    /// What the API tells of a consent.
    static let shape = Shape.object(members)
    static let detailShape = Shape.object(
        members + [
            (
                "readBeforeWithdrawal",
                .list(.object([("at", .time), ("person", .text), ("workplace", .text), ("action", .text)]))
            ),
            (
                "events",
                .list(.object([("at", .time), ("what", .text), ("person", .nullable(.text)), ("areas", .list(.text))]))
            ),
        ])

    private static let members: [(String, Shape)] = [
        ("id", .id), ("state", .choice(State.allCases.map(\.rawValue))), ("purpose", .text),
        ("areas", .list(areaShape)), ("openAreas", .list(areaShape)),
        ("kinds", .list(.choice(InformationKind.allCases.map(\.rawValue)))), ("from", .day), ("until", .day),
        ("childMustAgree", .bool), ("childJudgement", .text), ("askedBy", .text), ("askedAt", .time),
        (
            "recipients",
            .list(.object([("workplace", .id), ("name", .text), ("sector", .choice(Sector.allCases.map(\.rawValue)))]))
        ),
        (
            "givers",
            .list(
                .object([
                    ("person", .id), ("name", .text), ("isChild", .bool), ("mustAgree", .bool),
                    ("answer", .choice(Answer.allCases.map(\.rawValue))), ("form", .nullable(.text)),
                    ("areas", .list(areaShape)), ("words", .nullable(.text)), ("answeredAt", .nullable(.time)),
                    ("withdrawnAt", .nullable(.time)), ("excuse", .nullable(.text)),
                ]))
        ),
    ]
    private static let areaShape = Shape.choice(WheelArea.allCases.map(\.rawValue))

    func json(_ today: Day) -> JSON { JSON(pairs: pairs(today)) }

    func pairs(_ today: Day) -> [(String, JSON)] {
        [
            ("id", JSON(id)), ("state", .text(state(on: today).rawValue)), ("purpose", .text(purpose)),
            ("areas", names(asked.areas)), ("openAreas", names([WheelArea](mask: openAreas))),
            ("kinds", JSON(asked.kinds.map { .text($0.rawValue) })), ("from", JSON(from)), ("until", JSON(until)),
            ("childMustAgree", .bool(childMustAgree)), ("childJudgement", .text(childJudgement)),
            ("askedBy", .text(askedBy)),
            ("askedAt", .text(askedAt.iso)),
            (
                "recipients",
                JSON(
                    recipients.map {
                        ["workplace": JSON($0.workplace), "name": JSON($0.name), "sector": .text($0.sector.rawValue)]
                    })
            ),
            ("givers", JSON(givers.map(\.json))),
        ]
    }

    private func names(_ areas: [WheelArea]) -> JSON { JSON(areas.map { .text($0.rawValue) }) }
}

extension Consent.Giver {
    fileprivate var json: JSON {
        [
            "person": JSON(person), "name": .text(name), "isChild": .bool(isChild), "mustAgree": .bool(isRequired),
            "answer": .text(answer.rawValue), "form": JSON(form?.rawValue),
            "areas": JSON([WheelArea](mask: areas).map { .text($0.rawValue) }), "words": JSON(words),
            "answeredAt": JSON(answeredAt?.iso), "withdrawnAt": JSON(withdrawnAt?.iso),
            "excuse": JSON(excuse?.rawValue),
        ]
    }
}

extension ConsentView {
    var json: JSON {
        JSON(
            pairs: consent.pairs(today) + [
                (
                    "readBeforeWithdrawal",
                    JSON(
                        (readings ?? []).map {
                            [
                                "at": .text($0.at.iso), "person": .text($0.person), "workplace": .text($0.workplace),
                                "action": .text($0.action),
                            ]
                        })
                ),
                (
                    "events",
                    JSON(
                        events.map {
                            [
                                "at": .text($0.at.iso), "what": .text($0.what.rawValue), "person": JSON($0.person),
                                "areas": JSON($0.areas.map { .text($0.rawValue) }),
                            ]
                        })
                ),
            ])
    }
}
