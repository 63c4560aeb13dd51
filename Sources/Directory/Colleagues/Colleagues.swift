public import Kernel
public import Storage

/// Medarbetare: people, the positions they hold, and the accounts they sign in with.
public enum Colleagues {
    /// Adds a person who is missing; one who is there is left as it stands. False when nothing was done.
    @discardableResult
    public static func put(_ person: PersonEntry, in tx: Transaction) throws -> Bool {
        try ColleagueStore.put(person, in: tx)
    }

    /// A colleague by the work address; nil when there is none.
    public static func find(email: String, in tx: Transaction) throws -> ID<Person>? {
        try ColleagueStore.find(email: email, in: tx)
    }

    /// Gives a position to a person from a day on.
    @discardableResult
    public static func hold(
        _ position: ID<Position>, by person: ID<Person>, from: Day, to: Day? = nil, in tx: Transaction
    ) throws -> Bool {
        try ColleagueStore.hold(position, by: person, from: from, to: to, in: tx)
    }

    /// Makes an account where the login is not taken. `password` is already hashed.
    @discardableResult
    public static func account(
        _ id: ID<Account>, login: String, password: String, of person: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try ColleagueStore.account(id, login: login, password: password, of: person, in: tx)
    }
}
