import Kernel
import Web

extension Coordination {
    /// What the API tells of a choice of coordinator.
    static let shape = Shape.object([
        ("id", .id), ("state", .choice(State.allCases.map(\.rawValue))), ("position", .id), ("name", .text),
        ("wished", .nullable(.id)), ("childWasAsked", .bool), ("childWords", .nullable(.text)),
        ("specialReason", .nullable(.text)), ("offeredAt", .time), ("due", .day), ("answeredAt", .nullable(.time)),
    ])

    var json: JSON {
        [
            "id": JSON(id), "state": .text(state.rawValue), "position": JSON(position), "name": .text(name.description),
            "wished": JSON(wished), "childWasAsked": .bool(wasAsked), "childWords": JSON(childWords),
            "specialReason": JSON(specialReason), "offeredAt": .text(offeredAt.iso), "due": JSON(due),
            "answeredAt": JSON(answeredAt?.iso),
        ]
    }
}
