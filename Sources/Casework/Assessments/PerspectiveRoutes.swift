public import Directory
public import Kernel
public import Storage
public import Web
import Law

extension Assessments {
    /// Asks for perspectives: colleagues, the guardians, the child. Each gets an own one to give.
    @discardableResult
    public static func ask(
        _ id: String, with answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        try step(.askPerspective, id, child, caller, request, tx) { assessment, permit in
            guard assessment.isOpen else { throw concluded }
            let positions: [ID<Position>] = answers.list("positions").compactMap { ID($0) }
            let people: [ID<Person>] = answers.list("people").compactMap { ID($0) }
            let (known, family) = (try askable(assessment, permit, in: tx), try Sharing.family(of: child, in: tx))
            var problems: [Problem] = []
            if !positions.allSatisfy({ one in known.contains { $0.position == one } }) {
                problems.append(
                    Problem(
                        "positions",
                        Phrase("Välj bland medarbetarna i listan.", en: "Choose among the colleagues in the list.")))
            }
            if !people.allSatisfy({ one in family.contains { $0.person == one } }) {
                problems.append(
                    Problem("people", Phrase("Välj bland dem i listan.", en: "Choose among those in the list.")))
            } else if assessment.hiddenFromGuardians, !people.isEmpty {
                problems.append(
                    Problem(
                        "people",
                        Phrase(
                            "Familjen kan inte tillfrågas här när våld, övergrepp eller hedersförtryck misstänks. Prata med socialtjänsten först.",
                            en:
                                "The family cannot be asked here when violence, abuse or honour-related oppression is suspected. Talk with social services first."
                        )))
            }
            guard problems.isEmpty else { throw Failure.invalid(problems) }
            let (question, due) = (answers.textIfAny("question"), answers.day("due") ?? Day(tx.now))
            for position in positions {
                _ = try PerspectiveStore.ask(
                    .colleague(position), for: assessment, question: question, due: due, under: permit, in: tx)
            }
            for one in family where people.contains(one.person) {
                _ = try PerspectiveStore.ask(
                    .family(one.person, isChild: one.isChild), for: assessment, question: question, due: due,
                    under: permit, in: tx)
            }
        }
    }

    /// Those who can be asked: colleagues where the child goes, and workplaces that a consent has opened.
    static func askable(_ assessment: Assessment, _ permit: Permit, in tx: Transaction) throws -> [Contact] {
        let home = try Sharing.home(of: permit.child, in: tx)
        return try Sharing.contacts(at: [home.workplace] + Sharing.openWorkplaces(of: permit.child, in: tx), in: tx)
    }

    private static let concluded = Failure.outOfOrder(
        Phrase("Kartläggningen är avslutad.", en: "The assessment is concluded."))

    /// Notes what somebody has told; it is handed in at once.
    @discardableResult
    public static func note(
        _ id: String, with answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        try step(.askPerspective, id, child, caller, request, tx) { assessment, permit in
            guard assessment.isOpen else { throw concluded }
            guard let teller: Perspective.Teller = answers.choice("toldBy") else { throw Failure.notFound }
            let perspective = try PerspectiveStore.ask(
                .told(teller, name: answers.text("teller")), for: assessment, question: nil, due: Day(tx.now),
                under: permit, in: tx)
            var noted = Perspective(
                id: perspective, child: child, assessment: assessment.id,
                voice: .told(by: teller, name: answers.text("teller"), notedBy: caller.name), question: nil,
                due: Day(tx.now), areas: [:],
                hiddenFromGuardians: false, handedInAt: nil, version: 1)
            let hidden = assessment.hiddenFromGuardians || answers.isTicked("hiddenFromGuardians")
            try noted.write(PerspectiveForm.views(answers), hidden: hidden, handIn: true, at: tx.now)
            try PerspectiveStore.keep(noted, over: 1, under: permit, in: tx)
        }
    }

