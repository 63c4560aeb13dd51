import Foundation
import Kernel
import Law
import Testing

@Suite struct WeeksMonthsAndTerms {
    private let iso: Foundation.Calendar = {
        var calendar = Foundation.Calendar(identifier: .iso8601)
        calendar.timeZone = TimeZone(identifier: "UTC")!
        return calendar
    }()
    private func date(_ day: Day) -> Date { Date(timeIntervalSince1970: Double(day.number) * 86_400) }
    private func day(_ date: Date) -> Day { Day(number: Int(date.timeIntervalSince1970 / 86_400)) }

    @Test func weeksAgreeWithISO8601() {
        for number in stride(from: Day(1999, 12, 1)!.number, to: Day(2040, 2, 1)!.number, by: 1) {
            let day = Day(number: number)
            guard day.month == 1 || day.month == 12 || day.day == 15 else { continue }
            let expected = iso.dateComponents([.weekOfYear, .yearForWeekOfYear], from: date(day))
            #expect(day.week.number == expected.weekOfYear && day.week.year == expected.yearForWeekOfYear, "\(day)")
        }
    }

    @Test func aWeekKnowsItsDays() {
        let week = Day(2026, 11, 20)!.week
        #expect(week.phrase.swedish == "vecka 47" && week.phrase.english == "week 47" && week.description == "2026-W47")
        #expect(week.monday == Day(2026, 11, 16) && week.sunday == Day(2026, 11, 22))
        #expect(Week(2026, 53)?.monday == Day(2026, 12, 28))
        #expect(Week(2025, 53) == nil && Week(2026, 0) == nil && Week(2026, 54) == nil)
        #expect(Week(2025, 52)! < Week(2026, 1)!)
    }

    @Test func monthsAgreeWithAnotherCalendar() throws {
        for start in stride(from: Day(2023, 1, 1)!.number, to: Day(2029, 1, 1)!.number, by: 3) {
            for months in [-4, -1, 0, 1, 4, 11, 12, 27] {
                let from = Day(number: start)
                let expected = try #require(iso.date(byAdding: .month, value: months, to: date(from)))
                #expect(from.plusMonths(months) == day(expected), "\(from) \(months)")
            }
        }
        #expect(Day(2025, 10, 31)!.plusMonths(4) == Day(2026, 2, 28))
        #expect(Day(2023, 10, 31)!.plusMonths(4) == Day(2024, 2, 29))
        #expect(Day(2024, 2, 29)!.plusYears(1) == Day(2025, 2, 28))
        #expect(Day(2026, 3, 31)!.plusMonths(-25) == Day(2024, 2, 29))
        #expect(Day(2026, 2, 14)!.lastOfMonth == Day(2026, 2, 28) && Day(2026, 2, 14)!.firstOfMonth == Day(2026, 2, 1))
    }

    @Test func termsAndSchoolYearsMeetWithoutGaps() {
        var term = Term(.spring, 2024)
        for _ in 0..<12 {
            #expect(term.last + 1 == term.next.first)
            #expect(term.first.term == term && term.last.term == term && term.contains(term.first))
            #expect(term.schoolYear.contains(term.first) && term.schoolYear.contains(term.last))
            #expect(term < term.next)
            term = term.next
        }
        #expect(
            Term(.spring, 2026).description == "VT 2026" && Term(.autumn, 2026).phrase.swedish == "höstterminen 2026")
        #expect(Day(2026, 6, 30)!.schoolYear.description == "2025/26")
        #expect(Day(2026, 7, 1)!.schoolYear.phrase.english == "school year 2026/27")
        #expect(SchoolYear(starting: 2099).description == "2099/00")
        #expect(SchoolYear(starting: 2025).terms.map(\.description) == ["HT 2025", "VT 2026"])
    }
}

@Suite struct DateTexts {
    private let today = Day(2026, 5, 5)!

    @Test func datesInWords() {
        let day = Day(2026, 5, 8)!
        #expect(day.date.swedish == "8 maj 2026" && day.date.english == "8 May 2026")
        #expect(day.weekdayAndDate.swedish == "fre 8 maj 2026" && day.weekdayAndDate.english == "Fri 8 May 2026")
        #expect(day.weekdayAndDate.easy == "fredag 8 maj 2026")
        #expect(day.monthAndYear.swedish == "maj 2026")
        #expect(day.weekdayAndDate(seenFrom: today).swedish == "fre 8 maj")
        #expect(Day(2027, 1, 7)!.weekdayAndDate(seenFrom: today).swedish == "tors 7 januari 2027")
    }

    @Test(arguments: [
        (0, "i dag", "today"), (1, "i morgon", "tomorrow"), (-1, "i går", "yesterday"),
        (3, "om 3 dagar (fre 8 maj)", "in 3 days (Fri 8 May)"), (-2, "för 2 dagar sedan", "2 days ago"),
        (14, "om 14 dagar (tis 19 maj)", "in 14 days (Tue 19 May)"), (-14, "för 14 dagar sedan", "14 days ago"),
        (15, "ons 20 maj", "Wed 20 May"), (-15, "mån 20 april", "Mon 20 April"),
    ]) func nearDays(_ distance: Int, _ swedish: String, _ english: String) {
        let phrase = (today + distance).relative(to: today)
        #expect(phrase.swedish == swedish && phrase.english == english)
    }

    @Test func easySwedishHasNoBrackets() {
        #expect((today + 3).relative(to: today).easy == "om 3 dagar, fredag 8 maj")
    }

    @Test func theClockIsTheOneOnTheWall() {
        func instant(_ text: String) -> Instant { Instant(try! Date(text, strategy: .iso8601)) }
        #expect(instant("2026-01-15T13:03:59Z").clockTime == "14:03")
        #expect(instant("2026-07-15T22:05:00Z").clockTime == "00:05")
        #expect(instant("2026-03-29T00:59:59Z").clockTime == "01:59")
        #expect(instant("2026-03-29T01:00:00Z").clockTime == "03:00")
        #expect(instant("2026-10-25T00:59:00Z").clockTime == "02:59")
        #expect(instant("2026-10-25T01:00:00Z").clockTime == "02:00")
        #expect(instant("1969-12-31T23:30:00Z").clockTime == "00:30")
        #expect(instant("2026-07-15T22:05:00Z").dateAndTime.swedish == "tors 16 juli 2026 kl. 00:05")
        let now = instant("2026-05-08T10:00:00Z")
        #expect(instant("2026-05-08T07:15:00Z").relative(to: now).swedish == "i dag kl. 09:15")
        #expect(instant("2026-05-07T21:59:00Z").relative(to: now).english == "yesterday at 23:59")
        #expect(instant("2026-05-01T21:59:00Z").relative(to: now).easy == "fredag 1 maj klockan 23:59")
    }
}
