import Directory
import Kernel

/// Larm från ett barn: a child that does not feel safe asks for an adult. Taken at once by whoever is on duty, and closed with what was done.
struct SafetyCall: Sendable, Equatable {
    let id: ID<SafetyCall>
    let child: ID<Child>
    let sentAt: Instant
    /// What the child wrote, if anything.
    let words: String?
    /// Where the child can be found or reached.
    let reach: String?
    let dueAt: Instant
    private(set) var takenAt: Instant?
    private(set) var takenBy: String?
    private(set) var closedAt: Instant?
    private(set) var outcome: String?

    /// How soon an adult is to have taken it. A local routine, not law.
    static let answerWithin: Duration = .seconds(15 * 60)
    /// The most a child's words may be; longer ones are cut, never refused.
    static let longest = 4000

    static func about(_ id: ID<SafetyCall>) -> String { "safetyCall/\(id)" }
    static func path(_ child: ID<Child>, _ id: ID<SafetyCall>) -> String { "/barn/\(child)/trygghet/\(id)" }
    var path: String { SafetyCall.path(child, id) }

    init(
        id: ID<SafetyCall>, child: ID<Child>, sentAt: Instant, words: String?, reach: String?, dueAt: Instant,
        takenAt: Instant?, takenBy: String?, closedAt: Instant?, outcome: String?
    ) {
        self.id = id
        self.child = child
        self.sentAt = sentAt
        self.words = words
        self.reach = reach
        self.dueAt = dueAt
        self.takenAt = takenAt
        self.takenBy = takenBy
        self.closedAt = closedAt
        self.outcome = outcome
    }

    /// An adult has it now. Twice is no fault: the first one stands.
    mutating func take(by name: String, at now: Instant) {
        guard takenAt == nil else { return }
        takenAt = now
        takenBy = name
    }

    mutating func close(_ words: String, by name: String, at now: Instant) throws(Failure) {
        guard closedAt == nil else {
            throw .outOfOrder(Phrase("Det är redan avslutat.", en: "It is closed already."))
        }
        take(by: name, at: now)
        closedAt = now
        outcome = words
    }
}

/// What the child is told of its own call: that it came, and who has it. Never what was written.
struct SafetyReceipt: Sendable, Equatable {
    let sentAt: Instant
    let takenAt: Instant?
    let takenBy: String?
}

/// Telefonnummer: whom a child can call, besides 112 and Bris.
struct SafetyNumbers: Sendable, Equatable {
    /// The named person's workplace.
    var place = ""
    var phone = ""
    /// The municipality's social services, day; and evening, night and weekend.
    var dayPhone = ""
    var dutyPhone = ""
}
