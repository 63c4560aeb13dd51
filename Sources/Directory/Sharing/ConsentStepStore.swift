import Journal
import Kernel
import Law
import Storage

/// The only file that knows how consents are asked for, answered and withdrawn.
enum ConsentStepStore {
    /// Days a question may wait for answers before it is late.
    static let answerDays = 14

    static func ask(_ request: ConsentRequest, _ permit: Permit, in tx: Transaction) throws -> ID<Consent> {
        let (home, today) = (try ContactStore.home(of: permit.child, in: tx), Day(tx.now))
        guard let seat = permit.seat else { throw Failure.notFound }
        try check(request, home, today, in: tx)
        let id: ID<Consent> = tx.newID()
        let scope = SealScope(subject: permit.child.value, controller: home.controller)
        try tx.run(
            """
            INSERT INTO consent (child_id, id, controller_id, asked_by, purpose, areas, kinds, from_day, until_day, child_judgement,
              child_must_agree, effective, open_areas, asked_at, version)
            VALUES (\(permit.child), \(id), \(home.controller), \(seat.position), \(sealed: request.purpose, for: scope),
              \(request.areas.mask), \(request.kinds.mask), \(request.from), \(request.until),
              \(sealed: request.childJudgement, for: scope), \(request.childMustAgree), 0, 0, \(tx.now), 1)
            """)
        for workplace in request.recipients {
            try tx.run(
                """
                INSERT INTO consent_recipient (child_id, consent_id, workplace_id) VALUES (\(permit.child), \(id), \(workplace))
                """)
        }
        try event(.asked, id, permit, person: nil, areas: request.areas.mask, words: nil, in: tx)
        try OpenThings.open(
            .consent, about: "consent/\(id)", path: "/barn/\(permit.child)/samtycken/\(id)", child: permit.child,
            responsible: seat.position, due: min(today + answerDays, request.until), in: tx)
        // The assessment that said it was needed has had its wish.
        try OpenThings.close("consentToAsk/\(permit.child)", in: tx)
        try ConsentEffectStore.recompute(permit.child, in: tx)
        return id
    }

    private static func check(_ request: ConsentRequest, _ home: HomePlace, _ today: Day, in tx: Transaction) throws {
        var problems: [Problem] = []
        let known = try tx.all(
            """
            SELECT id FROM workplace WHERE id IN \(list: request.recipients) AND closed_on IS NULL
              AND controller_id <> \(home.controller)
            """)
        if known.count != request.recipients.count {
            problems.append(
                Problem(
                    "recipients",
                    Phrase(
                        "Välj verksamheter utanför den egna organisationen som finns kvar i katalogen.",
                        en: "Choose workplaces outside your own organisation that are still in the directory.")))
        }
        if request.until < today {
            problems.append(
                Problem("until", Phrase("Slutdagen har redan varit.", en: "The last day has already been.")))
        }
        guard problems.isEmpty else { throw Failure.invalid(problems) }
    }

    /// One person's yes or no, given here or noted by staff.
    static func answer(
        _ consent: Consent, _ person: ID<Person>, _ given: ConsentAnswer, _ permit: Permit, in tx: Transaction
    ) throws {
        let giver = try open(consent, person, in: tx)
        guard giver.answer != .withdrawn else { throw Failure.outOfOrder(withdrawnAlready) }
        let areas = given.areas & consent.asked.areas.mask
        guard given.answer == .no || areas != 0 else {
            throw Failure.invalid([
                Problem(
                    "areas",
                    Phrase(
                        "Välj bland de områden som frågan gäller.",
                        en: "Choose among the areas that the question is about."))
            ])
        }
        try tx.run(
            """
            UPDATE consent_giver SET answer = \(given.answer), form = \(given.form), areas = \(areas), answered_at = \(tx.now),
              given_on = \(given.givenOn ?? Day(tx.now)), noted_by = \(permit.seat?.position),
              words = \(sealed: given.words, for: try scope(consent, in: tx))
            WHERE child_id = \(consent.child) AND consent_id = \(consent.id) AND person_id = \(person)
            """)
        try event(
            given.answer == .yes ? .yes : .no, consent.id, permit, person: person, areas: areas, words: given.words,
            in: tx)
        try ConsentEffectStore.recompute(consent.child, in: tx)
    }

