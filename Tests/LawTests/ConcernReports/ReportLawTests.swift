import Kernel
import Law
import Testing

private func day(_ text: String) -> Day { Day(text)! }
private func law(_ received: String, _ reporter: ReporterKind = .professional, violence: Bool = false) -> ReportLaw {
    ReportLaw(reporter: reporter, receivedOn: day(received), suspectsViolence: violence)
}
private let dates = ["2025-06-15", "2025-08-15", "2026-02-15"]

@Suite struct OneCaseOnThreeDates {
    /// Received, decided on the tenth day after, with feedback asked for from the beginning.
    private func deadlines(_ received: String) throws -> [Deadline] {
        let law = law(received)
        let decided = law.receivedOn + 10
        return try [
            law.protection, law.decision, law.feedback(.opened, on: decided, askedOn: law.receivedOn),
            law.investigation(openedOn: decided), law.followUp(closedOn: decided + 5),
        ].map { try #require($0) }
    }

    @Test func threeSetsOfGroundsDeadlinesAndWording() throws {
        let all = try dates.map(deadlines)
        #expect(Set(all.map { $0.map(\.rule.ground) }).count == 3)
        #expect(Set(all.map { $0.map(\.rule.text.swedish) }).count == 3)
        #expect(Set(all.map { $0.map(\.rule.text.english) }).count == 3)
        let days = zip(all, dates).map { set, received in set.map { $0.due - day(received) } }
        // A week by our own routine until the law gives it; two months of follow-up, then six.
        #expect(days[0] == [0, 14, 17, 132, 76], "\(days[0])")
        #expect(days[1] == [0, 14, 17, 132, 197], "\(days[1])")
        #expect(days[2] == [0, 14, 17, 130, 199], "\(days[2])")
        #expect(all.map { $0[2].rule.isLaw } == [false, false, true])
        let duties = dates.map { law($0).duty }
        #expect(Set(duties.map { $0?.ground }).count == 3 && duties.allSatisfy { $0 != nil })
        #expect(duties[2]?.who.swedish.contains("22") == true && duties[1]?.who.swedish.contains("22") == false)
        #expect(Set(dates.map { law($0).meeting?.ground }).count == 2)
    }

    @Test func theOldActHasItsOwnGrounds() throws {
        let old = try deadlines("2025-06-15").filter(\.rule.isLaw).map(\.rule.ground)
        #expect(old.count == 4 && old.allSatisfy { $0.contains("SoL 2001:453") })
        // Received in June and decided in July: each rule by its own event.
        #expect(law("2025-06-25").investigation(openedOn: day("2025-07-02"))?.rule.ground.contains("2025:400") == true)
        let new = try deadlines("2025-08-15").filter(\.rule.isLaw).map(\.rule.ground)
        #expect(new.allSatisfy { $0.contains("SoL 2025:400") })
    }
}

@Suite struct TheDatesOfTheLaw {
    @Test(arguments: [
        ("2025-06-30", "2025-07-01", RuleID.report), ("2026-01-14", "2026-01-15", .report),
        ("2025-06-30", "2025-07-01", .reportFromPublic), ("2025-06-30", "2025-07-01", .reportFromFamilyCounselling),
        ("2025-06-30", "2025-07-01", .reportFromOmbudsman), ("2025-06-30", "2025-07-01", .protectionAssessment),
        ("2025-06-30", "2025-07-01", .preliminaryAssessment), ("2025-06-30", "2025-07-01", .openInvestigation),
        ("2022-10-31", "2022-11-01", .openInvestigationOnViolence), ("2025-06-30", "2025-07-01", .offerOfMeeting),
        ("2025-06-30", "2025-07-01", .feedbackAllowed), ("2025-06-30", "2025-07-01", .feedbackOnRequest),
        ("2026-01-14", "2026-01-15", .feedbackOnRequest), ("2025-06-30", "2025-07-01", .investigationTime),
        ("2025-06-30", "2025-07-01", .investigationTold), ("2025-06-30", "2025-07-01", .dutyToInform),
        ("2025-06-30", "2025-07-01", .followUp), ("2026-01-14", "2026-01-15", .keepNotOpened),
        ("2026-01-14", "2026-01-15", .secrecyAtReporter), ("2012-12-31", "2013-01-01", .preliminaryAssessment),
    ])
    func theWordingChangesOnTheDayAndNotBefore(_ before: String, _ from: String, _ id: RuleID) {
        let (old, new) = (RuleBook.current.rule(id, on: day(before)), RuleBook.current.rule(id, on: day(from)))
        #expect(old != new && new?.from == day(from) && (old == nil || old?.to == day(before)))
    }

