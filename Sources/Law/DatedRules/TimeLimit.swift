public import Kernel

/// Tidsfrist: how long a rule gives, counted from the day of the event, which is day zero.
public enum TimeLimit: Hashable, Sendable {
    /// For what cannot wait for the day to end.
    case hours(Int)
    case days(Int)
    case workingDays(Int)
    case months(Int)
    case years(Int)
    /// Genast: the statute gives no number; the same day is when we begin to warn.
    case atOnce
    /// Counted from the day of birth instead of the event.
    case untilAge(Int)
    case never
    /// The rule says what to do, not when.
    case none

    /// Reads `4h`, `14d`, `3wd`, `4m`, `5y`, `age30`, `at once`, `never`, `none`.
    init?(_ text: String) {
        switch text {
        case "at once": self = .atOnce
        case "never": self = .never
        case "none": self = .none
        default:
            let letters = text.filter { $0.isLetter }
            guard let number = Int(text.filter(\.isNumber)), number > 0 else { return nil }
            switch letters {
            case "h": self = .hours(number)
            case "d": self = .days(number)
            case "wd": self = .workingDays(number)
            case "m": self = .months(number)
            case "y": self = .years(number)
            case "age": self = .untilAge(number)
            default: return nil
            }
        }
    }

    /// The last day, by the calendar and never moved to a working day; for `untilAge` give the day of birth. Nil where there is none.
    public func deadline(from day: Day) -> Day? {
        switch self {
        case .days(let count): day + count
        case .workingDays(let count): day.adding(workingDays: count)
        case .months(let count): day.plusMonths(count)
        case .years(let count), .untilAge(let count): day.plusYears(count)
        case .atOnce, .hours: day
        case .never, .none: nil
        }
    }

    /// The last moment, for limits by the hour; nil for all others.
    public func moment(from start: Instant) -> Instant? {
        if case .hours(let count) = self { start + .seconds(count * 3600) } else { nil }
    }

    /// "14 dagar", "genast".
    public var phrase: Phrase {
        switch self {
        case .hours(let count):
            Phrase(
                count == 1 ? "1 timme" : "\(count) timmar", en: count == 1 ? "1 hour" : "\(count) hours")
        case .days(let count):
            Phrase(count == 1 ? "1 dag" : "\(count) dagar", en: count == 1 ? "1 day" : "\(count) days")
        case .workingDays(let count):
            Phrase(
                count == 1 ? "1 vardag" : "\(count) vardagar",
                en: count == 1 ? "1 working day" : "\(count) working days")
        case .months(let count):
            Phrase(count == 1 ? "1 månad" : "\(count) månader", en: count == 1 ? "1 month" : "\(count) months")
        case .years(let count): Phrase("\(count) år", en: count == 1 ? "1 year" : "\(count) years")
        case .atOnce: Phrase("genast", en: "at once")
        case .untilAge(let age): Phrase("till \(age) års ålder", en: "until the age of \(age)")
        case .never: Phrase("aldrig", en: "never")
        case .none: Phrase("ingen tid angiven", en: "no time given")
        }
    }
}
