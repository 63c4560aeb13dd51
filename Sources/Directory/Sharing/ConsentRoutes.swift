import Hummingbird
import Journal
import Kernel
import Law
import Storage
import Web

extension Sharing {
    func addReading(to desk: Desk) {
        desk.page(
            "/barn/:child/samtycken", api: "children/:child/consents", .seeConsent, shape: .list(Consent.shape),
            summary: ConsentWords.many
        ) { visit in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeConsent, of: child, for: caller, request: visit.requestID, in: tx)
                let today = Day(tx.now)
                let list = ConsentList(
                    consents: try ConsentStore.list(permit, in: tx), child: child, today: today,
                    mayAsk: try Policy.allows(.askConsent, of: child, for: caller, in: tx),
                    warning: try custodyWarning(permit, in: tx))
                return Page(
                    ConsentWords.many, kind: permit.pageKind, about: try Children.bar(permit, in: tx),
                    json: JSON(list.consents.map { $0.json(today) })
                ) { consentListPage(list) }
            }
        }
        desk.page(
            "/barn/:child/samtycken/:consent", api: "children/:child/consents/:consent", .seeConsent,
            shape: Consent.detailShape, summary: ConsentWords.title
        ) { visit in
            let (caller, child, id) = (
                try visit.caller, try visit.id("child", of: Child.self), try visit.id("consent", of: Consent.self)
            )
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .seeConsent, of: child, for: caller, about: "consent/\(id)", request: visit.requestID, in: tx)
                let view = try ConsentView(id, permit, caller, in: tx)
                let warning = try custodyWarning(permit, in: tx)
                return Page(
                    ConsentWords.title, kind: permit.pageKind, about: try Children.bar(permit, in: tx),
                    json: view.json
                ) { consentPage(view, warning) }
            }
        }
    }

    func addAsking(to desk: Desk) {
        desk.form(
            "/barn/:child/samtycken/nytt", api: "children/:child/consents", .askConsent, fields: ConsentForm.ask,
            summary: ConsentWords.askTitle, check: ConsentForm.askProblems
        ) { visit, filled in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .askConsent, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
                let (areas, sectors) = try needs(visit, permit, in: tx)
                let shown = filled.suggested(areas: areas, today: Day(tx.now))
                let found = try Sharing.suggestions(
                    for: child, areas: shown.answers.choices("areas"), sectors: sectors, in: tx)
                let fields = ConsentForm.ask.among(
                    "recipients",
                    found.map {
                        Field.Choice($0.id.description, Phrase($0.name, en: $0.name), hint: $0.sector.name)
                    })
                let warning = try custodyWarning(permit, in: tx)
                return Page(ConsentWords.askTitle, about: try Children.bar(permit, in: tx)) {
                    askConsentPage(fields, shown, child, warning, visit)
                }
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            guard let request = ConsentRequest(answers) else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(.askConsent, of: child, for: caller, request: visit.requestID, in: tx)
                let id = try ConsentStepStore.ask(request, permit, in: tx)
                return Done("/barn/\(child)/samtycken/\(id)", id)
            }
        }
        addStep(
            to: desk, "undantag", "exceptions", .askConsent, ConsentForm.excuse, ConsentWords.excuseTitle,
            lead: ConsentWords.excuseLead, submit: ConsentWords.noteSubmit, family: false
        ) { consent, answers, permit, tx in
            guard let person = answers.id("person", of: Person.self),
                let ground = answers.choice("excuse", of: Consent.Excuse.self)
            else { throw Failure.notFound }
            try ConsentStepStore.excuse(consent, person, ground, reference: answers.text("reference"), permit, in: tx)
        }
        addStep(
            to: desk, "klart", "settlement", .askConsent, [], ConsentWords.settle, lead: ConsentWords.settleLead,
            submit: ConsentWords.settle, family: false
        ) { consent, _, permit, tx in
            try ConsentStepStore.settle(consent, permit, in: tx)
        }
    }

    /// Says that custody is not checked, to those who work with the child.
    private func custodyWarning(_ permit: Permit, in tx: Transaction) throws -> HTML? {
        guard !permit.isFamily, try Guardians.isUnconfirmed(permit.child, in: tx) else { return nil }
        return unconfirmedNotice(permit.child, mayConfirm: permit.reaches(.changeChild))
    }

    /// What the link says is needed; else, to whom the conclusion came, what the latest one asked for.
    private func needs(_ visit: Visit, _ permit: Permit, in tx: Transaction) throws -> (
        areas: [WheelArea], sectors: [Sector]
    ) {
        let isAsked = visit.query["omraden"] != nil || visit.query["verksamhetsomraden"] != nil
        let needs =
            isAsked || permit.standing.relation != .namedPerson
            ? visit.query : try OpenThings.query("consentToAsk/\(permit.child)", in: tx)
        func parts(_ name: String) -> [String] { (needs[name] ?? "").split(separator: ".").map(String.init) }
        return (
            parts("omraden").compactMap(WheelArea.init(rawValue:)),
            parts("verksamhetsomraden").compactMap(Sector.init(rawValue:))
        )
    }
}

extension Filled {
    /// With what the conclusion says, and an ordinary length of time, where nothing has been typed.
    fileprivate func suggested(areas: [WheelArea], today: Day) -> Filled {
        var filled = self
        guard problems.isEmpty, draftFrom == nil else { return filled }
        if !areas.isEmpty { filled.answers.values["areas"] = areas.map(\.rawValue) }
        if filled.answers.text("from").isEmpty { filled.answers.set("from", today.description) }
        if filled.answers.text("until").isEmpty { filled.answers.set("until", (today + 182).description) }
        return filled
    }
}
