public import Kernel

/// Barnets bästa-ansvarig över tid: who is responsible for one child, and the hand-over under way.
///
/// There is one responsible seat from birth to eighteen, because nothing but an acceptance, a merger or the birthday changes it.
public struct NamedPersonCourse: Sendable, Equatable {
    /// Nil only from the eighteenth birthday.
    public private(set) var responsible: NamedPersonSeat?
    public private(set) var since: Day
    /// Who answers in the responsible seat: its head while the position is vacant, its administration when the unit is closed.
    public private(set) var answering: ResponsibleLevel = .namedPerson
    public private(set) var handOver: HandOver?
    /// The day of the last event taken; kept with the rest, so that an older one is refused.
    public private(set) var latest: Day

    public enum Event: Sendable, Equatable {
        /// The table gives this seat: after a move, a new enrolment, a step up in age.
        case situationChanged(to: NamedPersonSeat)
        case accepted(by: NamedPersonSeat)
        case declined(by: NamedPersonSeat, reason: String)
        case positionVacant(NamedPersonSeat)
        case positionFilled(NamedPersonSeat)
        /// Reorganised: one unit has taken over another, with its children.
        case merged(ID<Workplace>, into: ID<Workplace>)
        /// Closed without a successor: the administration answers until the children are received elsewhere.
        case closed(ID<Workplace>)
        case cameOfAge
    }

    /// What an event led to, in order, for the store and the journal.
    public enum Change: Sendable, Equatable {
        case seated(NamedPersonSeat)
        case unseated(NamedPersonSeat)
        case answers(ResponsibleLevel)
        case offered(HandOver)
        case redirected(HandOver)
        case withdrawn(HandOver)
        case accepted(HandOver)
        case declined(HandOver)
    }

    /// The first seat is given, not offered: there is nobody to hand over from.
    public init(first seat: NamedPersonSeat, on day: Day) {
        responsible = seat
        since = day
        latest = day
    }

    /// As stored.
    public init(
        responsible: NamedPersonSeat?, since: Day, answering: ResponsibleLevel, handOver: HandOver?, latest: Day
    ) {
        self.responsible = responsible
        self.since = since
        self.answering = answering
        self.handOver = handOver
        self.latest = latest
    }

    /// Takes one event on the day it became known; a fault leaves everything as it was.
    public mutating func take(_ event: Event, on day: Day, book: RuleBook = .current) throws(Failure) -> [Change] {
        guard let seat = responsible else {
            throw .outOfOrder(
                Phrase(
                    "Barnet har fyllt 18 år och har ingen barnets bästa-ansvarig längre.",
                    en: "The child has turned 18 and no longer has a named person."))
        }
        guard day >= latest else {
            throw .outOfOrder(
                Phrase(
                    "Något senare har redan hänt. Läs in sidan igen.",
                    en: "Something later has already happened. Load the page again."))
        }
        let changes = try changes(for: event, from: seat, on: day, book)
        latest = day
        return changes
    }

    private mutating func changes(
        for event: Event, from seat: NamedPersonSeat, on day: Day, _ book: RuleBook
    ) throws(Failure) -> [Change] {
        switch event {
        case .situationChanged(let target): return aim(at: target, from: seat, on: day, book)
        case .accepted(let receiver):
            let accepted = try openHandOver(to: receiver)
            handOver = nil
            return [.accepted(accepted)]
                + sit(in: receiver, after: seat, on: day, as: accepted.receiverIsVacant ? .unitHead : .namedPerson)
        case .declined(let receiver, let reason):
            var declined = try openHandOver(to: receiver)
            guard reason.contains(where: { !$0.isWhitespace }) else {
                throw .invalid([
                    Problem("reason", Phrase("Skriv varför ni inte tar emot", en: "Say why you do not accept"))
                ])
            }
            declined.declines.append(HandOver.Decline(reason: reason, on: day))
            handOver = declined
            return [.declined(declined)]
        case .positionVacant(let vacant):
            if handOver?.to == vacant { handOver?.receiverIsVacant = true }
            return vacant == seat && answering == .namedPerson ? answer(as: .unitHead) : []
        case .positionFilled(let filled):
            if handOver?.to == filled { handOver?.receiverIsVacant = false }
            return filled == seat && answering == .unitHead ? answer(as: .namedPerson) : []
        case .merged(let unit, let successor): return merge(unit, into: successor, from: seat, on: day)
        case .closed(let unit):
            return (handOver?.to == .unit(unit) ? withdraw() : [])
                + (seat == .unit(unit) ? answer(as: .administration) : [])
        case .cameOfAge:
            responsible = nil
            since = day
            return withdraw() + [.unseated(seat)]
        }
    }

    /// A newer situation overtakes an older hand-over; a child who came back needs none.
    private mutating func aim(
        at target: NamedPersonSeat, from seat: NamedPersonSeat, on day: Day, _ book: RuleBook
    ) -> [Change] {
        if handOver?.to == target { return [] }
        let withdrawn = withdraw()
        guard target != seat else { return withdrawn }
        let due = book.deadline(.localHandOver, from: day) ?? day
        let offer = HandOver(
            from: seat, to: target, offered: day, due: due,
            dueForHead: book.deadline(.localHandOverClimbs, from: due) ?? due)
        handOver = offer
        return withdrawn + [.offered(offer)]
    }

    private mutating func merge(
        _ unit: ID<Workplace>, into successor: ID<Workplace>, from seat: NamedPersonSeat, on day: Day
    ) -> [Change] {
        guard unit != successor else { return [] }
        var changes: [Change] = []
        if seat == .unit(unit) {
            handOver?.from = .unit(successor)
            changes += sit(in: .unit(successor), after: seat, on: day, as: .namedPerson)
        }
        if handOver?.to == .unit(unit) { handOver?.to = .unit(successor) }
        guard let open = handOver, open.from == .unit(successor) || open.to == .unit(successor) else { return changes }
        return changes + (open.to == responsible ? withdraw() : [.redirected(open)])
    }

    private func openHandOver(to receiver: NamedPersonSeat) throws(Failure) -> HandOver {
        guard let handOver, handOver.to == receiver else {
            throw .outOfOrder(
                Phrase(
                    "Överlämningen gäller inte längre. Barnets situation har ändrats sedan den skickades.",
                    en: "The hand-over no longer stands. The child’s situation has changed since it was sent."))
        }
        return handOver
    }

    private mutating func sit(
        in next: NamedPersonSeat, after seat: NamedPersonSeat, on day: Day, as level: ResponsibleLevel
    ) -> [Change] {
        responsible = next
        since = day
        return [.unseated(seat), .seated(next)] + (level == answering ? [] : answer(as: level))
    }

    private mutating func answer(as level: ResponsibleLevel) -> [Change] {
        answering = level
        return [.answers(level)]
    }

    private mutating func withdraw() -> [Change] {
        guard let open = handOver else { return [] }
        handOver = nil
        return [.withdrawn(open)]
    }
}
