import Foundation
import Kernel
import Testing

@testable import Law

private let table = NamedPersonTable.current
private let home = Municipality("0480")!
private let neighbour = Municipality("0482")!
private let elsewhere = Municipality("1880")!
private func unit(_ number: Int) -> ID<Workplace> { ID("00000000-0000-0000-0000-0000000000\(10 + number)")! }

@Suite struct WhereTheNamedPersonIs {
    private let birth = Day(2010, 5, 17)!

    private func place(
        _ form: SchoolForm, _ number: Int, _ from: String, _ to: String?, in municipality: Municipality? = home
    ) -> Enrolment {
        Enrolment(
            unit: unit(number), form: form, principal: unit(0), municipality: municipality, from: Day(from)!,
            to: to.map { Day($0)! })
    }
    private func seat(_ day: String, left: Day? = nil, _ enrolments: Enrolment...) -> NamedPersonSeat? {
        let situation = LifeSituation(birth: birth, home: home, enrolments: enrolments, leftUpperSecondary: left)
        return table.seat(for: situation, on: Day(day)!)
    }

    @Test func theRowsOfTheSource() {
        #expect(seat("2010-05-17") == .childHealthCare(home))
        #expect(seat("2017-05-16") == .childHealthCare(home), "six years old and in no school")
        #expect(seat("2013-01-01", place(.preschool, 1, "2012-08-15", nil)) == .unit(unit(1)))
        #expect(seat("2016-10-01", place(.preschoolClass, 2, "2016-08-15", nil)) == .unit(unit(2)))
        #expect(seat("2025-10-01", place(.compulsory, 3, "2022-08-15", nil, in: elsewhere)) == .unit(unit(3)))
        #expect(seat("2026-10-01", place(.upperSecondary, 4, "2026-08-15", nil, in: neighbour)) == .unit(unit(4)))
        #expect(
            seat("2026-10-01", place(.upperSecondary, 4, "2026-08-15", nil, in: elsewhere)) == .followUpOfficer(home))
        #expect(seat("2026-10-01") == .activityResponsibility(home))
        #expect(
            seat("2027-02-01", left: Day(2027, 1, 20), place(.upperSecondary, 4, "2026-08-15", nil))
                == .activityResponsibility(home))
    }

    @Test func whatTheSourceLeavesOpen() {
        #expect(seat("2019-10-01") == .followUpOfficer(home), "nine years old and enrolled nowhere")
        #expect(
            seat("2027-10-01", place(.compulsory, 3, "2022-08-15", nil)) == .unit(unit(3)), "17 and still in year 9")
        #expect(seat("2026-10-01", place(.upperSecondary, 4, "2026-08-15", nil, in: nil)) == .unit(unit(4)))
        #expect(
            seat(
                "2027-10-01", left: Day(2027, 1, 20), place(.upperSecondary, 4, "2026-08-15", nil),
                place(.upperSecondary, 5, "2027-08-15", nil)) == .unit(unit(5)), "began again")
    }

    @Test func nobodyBeforeBirthAndFromTheEighteenthBirthday() {
        let school = place(.upperSecondary, 4, "2026-08-15", nil)
        #expect(seat("2010-05-16") == nil)
        #expect(seat("2028-05-16", school) == .unit(unit(4)))
        #expect(seat("2028-05-17", school) == nil)
        let leap = LifeSituation(birth: Day(2008, 2, 29)!, home: home, enrolments: [])
        #expect(leap.comesOfAge == Day(2026, 3, 1))
        #expect(Day(2026, 2, 28)!.age(bornOn: leap.birth) == 17 && leap.comesOfAge.age(bornOn: leap.birth) == 18)
    }

    @Test func theSummerBelongsToTheSchoolBeingLeft() {
        let nine = place(.compulsory, 3, "2022-08-15", "2026-06-12")
        #expect(seat("2026-07-20", nine) == .unit(unit(3)))
        #expect(seat("2026-08-31", nine) == .unit(unit(3)))
        #expect(seat("2026-09-01", nine) == .activityResponsibility(home))
        #expect(seat("2026-08-20", nine, place(.upperSecondary, 4, "2026-08-17", nil)) == .unit(unit(4)))
        #expect(seat("2025-11-02", place(.compulsory, 3, "2022-08-15", "2025-11-01")) == .followUpOfficer(home))
        let far = place(.preschool, 1, "2012-08-15", "2013-06-10", in: neighbour)
        #expect(seat("2013-07-01", far) == .childHealthCare(home), "moved away: no lingering")
    }

    @Test func ofSeveralEnrolmentsOneDecidesAndTheOrderDoesNotMatter() {
        let pairs = [
            (place(.compulsory, 3, "2020-08-15", nil), place(.preschool, 1, "2021-08-15", nil)),
            (place(.compulsory, 3, "2021-08-15", nil), place(.compulsory, 2, "2020-08-15", nil)),
            (place(.compulsory, 3, "2020-08-15", nil), place(.compulsory, 2, "2020-08-15", nil, in: neighbour)),
            (place(.compulsory, 3, "2020-08-15", nil), place(.compulsory, 4, "2020-08-15", nil)),
            (place(.compulsory, 3, "2018-08-15", nil), place(.compulsory, 4, "2019-08-15", "2021-08-10")),
        ]
        for (first, second) in pairs {
            #expect(seat("2021-08-20", first, second) == .unit(first.unit))
            #expect(seat("2021-08-20", second, first) == .unit(first.unit))
        }
    }

    @Test func seatsAreWrittenAndReadBack() throws {
        for seat in [
            NamedPersonSeat.unit(unit(7)), .childHealthCare(home), .followUpOfficer(home),
            .activityResponsibility(home),
        ] {
            #expect(NamedPersonSeat(seat.description) == seat)
            let read = try JSONDecoder().decode([NamedPersonSeat].self, from: JSONEncoder().encode([seat]))
            #expect(read == [seat])
        }
        for text in ["", "unit:", "unit:x", "school:0480", "childHealthCare:48", "childHealthCare:0480:1"] {
            #expect(NamedPersonSeat(text) == nil, "\(text)")
        }
        #expect(Municipality("048") == nil && Municipality("O480") == nil && home.county == "04")
    }
}

