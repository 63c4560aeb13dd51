public import Kernel

/// Vecka: a week numbered as Sweden does (ISO 8601), Monday to Sunday. It belongs to the year its Thursday is in.
public struct Week: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    public let number: Int

    /// The week `day` is in.
    public init(_ day: Day) {
        let thursday = day - day.weekday + 4
        year = thursday.year
        number = (thursday - Day(year, 1, 1)!) / 7 + 1
    }

    /// Nil when the year has no such week: most years have 52, some 53.
    public init?(_ year: Int, _ number: Int) {
        guard (1...9998).contains(year), (1...53).contains(number), let fourth = Day(year, 1, 4) else { return nil }
        self.init(fourth + (number - 1) * 7)
        guard self.year == year else { return nil }
    }

    public var monday: Day {
        let fourth = Day(year, 1, 4)!
        return fourth - fourth.weekday + 1 + (number - 1) * 7
    }
    public var sunday: Day { monday + 6 }

    /// "vecka 47".
    public var phrase: Phrase { Phrase("vecka \(number)", en: "week \(number)") }
    /// `2026-W47`, as in a form's week field.
    public var description: String { "\(year)-W\(number < 10 ? "0" : "")\(number)" }

    public static func < (left: Week, right: Week) -> Bool { (left.year, left.number) < (right.year, right.number) }
}

extension Day {
    public var week: Week { Week(self) }
}
