/// Verksamhetsområde.
public enum Sector: String, Sendable, CaseIterable, Codable {
    case preschool, school, socialServices, healthCare, police, leisure, civilSociety
}

/// Vad en befattning är: what a position is there to do. Guardian and child are not positions but how a person is related to a child.
public enum Role: String, Sendable, CaseIterable, Codable {
    case teacher, studentHealth, head, followUpOfficer, activityOfficer
    case socialWorker, socialHead, healthProfessional, healthHead
    case methodDeveloper, logReviewer, administrator
}

/// A position the caller holds today, or stands in for because its holder is away or it is vacant.
public struct Seat: Sendable, Hashable {
    public let position: ID<Position>
    public let workplace: ID<Workplace>
    /// Personuppgiftsansvarig: the board, provider or school that owns what is written from this seat.
    public let controller: ID<Workplace>
    public let sector: Sector
    public let role: Role

    public init(
        position: ID<Position>, workplace: ID<Workplace>, controller: ID<Workplace>, sector: Sector, role: Role
    ) {
        self.position = position
        self.workplace = workplace
        self.controller = controller
        self.sector = sector
        self.role = role
    }
}

/// Who is asking. Every rule and every query takes one. A person may hold several seats and be a guardian besides.
public struct Caller: Sendable, Hashable {
    public let account: ID<Account>
    public let person: ID<Person>
    /// The person's name as colleagues write it.
    public let name: String
    public let seats: [Seat]

    public init(account: ID<Account>, person: ID<Person>, name: String, seats: [Seat]) {
        self.account = account
        self.person = person
        self.name = name
        self.seats = seats
    }

    public var positions: [ID<Position>] { seats.map(\.position) }
    public func holds(_ role: Role) -> Bool { seats.contains { $0.role == role } }
}
