import Hummingbird
import Journal
import Kernel
import Law
import Storage
import Web

extension Sharing {
    func addAnswering(to desk: Desk) {
        addStep(
            to: desk, "svar", "answers", .answerConsent, ConsentForm.answer, ConsentWords.answerTitle, lead: nil,
            submit: ConsentWords.answerSubmit, family: true, check: ConsentForm.answerProblems
        ) { consent, answers, permit, tx in
            try ConsentStepStore.answer(
                consent, permit.caller.person, ConsentAnswer(answers, here: true), permit, in: tx)
        }
        addStep(
            to: desk, "noterat-svar", "noted-answers", .answerConsent, ConsentForm.note, ConsentWords.noteTitle,
            lead: nil,
            submit: ConsentWords.noteSubmit, family: false, check: ConsentForm.answerProblems
        ) { consent, answers, permit, tx in
            guard let person = answers.id("person", of: Person.self) else { throw Failure.notFound }
            try ConsentStepStore.answer(consent, person, ConsentAnswer(answers, here: false), permit, in: tx)
        }
        addStep(
            to: desk, "aterkalla", "withdrawals", .withdrawConsent, ConsentForm.withdraw, ConsentWords.withdrawTitle,
            lead: ConsentWords.withdrawLead, submit: ConsentWords.withdrawSubmit, family: true
        ) { consent, answers, permit, tx in
            try ConsentStepStore.withdraw(
                consent, permit.caller.person, words: answers.textIfAny("words"), permit, in: tx)
        }
        addStep(
            to: desk, "noterad-aterkallelse", "noted-withdrawals", .withdrawConsent, ConsentForm.noteWithdrawal,
            ConsentWords.noteWithdrawalTitle, lead: ConsentWords.withdrawLead, submit: ConsentWords.noteSubmit,
            family: false
        ) { consent, answers, permit, tx in
            guard let person = answers.id("person", of: Person.self) else { throw Failure.notFound }
            try ConsentStepStore.withdraw(consent, person, words: answers.textIfAny("words"), permit, in: tx)
        }
    }

    /// One step with a consent: its own page with a form, and the same through the API. `family` says whose step it is.
    func addStep(
        to desk: Desk, _ path: String, _ api: String, _ action: Action, _ fields: [Field], _ title: Phrase,
        lead: Phrase?,
        submit: Phrase, family: Bool, check: @escaping @Sendable (Answers) -> [Problem] = { _ in [] },
        step: @escaping @Sendable (Consent, Answers, Permit, Transaction) throws -> Void
    ) {
        let found: @Sendable (Visit, Transaction, Bool) throws -> (Permit, Consent) = { visit, tx, reading in
            let id = try visit.id("consent", of: Consent.self)
            let permit = try Policy.permit(
                action, of: try visit.id("child"), for: try visit.caller, about: "consent/\(id)",
                request: visit.requestID,
                reading: reading, in: tx)
            guard permit.isFamily == family else { throw Failure.notFound }
            return (permit, try ConsentStore.find(id, permit, in: tx))
        }
        desk.form(
            "/barn/:child/samtycken/:consent/\(path)", api: "children/:child/consents/:consent/\(api)", action,
            fields: fields, summary: title, check: check
        ) { visit, filled in
            try await visit.look(house.store) { tx in
                let (permit, consent) = try found(visit, tx, true)
                return Page(title, kind: permit.pageKind, about: try Children.bar(permit, in: tx)) {
                    consentStepPage(
                        title, lead, fields.offering(consent), filled.offering(consent), submit, to: path, consent,
                        visit)
                }
            }
        } take: { visit, answers in
            try await visit.change(house.store) { tx in
                let (permit, consent) = try found(visit, tx, false)
                try step(consent, answers, permit, tx)
                return Done("/barn/\(permit.child)/samtycken/\(consent.id)", consent.id)
            }
        }
    }
}

extension [Field] {
    /// With the people and the areas of one consent to choose among.
    fileprivate func offering(_ consent: Consent) -> [Field] {
        among("person", consent.givers.map { Field.Choice($0.person.description, Phrase($0.name, en: $0.name)) }).map {
            field in
            guard field.name == "areas" else { return field }
            let areas = consent.asked.areas.map { Field.Choice($0.rawValue, $0.name, hint: $0.about) }
            return Field(field.name, field.label, .choices(areas), hint: field.hint, missing: field.missing)
        }
    }
}

extension Filled {
    /// With everything that was asked for ticked, until someone has chosen.
    fileprivate func offering(_ consent: Consent) -> Filled {
        var filled = self
        guard problems.isEmpty, draftFrom == nil else { return filled }
        filled.answers.values["areas"] = consent.asked.areas.map(\.rawValue)
        return filled
    }
}
