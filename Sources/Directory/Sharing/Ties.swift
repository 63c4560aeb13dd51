public import Kernel

/// Anknytning: what is written today about how one caller and one child hang together, before anything is concluded from it.
struct Ties: Sendable {
    /// Where the named person works: the child's own part of the county.
    var named: (position: ID<Position>, workplace: ID<Workplace>, controller: ID<Workplace>)
    var protection = Protection.none
    /// The caller's positions that are asked to take over as named person.
    var offered: [ID<Position>] = []
    /// The caller's workplaces to whose head an unanswered hand-over has climbed.
    var climbedTo: [ID<Workplace>] = []
    /// The caller's positions that have a group the child is in.
    var teaching: [ID<Position>] = []
    /// The caller's workplaces where the child is enrolled.
    var enrolledAt: [ID<Workplace>] = []
    var circle: [InCircle] = []
    /// Set when the caller has custody: whether the child's whereabouts are kept from them.
    var custody: Bool?
    /// Consents that name a workplace of the caller's, whatever their state.
    var consents: [Given] = []

    /// A place in the circle, held by the caller's position or by the caller in person.
    struct InCircle: Sendable {
        let relation: Relation
        let position: ID<Position>?
        let about: String
    }

    struct Given: Sendable {
        let workplace: ID<Workplace>
        let from: Day
        let until: Day
        let opening: Opening
    }

    /// How the caller stands to the child on a day: the one place where a relation follows from what is written.
    func facts(of caller: Caller, about child: ID<Child>, on today: Day) -> Facts {
        var facts = Facts(standings: [], protected: protection != .none, openings: [])
        func stand(_ relation: Relation, _ seat: Seat, about: String = "", by consents: [Opening] = []) {
            facts.standings.append(Standing(relation, seat: seat, about: about, consents: consents))
        }
        let held = Dictionary(caller.seats.map { ($0.position, $0) }) { first, _ in first }
        let inForce = consents.filter {
            $0.opening.areas != 0 && $0.opening.kinds != 0 && $0.from <= today && today <= $0.until
        }
        func opened(at workplace: ID<Workplace>) -> [Opening] {
            inForce.filter { $0.workplace == workplace }.map(\.opening)
        }

        if let seat = held[named.position] { stand(.namedPerson, seat) }
        for seat in offered.compactMap({ held[$0] }) { stand(.handOverReceiver, seat) }
        for seat in caller.seats where seat.role.isHead && climbedTo.contains(seat.workplace) {
            stand(.handOverReceiver, seat)
        }
        for seat in caller.seats where enrolledAt.contains(seat.workplace) {
            stand(seat.role.isHead ? .unitHead : seat.role == .studentHealth ? .unitHealth : .atUnit, seat)
        }
        for seat in caller.seats where seat.workplace == named.workplace && seat.role.isHead { stand(.unitHead, seat) }
        for seat in teaching.compactMap({ held[$0] }) { stand(.teaches, seat) }
        for place in circle {
            guard let position = place.position else {
                // A person without a seat answers what they were asked and sees what they sent; the family stands by its own right.
                guard place.relation == .invited || place.relation == .signaller else { continue }
                facts.standings.append(Standing(place.relation, about: place.about))
                continue
            }
            guard let seat = held[position] else { continue }
            // Someone of another controller takes part only while a consent covers their workplace; a signaller sees the own signal.
            let (isHome, open) = (seat.controller == named.controller, opened(at: seat.workplace))
            guard isHome || place.relation == .signaller || !open.isEmpty else { continue }
            stand(place.relation, seat, about: place.about, by: isHome || place.relation == .signaller ? [] : open)
            facts.openings += open
        }
        for seat in caller.seats where seat.role.isHead {
            let open = opened(at: seat.workplace)
            if !open.isEmpty { stand(.consented, seat, by: open) }
            facts.openings += open
        }
        for seat in caller.seats { stand(.staff, seat) }
        if let custody { facts.standings.append(Standing(.guardian, placesHidden: custody)) }
        if caller.person.seen(as: Child.self) == child { facts.standings.append(Standing(.selfChild)) }
        // Jäv (FL 16–18 §§): with one's own child one is family and nothing else, whatever seats one holds.
        if facts.isFamily {
            facts.standings.removeAll { $0.seat != nil }
            facts.openings = []
        }
        return facts
    }
}

extension Role {
    public var isHead: Bool { self == .head || self == .socialHead || self == .healthHead }
}
