import Kernel
import Web

extension GuardianView {
    static let shape = Shape.object([
        ("confirmed", .bool),
        (
            "guardians",
            .list(
                .object([
                    ("id", .id), ("name", .text), ("custody", .choice(Custody.allCases.map(\.rawValue))),
                    ("from", .day), ("to", .nullable(.day)), ("hindered", .bool), ("locationHidden", .bool),
                    ("language", .text), ("needsInterpreter", .bool), ("phone", .text), ("email", .text),
                    ("confirmed", .bool),
                ]))
        ),
        (
            "events",
            .list(
                .object([
                    ("at", .time), ("what", .text), ("guardian", .nullable(.text)), ("custody", .nullable(.text)),
                    ("from", .nullable(.day)), ("to", .nullable(.day)), ("source", .text), ("by", .text),
                ]))
        ),
    ])

    var json: JSON {
        [
            "confirmed": .bool(!isUnconfirmed),
            "guardians": .list(
                guardians.map { one in
                    [
                        "id": JSON(one.id), "name": .text(one.name), "custody": .text(one.custody.rawValue),
                        "from": JSON(one.from), "to": JSON(one.to), "hindered": .bool(one.isHindered),
                        "locationHidden": .bool(one.locationHidden), "language": .text(one.language),
                        "needsInterpreter": .bool(one.needsInterpreter), "phone": .text(one.phone),
                        "email": .text(one.email), "confirmed": .bool(one.isConfirmed),
                    ]
                }),
            "events": .list(
                events.map { event in
                    [
                        "at": .text(event.at.iso), "what": .text(event.what.rawValue),
                        "guardian": JSON(event.guardian), "custody": JSON(event.custody?.rawValue),
                        "from": JSON(event.from), "to": JSON(event.to), "source": .text(event.source.rawValue),
                        "by": .text(event.by),
                    ]
                }),
        ]
    }
}
