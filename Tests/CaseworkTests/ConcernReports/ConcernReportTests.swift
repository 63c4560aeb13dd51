import Directory
import Kernel
import Law
import TestSupport
import Testing
import Web

@testable import Casework

private let receiver = ReportReceiver(
    workplace: ID(key: "unit"), controller: ID(key: "board"), position: ID(key: "head"), name: "Barn och familj",
    phone: "1", dutyPhone: "2")
private let handler = Handler(
    position: ID(key: "worker"), person: ID(key: "Sonja"), name: "Sonja", place: "Barn och familj", phone: "1")

private func at(_ day: String, _ hour: Int = 9) -> Instant {
    Instant(milliseconds: Int64(Day(day)!.number - Day("1970-01-01")!.number) * 86_400_000) + .seconds(hour * 3600)
}

private func report(
    _ day: String = "2026-02-15", _ reporter: ReporterKind = .professional, violence: Bool = false, asked: Bool = true
) -> ConcernReport {
    var report = ConcernReport(
        id: ID(key: "report"), reference: "OA-2222-3333", child: ID(key: "child"), reporter: reporter, isAcute: false,
        suspectsViolence: violence, isProtected: false, place: receiver, steps: [ReportStep(.sent, at: at(day))])
    if asked { report.add(ReportStep(.asked, at: at(day))) }
    return report
}

@Suite struct ConcernReportRules {
    @Test func everyStepLeavesSomethingToDoUntilItIsClosed() throws {
        var one = report()
        #expect(one.next?.kind == .open)
        try one.open(by: handler, at: at("2026-02-15", 10))
        #expect(one.next?.kind == .protect && one.next?.due == Day("2026-02-15"))
        try one.assessProtection(.noImmediateNeed, "Samtal", by: handler, at: at("2026-02-15", 11))
        #expect(one.next?.kind == .acknowledge)
        try one.acknowledge(phone: "0100", by: handler, at: at("2026-02-16"))
        #expect(one.next?.kind == .decide && one.next?.due == Day("2026-03-01"))
        try one.decide(.opened, reference: "1.1", nil, by: handler, at: at("2026-02-25"))
        #expect(Set(one.duties.map(\.kind)) == [.meeting, .feedback, .investigate])
        #expect(one.duties.first { $0.kind == .feedback }?.due == Day("2026-03-04"))
        #expect(throws: Failure.self) { try one.close("Klart", by: handler, at: at("2026-02-26")) }
        try one.tell([.opened, .reportAgain], basis: nil, withheldBecause: nil, by: handler, at: at("2026-02-26"))
        try one.offerMeeting(.declined, nil, by: handler, at: at("2026-02-26"))
        #expect(one.next?.kind == .investigate && one.next?.due == Day("2026-06-25"))
        try one.close("Klart", by: handler, at: at("2026-06-01"))
        #expect(one.next == nil)
    }

