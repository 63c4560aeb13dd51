public import Kernel
import Law
public import Storage

extension Sharing {
    /// What has happened with consents, for the timeline: to the family and those who ask, not to those who receive.
    @Sendable
    public static func events(_ permit: Permit, _ limit: Int, in tx: Transaction) throws -> [TimelineEvent] {
        guard let part = permit.also(.seeConsent), !part.standing.relation.receives else { return [] }
        return try tx.all(
            """
            SELECT consent_event.at, consent_event.what, consent_event.areas, consent_event.consent_id, person.given,
              person.family, position.title, workplace.name
            FROM consent_event
            JOIN consent ON consent.child_id = consent_event.child_id AND consent.id = consent_event.consent_id
            LEFT JOIN person ON person.id = consent_event.person_id
            LEFT JOIN position ON position.id = consent_event.position_id
            LEFT JOIN workplace ON workplace.id = position.workplace_id
            WHERE consent_event.child_id = \(part.child) AND \(ConsentStore.seen(part))
            ORDER BY consent_event.at DESC, consent_event.id DESC LIMIT \(limit)
            """
        ).map { row in
            let what: ConsentEvent.What = try row.choice("what")
            let areas = [WheelArea](mask: try row.int("areas"))
            return TimelineEvent(
                .consent, .at(try row.instant("at")), what.title, by: try who(row, showsPlaces: part.showsPlaces),
                words: areas.isEmpty ? nil : areas.names,
                path: "/barn/\(part.child)/samtycken/\(try row.text("consent_id"))")
        }
    }

    /// Questions that wait for this person's own answer.
    @Sendable
    public static func errands(_ permit: Permit, in tx: Transaction) throws -> [FamilyErrand] {
        guard permit.isFamily else { return [] }
        return try tx.all(
            """
            SELECT consent.id, consent.until_day, open_thing.due_day FROM consent_giver
            JOIN consent ON consent.child_id = consent_giver.child_id AND consent.id = consent_giver.consent_id
            LEFT JOIN open_thing ON open_thing.about = 'consent/' || consent.id AND open_thing.closed_at IS NULL
            WHERE consent_giver.child_id = \(permit.child) AND consent_giver.person_id = \(permit.caller.person)
              AND consent_giver.answer = 'waiting' AND consent_giver.excuse IS NULL AND consent.settled_at IS NULL
              AND consent.until_day >= \(Day(tx.now))
            ORDER BY consent.asked_at, consent.id
            """
        ).map { row in
            FamilyErrand(
                .consent,
                Phrase(
                    "Svara på om andra får se", en: "Answer whether others may see",
                    easy: "Får andra läsa? Svara ja eller nej"),
                path: "/barn/\(permit.child)/samtycken/\(try row.text("id"))",
                by: try row.dayIfAny("due_day").map { try min($0, row.day("until_day")) })
        }
    }

    private static func who(_ row: Fields, showsPlaces: Bool) throws -> Phrase? {
        let giver = try row.textIfAny("given").map { "\($0) \(try row.text("family"))" }
        let staff = try row.textIfAny("title").map { showsPlaces ? "\($0), \(try row.text("name"))" : $0 }
        switch (giver, staff) {
        case (let giver?, let staff?):
            return Phrase("\(giver), noterat av \(staff)", en: "\(giver), noted by \(staff)")
        case (let one?, nil), (nil, let one?): return Phrase(one, en: one)
        case (nil, nil): return nil
        }
    }
}

extension Relation {
    /// Stands here because a consent names their workplace.
    fileprivate var receives: Bool { self == .consented || self == .participant }
}

extension ConsentEvent.What {
    fileprivate var title: Phrase {
        switch self {
        case .asked: Phrase("Fråga om samtycke", en: "Consent asked for", easy: "Fråga om andra får läsa")
        case .yes: Phrase("Ja till samtycke", en: "Consent given", easy: "Ja, andra får läsa")
        case .no: Phrase("Nej till samtycke", en: "Consent refused", easy: "Nej, andra får inte läsa")
        case .withdrawn: Phrase("Samtycke tillbakadraget", en: "Consent withdrawn", easy: "Ångrade sitt ja")
        case .excused: Phrase("Samtycke behövs inte från en vårdnadshavare", en: "A guardian need not consent")
        case .custodyChanged: Phrase("Ändrad vårdnad påverkar samtycket", en: "Changed custody affects the consent")
        case .settled: Phrase("Frågan om samtycke är avslutad", en: "The question of consent is closed")
        }
    }
}

extension [WheelArea] {
    /// "Hälsa, Hemmet".
    var names: Phrase {
        Phrase(
            map(\.name.swedish).joined(separator: ", "), en: map(\.name.english).joined(separator: ", "),
            easy: map(\.name.easy).joined(separator: ", "))
    }
}
