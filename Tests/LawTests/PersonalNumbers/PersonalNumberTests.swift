import Foundation
import Kernel
import Law
import Testing

private let list = "data/skatteverket_test_numbers.csv"
private let today = Day(2026, 11, 20)!

@Suite struct PersonalNumbersOfTheOfficialList {
    private struct Entry {
        let kind: PersonalNumber.Kind
        let text: String
    }

    private static func entries() throws -> [Entry] {
        try String(decoding: SharedFolder.bytes(list), as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().map
        { line in
            let parts = line.split(separator: ",")
            return Entry(kind: parts[0] == "pnr" ? .personal : .coordination, text: String(parts[1]))
        }
    }

    @Test func theListIsThere() { SharedFolder.noteIfMissing(list) }

    @Test(.enabled(if: SharedFolder.has(list))) func everyNumberIsReadInEveryForm() throws {
        let entries = try Self.entries()
        #expect(entries.count == 23_966)
        var odd = 0
        for entry in entries {
            let number = try #require(PersonalNumber(stored: entry.text))
            let (head, tail) = (entry.text.prefix(8), entry.text.suffix(4))
            let year = try #require(Int(entry.text.prefix(4)))
            let sign = today.year - year >= 100 ? "+" : "-"
            var ok = number.kind == entry.kind && number.check == .holds && number.text == entry.text
            for form in [
                "\(head)\(tail)", "\(head)-\(tail)", "\(head.dropFirst(2))\(sign)\(tail)", " \(head) \(tail) ",
            ] {
                ok = ok && PersonalNumber(imported: form, on: today) == number
            }
            if entry.kind == .personal {
                ok = ok && number.birthDayHint.map { "\($0)".filter(\.isNumber) } == String(head)
            } else if number.birthDayHint == nil {
                odd += 1
            }
            if !ok { Issue.record("\(entry.kind): \(number.masked) was read wrongly") }
        }
        // Unknown months and days are part of the official data: 132 with month 00, 41 with day 60.
        #expect((132...173).contains(odd))
    }

    @Test(.enabled(if: SharedFolder.has(list))) func oneWrongOrSwappedDigitIsSeenButNotRefusedOnImport() throws {
        for entry in try Self.entries().enumerated().filter({ $0.offset % 40 == 0 }).map(\.element) {
            let digits = Array(entry.text)
            for place in 8..<12 {
                var wrong = digits
                wrong[place] = Character(String((digits[place].wholeNumberValue! + 1) % 10))
                let text = String(wrong)
                #expect(PersonalNumber(imported: text, on: today)?.check == .fails)
                #expect(throws: PersonalNumberFault.wrongCheckDigit) {
                    _ = try PersonalNumber(entered: text, on: today)
                }
            }
            let entered = try PersonalNumber(entered: entry.text, on: today)
            #expect(entered.text == entry.text)
        }
    }

    @Test(.enabled(if: SharedFolder.has(list))) func theCenturyTurnsOnNewYearsDayOfTheHundredthYear() throws {
        let entry = try #require(Self.entries().first { $0.text.hasPrefix("1926") && $0.kind == .personal })
        let short = entry.text.dropFirst(2)
        let (head, tail) = (short.prefix(6), short.suffix(4))
        #expect(PersonalNumber(imported: "\(head)-\(tail)", on: Day(2025, 12, 31)!)?.text == entry.text)
        #expect(PersonalNumber(imported: "\(head)+\(tail)", on: Day(2026, 1, 1)!)?.text == entry.text)
        #expect(PersonalNumber(imported: "\(head)-\(tail)", on: Day(2026, 1, 1)!)?.text == "20\(short)")
    }

    @Test(.enabled(if: SharedFolder.has(list))) func aNumberInTextIsMasked() throws {
        let entry = try #require(Self.entries().first { $0.text.hasPrefix("2013") })
        let number = try #require(PersonalNumber(stored: entry.text))
        #expect("\(number)" == "\(entry.text.prefix(8))-••••")
        #expect(number.hyphenated == "\(entry.text.prefix(8))-\(entry.text.suffix(4))")
        let json = try JSONEncoder().encode([number])
        let read = try JSONDecoder().decode([PersonalNumber].self, from: json)
        #expect(read == [number])
    }
}

@Suite struct NumbersWithLetters {
    @Test func aTemporaryNumberFromASchoolIsLocal() throws {
        let number = try #require(PersonalNumber(imported: "20130101tf01", on: today))
        #expect(number.text == "20130101TF01" && number.kind == .local && number.check == .notApplicable)
        #expect(number.birthDayHint == Day(2013, 1, 1))
        let entered = try PersonalNumber(entered: "20130101-TF01", on: today)
        #expect(entered == number)
    }

    @Test func theNationalSeriesGiveTheCenturyBack() {
        for (series, century) in [(22, 19), (23, 20), (25, 19), (26, 20), (97, 19), (98, 20), (24, 18)] {
            let number = PersonalNumber(stored: "\(series)130101AB1A")
            #expect(number?.kind == .nationalReserve && number?.birthDayHint == Day(century * 100 + 13, 1, 1))
        }
        #expect(PersonalNumber(stored: "00132540AB1A")?.kind == .nationalReserve)
        #expect(PersonalNumber(stored: "00132540AB1A")?.birthDayHint == nil)
        #expect(PersonalNumber(stored: "22130230AB1A") == nil, "a shifted date is still a date")
        #expect(PersonalNumber(stored: "22130101IO1A")?.kind == .local, "letters the national series does not use")
    }

    @Test func whatBeginsWith99BelongsToARegion() {
        let text = "99" + String(repeating: "0", count: 10)
        #expect(PersonalNumber(stored: text)?.kind == .local)
        #expect(PersonalNumber(stored: text)?.birthDayHint == nil)
    }
}

@Suite struct NumbersTypedInAForm {
    /// Dates that cannot be, and a birth number (000) that nobody has: no person is named here.
    @Test(arguments: [
        ("", "", PersonalNumberFault.missing), (" ", " ", .missing), ("1301", "", .wrongLength),
        ("201301010", "0000", .wrongLength), ("20130230", "-0000", .noSuchDay), ("20131301", "-0000", .noSuchDay),
        ("130101", "/0000", .wrongSign), ("13-01-01", "-0000", .wrongSign), ("2013-0101", "0000", .wrongSign),
        ("20270101", "-0000", .notBornYet), ("20130101", "+0000", .wrongSign),
    ]) func everyFaultIsNamed(_ date: String, _ rest: String, _ fault: PersonalNumberFault) {
        #expect(throws: fault) { _ = try PersonalNumber(entered: date + rest, on: today) }
    }

    @Test func faultsAreSaidInWordsWithoutANumber() {
        for fault in PersonalNumberFault.allCases {
            #expect(!fault.message.swedish.isEmpty && !fault.message.english.isEmpty)
            #expect(fault.message.swedish.filter(\.isNumber).isEmpty)
        }
    }

    @Test func storedTextIsExactlyTwelve() {
        #expect(PersonalNumber(stored: "20130101-TF01") == nil)
        #expect(PersonalNumber(stored: "1301010000") == nil)
        #expect(PersonalNumber(stored: "åäö") == nil)
    }
}
