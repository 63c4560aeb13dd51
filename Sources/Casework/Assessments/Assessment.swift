import Directory
import Kernel
import Law

/// Kartläggning: the gathered picture of how a child has it, the five questions, and a conclusion. It describes; it never diagnoses.
struct Assessment: Sendable, Equatable {
    let id: ID<Assessment>
    let child: ID<Child>
    let startedAt: Instant
    let startedBy: String
    /// The signal it began with, if any.
    let signal: ID<Signal>?
    let purpose: String?
    /// Violence, abuse or honour-related oppression is suspected: the guardians see nothing of it and are not asked.
    let hiddenFromGuardians: Bool
    private(set) var duty: Duty
    private(set) var analysis: Analysis
    private(set) var stage: Stage
    let version: Int

    /// Who does it. Until an offer is accepted the named person does.
    enum Duty: Sendable, Equatable {
        case namedPerson
        case offered(to: ID<Position>, since: Instant)
        case delegated(to: ID<Position>)

        /// The one it is with, or has been offered to.
        var position: ID<Position>? {
            switch self {
            case .namedPerson: nil
            case .offered(let position, _), .delegated(let position): position
            }
        }
        var assessor: ID<Position>? { if case .delegated(let position) = self { position } else { nil } }
    }

    enum Stage: Sendable, Equatable {
        case gathering
        case concluded(Conclusion)
    }

    init(
        id: ID<Assessment>, child: ID<Child>, startedAt: Instant, startedBy: String, signal: ID<Signal>?,
        purpose: String?,
        hiddenFromGuardians: Bool, duty: Duty, analysis: Analysis, stage: Stage, version: Int
    ) {
        self.id = id
        self.child = child
        self.startedAt = startedAt
        self.startedBy = startedBy
        self.signal = signal
        self.purpose = purpose
        self.hiddenFromGuardians = hiddenFromGuardians
        self.duty = duty
        self.analysis = analysis
        self.stage = stage
        self.version = version
    }

    var about: String { Assessment.about(id) }
    static func about(_ id: ID<Assessment>) -> String { "assessment/\(id)" }
    static func offer(_ id: ID<Assessment>) -> String { "delegation/\(id)" }
    var path: String { "/barn/\(child)/kartlaggningar/\(id)" }
    var conclusion: Conclusion? { if case .concluded(let conclusion) = stage { conclusion } else { nil } }
    var isOpen: Bool { conclusion == nil }

    /// What another controller is shown under a consent for these areas: the conclusion in them; the words of the whole only when
    /// the consent covers all that it is about.
    func disclosed(_ open: [WheelArea]) -> Assessment {
        guard let whole = conclusion else { return self }
        let coversAll = whole.areas.allSatisfy(open.contains)
        let part = Conclusion(
            kind: whole.kind, sectors: whole.sectors, areas: whole.areas.filter(open.contains),
            told: coversAll ? whole.told : nil, childsView: coversAll ? whole.childsView : nil, by: whole.by,
            at: whole.at)
        return Assessment(
            id: id, child: child, startedAt: startedAt, startedBy: startedBy, signal: nil, purpose: nil,
            hiddenFromGuardians: hiddenFromGuardians, duty: .namedPerson, analysis: coversAll ? analysis : .blank,
            stage: .concluded(part), version: version)
    }

    mutating func offer(to position: ID<Position>, at now: Instant) throws(Failure) {
        try mustBeOpen()
        guard case .namedPerson = duty else {
            throw .outOfOrder(
                Phrase(
                    "Någon har redan fått frågan eller uppdraget.",
                    en: "Somebody has already been offered or given the task."))
        }
        duty = .offered(to: position, since: now)
    }

    /// The offer is answered by the one who got it, once.
    mutating func answerOffer(accepting: Bool) throws(Failure) {
        try mustBeOpen()
        guard case .offered(let position, _) = duty else {
            throw .outOfOrder(Phrase("Frågan är redan besvarad.", en: "The offer has already been answered."))
        }
        duty = accepting ? .delegated(to: position) : .namedPerson
    }

    /// The named person takes the task back, or withdraws the offer.
    mutating func takeBack() throws(Failure) {
        try mustBeOpen()
        duty = .namedPerson
    }

    mutating func write(_ analysis: Analysis) throws(Failure) {
        try mustBeOpen()
        self.analysis = analysis
    }

    mutating func conclude(_ conclusion: Conclusion) throws(Failure) {
        try mustBeOpen()
        stage = .concluded(conclusion)
    }

    private func mustBeOpen() throws(Failure) {
        guard isOpen else {
            throw .outOfOrder(
                Phrase(
                    "Kartläggningen är avslutad. Börja en ny om något har ändrats.",
                    en: "The assessment is concluded. Begin a new one if something has changed."))
        }
    }
}

/// Analys: the answers to the five questions, while they are being written and after.
struct Analysis: Sendable, Equatable {
    /// In the order of the source document.
    enum Question: String, Sendable, CaseIterable {
        case knownEnough, inTheWay, doNow, ownWorkplace, othersHelp
    }

    /// The form as it was last saved: the answers, and what has been chosen so far.
    let form: [String: [String]]

    subscript(question: Question) -> String { form[question.rawValue]?.first ?? "" }
    static let blank = Analysis(form: [:])
}

/// Slutsats: what an assessment leads to.
struct Conclusion: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case noFurtherNeed, ownSupport, collaboration, concernReport }

    /// Whether the guardians have been told.
    enum Told: Sendable, Equatable {
        case on(Day, by: String)
        case not(because: String)
    }

    /// What the child itself says; visible when it is missing.
    enum ChildsView: Sendable, Equatable {
        case said(String)
        case missing(because: String)
    }

    let kind: Kind
    /// Whose help is needed, for collaboration.
    let sectors: [Sector]
    /// The areas in which something is to be done; for collaboration those that a consent is asked for.
    let areas: [WheelArea]
    /// Nil where a reader of another controller may not know.
    let told: Told?
    let childsView: ChildsView?
    let by: String
    let at: Instant
}
