public import Foundation

/// A calendar day in Sweden, without time of day. Stored as `YYYY-MM-DD`.
public struct Day: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int

    public init(number: Int) { self.number = number }

    /// Nil when there is no such day, such as 30 February.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
        guard self.day == day, self.month == month else { return nil }
    }

    /// Reads `YYYY-MM-DD`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2 else { return nil }
        let numbers = parts.map { part in
            part.reduce(into: Optional(0)) { sum, byte in
                sum = (48...57).contains(byte) ? sum.map { $0 * 10 + Int(byte) - 48 } : nil
            }
        }
        guard let year = numbers[0], let month = numbers[1], let day = numbers[2] else { return nil }
        self.init(year, month, day)
    }

    /// The day it is in Sweden at that instant.
    public init(_ instant: Instant) {
        let seconds = Double(instant.milliseconds) / 1000
        let offset = Day.stockholm.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
        number = Int(((seconds + Double(offset)) / 86_400).rounded(.down))
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day"))
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public static let stockholm = TimeZone(identifier: "Europe/Stockholm")!

    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    public var year: Int { civil.year }
    public var month: Int { civil.month }
    public var day: Int { civil.day }
    /// 1 is Monday, 7 is Sunday.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// Midnight at the start of the day in Sweden.
    public var start: Instant {
        let utc = Double(number) * 86_400
        let guess = utc - Double(Day.stockholm.secondsFromGMT(for: Date(timeIntervalSince1970: utc)))
        let offset = Day.stockholm.secondsFromGMT(for: Date(timeIntervalSince1970: guess))
        return Instant(milliseconds: Int64((utc - Double(offset)) * 1000))
    }

    public var description: String {
        let (year, month, day) = civil
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    public static func + (left: Day, days: Int) -> Day { Day(number: left.number + days) }
    public static func - (left: Day, days: Int) -> Day { Day(number: left.number - days) }
    public static func - (left: Day, right: Day) -> Int { left.number - right.number }

    /// Whole years from `birth` to this day.
    public func age(bornOn birth: Day) -> Int {
        let (now, then) = (civil, birth.civil)
        return now.year - then.year - ((now.month, now.day) < (then.month, then.day) ? 1 : 0)
    }
}
