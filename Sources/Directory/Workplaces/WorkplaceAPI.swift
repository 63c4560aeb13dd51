import Kernel
import Law
import Web

func workplaceJSON(_ view: WorkplaceView) -> JSON {
    let entry = view.entry
    return [
        "id": JSON(entry.id), "name": .text(entry.name), "kind": .text(entry.kind.rawValue),
        "sector": .text(entry.sector.rawValue),
        "controller": JSON(entry.controller), "controllerName": .text(view.controllerName),
        "municipality": .text(entry.municipality),
        "address": .text(entry.address), "phone": .text(entry.phone), "hours": .text(entry.hours),
        "dutyPhone": .text(entry.dutyPhone), "offers": .text(entry.offers),
        "areas": .list(entry.areas.map { .text($0.rawValue) }), "duty": JSON(entry.duty?.rawValue),
        "closedOn": JSON(entry.closedOn), "version": .int(entry.version),
        "positions": .list(
            view.seatings.map { seating in
                [
                    "id": JSON(seating.position.id), "title": .text(seating.position.title),
                    "role": .text(seating.position.role.rawValue),
                    "named": JSON(seating.isNamed), "vacant": JSON(seating.holders.isEmpty),
                    "deputy": JSON(seating.position.deputy),
                    "holders": .list(
                        seating.holders.map {
                            ["name": .text($0.name), "phone": .text($0.phone), "away": JSON($0.isAway)]
                        }),
                ]
            }),
    ]
}

let workplaceShape = Shape.object([
    ("id", .id), ("name", .text), ("kind", .choice(WorkplaceEntry.Kind.allCases.map(\.rawValue))),
    ("sector", .choice(Sector.allCases.map(\.rawValue))), ("controller", .id), ("controllerName", .text),
    ("municipality", .text),
    ("address", .text), ("phone", .text), ("hours", .text), ("dutyPhone", .text), ("offers", .text),
    ("areas", .list(.choice(WheelArea.allCases.map(\.rawValue)))),
    ("duty", .nullable(.choice(WorkplaceEntry.Duty.allCases.map(\.rawValue)))), ("closedOn", .nullable(.day)),
    ("version", .integer),
    (
        "positions",
        .list(
            .object([
                ("id", .id), ("title", .text), ("role", .choice(Role.allCases.map(\.rawValue))), ("named", .bool),
                ("vacant", .bool),
                ("deputy", .nullable(.id)),
                ("holders", .list(.object([("name", .text), ("phone", .text), ("away", .bool)]))),
            ]))
    ),
])
