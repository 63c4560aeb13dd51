public import Kernel

/// Helgdag: a day off that has a name. The eves are not public holidays but count as such when a time limit runs out.
public enum Holiday: String, Sendable, CaseIterable {
    case newYearsDay, epiphany, goodFriday, easterSunday, easterMonday, firstOfMay, ascensionDay, nationalDay
    case whitSunday, whitMonday, midsummersEve, midsummersDay, allSaintsDay, christmasEve, christmasDay, boxingDay
    case newYearsEve

    public var phrase: Phrase {
        switch self {
        case .newYearsDay: Phrase("nyårsdagen", en: "New Year’s Day")
        case .epiphany: Phrase("trettondedag jul", en: "Epiphany")
        case .goodFriday: Phrase("långfredagen", en: "Good Friday")
        case .easterSunday: Phrase("påskdagen", en: "Easter Sunday")
        case .easterMonday: Phrase("annandag påsk", en: "Easter Monday")
        case .firstOfMay: Phrase("första maj", en: "May Day")
        case .ascensionDay: Phrase("Kristi himmelsfärdsdag", en: "Ascension Day")
        case .nationalDay: Phrase("nationaldagen", en: "National Day")
        case .whitSunday: Phrase("pingstdagen", en: "Whit Sunday")
        case .whitMonday: Phrase("annandag pingst", en: "Whit Monday")
        case .midsummersEve: Phrase("midsommarafton", en: "Midsummer’s Eve")
        case .midsummersDay: Phrase("midsommardagen", en: "Midsummer’s Day")
        case .allSaintsDay: Phrase("alla helgons dag", en: "All Saints’ Day")
        case .christmasEve: Phrase("julafton", en: "Christmas Eve")
        case .christmasDay: Phrase("juldagen", en: "Christmas Day")
        case .boxingDay: Phrase("annandag jul", en: "Boxing Day")
        case .newYearsEve: Phrase("nyårsafton", en: "New Year’s Eve")
        }
    }

    /// The three eves that lag (1930:173) 2 § puts beside Saturdays, Sundays and public holidays.
    public var isEve: Bool { self == .midsummersEve || self == .christmasEve || self == .newYearsEve }
}

extension Day {
    /// Påskdagen in a year of the Gregorian calendar, by the church's table of moons (the computus).
    public static func easterSunday(_ year: Int) -> Day {
        let golden = year % 19
        let century = year / 100
        let leapShift = century - century / 4 - (8 * century + 13) / 25
        let epact = (leapShift + 19 * golden + 15) % 30
        let moonAge = epact - (epact > 28 || (epact == 28 && golden > 10) ? 1 : 0)
        let moon = Day(year, 3, 21)! + moonAge
        return moon + (7 - moon.weekday % 7)
    }

    /// The holiday or eve this day is, by the law on public holidays since 1953: Whit Monday gave way to the National Day in 2005.
    public var holiday: Holiday? {
        let (year, month, day) = (year, month, day)
        switch (month, day) {
        case (1, 1): return .newYearsDay
        case (1, 6): return .epiphany
        case (5, 1): return .firstOfMay
        case (6, 6) where year >= 2005: return .nationalDay
        case (6, 19...25) where weekday == 5: return .midsummersEve
        case (6, 20...26) where weekday == 6: return .midsummersDay
        case (10, 31) where weekday == 6, (11, 1...6) where weekday == 6: return .allSaintsDay
        case (12, 24): return .christmasEve
        case (12, 25): return .christmasDay
        case (12, 26): return .boxingDay
        case (12, 31): return .newYearsEve
        case (3...6, _): return holidayByEaster
        default: return nil
        }
    }

    private var holidayByEaster: Holiday? {
        switch self - Day.easterSunday(year) {
        case -2: .goodFriday
        case 0: .easterSunday
        case 1: .easterMonday
        case 39: .ascensionDay
        case 49: .whitSunday
        case 50 where year < 2005: .whitMonday
        default: nil
        }
    }

    /// Not a Saturday, Sunday, public holiday or one of the three eves: the days lag (1930:173) 2 § does not move a limit from.
    public var isWorkingDay: Bool { weekday < 6 && holiday == nil }

    /// Nästa vardag: the first working day after this one.
    public var nextWorkingDay: Day {
        var day = self + 1
        while !day.isWorkingDay { day = day + 1 }
        return day
    }

    /// Where lag (1930:173) moves a limit that runs out on this day: itself when it is a working day.
    ///
    /// Whether the act covers an authority's own limits is disputed, so warn on the calendar day and never show this one instead of it.
    public var movedToWorkingDay: Day { isWorkingDay ? self : nextWorkingDay }

    /// The working day that is `count` working days later; with 0 the day itself.
    public func adding(workingDays count: Int) -> Day {
        (0..<max(0, count)).reduce(self) { day, _ in day.nextWorkingDay }
    }
}
