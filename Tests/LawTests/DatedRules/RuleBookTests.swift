import Foundation
import Kernel
import Law
import Testing

private let book = RuleBook.current

@Suite struct RulesChosenByTheDayOfTheEvent {
    private let before = Day(2025, 6, 15)!
    private let between = Day(2025, 8, 15)!
    private let after = Day(2026, 2, 15)!

    @Test func feedbackHasAClockOnlySince2026() {
        #expect(book.rule(.feedbackOnRequest, on: before)?.limit == TimeLimit.none)
        #expect(book.rule(.feedbackOnRequest, on: between)?.row == "SOL-FEEDBACK-REQ-1")
        #expect(book.deadline(.feedbackOnRequest, from: between) == nil)
        #expect(book.deadline(.feedbackOnRequest, from: after) == after + 7)
        #expect(book.deadline(.feedbackOnRequest, from: Day(2026, 1, 14)!) == nil)
        #expect(book.deadline(.feedbackOnRequest, from: Day(2026, 1, 15)!) == Day(2026, 1, 22))
    }

    @Test func theGroundFollowsTheAct() throws {
        let grounds = try [before, between, after].map { try #require(book.rule(.report, on: $0)).ground }
        #expect(grounds[0].contains("2001:453 14 kap. 1 §") && !grounds[1].contains("2001:453"))
        #expect(grounds[1].contains("2025:400 19 kap. 1 §") && !grounds[1].contains("2025:1501"))
        #expect(grounds[2].contains("2025:1501"))
        #expect(try #require(book.rule(.preliminaryAssessment, on: before)).ground.contains("11 kap. 1 a §"))
        #expect(try #require(book.rule(.preliminaryAssessment, on: after)).ground.contains("20 kap. 2 §"))
    }

    @Test func theFollowUpGrewFromTwoMonthsToSix() {
        #expect(book.deadline(.followUp, from: before) == Day(2025, 8, 15))
        #expect(book.deadline(.followUp, from: between) == Day(2026, 2, 15))
        #expect(book.deadline(.followUp, from: Day(2025, 8, 31)!) == Day(2026, 2, 28))
    }

    @Test func theFourClocksOfAReport() {
        #expect(book.deadline(.protectionAssessment, from: after) == after)
        #expect(
            book.deadline(.preliminaryAssessment, from: Day(2026, 2, 1)!) == Day(2026, 2, 15), "a Sunday, not moved")
        #expect(book.deadline(.investigationTime, from: Day(2025, 10, 31)!) == Day(2026, 2, 28))
        #expect(book.rule(.openInvestigation, on: before)?.text.swedish.contains("utan dröjsmål") == true)
        #expect(book.rule(.openInvestigation, on: after)?.text.swedish.contains("genast") == true)
    }

    @Test func newRulesDoNotReachBack() {
        #expect(book.rule(.keepUntil30, on: between) == nil && book.rule(.keepUntil30, on: after) != nil)
        #expect(book.deadline(.keepUntil30, from: after) == Day(2056, 2, 15))
        #expect(book.ground(.crimePrevention, on: Day(2025, 11, 30)!) == nil)
        #expect(book.ground(.crimePrevention, on: Day(2025, 12, 1)!) != nil)
        #expect(book.ground(.dutyToInform, on: before)?.ground.contains("2001:453") == true)
        #expect(book.ground(.dutyToInform, on: between)?.ground.contains("2025:400") == true)
        #expect(RuleID.allCases.allSatisfy { book.rule($0, on: Day(2012, 12, 31)!) == nil })
        #expect(book.opens == Day(2013, 1, 1))
    }

    @Test func localValuesAreMarkedAsNotLaw() {
        for id in RuleID.allCases {
            #expect(book[id]?.isLaw == !id.rawValue.hasPrefix("LOCAL-"), "\(id.rawValue)")
        }
        #expect(book.deadline(.localSignalAcknowledged, from: Day(2026, 5, 12)!) == Day(2026, 5, 18))
        #expect(book.deadline(.localPlanMeeting, from: after) == after + 21)
        #expect(book.deadline(.localAssessment, from: after) == after + 28)
        #expect(book.deadline(.localHandOver, from: after) == after + 14)
        #expect(book.deadline(.localPlanFollowUp, from: after) == after + 60)
    }
}

