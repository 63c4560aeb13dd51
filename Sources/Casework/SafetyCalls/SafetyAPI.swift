import Kernel
import Web

extension SafetyCall {
    static let shape = Shape.object([
        ("id", .id), ("sentAt", .time), ("words", .nullable(.text)), ("reach", .nullable(.text)), ("dueAt", .time),
        ("takenAt", .nullable(.time)), ("takenBy", .nullable(.text)), ("closedAt", .nullable(.time)),
        ("outcome", .nullable(.text)),
    ])

    var json: JSON {
        [
            "id": JSON(id), "sentAt": JSON(time: sentAt), "words": JSON(words), "reach": JSON(reach),
            "dueAt": JSON(time: dueAt), "takenAt": JSON(time: takenAt), "takenBy": JSON(takenBy),
            "closedAt": JSON(time: closedAt), "outcome": JSON(outcome),
        ]
    }
}

extension SafetyReceipt {
    static let shape = Shape.nullable(
        .object([("sentAt", .time), ("takenAt", .nullable(.time)), ("takenBy", .nullable(.text))]))

    var json: JSON {
        ["sentAt": JSON(time: sentAt), "takenAt": JSON(time: takenAt), "takenBy": JSON(takenBy)]
    }
}
