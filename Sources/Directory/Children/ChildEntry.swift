public import Kernel
public import Law

/// Gymnasieläge: what is known of upper secondary school for who is between compulsory school and eighteen.
public enum UpperSecondary: String, Sendable, CaseIterable, Codable {
    case notYet, notStarted, attending, droppedOut, finished
}

/// Barn i katalogen: what is kept of every child besides what is kept of every person.
public struct ChildEntry: Sendable, Equatable {
    public var person: PersonEntry
    /// Hemkommun: four digits.
    public var municipality: String
    /// Tag of the language to use with the child, such as `sv` or `so`.
    public var language = "sv"
    public var needsInterpreter = false
    public var upperSecondary = UpperSecondary.notYet
    public var enrolments: [EnrolmentEntry] = []
    public var guardians: [GuardianEntry] = []
    /// Classes and wards, from the day given.
    public var groups: [(group: ID<Group>, from: Day)] = []

    public var id: ID<Child> { person.id.seen() }

    public init(_ person: PersonEntry, municipality: String) {
        self.person = person
        self.municipality = municipality
    }

    public static func == (left: ChildEntry, right: ChildEntry) -> Bool {
        left.person == right.person && left.municipality == right.municipality && left.enrolments == right.enrolments
            && left.guardians == right.guardians
    }
}

/// Inskrivning i katalogen: a child's place in one preschool or school.
public struct EnrolmentEntry: Sendable, Equatable {
    public var workplace: ID<Workplace>
    public var form: SchoolForm
    /// Årskurs.
    public var year: Int?
    public var from: Day
    public var to: Day?

    public init(_ workplace: ID<Workplace>, _ form: SchoolForm, year: Int? = nil, from: Day, to: Day? = nil) {
        self.workplace = workplace
        self.form = form
        self.year = year
        self.from = from
        self.to = to
    }
}

/// Vårdnad.
public enum Custody: String, Sendable, CaseIterable, Codable { case joint, sole, appointed }

/// Vårdnadshavare i katalogen: one person's custody of one child.
public struct GuardianEntry: Sendable, Equatable {
    public var person: ID<Person>
    public var custody: Custody
    /// Cannot take part, in the meaning of FB 6:11–13.
    public var hindered = false
    /// The child's whereabouts are kept from this guardian (OSL 26:2).
    public var locationHidden = false
    public var language = "sv"
    public var needsInterpreter = false
    public var from: Day

    public init(_ person: ID<Person>, _ custody: Custody, from: Day) {
        self.person = person
        self.custody = custody
        self.from = from
    }
}

/// Grupp i katalogen: a class, a ward of a preschool, a teaching group.
public enum Group {
    public enum Kind: String, Sendable, CaseIterable, Codable { case `class`, ward, teaching, mentor, other }
    public enum Duty: String, Sendable, CaseIterable, Codable { case mentor, teacher, other }
}
