import Crypto
import Foundation
public import Kernel
public import Law

/// Verksamhet i katalogen: one place in the tree county → principal → administration → workplace.
public struct WorkplaceEntry: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable, Codable { case county, principal, administration, workplace }
    /// What a workplace answers for by appointment, for its municipality.
    public enum Duty: String, Sendable, CaseIterable, Codable { case childHealthCare, followUp, activity, reports }

    public var id: ID<Workplace>
    public var parent: ID<Workplace>?
    public var kind: Kind
    public var sector: Sector
    public var name: String
    /// Personuppgiftsansvarig: the board, provider or independent school; often the workplace above.
    public var controller: ID<Workplace>
    /// Four digits; for a county its two.
    public var municipality: String
    public var address = ""
    public var phone = ""
    public var hours = ""
    /// Where someone answers when the workplace does not.
    public var dutyPhone = ""
    public var offers = ""
    /// The areas of the wheel it can help with; decides when it is suggested for a meeting.
    public var areas: [WheelArea] = []
    public var duty: Duty?
    /// Barnets bästa-ansvarig: the one position here that children of the workplace turn to.
    public var namedPosition: ID<Position>?
    public var closedOn: Day?
    public var version = 1

    public init(
        id: ID<Workplace>, parent: ID<Workplace>?, kind: Kind, sector: Sector, name: String, controller: ID<Workplace>,
        municipality: String
    ) {
        self.id = id
        self.parent = parent
        self.kind = kind
        self.sector = sector
        self.name = name
        self.controller = controller
        self.municipality = municipality
    }

    public func isClosed(on day: Day) -> Bool { closedOn.map { $0 <= day } ?? false }
}

/// Befattning i katalogen: a function that someone holds, or that is vacant.
public struct PositionEntry: Sendable, Equatable {
    public var id: ID<Position>
    public var workplace: ID<Workplace>
    public var role: Role
    public var title: String
    /// Who stands in when the holder is away.
    public var deputy: ID<Position>?

    public init(id: ID<Position>, workplace: ID<Workplace>, role: Role, title: String, deputy: ID<Position>? = nil) {
        self.id = id
        self.workplace = workplace
        self.role = role
        self.title = title
        self.deputy = deputy
    }
}

extension [WheelArea] {
    /// As stored: bit `place` of a number for each area.
    public var mask: Int { reduce(0) { $0 | 1 << $1.place } }
    public init(mask: Int) { self = WheelArea.allCases.filter { mask & (1 << $0.place) != 0 } }
}

extension ID {
    /// The same identity each time for the same words, so that what is filled in twice is there once.
    public init(key: String) {
        var bytes = Array(SHA256.hash(data: Data(key.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x80
        bytes[8] = bytes[8] & 0x3f | 0x80
        self.init(bytes.withUnsafeBytes { UUID(uuid: $0.load(as: uuid_t.self)) })
    }
}
