public import Kernel
public import Law

/// Sekretessmarkering, skyddad folkbokföring: whose whereabouts are kept from others.
public enum Protection: String, Sendable, CaseIterable, Codable {
    case none, marked, protectedRegistration
}

/// Person i katalogen: anyone with a name here: child, guardian or colleague.
public struct PersonEntry: Sendable, Equatable {
    public var id: ID<Person>
    public var given: String
    public var family: String
    public var number: PersonalNumber?
    public var birthDay: Day?
    public var protection: Protection
    public var email: String
    public var phone: String
    public var address: String

    public init(
        id: ID<Person>, given: String, family: String, number: PersonalNumber? = nil, birthDay: Day? = nil,
        protection: Protection = .none, email: String = "", phone: String = "", address: String = ""
    ) {
        self.id = id
        self.given = given
        self.family = family
        self.number = number
        self.birthDay = birthDay ?? number?.birthDayHint
        self.protection = protection
        self.email = email
        self.phone = phone
        self.address = address
    }

    public var name: String { "\(given) \(family)" }
}
