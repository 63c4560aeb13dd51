import Directory
import Kernel
import Law
import Web

private let areaShape = Shape.choice(WheelArea.allCases.map(\.rawValue))
private let statusShape = Shape.choice(Intervention.Status.allCases.map(\.rawValue))

extension Plan {
    /// What the API tells of a plan in a list and on the child's page.
    static let panelShape = Shape.object(outline)
    static let shape = Shape.object(
        outline + [
            ("childWords", .nullable(.text)), ("guardianWords", .nullable(.text)), ("ifWorse", .nullable(.text)),
            (
                "closing",
                .nullable(
                    .object([
                        ("reason", .choice(Reason.allCases.map(\.rawValue))), ("words", .text), ("child", .text),
                        ("guardians", .text), ("parties", .text),
                    ]))
            ),
            (
                "goals",
                .list(
                    .object([
                        ("id", .id), ("words", .text), ("area", areaShape), ("version", .integer),
                        ("interventions", .list(Intervention.shape)), ("ratings", .list(Rating.shape)),
                    ]))
            ),
            ("followUps", .list(FollowUp.shape)),
        ])

    private static let outline: [(String, Shape)] = [
        ("id", .id), ("open", .bool), ("mainWorkplace", .nullable(.id)), ("mainResponsible", .text),
        ("coordinator", .nullable(.text)),
        ("areas", .list(areaShape)), ("whole", .bool), ("nextFollowUp", .day), ("startedAt", .time),
        ("closedAt", .nullable(.time)),
        ("version", .integer),
    ]

    var panelJSON: JSON { JSON(pairs: outlinePairs) }

    private var outlinePairs: [(String, JSON)] {
        [
            ("id", JSON(id)), ("open", .bool(isOpen)), ("mainWorkplace", showsMain ? JSON(mainWorkplace) : .null),
            ("mainResponsible", .text(mainName.description)), ("coordinator", JSON(coordinator)),
            ("areas", JSON(areas.map { .text($0.rawValue) })), ("whole", .bool(words != nil)),
            ("nextFollowUp", JSON(nextFollowUp)),
            ("startedAt", .text(startedAt.iso)), ("closedAt", JSON(closedAt?.iso)), ("version", .int(version)),
        ]
    }

    var json: JSON {
        JSON(
            pairs: outlinePairs + [
                ("childWords", JSON(words?.child)), ("guardianWords", JSON(words?.guardians)),
                ("ifWorse", JSON(words?.ifWorse)),
                ("closing", closing?.json ?? .null),
                (
                    "goals",
                    JSON(
                        goals.map { goal in
                            [
                                "id": JSON(goal.id), "words": .text(goal.words), "area": .text(goal.area.rawValue),
                                "version": .int(goal.version), "interventions": JSON(goal.interventions.map(\.json)),
                                "ratings": JSON(goal.ratings.map(\.json)),
                            ]
                        })
                ),
                ("followUps", JSON(followUps.map { $0.json(in: self) })),
            ])
    }
}

extension Plan.Closing {
    fileprivate var json: JSON {
        [
            "reason": .text(reason.rawValue), "words": .text(words), "child": .text(child),
            "guardians": .text(guardians),
            "parties": .text(parties),
        ]
    }
}

extension Plan.Rating {
    static let shape = Shape.object([
        ("day", .day), ("child", .nullable(.integer)), ("adult", .nullable(.integer)), ("childWords", .nullable(.text)),
        ("adultWords", .nullable(.text)),
    ])

    var json: JSON {
        [
            "day": JSON(day), "child": JSON(child), "adult": JSON(adult), "childWords": JSON(childWords),
            "adultWords": JSON(adultWords),
        ]
    }
}

extension Intervention {
    static let shape = Shape.object([
        ("id", .id), ("what", .text), ("position", .id), ("responsible", .text), ("otherParty", .text), ("byDay", .day),
        ("level", .choice(Level.allCases.map(\.rawValue))), ("ground", .text), ("status", statusShape),
        ("result", .nullable(.text)),
        ("version", .integer),
    ])

    var json: JSON {
        [
            "id": JSON(id), "what": .text(what), "position": JSON(position),
            "responsible": .text(responsible.description),
            "otherParty": .text(otherParty), "byDay": JSON(byDay), "level": .text(level.rawValue),
            "ground": .text(ground),
            "status": .text(status.rawValue), "result": JSON(result), "version": .int(version),
        ]
    }
}

extension FollowUp {
    static let shape = Shape.object([
        ("id", .id), ("plannedDay", .day), ("beganAt", .time), ("finishedAt", .nullable(.time)),
        ("nextDay", .nullable(.day)),
        ("childWords", .nullable(.text)), ("guardianWords", .nullable(.text)),
        ("interventions", .list(.object([("intervention", .id), ("status", statusShape), ("words", .text)]))),
        ("goals", .list(.object([("goal", .id), ("rating", Plan.Rating.shape)]))),
    ])

    func json(in plan: Plan) -> JSON {
        [
            "id": JSON(id), "plannedDay": JSON(plannedDay), "beganAt": .text(beganAt.iso),
            "finishedAt": JSON(finishedAt?.iso),
            "nextDay": JSON(nextDay), "childWords": JSON(childWords), "guardianWords": JSON(guardianWords),
            "interventions": JSON(
                plan.interventions.compactMap { one in
                    told[one.id].map {
                        ["intervention": JSON(one.id), "status": .text($0.status.rawValue), "words": .text($0.words)]
                    }
                }),
            "goals": JSON(
                plan.goals.compactMap { goal in rated[goal.id].map { ["goal": JSON(goal.id), "rating": $0.json] } }),
        ]
    }
}

extension PlanPart {
    static let shape = Shape.object([
        ("part", .text), ("version", .integer), ("at", .time), ("by", .text),
        ("fields", .list(.object([("name", .text), ("text", .text)]))),
    ])

    var json: JSON {
        [
            "part": .text(part), "version": .int(version), "at": .text(at.iso), "by": .text(by),
            "fields": JSON(body.sorted { $0.key < $1.key }.map { ["name": .text($0.key), "text": .text($0.value)] }),
        ]
    }
}
