import Journal
import Kernel
import Storage

/// Everything the page of one consent shows.
struct ConsentView: Sendable {
    let consent: Consent
    let events: [ConsentEvent]
    /// Nil when the reader may not know, or nothing has been withdrawn.
    let readings: [ConsentReading]?
    let steps: [Step]
    let today: Day

    /// What the reader can do with it.
    enum Step: Sendable { case answer, withdraw, note, noteWithdrawal, excuse, settle }
}

extension ConsentView {
    init(_ id: ID<Consent>, _ permit: Permit, _ caller: Caller, in tx: Transaction) throws {
        let found = try ConsentStore.find(id, permit, in: tx)
        consent = found
        today = Day(tx.now)
        let isParty = permit.standing.relation != .consented && permit.standing.relation != .participant
        events = isParty ? try ConsentStore.events(of: found, in: tx) : []
        let maySeeReaders = permit.isFamily || permit.standing.relation == .namedPerson
        readings = maySeeReaders ? try ConsentView.readings(of: found, permit, in: tx) : nil
        steps = try ConsentView.steps(found, permit, caller, Day(tx.now), in: tx)
    }

    /// Who at the recipients read about the child until the consent was withdrawn, newest first.
    private static func readings(of consent: Consent, _ permit: Permit, in tx: Transaction) throws -> [ConsentReading]?
    {
        guard let end = consent.withdrawnAt else { return nil }
        let places = Set(consent.recipients.map(\.workplace))
        let seen = try Journal.entries(about: permit.child, limit: 10_000, in: tx).filter { entry in
            entry.kind == .read && entry.at <= end && entry.at >= consent.askedAt
                && entry.workplace.map(places.contains) == true
        }
        let names = try ConsentStore.names(
            people: seen.compactMap(\.person), workplaces: seen.compactMap(\.workplace), in: tx)
        return seen.map { entry in
            let place = entry.workplace.flatMap { names.workplaces[$0] } ?? ""
            return ConsentReading(
                at: entry.at, person: permit.namesStaff ? entry.person.flatMap { names.people[$0] } ?? "" : "",
                workplace: permit.showsPlaces ? place : ConsentWords.notHere.description, action: entry.action)
        }
    }

    private static func steps(_ consent: Consent, _ permit: Permit, _ caller: Caller, _ today: Day, in tx: Transaction)
        throws
        -> [Step]
    {
        let canAnswer = consent.settledAt == nil && consent.until >= today
        let about = "consent/\(consent.id)"
        if permit.isFamily {
            guard let mine = consent.givers.first(where: { $0.person == caller.person }) else { return [] }
            if mine.answer == .yes { return [.withdraw] }
            return canAnswer && mine.answer != .withdrawn ? [.answer] : []
        }
        guard try Policy.allows(.askConsent, of: permit.child, for: caller, about: about, in: tx) else { return [] }
        let state = consent.state(on: today)
        let isOver = state != .effective && state != .coming && state != .settled
        return (canAnswer ? [.note, .excuse] : [])
            + (consent.givers.contains { $0.answer == .yes } ? [.noteWithdrawal] : []) + (isOver ? [.settle] : [])
    }
}
