import Kernel
import Law
import Testing

@Suite struct Holidays {
    /// Another way to the same day: the anonymous Gregorian rule, all in whole numbers.
    private func easter(_ year: Int) -> Day {
        let a = year % 19
        let (b, c) = year.quotientAndRemainder(dividingBy: 100)
        let (d, e) = b.quotientAndRemainder(dividingBy: 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = c.quotientAndRemainder(dividingBy: 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let (month, day) = (h + l - 7 * m + 114).quotientAndRemainder(dividingBy: 31)
        return Day(year, month, day + 1)!
    }

    @Test func easterAgreesWithAnotherComputation() {
        for year in 1753...2499 { #expect(Day.easterSunday(year) == easter(year), "\(year)") }
        #expect(Day.easterSunday(2026) == Day(2026, 4, 5))
        #expect(Day.easterSunday(1981) == Day(1981, 4, 19))
        #expect(Day.easterSunday(2038) == Day(2038, 4, 25))
    }

    @Test func theHolidaysOf2026() {
        let expected: [String: Holiday] = [
            "2026-01-01": .newYearsDay, "2026-01-06": .epiphany, "2026-04-03": .goodFriday,
            "2026-04-05": .easterSunday, "2026-04-06": .easterMonday, "2026-05-01": .firstOfMay,
            "2026-05-14": .ascensionDay, "2026-05-24": .whitSunday, "2026-06-06": .nationalDay,
            "2026-06-19": .midsummersEve, "2026-06-20": .midsummersDay, "2026-10-31": .allSaintsDay,
            "2026-12-24": .christmasEve, "2026-12-25": .christmasDay, "2026-12-26": .boxingDay,
            "2026-12-31": .newYearsEve,
        ]
        for number in Day(2026, 1, 1)!.number...Day(2026, 12, 31)!.number {
            let day = Day(number: number)
            #expect(day.holiday == expected[day.description], "\(day)")
        }
    }

    @Test func whitMondayGaveWayToTheNationalDay() {
        #expect(Day(2004, 5, 31)!.holiday == .whitMonday)
        #expect(Day(2004, 6, 6)!.holiday == nil)
        #expect(Day(2005, 5, 16)!.holiday == nil)
        #expect(Day(2005, 6, 6)!.holiday == .nationalDay)
    }

    @Test func everyYearHasEachHolidayOnceAndMidsummerIsASaturday() {
        for year in 2005...2105 {
            let days = (Day(year, 1, 1)!.number...Day(year, 12, 31)!.number).map(Day.init(number:))
            let found = days.compactMap { day in day.holiday.map { ($0, day) } }
            let redByTwoNames =
                Day.easterSunday(year) + 39 == Day(year, 5, 1)! || Day.easterSunday(year) + 49 == Day(year, 6, 6)!
            #expect(Set(found.map(\.0)).count == found.count, "\(year)")
            #expect(found.count == (redByTwoNames ? 15 : 16), "\(year)")
            #expect(found.allSatisfy { $0.0 != .midsummersDay || $0.1.weekday == 6 })
            #expect(found.allSatisfy { $0.0 != .midsummersEve || $0.1.weekday == 5 })
        }
    }

    @Test func limitsMovePastSaturdaysHolidaysAndEves() {
        #expect(Day(2026, 5, 8)!.movedToWorkingDay == Day(2026, 5, 8))
        #expect(Day(2026, 5, 9)!.movedToWorkingDay == Day(2026, 5, 11))
        #expect(Day(2026, 6, 19)!.movedToWorkingDay == Day(2026, 6, 22))
        #expect(Day(2026, 12, 24)!.movedToWorkingDay == Day(2026, 12, 28))
        #expect(Day(2026, 12, 31)!.movedToWorkingDay == Day(2027, 1, 4))
        #expect(Day(2026, 4, 2)!.nextWorkingDay == Day(2026, 4, 7))
        #expect(Day(2026, 5, 12)!.adding(workingDays: 3) == Day(2026, 5, 18))
        #expect(Day(2026, 5, 9)!.adding(workingDays: 0) == Day(2026, 5, 9))
    }

    @Test func everyHolidayHasAName() {
        for holiday in Holiday.allCases { #expect(!holiday.phrase.swedish.isEmpty && !holiday.phrase.english.isEmpty) }
        #expect(Holiday.allCases.filter(\.isEve) == [.midsummersEve, .christmasEve, .newYearsEve])
    }
}
