import Directory
import Kernel
import Law
import Web

extension Shape {
    /// `at` is null where only the day is known.
    static let timeline = Shape.list(
        .object([
            ("kind", .choice(TimelineEvent.Kind.allCases.map(\.rawValue))), ("day", .day), ("at", .nullable(.time)),
            ("title", .text), ("by", .nullable(.text)), ("words", .nullable(.text)), ("path", .nullable(.text)),
        ]))
}

extension JSON {
    init(_ course: Course) {
        self.init(
            course.events.map { event in
                let at: Instant? = if case .at(let instant) = event.moment { instant } else { nil }
                return [
                    "kind": .text(event.kind.rawValue), "day": JSON(Day(event.moment.instant)), "at": JSON(time: at),
                    "title": JSON(event.title), "by": JSON(event.by), "words": JSON(event.words),
                    "path": JSON(event.path),
                ]
            })
    }
}