    /// Taken back: works from the next request on.
    static func withdraw(
        _ consent: Consent, _ person: ID<Person>, words: String?, _ permit: Permit, in tx: Transaction
    ) throws {
        let giver = try giver(consent, person)
        guard giver.answer == .yes else {
            throw Failure.outOfOrder(
                Phrase("Det finns inget ja att ta tillbaka.", en: "There is no yes to withdraw."))
        }
        try tx.run(
            """
            UPDATE consent_giver SET answer = 'withdrawn', withdrawn_at = \(tx.now)
            WHERE child_id = \(consent.child) AND consent_id = \(consent.id) AND person_id = \(person)
            """)
        try event(.withdrawn, consent.id, permit, person: person, areas: 0, words: words, in: tx)
        try ConsentEffectStore.recompute(consent.child, in: tx)
    }

    /// A guardian who need not answer, on a legal ground.
    static func excuse(
        _ consent: Consent, _ person: ID<Person>, _ ground: Consent.Excuse, reference: String, _ permit: Permit,
        in tx: Transaction
    ) throws {
        let giver = try open(consent, person, in: tx)
        guard !giver.isChild else {
            throw Failure.invalid([
                Problem("person", Phrase("Välj en vårdnadshavare.", en: "Choose a guardian."))
            ])
        }
        try tx.run(
            """
            UPDATE consent_giver SET excuse = \(ground), excuse_reference = \(sealed: reference, for: try scope(consent, in: tx))
            WHERE child_id = \(consent.child) AND consent_id = \(consent.id) AND person_id = \(person)
            """)
        try event(.excused, consent.id, permit, person: person, areas: 0, words: reference, in: tx)
        try ConsentEffectStore.recompute(consent.child, in: tx)
    }

    /// Put aside by the one responsible; never while it holds.
    static func settle(_ consent: Consent, _ permit: Permit, in tx: Transaction) throws {
        let state = consent.state(on: Day(tx.now))
        guard state != .effective, state != .coming, state != .settled else {
            throw Failure.outOfOrder(
                Phrase(
                    "Samtycket gäller. Det är bara den som har sagt ja som kan ta tillbaka det.",
                    en: "The consent holds. Only who has said yes can withdraw it."))
        }
        try tx.run(
            """
            UPDATE consent SET settled_at = \(tx.now), effective = 0, open_areas = 0, version = version + 1
            WHERE child_id = \(consent.child) AND id = \(consent.id)
            """)
        try event(.settled, consent.id, permit, person: nil, areas: 0, words: nil, in: tx)
        try OpenThings.close("consent/\(consent.id)", in: tx)
    }

    private static func giver(_ consent: Consent, _ person: ID<Person>) throws -> Consent.Giver {
        guard let giver = consent.givers.first(where: { $0.person == person }) else { throw Failure.notFound }
        return giver
    }

    /// The giver, while the question can still be answered.
    private static func open(_ consent: Consent, _ person: ID<Person>, in tx: Transaction) throws -> Consent.Giver {
        guard consent.settledAt == nil, consent.until >= Day(tx.now) else {
            throw Failure.outOfOrder(
                Phrase(
                    "Frågan går inte att svara på längre. Ställ en ny.",
                    en: "The question can no longer be answered. Ask anew."))
        }
        return try giver(consent, person)
    }

    private static func scope(_ consent: Consent, in tx: Transaction) throws -> SealScope {
        let row = try tx.one(
            "SELECT controller_id FROM consent WHERE child_id = \(consent.child) AND id = \(consent.id)")
        guard let row else { throw Failure.notFound }
        return SealScope(subject: consent.child.value, controller: try row.id("controller_id"))
    }

    private static func event(
        _ what: ConsentEvent.What, _ id: ID<Consent>, _ permit: Permit, person: ID<Person>?, areas: Int, words: String?,
        in tx: Transaction
    ) throws {
        try ConsentEffectStore.event(
            what, id, of: permit.child, person: person, by: permit.seat?.position, areas: areas, words: words, in: tx)
    }

    private static let withdrawnAlready = Phrase(
        "Det här ja:et är återkallat. Ställ en ny fråga om det ska gälla igen.",
        en: "This yes has been withdrawn. Ask anew for it to hold again.")
}
