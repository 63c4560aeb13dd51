import Kernel
import Law
import Storage
import Web

extension Consultations {
    func addPages(to desk: Desk) {
        desk.page(
            "/konsultationer", api: "consultations", .seeConsultation, shape: .list(.consultation),
            summary: Phrase("Frågor till mig", en: "Questions to me")
        ) { visit in
            let caller = try visit.caller
            return consultationsPage(try await house.store.read { try ConsultationStore.list(for: caller, in: $0) })
        }
        desk.page(
            "/konsultationer/:consultation", api: "consultations/:consultation", .seeConsultation, shape: .consultation,
            summary: Phrase("En fråga till mig", en: "A question to me")
        ) { visit in consultationPage(try await found(visit)) }
        desk.form(
            "/konsultationer/:consultation/svar", api: "consultations/:consultation/answer", .answerConsultation,
            fields: ConsultationForm.answer, summary: Phrase("Svara på en fråga", en: "Answer a question"),
            show: { visit, filled in consultationAnswerPage(try await found(visit), filled, visit) },
            take: { visit, answers in
                let (id, caller) = (try visit.id("consultation", of: Consultation.self), try visit.caller)
                return try await visit.change(house.store) { tx in
                    try Consultations.answer(id.description, with: answers.text("answer"), by: caller, in: tx)
                }
            })
        addAsking(to: desk)
    }

    private func found(_ visit: Visit) async throws -> Consultation {
        let (id, caller) = (try visit.id("consultation", of: Consultation.self), try visit.caller)
        return try await house.store.read { try ConsultationStore.find(id, for: caller, in: $0) }
    }

    /// Nothing of the asking is kept with the asker: no draft, no mark of the form, no address with the code in it.
    private func addAsking(to desk: Desk) {
        desk.ask(
            "/konsultationer/ny", .consultAnonymously, fields: ConsultationForm.fields,
            show: { visit, filled in
                let caller = try visit.caller
                let receivers = try await house.store.read { try ConsultationStore.receivers(near: caller, in: $0) }
                let problems = ConsultationForm.problems(filled.answers).filter { more in
                    !filled.problems.contains { $0.field == more.field }
                }
                var filled = filled
                if !filled.problems.isEmpty { filled.problems += problems }
                return askPage(
                    receivers.map { Field.Choice($0.workplace.description, Phrase($0.name, en: $0.name)) }, filled,
                    visit)
            },
            answer: { visit, answers in
                askedPage(try await asked(visit, answers, mark: answers.text("_once")))
            })
        desk.form(
            nil, api: "consultations", .consultAnonymously, fields: ConsultationForm.fields,
            summary: Phrase(
                "Ställ en fråga utan namn; `id` i svaret är hämtkoden",
                en: "Ask without names; `id` in the answer is the tracking code"),
            check: ConsultationForm.problems
        ) { visit, answers in
            Done("/api/v1/consultation-answers", id: try await asked(visit, answers, mark: visit.once).description)
        }
        desk.ask(
            "/konsultationer/svar", api: "consultation-answers", .consultAnonymously, fields: ConsultationForm.code,
            shape: .answeredConsultation,
            summary: Phrase("Läs svaret med hämtkoden", en: "Read the answer with the code"),
            show: { visit, filled in codePage(filled, visit) },
            answer: { visit, answers in
                let typed = answers.text("code")
                return answeredPage(try await house.store.read { try Consultations.find(typed, in: $0) })
            })
    }

    private func asked(_ visit: Visit, _ answers: Answers, mark: String) async throws -> TrackingCode {
        let problems = ConsultationForm.problems(answers)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let (caller, keys) = (try visit.caller, house.keys)
        return try await house.store.write { tx in
            try Consultations.ask(answers, mark: mark, by: caller, keys: keys, in: tx)
        }
    }
}
