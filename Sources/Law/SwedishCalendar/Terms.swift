public import Kernel

/// Termin: a school half-year. The law leaves the dates to each principal; here spring is January–June and autumn July–December.
public struct Term: Hashable, Comparable, Sendable, CustomStringConvertible {
    public enum Half: String, Sendable, CaseIterable, Codable { case spring, autumn }

    public let year: Int
    public let half: Half

    public init(_ half: Half, _ year: Int) {
        self.half = half
        self.year = year
    }

    /// The term `day` is in.
    public init(_ day: Day) { self.init(day.month <= 6 ? .spring : .autumn, day.year) }

    public var first: Day { half == .spring ? Day(year, 1, 1)! : Day(year, 7, 1)! }
    public var last: Day { half == .spring ? Day(year, 6, 30)! : Day(year, 12, 31)! }
    public var next: Term { half == .spring ? Term(.autumn, year) : Term(.spring, year + 1) }
    public var schoolYear: SchoolYear { SchoolYear(starting: half == .spring ? year - 1 : year) }
    public func contains(_ day: Day) -> Bool { (first...last).contains(day) }

    /// "vårterminen 2026".
    public var phrase: Phrase {
        half == .spring
            ? Phrase("vårterminen \(year)", en: "spring term \(year)")
            : Phrase("höstterminen \(year)", en: "autumn term \(year)")
    }
    /// "VT 2026".
    public var description: String { "\(half == .spring ? "VT" : "HT") \(year)" }

    public static func < (left: Term, right: Term) -> Bool { left.first < right.first }
}

/// Läsår: 1 July to 30 June.
public struct SchoolYear: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let startYear: Int

    public init(starting year: Int) { startYear = year }
    /// The school year `day` is in.
    public init(_ day: Day) { self.init(starting: day.month >= 7 ? day.year : day.year - 1) }

    public var first: Day { Day(startYear, 7, 1)! }
    public var last: Day { Day(startYear + 1, 6, 30)! }
    public var terms: [Term] { [Term(.autumn, startYear), Term(.spring, startYear + 1)] }
    public func contains(_ day: Day) -> Bool { (first...last).contains(day) }

    /// "läsåret 2025/26".
    public var phrase: Phrase { Phrase("läsåret \(description)", en: "school year \(description)") }
    /// "2025/26".
    public var description: String {
        let end = (startYear + 1) % 100
        return "\(startYear)/\(end < 10 ? "0" : "")\(end)"
    }

    public static func < (left: SchoolYear, right: SchoolYear) -> Bool { left.startYear < right.startYear }
}

extension Day {
    public var term: Term { Term(self) }
    public var schoolYear: SchoolYear { SchoolYear(self) }
}
