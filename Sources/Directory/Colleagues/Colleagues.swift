import Journal
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

    /// Everyone who is meant, also those who are gone.
    public static func known(_ wanted: PersonChoice, in tx: Transaction) throws -> [KnownPerson] {
        try AccountStore.known(wanted, in: tx)
    }

    /// Every account with whose it is, by user name.
    public static func accounts(in tx: Transaction) throws -> [(login: String, owner: KnownPerson, isDisabled: Bool)] {
        try AccountStore.all(in: tx)
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
        guard try AccountStore.put(id, login: login, password: password, of: person, in: tx) else { return false }
        tx.append(JournalEntry(.wrote, "addAccount", by: nil, about: "account/\(id)", ground: "operator"))
        return true
    }

    /// Gives an account a new password and ends its sessions; false when there is no such login. `password` is already hashed.
    public static func newPassword(_ login: String, _ password: String, in tx: Transaction) throws -> Bool {
        guard try AccountStore.newPassword(login, password, in: tx) else { return false }
        tx.append(JournalEntry(.wrote, "newPassword", by: nil, about: "account", ground: "operator"))
        return true
    }

    /// Nobody signs in with the account any more, and whoever is signed in is out at the next request; false when there is no such login.
    public static func disable(_ login: String, in tx: Transaction) throws -> Bool {
        guard try AccountStore.disable(login, in: tx) else { return false }
        tx.append(JournalEntry(.wrote, "disableAccount", by: nil, about: "account", ground: "operator"))
        return true
    }

    /// Makes someone administrator of an organisation, which is added where it is missing: how a new installation begins.
    public static func administrator(
        _ person: ID<Person>, of organisation: String, municipality: String, in tx: Transaction
    ) throws {
        let id = ID<Workplace>(key: "organisation \(organisation)")
        try Workplaces.put(
            WorkplaceEntry(
                id: id, parent: nil, kind: .principal, sector: .school, name: organisation, controller: id,
                municipality: municipality), in: tx)
        let position = ID<Position>(key: "administrator \(organisation)")
        try Workplaces.put(
            PositionEntry(id: position, workplace: id, role: .administrator, title: "Systemförvaltare"), in: tx)
        try hold(position, by: person, from: Day(tx.now), in: tx)
    }
}