@Suite struct TheRulesFile {
    @Test func everyVersionSaysWhereItComesFromAndHowSureWeAre() {
        for version in book.rules.flatMap(\.versions) {
            let words = [version.trigger, version.who, version.text, version.name]
            #expect(!version.ground.isEmpty && !version.source.isEmpty, "\(version.id.rawValue)")
            #expect(words.allSatisfy { !$0.swedish.isEmpty && !$0.english.isEmpty }, "\(version.id.rawValue)")
            #expect(version.isLaw || version.confidence == .derived, "\(version.id.rawValue)")
        }
        for ground in book.grounds {
            #expect(!ground.ground.isEmpty && !ground.source.isEmpty && !ground.needs.swedish.isEmpty)
            #expect(!ground.senders.isEmpty && !ground.receivers.isEmpty, "\(ground.code.rawValue)")
        }
    }

    private func file(_ change: (inout String) -> Void) throws -> Data {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Law/Data/rules.json").standardized
        var text = try String(contentsOf: path, encoding: .utf8)
        change(&text)
        return Data(text.utf8)
    }

    @Test func aGapAnOverlapAMissingAndAnUnknownAreRefused() throws {
        _ = try RuleBook(json: file { _ in })
        #expect(throws: RuleFileFault.gap(rule: "SOL-REPORT", after: "2025-06-29")) {
            _ = try RuleBook(json: file { $0.replaceFirst("\"to\": \"2025-06-30\"", "\"to\": \"2025-06-29\"") })
        }
        #expect(throws: RuleFileFault.overlap(rule: "SOL-REPORT", at: "2025-07-01")) {
            _ = try RuleBook(json: file { $0.replaceFirst("\"to\": \"2025-06-30\"", "\"to\": \"2025-07-01\"") })
        }
        #expect(throws: RuleFileFault.unknown(what: "rule", text: "SOL-OTHER")) {
            _ = try RuleBook(json: file { $0.replaceFirst("\"SOL-SIP\"", "\"SOL-OTHER\"") })
        }
        #expect(throws: RuleFileFault.missing(rule: "SOL-SIP")) {
            _ = try RuleBook(json: file { $0.replaceFirst("\"id\": \"SOL-SIP\"", "\"id\": \"HSL-SIP\"") })
        }
        #expect(throws: RuleFileFault.unknown(what: "length", text: "14x")) {
            _ = try RuleBook(json: file { $0.replaceFirst("\"14d\"", "\"14x\"") })
        }
        #expect(throws: RuleFileFault.missing(rule: "opened")) {
            _ = try RuleBook(json: file { $0.replaceFirst("\"news\": \"opened\"", "\"news\": \"notOpened\"") })
        }
        #expect(throws: RuleFileFault.missing(rule: "B-26-9")) {
            _ = try RuleBook(json: file { $0.replaceFirst("\"code\": \"B-26-9\"", "\"code\": \"B-25-12\"") })
        }
    }

    @Test func limitsAreSaidInWords() {
        let words = Set(book.rules.flatMap(\.versions).map(\.limit.phrase.swedish))
        #expect(words.isSuperset(of: ["14 dagar", "4 månader", "genast", "3 vardagar", "till 30 års ålder", "aldrig"]))
    }

    @Test func bornOnTheFifthFifteenthOrTwentyFifth() {
        let kept = (1...31).filter { Day(2014, 5, $0)!.isInResearchSample }
        #expect(kept == [5, 15, 25])
    }
}

extension String {
    fileprivate mutating func replaceFirst(_ old: String, _ new: String) {
        if let range = range(of: old) { replaceSubrange(range, with: new) }
    }
}
