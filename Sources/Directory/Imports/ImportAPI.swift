import Kernel
public import Web

extension ImportRun {
    static let shape = Shape.object([
        ("id", .id), ("address", .text), ("by", .text), ("state", .choice(State.allCases.map(\.rawValue))),
        ("stage", .text),
        ("startedAt", .time), ("finishedAt", .nullable(.time)), ("trouble", .nullable(.text)),
    ])

    static let tallyShape = Shape.object([
        ("read", .integer), ("new", .integer), ("changed", .integer), ("removed", .integer), ("unmapped", .integer),
    ])

    static let reportShape = Shape.object([
        ("run", shape),
        ("resources", .object(SchoolResource.allCases.map { ($0.rawValue, tallyShape) })),
        ("unmapped", .list(.object([("resource", .text), ("field", .text), ("value", .text), ("times", .integer)]))),
        ("missing", .list(.text)), ("waiting", .integer),
    ])

    func json(now: Instant) -> JSON {
        [
            "id": JSON(id), "address": .text(address), "by": .text(byName),
            "state": .text((state == .running && !isAlive(at: now) ? State.stopped : state).rawValue),
            "stage": .text(stage.rawValue),
            "startedAt": JSON(time: startedAt), "finishedAt": JSON(time: finishedAt),
            "trouble": JSON(trouble),
        ]
    }

    func reportJSON(_ report: ImportReport, now: Instant) -> JSON {
        [
            "run": json(now: now), "resources": report.json,
            "unmapped": .list(
                report.unmapped.map {
                    [
                        "resource": .text($0.resource.rawValue), "field": .text($0.field), "value": .text($0.value),
                        "times": .int($0.times),
                    ]
                }),
            "missing": .list(report.missing.map { .text($0.description) }), "waiting": .int(report.waiting),
        ]
    }
}

extension ImportReport {
    /// One member for each resource: `{read, new, changed, removed, unmapped}`.
    public var json: JSON {
        JSON(
            pairs: SchoolResource.allCases.map { resource in
                let tally = tallies[resource] ?? ImportTally()
                return (
                    resource.rawValue,
                    [
                        "read": .int(tally.read), "new": .int(tally.new), "changed": .int(tally.changed),
                        "removed": .int(tally.removed), "unmapped": .int(tally.unmapped),
                    ]
                )
            })
    }
}
