public import Kernel
public import Law

/// How an operator points out someone who is here.
public enum PersonChoice: Sendable, Equatable {
    case id(ID<Person>)
    case number(PersonalNumber)
    case email(String)
}

/// Någon som finns här: who an account is for.
public struct KnownPerson: Sendable, Equatable {
    public enum Kind: String, Sendable { case child, guardian, colleague }

    public let id: ID<Person>
    public let name: String
    /// What the person is today; empty for somebody who only is known.
    public let kinds: [Kind]
    /// Gone from the system the person came from.
    public let isGone: Bool
}