    /// Saves the caller's own picture; with `handIn` ticked, hands it in.
    @discardableResult
    public static func give(
        _ text: String, with answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        guard let id = ID<Perspective>(text) else { throw Failure.notFound }
        let permit = try Policy.permit(
            .givePerspective, of: child, for: caller, about: Perspective.about(id), request: request, in: tx)
        var perspective = try PerspectiveStore.own(id, under: permit, in: tx)
        let handIn = answers.isTicked("handIn")
        if handIn {
            let problems = PerspectiveForm.problems(answers, ofChild: perspective.voice.kind == .child)
            guard problems.isEmpty else { throw Failure.invalid(problems) }
        }
        let hidden = perspective.hiddenFromGuardians && !permit.isFamily || answers.isTicked("hiddenFromGuardians")
        try perspective.write(PerspectiveForm.views(answers), hidden: hidden, handIn: handIn, at: tx.now)
        try PerspectiveStore.keep(
            perspective, over: answers.number("version") ?? perspective.version, under: permit, in: tx)
        return Done(perspective.path, id)
    }

    /// The same, for the one picture the caller has been asked for in an assessment.
    @discardableResult
    public static func give(
        inAssessment id: String, with answers: Answers, about child: ID<Child>, by caller: Caller, in tx: Transaction
    ) throws -> Done {
        guard let assessment = ID<Assessment>(id),
            let asked = try PerspectiveStore.asked(of: caller, in: assessment, about: child, tx)
        else { throw Failure.notFound }
        return try give(asked.description, with: answers, about: child, by: caller, in: tx)
    }

    func addPerspectives(to desk: Desk) {
        let today: @Sendable () -> Day = { Day(house.surroundings.now()) }
        let (one, mine) = ("/barn/:child/kartlaggningar/:assessment", "/barn/:child/perspektiv/:perspective")
        desk.form(
            one + "/perspektiv/ny", api: "children/:child/assessments/:assessment/perspectives", .askPerspective,
            fields: AssessmentForm.ask, summary: Phrase("Be om perspektiv", en: "Ask for perspectives"),
            check: { AssessmentForm.askProblems($0, today: today()) },
            show: { visit, filled in try await askPage(visit, filled) },
            take: { visit, answers in
                try await change(visit) {
                    try Assessments.ask($0, with: answers, about: $1, by: $2, request: $3, in: $4)
                }
            })
        desk.form(
            one + "/perspektiv/muntligt", api: "children/:child/assessments/:assessment/told-perspectives",
            .askPerspective,
            fields: PerspectiveForm.oral,
            summary: Phrase("Anteckna vad någon har berättat", en: "Note what somebody has told"),
            check: PerspectiveForm.oralProblems,
            show: { visit, filled in
                let (assessment, bar) = try await found(visit, .askPerspective)
                return oralPerspectivePage(assessment, bar, filled, visit)
            },
            take: { visit, answers in
                try await change(visit) {
                    try Assessments.note($0, with: answers, about: $1, by: $2, request: $3, in: $4)
                }
            })
        desk.page(
            nil, api: "children/:child/perspectives/:perspective", .givePerspective, shape: .perspective,
            summary: Phrase("Mitt perspektiv", en: "My perspective")
        ) { visit in
            let (perspective, bar, _) = try await own(visit)
            return perspectivePage(perspective, bar, Filled(), visit)
        }
        desk.form(
            mine, api: "children/:child/perspectives/:perspective", .givePerspective, fields: PerspectiveForm.fields,
            summary: Phrase("Spara eller lämna in mitt perspektiv", en: "Save or hand in my perspective"),
            show: { visit, filled in
                let (perspective, bar, kind) = try await own(visit)
                var filled = filled
                if filled.isFresh { filled.answers = PerspectiveForm.answers(perspective) }
                return perspectivePage(perspective, bar, filled, visit, kind: kind)
            },
            take: { visit, answers in
                let (child, id, caller) = (
                    try visit.id("child", of: Child.self), try visit.id("perspective", of: Perspective.self),
                    try visit.caller
                )
                return try await visit.change(house.store) { tx in
                    try Assessments.give(
                        id.description, with: answers, about: child, by: caller, request: visit.requestID, in: tx)
                }
            })
    }

    private func own(_ visit: Visit) async throws -> (Perspective, Page.ChildBar, Page.Kind) {
        let (child, id, caller) = (
            try visit.id("child", of: Child.self), try visit.id("perspective", of: Perspective.self), try visit.caller
        )
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .givePerspective, of: child, for: caller, about: Perspective.about(id), request: visit.requestID,
                reading: true, in: tx)
            return (
                try PerspectiveStore.own(id, under: permit, in: tx), try Children.bar(permit, in: tx), permit.pageKind
            )
        }
    }
}
