import Kernel
import Web

extension Wish {
    static let shape = Shape.object([
        ("id", .id), ("sentAt", .time), ("helper", .nullable(.text)), ("otherHelper", .nullable(.text)),
        ("takePart", .nullable(.choice(Part.allCases.map(\.rawValue)))), ("meeting", .nullable(.text)),
        ("guardiansMayRead", .bool), ("readAt", .nullable(.time)), ("readBy", .nullable(.text)),
    ])

    var json: JSON {
        [
            "id": JSON(id), "sentAt": JSON(time: sentAt), "helper": JSON(helper), "otherHelper": JSON(otherHelper),
            "takePart": JSON(takePart?.rawValue), "meeting": JSON(meeting), "guardiansMayRead": .bool(guardiansMayRead),
            "readAt": JSON(time: readAt), "readBy": JSON(readBy),
        ]
    }
}