    @Test func theFeedbackWeekBelongsToTheDayWhenThereIsBothDecisionAndRequest() {
        let law = law("2026-01-02")
        let asked = day("2026-01-02")
        #expect(law.feedback(.opened, on: day("2026-01-14"), askedOn: asked)?.rule.isLaw == false)
        #expect(law.feedback(.opened, on: day("2026-01-15"), askedOn: asked)?.due == day("2026-01-22"))
        // Decided under the old wording, asked for under the new.
        let late = law.feedback(.notOpened, on: day("2026-01-07"), askedOn: day("2026-01-20"))
        #expect(late?.rule.isLaw == true && late?.due == day("2026-01-20"), "at once")
        #expect(law.feedback(.notOpened, on: day("2026-01-12"), askedOn: day("2026-01-16"))?.due == day("2026-01-19"))
    }
}

@Suite struct TheClocksOfAReport {
    @Test func fourteenDaysCountFromTheDayAfterAndAreNotMovedForHolidays() {
        #expect(law("2026-02-15").decision?.due == day("2026-03-01"), "a Sunday")
        #expect(law("2026-12-10").decision?.due == day("2026-12-24"), "Christmas Eve")
        #expect(law("2028-02-20").decision?.due == day("2028-03-05"), "a leap year")
        #expect(law("2026-02-15").protection?.due == day("2026-02-15"))
    }

    @Test func fourMonthsEndOnTheSameDateOrTheLastOfTheMonth() {
        let law = law("2026-02-15")
        for (opened, ends) in [
            ("2026-02-20", "2026-06-20"), ("2025-10-31", "2026-02-28"), ("2027-10-31", "2028-02-29"),
            ("2026-08-31", "2026-12-31"), ("2026-09-30", "2027-01-30"),
        ] { #expect(law.investigation(openedOn: day(opened))?.due == day(ends), "\(opened)") }
    }

    @Test func violenceDoesNotWaitFourteenDays() {
        let found = law("2026-02-15", violence: true).decision
        #expect(found?.due == day("2026-02-15") && found?.rule.id == .openInvestigationOnViolence)
        #expect(law("2022-10-31", violence: true).decision?.due == day("2022-11-14"), "before that rule")
        #expect(law("2026-02-15").decision?.rule.id == .preliminaryAssessment)
    }

    @Test func anOngoingInvestigationIsToldAtOnce() {
        let law = law("2026-02-15")
        #expect(law.feedback(.ongoing, on: day("2026-02-16"), askedOn: day("2026-02-15"))?.due == day("2026-02-16"))
        #expect(law.feedback(.ongoing, on: day("2026-02-16"), askedOn: day("2026-04-01"))?.due == day("2026-04-01"))
        #expect(law.feedback(.opened, on: day("2026-02-16"), askedOn: nil) == nil)
    }

    @Test func ourOwnHoursAreNotLaw() {
        let start = Instant(milliseconds: 0)
        for (id, hours) in [(RuleID.localReportOpened, 4), (.localAcuteReportOpened, 1)] {
            let rule = RuleBook.current.rule(id, on: day("2026-02-15"))
            #expect(rule?.isLaw == false && rule?.limit.moment(from: start) == start + .seconds(hours * 3600))
        }
        #expect(TimeLimit.days(4).moment(from: start) == nil)
    }
}

@Suite struct WhatTheReporterMayBeTold {
    private func needs(_ reporter: ReporterKind, on date: String = "2026-02-15", isProtected: Bool = false)
        -> [ReportNews: Telling.Need]
    {
        Dictionary(
            uniqueKeysWithValues: law(date, reporter).mayTell(on: day(date), isProtected: isProtected).map {
                ($0.news, $0.needs)
            })
    }

    @Test func theThreeFactsAndWhatIsGeneral() {
        for reporter in [ReporterKind.professional, .familyCounselling] {
            let found = needs(reporter)
            #expect(Set(found.filter { $0.value == .suitable }.keys) == [.opened, .notOpened, .ongoing])
            #expect(Set(found.filter { $0.value == .free }.keys) == [.received, .reportAgain, .rightToReport])
            #expect(Set(found.filter { $0.value == .consent }.keys) == [.intervention, .content])
            #expect(found.count == ReportNews.allCases.count)
        }
    }

    @Test func theOmbudsmanIsNotNamedWhereSecrecyOpens() {
        let found = needs(.ombudsman)
        #expect([.opened, .notOpened, .ongoing].allSatisfy { found[$0] == .harmTestOrConsent })
    }

    @Test func whoReportsInPrivateGetsAReceiptOnly() {
        for reporter in [ReporterKind.anyone, .anonymous] {
            let law = law("2026-02-15", reporter)
            #expect(needs(reporter) == [.received: .free])
            #expect(law.feedback(.opened, on: law.receivedOn, askedOn: law.receivedOn) == nil && law.meeting == nil)
        }
    }

    @Test func whoHandlesAProtectedChildIsNotToldAsAMatterOfCourse() {
        #expect(needs(.professional, isProtected: true)[.received] == .harmTestOrConsent)
    }

    @Test func theGroundIsThatOfTheDay() {
        func ground(_ date: String) -> String? {
            law(date).mayTell(on: day(date), isProtected: false).first { $0.news == .opened }?.ground
        }
        #expect(ground("2025-06-15")?.contains("2001:453 14 kap. 1 b §") == true)
        #expect(ground("2025-08-15")?.contains("2025:400 19 kap. 6 §") == true)
    }
}
