public import Kernel

extension Day {
    /// The same date that many months later, or the last day of the month where there is no such date; negative goes back.
    public func plusMonths(_ months: Int) -> Day {
        let (year, month, date) = (year, month, day)
        let count = year * 12 + month - 1 + months
        let target = count >= 0 ? count / 12 : (count - 11) / 12
        let first = Day(target, count - target * 12 + 1, 1)!
        return first + min(date, first.daysInMonth) - 1
    }

    /// The same date that many years later; 29 February becomes the 28th where it must.
    public func plusYears(_ years: Int) -> Day { plusMonths(12 * years) }

    public var daysInMonth: Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public var firstOfMonth: Day { self - day + 1 }
    public var lastOfMonth: Day { firstOfMonth + daysInMonth - 1 }
}
