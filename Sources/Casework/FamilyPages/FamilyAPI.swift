import Directory
import Kernel
import Web

extension FamilyView {
    static func shape(_ parts: ChildPanels) -> Shape {
        .list(
            .object(
                [
                    ("child", .id), ("name", .text), ("isSelf", .bool), ("contact", .nullable(.text)),
                    (
                        "errands",
                        .list(
                            .object([
                                ("kind", .choice(FamilyErrand.Kind.allCases.map(\.rawValue))), ("title", .text),
                                ("path", .text), ("by", .nullable(.day)),
                            ]))
                    ),
                ] + parts.shape))
    }

    var json: JSON {
        JSON(
            pairs: [
                ("child", JSON(child)), ("name", .text(name)), ("isSelf", .bool(isSelf)), ("contact", JSON(contact)),
                (
                    "errands",
                    JSON(
                        errands.map {
                            [
                                "kind": .text($0.kind.rawValue), "title": JSON($0.title), "path": .text($0.path),
                                "by": JSON($0.by),
                            ]
                        })
                ),
            ] + parts.map { ($0.panel.name, $0.content?.json ?? .null) })
    }
}
