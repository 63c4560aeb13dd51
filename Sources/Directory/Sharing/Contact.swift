public import Kernel
import Law

/// Befattning med den som har den: a position as others turn to it, with its holder today where there is one.
public struct Contact: Sendable, Equatable {
    public let position: ID<Position>
    public let title: String
    public let holder: String?
    public let role: Role
    public let workplace: ID<Workplace>
    public let workplaceName: String
    public let controller: ID<Workplace>
    public let sector: Sector
    /// The areas of the wheel that the workplace can help with.
    public let areas: Int

    /// As `name(showsPlaces:)`; to a guardian who may not know where the child is, nobody is named.
    public func name(for permit: Permit) -> Phrase {
        guard permit.namesStaff else {
            return Phrase("\(title), \(sector.name.swedish)", en: "\(title), \(sector.name.english)")
        }
        return name(showsPlaces: permit.showsPlaces)
    }

    /// "Sara Ek, kurator, Björkskolan"; the place left out where the reader may not know it.
    public func name(showsPlaces: Bool) -> Phrase {
        let who = holder.map { "\($0), \(title)" } ?? title
        guard showsPlaces else { return Phrase("\(who), \(sector.name.swedish)", en: "\(who), \(sector.name.english)") }
        return Phrase("\(who), \(workplaceName)", en: "\(who), \(workplaceName)")
    }
}

/// Where a child belongs now: the named person's position, its workplace and the controller of what is written there.
public struct HomePlace: Sendable, Equatable {
    public let position: ID<Position>
    public let workplace: ID<Workplace>
    public let controller: ID<Workplace>
}

extension Sector {
    /// The word on the screen.
    public var name: Phrase {
        switch self {
        case .preschool: Phrase("förskola", en: "preschool")
        case .school: Phrase("skola", en: "school")
        case .socialServices: Phrase("socialtjänst", en: "social services")
        case .healthCare: Phrase("hälso- och sjukvård", en: "health care", easy: "vården")
        case .police: Phrase("polis", en: "police")
        case .leisure: Phrase("fritid", en: "leisure")
        case .civilSociety: Phrase("förening", en: "civil society")
        }
    }
}