@Suite struct TheTableFile {
    private let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Law/Data/named-person.json").standardized

    private func table(_ old: String, _ new: String) throws -> NamedPersonTable {
        let text = try String(contentsOf: path, encoding: .utf8)
        #expect(text.contains(old))
        return try NamedPersonTable(json: Data(text.replacingOccurrences(of: old, with: new).utf8))
    }

    @Test func aHoleAndAnOverlapAreRefused() {
        #expect(throws: NamedPersonTableFault.hole(situation: "none, inCounty, afterCompulsory")) {
            _ = try table("[\"afterCompulsory\"]", "[]")
        }
        #expect(
            throws: NamedPersonTableFault.overlap(
                situation: "none, inCounty, small", rules: ["childHealthCare", "schoolAgeWithoutSchool"])
        ) {
            _ = try table("[\"schoolAge\"]", "[\"schoolAge\", \"small\"]")
        }
    }

    @Test(.enabled(if: SharedFolder.has("data/sormland-named-person.json")))
    func everyRowOfTheSourceHasItsRule() throws {
        let json = try JSONSerialization.jsonObject(with: SharedFolder.bytes("data/sormland-named-person.json"))
        let rows = try #require((json as? [String: Any])?["rules"] as? [[String: Any]])
        let organisations = rows.map { ($0["organisation"] as? [String] ?? []).joined(separator: "+") }
        #expect(
            organisations == [
                "BHV+preschool", "school", "school", "follow-up officer, home municipality's school administration",
                "KAA",
                "KAA",
            ])
        // The first row names two organisations and the last two rows one, so the counts of rows and rules agree.
        #expect(Law.NamedPersonTable.current.rules.filter { $0.origin == "002" }.count == rows.count)
    }

    @Test func theSourceIsThere() { SharedFolder.noteIfMissing("data/sormland-named-person.json") }
}
