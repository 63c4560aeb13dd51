import Kernel
import Law
import Storage

/// The only file that knows how consents are read.
enum ConsentStore {
    static func list(_ permit: Permit, in tx: Transaction) throws -> [Consent] {
        try tx.all(
            "SELECT * FROM consent WHERE child_id = \(permit.child) AND \(seen(permit)) ORDER BY asked_at DESC, id DESC"
        )
        .map { try read($0, permit, in: tx) }
    }

    /// One that is missing and one that is hidden look the same.
    static func find(_ id: ID<Consent>, _ permit: Permit, in tx: Transaction) throws -> Consent {
        guard
            let row = try tx.one(
                "SELECT * FROM consent WHERE child_id = \(permit.child) AND id = \(id) AND \(seen(permit))")
        else { throw Failure.notFound }
        return try read(row, permit, in: tx)
    }

    /// The family sees every consent; others those of their own controller, those they asked for, and those that name their workplace.
    static func seen(_ permit: Permit) -> SQL {
        if permit.isFamily { return "(1 = 1)" }
        return """
            (consent.controller_id IN \(list: permit.ownControllers) OR consent.asked_by IN \(list: permit.caller.positions)
             OR EXISTS (SELECT 1 FROM consent_recipient WHERE consent_recipient.child_id = consent.child_id
               AND consent_recipient.consent_id = consent.id
               AND consent_recipient.workplace_id IN \(list: permit.caller.seats.map(\.workplace))))
            """
    }

    private static func read(_ row: Fields, _ permit: Permit, in tx: Transaction) throws -> Consent {
        let id: ID<Consent> = try row.id("id")
        let asker = try ContactStore.contacts(positions: [try row.id("asked_by")], in: tx).first
        var consent = Consent(
            id: id, child: permit.child, purpose: try row.narrative("purpose"),
            asked: .init(
                areas: [WheelArea](mask: try row.int("areas")), kinds: [InformationKind](mask: try row.int("kinds"))),
            from: try row.day("from_day"), until: try row.day("until_day"),
            childJudgement: try row.narrativeIfAny("child_judgement") ?? "",
            childMustAgree: try row.bool("child_must_agree"),
            openAreas: try row.int("open_areas"),
            askedBy: asker?.name(for: permit).description ?? "",
            askedAt: try row.instant("asked_at"), settledAt: try row.instantIfAny("settled_at"))
        consent.recipients = try recipients(of: id, permit, in: tx)
        consent.givers = try givers(of: id, permit, in: tx)
        return consent
    }

    private static func recipients(of id: ID<Consent>, _ permit: Permit, in tx: Transaction) throws -> [Consent
        .Recipient]
    {
        try tx.all(
            """
            SELECT workplace.id, workplace.name, workplace.sector FROM consent_recipient
            JOIN workplace ON workplace.id = consent_recipient.workplace_id
            WHERE consent_recipient.child_id = \(permit.child) AND consent_recipient.consent_id = \(id)
            ORDER BY workplace.name COLLATE sv, workplace.id
            """
        ).map { row in
            let (name, sector) = (try row.text("name"), try row.choice("sector") as Sector)
            let hidden = Phrase(
                "en verksamhet inom \(sector.name.swedish)", en: "a workplace in \(sector.name.english)")
            return Consent.Recipient(
                workplace: try row.id("id"), name: permit.showsPlaces ? Phrase(name, en: name) : hidden, sector: sector)
        }
    }

    private static func givers(of id: ID<Consent>, _ permit: Permit, in tx: Transaction) throws -> [Consent.Giver] {
        // What someone said beside the answer stays with the family and those who asked.
        let showsWords = permit.standing.relation != .consented && permit.standing.relation != .participant
        return try tx.all(
            """
            SELECT consent_giver.*, person.given, person.family, position.title FROM consent_giver
            JOIN person ON person.id = consent_giver.person_id LEFT JOIN position ON position.id = consent_giver.noted_by
            WHERE consent_giver.child_id = \(permit.child) AND consent_giver.consent_id = \(id) ORDER BY person.id
            """
        ).map { row in
            let person: ID<Person> = try row.id("person_id")
            return Consent.Giver(
                person: person, name: "\(try row.text("given")) \(try row.text("family"))",
                isChild: person.seen(as: Child.self) == permit.child, isRequired: try row.bool("required"),
                excuse: try row.choiceIfAny("excuse"),
                excuseReference: showsWords ? try row.narrativeIfAny("excuse_reference") : nil,
                answer: try row.choice("answer"), form: try row.choiceIfAny("form"), areas: try row.int("areas"),
                words: showsWords ? try row.narrativeIfAny("words") : nil,
                answeredAt: try row.instantIfAny("answered_at"),
                withdrawnAt: try row.instantIfAny("withdrawn_at"), notedBy: try row.textIfAny("title"))
        }
    }

    /// What has happened to it, oldest first.
    static func events(of consent: Consent, in tx: Transaction) throws -> [ConsentEvent] {
        try tx.all(
            """
            SELECT consent_event.at, consent_event.what, consent_event.areas, person.given, person.family, position.title
            FROM consent_event LEFT JOIN person ON person.id = consent_event.person_id
            LEFT JOIN position ON position.id = consent_event.position_id
            WHERE consent_event.child_id = \(consent.child) AND consent_event.consent_id = \(consent.id)
            ORDER BY consent_event.at, consent_event.id
            """
        ).map { row in
            ConsentEvent(
                at: try row.instant("at"), what: try row.choice("what"),
                person: try row.textIfAny("given").map { "\($0) \(try row.text("family"))" },
                noted: try row.textIfAny("title"), areas: [WheelArea](mask: try row.int("areas")))
        }
    }

    /// Titles and names for the readers' list.
    static func names(people: [ID<Person>], workplaces: [ID<Workplace>], in tx: Transaction) throws
        -> (people: [ID<Person>: String], workplaces: [ID<Workplace>: String])
    {
        let found = try tx.all("SELECT id, given, family FROM person WHERE id IN \(list: Array(Set(people)).sorted())")
        let places = try tx.all("SELECT id, name FROM workplace WHERE id IN \(list: Array(Set(workplaces)).sorted())")
        return (
            Dictionary(
                try found.map { (try $0.id("id"), "\(try $0.text("given")) \(try $0.text("family"))") },
                uniquingKeysWith: { first, _ in first }),
            Dictionary(
                try places.map { (try $0.id("id"), try $0.text("name")) }, uniquingKeysWith: { first, _ in first })
        )
    }
}