    @Test func whatIsNotOpenedIsNotHandledAndNothingIsDecidedBeforeTheProtectionAssessment() throws {
        var one = report()
        #expect(throws: Failure.self) { try one.acknowledge(phone: "1", by: handler, at: at("2026-02-15")) }
        try one.open(by: handler, at: at("2026-02-15"))
        #expect(throws: Failure.self) { try one.open(by: handler, at: at("2026-02-15")) }
        #expect(throws: Failure.self) {
            try one.decide(.notOpened, reference: "1.1", nil, by: handler, at: at("2026-02-16"))
        }
        try one.assessProtection(.needsProtectionNow, "x", by: handler, at: at("2026-02-15"))
        try one.decide(.notOpened, reference: "1.1", nil, by: handler, at: at("2026-02-16"))
        #expect(throws: Failure.self) {
            try one.decide(.opened, reference: "1.1", nil, by: handler, at: at("2026-02-17"))
        }
    }

    private func decided(_ decision: ReportDecision, _ reporter: ReporterKind = .professional) throws -> ConcernReport {
        var one = report("2026-02-15", reporter)
        try one.open(by: handler, at: at("2026-02-15"))
        try one.assessProtection(.noImmediateNeed, "x", by: handler, at: at("2026-02-15", 10))
        try one.decide(decision, reference: "1.1", nil, by: handler, at: at("2026-02-20"))
        return one
    }

    @Test func onlyWhatIsTrueAndAllowedIsTold() throws {
        var one = try decided(.opened)
        func tell(_ news: [ReportNews], basis: String? = nil, withheld: String? = nil) throws {
            var copy = one
            try copy.tell(news, basis: basis, withheldBecause: withheld, by: handler, at: at("2026-02-21"))
        }
        #expect(throws: Failure.self) { try tell([.notOpened]) }
        #expect(throws: Failure.self) { try tell([.opened, .meetsFamily]) }
        #expect(throws: Failure.self) { try tell([]) }
        try tell([.opened, .meetsFamily], basis: "Menprövning gjord")
        try tell([], withheld: "Hot mot familjen")
        one = try decided(.notOpened, .anyone)
        #expect(throws: Failure.self) { try tell([.notOpened]) }
        try tell([.received])
    }

    @Test func aPrivateReporterIsOwedNothingAndHearsNothing() throws {
        var one = try decided(.notOpened, .anyone)
        #expect(Set(one.duties.map(\.kind)) == [.acknowledge])
        try one.acknowledge(phone: "0100", by: handler, at: at("2026-02-21"))
        #expect(one.next?.kind == .close && one.next?.due == Day("2026-02-28"))
        #expect(ReportHeard(one).handler == nil && ReportHeard(one).told.isEmpty)
        #expect(throws: Failure.self) { try one.askForFeedback(by: nil, at: at("2026-02-22")) }
    }

    @Test func violenceIsNotGivenFourteenDays() throws {
        var one = report(violence: true)
        try one.open(by: handler, at: at("2026-02-15"))
        #expect(one.duties.first { $0.kind == .decide }?.due == Day("2026-02-15"))
    }

    @Test func moreTimeIsToALaterDayAndWhatIsAddedIsAssessedAnew() throws {
        var one = report()
        try one.open(by: handler, at: at("2026-02-15"))
        try one.assessProtection(.noImmediateNeed, "x", by: handler, at: at("2026-02-15", 10))
        #expect(throws: Failure.self) {
            try one.extend(
                to: Day("2026-03-01")!, because: "x", reference: "1", by: handler, at: at("2026-02-16"))
        }
        try one.extend(to: Day("2026-03-08")!, because: "x", reference: "1", by: handler, at: at("2026-02-16"))
        #expect(one.duties.first { $0.kind == .decide }?.due == Day("2026-03-08"))
        try one.tellMore("Något nytt", by: nil, at: at("2026-02-18"))
        #expect(one.next?.kind == .protect && one.next?.due == Day("2026-02-18"))
        try one.assessProtection(.noImmediateNeed, "x", by: handler, at: at("2026-02-18", 10))
        try one.decide(.opened, reference: "1", nil, by: handler, at: at("2026-03-02"))
        // The time of the decision is not the time of the investigation.
        #expect(one.duties.first { $0.kind == .investigate }?.due == Day("2026-07-02"))
        #expect(one.steps.filter { $0.kind == .protection }.count == 2)
    }

    @Test func theDaysBeginAnewWhereItIsForwarded() throws {
        var one = report()
        let other = ReportReceiver(
            workplace: ID(key: "other"), controller: ID(key: "other board"), position: ID(key: "other head"),
            name: "Vretaby", phone: "", dutyPhone: "")
        #expect(throws: Failure.self) { try one.forward(to: other, because: "x", by: handler, at: at("2026-02-16")) }
        try one.open(by: handler, at: at("2026-02-15"))
        #expect(throws: Failure.self) { try one.forward(to: receiver, because: "x", by: handler, at: at("2026-02-16")) }
        try one.forward(to: other, because: "Bor där", by: handler, at: at("2026-02-16"))
        #expect(!one.isOpened && one.next?.kind == .open)
        try one.open(by: handler, at: at("2026-02-17"))
        #expect(one.duties.first { $0.kind == .decide }?.due == Day("2026-03-02") && one.askedOn == Day("2026-02-15"))
    }

    @Test func theSameCaseOnThreeDatesHasThreeSetsOfDuties() throws {
        let sets = try ["2025-06-15", "2025-08-15", "2026-02-15"].map { day in
            var one = report(day)
            try one.open(by: handler, at: at(day))
            try one.assessProtection(.noImmediateNeed, "x", by: handler, at: at(day, 10))
            try one.decide(.opened, reference: "1", nil, by: handler, at: at(day, 11))
            return one.duties.map { "\($0.kind) \($0.deadline.rule.ground) \($0.deadline.rule.isLaw)" }
        }
        #expect(Set(sets).count == 3)
    }
}

@Suite struct ConcernReportFormRules {
    @Test func nobodyIsAskedWhyTheGuardiansDoNotKnowWhenViolenceIsSuspected() {
        let silent = ["observed": ["x"], "guardiansTold": ["no"]]
        #expect(ReportForm.problems(Answers(silent)).map(\.field) == ["guardiansToldWhyNot"])
        #expect(ReportForm.problems(Answers(silent.merging(["suspects": ["honour"]]) { $1 })) == [])
        #expect(ReportForm.colleagueProblems(Answers()).map(\.field) == ["guardiansTold"])
    }

    @Test func onlyTheQuestionsOfTheFormAreKept() {
        let kept = ReportForm.content(
            Answers(["observed": ["x"], "_token": ["t"], "childName": ["y"], "signal": ["z"]]))
        #expect(kept == ["observed": ["x"]])
    }

    @Test func aReferenceIsEightSignsThatCannotBeMistaken() {
        #expect(ConcernReports.reference([0, 1, 2, 3, 31, 32, 255, 7]) == "OA-2345-Z2Z9")
    }
}
