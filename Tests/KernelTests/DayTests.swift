import Foundation
import Kernel
import Testing

@Suite struct DayTests {
    @Test func everyDayOfFourHundredYearsRoundTrips() {
        var day = Day(1900, 1, 1)!
        var weekday = 1
        while day.year < 2300 {
            #expect(day.weekday == weekday && Day(day.year, day.month, day.day) == day)
            day = day + 1
            weekday = weekday % 7 + 1
        }
        #expect(day == Day(2300, 1, 1))
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-01x", "", "åååå-01-01",
    ])
    func whatIsNoDayIsNil(text: String) { #expect(Day(text) == nil) }

    @Test func textRoundTrips() {
        #expect(Day("2024-02-29")?.description == "2024-02-29")
        #expect(Day(33, 4, 5)?.description == "0033-04-05")
    }

    /// The nights when the clock is moved: 29 March and 25 October 2026.
    @Test func theDayInSwedenFollowsSummerTime() {
        #expect(Day(2026, 3, 29)!.start.milliseconds == 1_774_738_800_000)
        #expect((Day(2026, 3, 30)!.start.milliseconds - Day(2026, 3, 29)!.start.milliseconds) == 23 * 3_600_000)
        #expect((Day(2026, 10, 26)!.start.milliseconds - Day(2026, 10, 25)!.start.milliseconds) == 25 * 3_600_000)
        #expect(Day(Day(2026, 10, 25)!.start) == Day(2026, 10, 25))
        #expect(Day(Day(2026, 10, 25)!.start - .milliseconds(1)) == Day(2026, 10, 24))
    }

    @Test func ageChangesOnTheBirthday() {
        let birth = Day(2012, 2, 29)!
        #expect(Day(2030, 2, 28)!.age(bornOn: birth) == 17)
        #expect(Day(2030, 3, 1)!.age(bornOn: birth) == 18)
    }
}

@Suite struct SurroundingsTests {
    @Test func newIdsSortByTimeAndSayTheirVersion() {
        let earlier = Surroundings(
            now: { Instant(milliseconds: 1_000_000) }, random: { [UInt8](repeating: 0xff, count: $0) })
        let later = Surroundings(
            now: { Instant(milliseconds: 1_000_001) }, random: { [UInt8](repeating: 0, count: $0) })
        let (first, second): (ID<Person>, ID<Person>) = (earlier.newID(), later.newID())
        #expect(first < second)
        #expect(second.description.hasPrefix("0000000f-4241-7000-8000"))
        #expect(ID<Person>(first.description.uppercased()) == first)
    }
}
