public import Foundation

/// A point in time: milliseconds since 1970 in UTC. Stored as an integer on both engines.
public struct Instant: Hashable, Comparable, Sendable, Codable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// "2026-11-21T08:15:00.000Z", as machines write it.
    public var iso: String {
        let day = Int((Double(milliseconds) / 86_400_000).rounded(.down))
        let rest = Int(milliseconds - Int64(day) * 86_400_000)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let (hours, minutes, seconds) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60)
        return
            "\(Day(number: day))T\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds, 2)).\(padded(rest % 1000, 3))Z"
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    public static func + (left: Instant, right: Duration) -> Instant {
        let (seconds, attoseconds) = right.components
        return Instant(milliseconds: left.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
    public static func - (left: Instant, right: Duration) -> Instant { left + (.zero - right) }
}

/// Time, identities and chance come from outside, so that a test can repeat a whole day.
public struct Surroundings: Sendable {
    public let now: @Sendable () -> Instant
    /// Cryptographically strong bytes in the live system.
    public let random: @Sendable (_ count: Int) -> [UInt8]

    public init(
        now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) {
        self.now = now
        self.random = random
    }

    /// The real clock and the system's random generator.
    public static let live = Surroundings(
        now: { Instant(Date()) },
        random: { count in
            var generator = SystemRandomNumberGenerator()
            // Eight bytes at a time: each asks the system.
            let words = (0..<(count + 7) / 8).map { _ in generator.next() as UInt64 }
            return words.withUnsafeBytes { Array($0.prefix(count)) }
        }
    )

    /// A new UUIDv7: sortable by the time it was made.
    public func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> {
        let milliseconds = UInt64(max(0, now().milliseconds))
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * UInt64($0))) } + random(10)
        bytes[6] = bytes[6] & 0x0f | 0x70
        bytes[8] = bytes[8] & 0x3f | 0x80
        return ID(
            UUID(
                uuid: (
                    bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
                    bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
                )))
    }
}

extension Instant {
    /// RFC 3339 in UTC with milliseconds: `2026-11-21T08:00:00.000Z`.
    public var machineTime: String {
        let days = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let (day, left) = days.remainder < 0 ? (days.quotient - 1, days.remainder + 86_400_000) : days
        func digits(_ number: Int64, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let clock = [left / 3_600_000, left / 60_000 % 60, left / 1000 % 60].map { digits($0, 2) }.joined(
            separator: ":")
        return "\(Day(number: Int(day)))T\(clock).\(digits(left % 1000, 3))Z"
    }
}
