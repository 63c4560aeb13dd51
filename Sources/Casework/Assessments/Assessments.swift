public import Directory
public import Kernel
public import Storage
public import Web
import Law

/// Kartläggningar: the gathered picture, the five questions, the conclusion. This is the room's door.
public struct Assessments: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addPages(to: desk)
        addDuty(to: desk)
        addConclusion(to: desk)
        addPerspectives(to: desk)
    }

    /// The child's assessments on the child's page, and what the reader has been asked for.
    public static let panel = ChildPanel("assessments", shape: .list(.assessmentSummary), order: 30) { tx, permit in
        let pending = try PerspectiveStore.pending(under: permit, in: tx)
        guard permit.reaches(.seeAssessment) || !pending.isEmpty else { return nil }
        let list = permit.reaches(.seeAssessment) ? try AssessmentStore.list(under: permit, in: tx) : []
        let (mayStart, isFamily) = (permit.reaches(.startAssessment), permit.isFamily)
        return ChildPanel.Content(json: JSON(list.map { JSON(summary: $0) })) {
            assessmentPanel(list, pending, child: permit.child, mayStart: mayStart, isFamily: isFamily)
        }
    }

    /// The reader's own pictures, on the family's own page.
    public static let familyPanel = ChildPanel(
        "perspectives", shape: .list(.object([("id", .id), ("handedInAt", .nullable(.time)), ("path", .text)])),
        order: 20
    ) { tx, permit in
        let own = try PerspectiveStore.handedIn(under: permit, in: tx)
        guard !own.isEmpty else { return nil }
        let json = own.map { one -> JSON in
            ["id": JSON(one.id), "handedInAt": JSON(time: one.handedInAt), "path": .text(one.path)]
        }
        return ChildPanel.Content(json: JSON(json)) { ownPerspectives(own) }
    }

    /// What the reader has been asked to tell, for those who come by the API; the page says it in the panel above.
    public static let asked = ChildPanel(
        "askedOfMe",
        shape: .list(.object([("perspective", .id), ("due", .day), ("question", .nullable(.text))])), order: 31
    ) { tx, permit in
        let pending = try PerspectiveStore.pending(under: permit, in: tx)
        let json = JSON(
            pending.map { ["perspective": JSON($0.id), "due": JSON($0.due), "question": JSON($0.question)] })
        return pending.isEmpty ? nil : ChildPanel.Content(json: json) { "" }
    }

    /// Begins one; the signal it begins with is answered in the same step.
    @discardableResult
    public static func start(
        _ answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "", in tx: Transaction
    ) throws -> Done {
        let permit = try Policy.permit(.startAssessment, of: child, for: caller, request: request, in: tx)
        let signal: ID<Signal>? = answers.id("signal")
        var hidden = answers.isTicked("hiddenFromGuardians")
        if let signal {
            let found = try Signals.find(signal, about: child, by: caller, request: request, in: tx)
            hidden = hidden || found.observation.hiddenFromGuardians
            if found.stage.reply == nil {
                let reply = Answers(["outcome": [Signal.Outcome.mappingStarted.rawValue]])
                try Signals.answer(signal.description, with: reply, about: child, by: caller, request: request, in: tx)
            }
        }
        let id = try AssessmentStepStore.start(
            signal: signal, purpose: answers.textIfAny("purpose"), hidden: hidden, under: permit, in: tx)
        return Done("/barn/\(child)/kartlaggningar/\(id)", id)
    }

    /// Offers the task to a colleague of the own workplace.
    @discardableResult
    public static func offer(
        _ id: String, with answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        try step(.delegateAssessment, id, child, caller, request, tx) { assessment, permit in
            guard let position: ID<Position> = answers.id("position"),
                try colleagues(of: child, by: permit, in: tx).contains(where: { $0.position == position })
            else {
                throw Failure.invalid([
                    Problem("position", Phrase("Välj en av medarbetarna.", en: "Choose one of the colleagues."))
                ])
            }
            try assessment.offer(to: position, at: tx.now)
            try AssessmentStepStore.offer(assessment, to: position, under: permit, in: tx)
        }
    }

    /// Those at the named person's own workplace who can be given the task.
    static func colleagues(of child: ID<Child>, by permit: Permit, in tx: Transaction) throws -> [Contact] {
        let home = try Sharing.home(of: child, in: tx)
        return try Sharing.contacts(at: [home.workplace], in: tx).filter {
            try $0.position != home.position && !NamedPersons.isFamily($0.position, of: child, in: tx)
        }
    }

    @discardableResult
    public static func takeBack(
        _ id: String, about child: ID<Child>, by caller: Caller, request: String = "", in tx: Transaction
    ) throws -> Done {
        try step(.delegateAssessment, id, child, caller, request, tx) { assessment, permit in
            try assessment.takeBack()
            try AssessmentStepStore.takeBack(assessment, under: permit, in: tx)
        }
    }

    /// A hand-over is valid only when the receiver has accepted it.
    @discardableResult
    public static func answerOffer(
        _ text: String, accepting: Bool, about child: ID<Child>, by caller: Caller, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        guard let id = ID<Assessment>(text) else { throw Failure.notFound }
        let permit = try Policy.permit(
            .acceptDelegation, of: child, for: caller, about: Assessment.offer(id), request: request, in: tx)
        var assessment = try AssessmentStore.offered(id, under: permit, in: tx)
        try assessment.answerOffer(accepting: accepting)
        try AssessmentStepStore.end(offer: assessment, accepting ? .accepted : .declined, under: permit, in: tx)
        return Done(accepting ? assessment.path : "/", id)
    }

    /// Saves the five questions as far as they are written; with `finish` ticked, concludes.
    @discardableResult
    public static func conclude(
        _ id: String, with answers: Answers, about child: ID<Child>, by caller: Caller, request: String = "",
        in tx: Transaction
    ) throws -> Done {
        try step(.conclude, id, child, caller, request, tx) { assessment, permit in
            try assessment.write(ConclusionForm.analysis(answers))
            try AssessmentStepStore.write(
                assessment, over: answers.number("version") ?? assessment.version, under: permit, in: tx)
            guard let conclusion = ConclusionForm.conclusion(answers, by: caller.name, at: tx.now) else { return }
            try assessment.conclude(conclusion)
            try AssessmentStepStore.conclude(assessment, under: permit, in: tx)
        }
    }

    /// The only way an assessment changes: read, step and write in one transaction, marked by the permit.
    static func step(
        _ action: Action, _ text: String, _ child: ID<Child>, _ caller: Caller, _ request: String, _ tx: Transaction,
        _ take: (inout Assessment, Permit) throws -> Void
    ) throws -> Done {
        guard let id = ID<Assessment>(text) else { throw Failure.notFound }
        let permit = try Policy.permit(
            action, of: child, for: caller, about: Assessment.about(id), request: request, in: tx)
        var assessment = try AssessmentStore.find(id, under: permit, in: tx)
        try take(&assessment, permit)
        return Done(assessment.path, id)
    }
}
