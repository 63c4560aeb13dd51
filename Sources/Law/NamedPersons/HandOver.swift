public import Kernel

/// Nivå som ansvaret eller frågan har klättrat till.
public enum ResponsibleLevel: String, Sendable, CaseIterable, Codable, Comparable {
    case namedPerson, unitHead, administration

    private var height: Int { self == .namedPerson ? 0 : self == .unitHead ? 1 : 2 }
    public static func < (left: ResponsibleLevel, right: ResponsibleLevel) -> Bool { left.height < right.height }
    var next: ResponsibleLevel { self == .namedPerson ? .unitHead : .administration }
}

/// Överlämning: a child's named person offers the child to the next, and stays responsible until it is accepted.
public struct HandOver: Sendable, Equatable {
    /// Who leaves: always who is responsible now.
    public internal(set) var from: NamedPersonSeat
    public internal(set) var to: NamedPersonSeat
    public let offered: Day
    /// Last day for the receiving named person; after it the receiving unit's head is asked.
    public let due: Day
    /// Last day for the head; after it the administration is asked.
    public let dueForHead: Day
    public internal(set) var declines: [Decline]
    /// The receiving position is vacant, so its head is asked at once.
    public internal(set) var receiverIsVacant: Bool

    /// Nej: moves the matter up a level; the sender stays responsible meanwhile.
    public struct Decline: Sendable, Equatable {
        public let reason: String
        public let on: Day

        public init(reason: String, on day: Day) {
            self.reason = reason
            on = day
        }
    }

    public init(
        from: NamedPersonSeat, to: NamedPersonSeat, offered: Day, due: Day, dueForHead: Day, declines: [Decline] = [],
        receiverIsVacant: Bool = false
    ) {
        self.from = from
        self.to = to
        self.offered = offered
        self.due = due
        self.dueForHead = dueForHead
        self.declines = declines
        self.receiverIsVacant = receiverIsVacant
    }

    /// Who must act on that day: by days late, a vacancy, or as many levels up as there have been refusals.
    public func level(on day: Day) -> ResponsibleLevel {
        let late: ResponsibleLevel = day <= due ? .namedPerson : day <= dueForHead ? .unitHead : .administration
        let refused = declines.reduce(receiverIsVacant ? ResponsibleLevel.unitHead : .namedPerson) { level, _ in
            level.next
        }
        return max(late, refused)
    }

    public func daysLate(on day: Day) -> Int { max(0, day - due) }
}
