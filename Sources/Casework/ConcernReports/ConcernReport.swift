import Directory
import Kernel
import Law

/// Orosanmälan: someone tells the social services that a child is or may be harmed. What has happened to it is its steps; they are only
/// ever added to.
struct ConcernReport: Sendable {
    let id: ID<ConcernReport>
    /// What the reporter can say on the telephone: "OA-7F3K-9M2P".
    let reference: String
    /// Nil where the child is not in the directory.
    let child: ID<Child>?
    let reporter: ReporterKind
    let isAcute: Bool
    /// Violence, sexual abuse or honour-related oppression is suspected.
    let suspectsViolence: Bool
    let isProtected: Bool
    /// The board and unit that have it now.
    let place: ReportReceiver
    let handler: ID<Position>?
    private(set) var steps: [ReportStep]

    static func about(_ id: ID<ConcernReport>) -> String { "report/\(id)" }
    static func path(_ id: ID<ConcernReport>) -> String { "/orosanmalningar/\(id)" }
    var about: String { ConcernReport.about(id) }
    var path: String { ConcernReport.path(id) }

    init(
        id: ID<ConcernReport>, reference: String, child: ID<Child>?, reporter: ReporterKind, isAcute: Bool,
        suspectsViolence: Bool, isProtected: Bool, place: ReportReceiver, handler: ID<Position>? = nil,
        steps: [ReportStep]
    ) {
        self.id = id
        self.reference = reference
        self.child = child
        self.reporter = reporter
        self.isAcute = isAcute
        self.suspectsViolence = suspectsViolence
        self.isProtected = isProtected
        self.place = place
        self.handler = handler
        self.steps = steps
    }

    var sentAt: Instant { steps[0].at }
    /// What has happened since it came to the board that has it now.
    var here: ArraySlice<ReportStep> {
        let arrival = steps.lastIndex { $0.kind == .forwarded } ?? 0
        return steps[arrival...]
    }
    var receivedAt: Instant { here.first?.at ?? sentAt }
    var receivedOn: Day { Day(receivedAt) }
    var law: ReportLaw {
        ReportLaw(reporter: reporter, receivedOn: receivedOn, suspectsViolence: suspectsViolence)
    }

    func last(_ kind: ReportStep.Kind) -> ReportStep? { here.last { $0.kind == kind } }
    var isOpened: Bool { last(.opened) != nil }
    var isOral: Bool { steps[0].choice == ReportStep.oral }
    var isClosed: Bool { last(.closed) != nil }
    var decision: (what: ReportDecision, on: Day)? {
        guard let step = last(.decided), let what = step.choice.flatMap(ReportDecision.init) else { return nil }
        return (what, Day(step.at))
    }
    /// When the reporter asked to be answered.
    var askedOn: Day? { steps.first { $0.kind == .asked }.map { Day($0.at) } }

    mutating func add(_ step: ReportStep) { steps.append(step) }
}

/// Ett steg i en anmälan: who did what and when. Nothing of it is ever changed.
struct ReportStep: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case sent, asked, opened, acknowledged, protection, extended, decided, told, withheld, meeting, added, forwarded
        case written, closed
    }

    /// The choice of a first step that somebody took down.
    static let oral = "oral"

    let kind: Kind
    let at: Instant
    /// Nil for who reports without a position.
    var by: Handler?
    /// What was decided or answered.
    var choice: String?
    var until: Day?
    /// Delegationsordningens punkt.
    var reference: String?
    var told: [ReportNews] = []
    var words: String?

    init(
        _ kind: Kind, at: Instant, by: Handler? = nil, choice: String? = nil, until: Day? = nil,
        reference: String? = nil, told: [ReportNews] = [], words: String? = nil
    ) {
        self.kind = kind
        self.at = at
        self.by = by
        self.choice = choice
        self.until = until
        self.reference = reference
        self.told = told
        self.words = words
    }
}

/// Mottagning: where reports about children of a municipality are taken, and the position that answers for them.
struct ReportReceiver: Sendable, Equatable {
    let workplace: ID<Workplace>
    let controller: ID<Workplace>
    let position: ID<Position>
    let name: String
    let phone: String
    let dutyPhone: String
}
