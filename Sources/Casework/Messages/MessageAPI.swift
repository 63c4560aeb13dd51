import Kernel
import Web

extension Conversation {
    static let outline = Shape.object(outlined)
    static let shape = Shape.object(
        outlined + [
            (
                "messages",
                .list(
                    .object([
                        ("id", .id), ("fromFamily", .bool), ("by", .text), ("words", .text), ("sentAt", .time),
                        ("readAt", .nullable(.time)), ("readBy", .nullable(.text)),
                    ]))
            )
        ])

    private static let outlined: [(String, Shape)] = [
        ("id", .id), ("person", .id), ("name", .text), ("isChild", .bool), ("waitingSince", .nullable(.time)),
        ("count", .integer),
    ]

    private var outlinePairs: [(String, JSON)] {
        [
            ("id", JSON(id)), ("person", JSON(person)), ("name", .text(name)), ("isChild", .bool(isChild)),
            ("waitingSince", JSON(time: waitingSince)), ("count", .int(messages.count)),
        ]
    }

    var outlineJSON: JSON { JSON(pairs: outlinePairs) }
    var json: JSON { JSON(pairs: outlinePairs + [("messages", JSON(messages.map(\.json)))]) }
}

extension Message {
    fileprivate var json: JSON {
        [
            "id": JSON(id), "fromFamily": .bool(fromFamily), "by": .text(by), "words": .text(words),
            "sentAt": JSON(time: sentAt), "readAt": JSON(time: readAt), "readBy": JSON(readBy),
        ]
    }
}
