import Directory
import Kernel
import Law
import Storage
import Web

extension Assessments {
    private var one: String { "/barn/:child/kartlaggningar/:assessment" }
    private var api: String { "children/:child/assessments/:assessment" }

    func addPages(to desk: Desk) {
        desk.page(
            "/barn/:child/kartlaggningar", api: "children/:child/assessments", .seeAssessment,
            shape: .list(.assessmentSummary),
            summary: AssessmentWords.many
        ) { visit in
            let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeAssessment, of: child, for: caller, request: visit.requestID, in: tx)
                return assessmentListPage(
                    try AssessmentStore.list(under: permit, in: tx), try Children.bar(permit, in: tx),
                    kind: permit.pageKind,
                    mayStart: try Policy.allows(.startAssessment, of: child, for: caller, in: tx))
            }
        }
        desk.page(one, api: api, .seeAssessment, shape: .assessment, summary: AssessmentWords.one) { visit in
            assessmentPage(try await view(visit), visit)
        }
        desk.page(one + "/bild", .seeAssessment) { visit in picturePage(try await view(visit)) }
        desk.form(
            "/barn/:child/kartlaggningar/ny", api: "children/:child/assessments", .startAssessment,
            fields: AssessmentForm.start,
            summary: AssessmentWords.start,
            show: { visit, filled in
                let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
                return try await visit.look(house.store) { tx in
                    let permit = try Policy.permit(
                        .startAssessment, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
                    let signals = try Signals.unanswered(permit, in: tx).map {
                        Field.Choice($0.id.description, $0.kind.words, hint: $0.sentAt.dateAndTime)
                    }
                    return startPage(
                        AssessmentForm.start.among("signal", signals), filled, try Children.bar(permit, in: tx), visit)
                }
            },
            take: { visit, answers in
                let (child, caller) = (try visit.id("child", of: Child.self), try visit.caller)
                return try await visit.change(house.store) { tx in
                    try Assessments.start(answers, about: child, by: caller, request: visit.requestID, in: tx)
                }
            })
    }

    func addDuty(to desk: Desk) {
        desk.form(
            one + "/delegering", api: api + "/delegation", .delegateAssessment, fields: AssessmentForm.delegate,
            summary: Phrase(
                "Fråga en medarbetare om att göra kartläggningen", en: "Ask a colleague to do the assessment"),
            show: { visit, filled in
                let (child, id, caller) = (
                    try visit.id("child", of: Child.self), try visit.id("assessment", of: Assessment.self),
                    try visit.caller
                )
                return try await visit.look(house.store) { tx in
                    let permit = try Policy.permit(
                        .delegateAssessment, of: child, for: caller, about: Assessment.about(id),
                        request: visit.requestID, reading: true, in: tx)
                    let colleagues = try Assessments.colleagues(of: child, by: permit, in: tx).map {
                        Field.Choice($0.position.description, $0.name(showsPlaces: false))
                    }
                    return delegatePage(
                        try AssessmentStore.find(id, under: permit, in: tx), try Children.bar(permit, in: tx),
                        AssessmentForm.delegate.among("position", colleagues), filled, visit)
                }
            },
            take: { visit, answers in
                try await change(visit) {
                    try Assessments.offer($0, with: answers, about: $1, by: $2, request: $3, in: $4)
                }
            })
        desk.form(
            one + "/delegering/ater", api: api + "/delegation-return", .delegateAssessment, fields: [],
            summary: Phrase("Ta tillbaka kartläggningen", en: "Take the assessment back")
        ) { visit, _ in
            try await change(visit) { try Assessments.takeBack($0, about: $1, by: $2, request: $3, in: $4) }
        }
        desk.form(
            one + "/delegering/svar", api: api + "/delegation-answer", .acceptDelegation,
            fields: AssessmentForm.offerAnswer,
            summary: Phrase(
                "Svara på frågan om att göra kartläggningen", en: "Answer whether you will do the assessment"),
            show: { visit, filled in
                let (child, id, caller) = (
                    try visit.id("child", of: Child.self), try visit.id("assessment", of: Assessment.self),
                    try visit.caller
                )
                return try await visit.look(house.store) { tx in
                    let permit = try Policy.permit(
                        .acceptDelegation, of: child, for: caller, about: Assessment.offer(id),
                        request: visit.requestID, reading: true, in: tx)
                    return offerPage(
                        try AssessmentStore.offered(id, under: permit, in: tx), try Children.bar(permit, in: tx),
                        filled, visit)
                }
            },
            take: { visit, answers in
                let accepting = answers.text("answer") == "yes"
                return try await change(visit) {
                    try Assessments.answerOffer($0, accepting: accepting, about: $1, by: $2, request: $3, in: $4)
                }
            })
    }

    func addConclusion(to desk: Desk) {
        desk.form(
            one + "/slutsats", api: api + "/conclusion", .conclude, fields: ConclusionForm.fields,
            summary: Phrase(
                "Spara de fem frågorna, eller avsluta kartläggningen",
                en: "Save the five questions, or conclude the assessment"),
            check: { ConclusionForm.problems($0, today: Day(house.surroundings.now())) },
            show: { visit, filled in
                let (assessment, bar) = try await found(visit, .conclude)
                var filled = filled
                if filled.isFresh {
                    filled.answers = Answers(assessment.analysis.form)
                    filled.answers.set("version", String(assessment.version))
                }
                return conclusionPage(assessment, bar, filled, visit)
            },
            take: { visit, answers in
                try await change(visit) {
                    try Assessments.conclude($0, with: answers, about: $1, by: $2, request: $3, in: $4)
                }
            })
    }

    /// A step taken once, in one transaction.
    func change(
        _ visit: Visit, _ step: @escaping @Sendable (String, ID<Child>, Caller, String, Transaction) throws -> Done
    ) async throws -> Done {
        let (child, id, caller) = (
            try visit.id("child", of: Child.self), try visit.id("assessment", of: Assessment.self), try visit.caller
        )
        return try await visit.change(house.store) { try step(id.description, child, caller, visit.requestID, $0) }
    }

    /// The assessment for a form about it.
    func found(_ visit: Visit, _ action: Action) async throws -> (Assessment, Page.ChildBar) {
        let (child, id, caller) = (
            try visit.id("child", of: Child.self), try visit.id("assessment", of: Assessment.self), try visit.caller
        )
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                action, of: child, for: caller, about: Assessment.about(id), request: visit.requestID, reading: true,
                in: tx)
            return (try AssessmentStore.find(id, under: permit, in: tx), try Children.bar(permit, in: tx))
        }
    }

    private func view(_ visit: Visit) async throws -> AssessmentView {
        let (child, id, caller) = (
            try visit.id("child", of: Child.self), try visit.id("assessment", of: Assessment.self), try visit.caller
        )
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .seeAssessment, of: child, for: caller, about: Assessment.about(id), request: visit.requestID, in: tx)
            let assessment = try AssessmentStore.find(id, under: permit, in: tx)
            let people = [assessment.duty.position].compactMap { $0 }
            return AssessmentView(
                assessment: assessment, perspectives: try PerspectiveStore.shown(of: id, under: permit, in: tx),
                waiting: try PerspectiveStore.waiting(of: id, under: permit, in: tx),
                doer: try Sharing.contacts(people, in: tx).first?.name(showsPlaces: false),
                bar: try Children.bar(permit, in: tx),
                kind: permit.pageKind, seesSignal: permit.reaches(.seeSignal),
                mayDelegate: permit.reaches(.delegateAssessment), mayAsk: permit.reaches(.askPerspective),
                mayConclude: permit.reaches(.conclude),
                mayAskConsent: permit.reaches(.askConsent))
        }
    }
}
