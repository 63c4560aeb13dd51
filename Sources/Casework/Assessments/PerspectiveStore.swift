import Directory
import Kernel
import Law
import Storage

/// The only file that knows how perspectives are stored. A picture that is not handed in is read by its author alone.
enum PerspectiveStore {
    /// Who is asked, and from where a told one comes.
    enum Asked: Sendable {
        case colleague(ID<Position>)
        case family(ID<Person>, isChild: Bool)
        case told(Perspective.Teller, name: String)
    }

    static func ask(
        _ asked: Asked, for assessment: Assessment, question: String?, due: Day, under permit: Permit,
        in tx: Transaction
    ) throws -> ID<Perspective> {
        guard let seat = permit.seat else { throw Failure.notFound }
        let id: ID<Perspective> = tx.newID()
        let controller = try controller(of: assessment.id, under: permit, in: tx)
        let scope = SealScope(subject: permit.child.value, controller: controller)
        var (position, person, teller): (ID<Position>?, ID<Person>?, Perspective.Teller?)
        var (voice, name): (String, String?) = ("told", nil)
        switch asked {
        case .colleague(let asked): (voice, position) = ("colleague", asked)
        case .family(let asked, let isChild): (voice, person) = (isChild ? "child" : "guardian", asked)
        case .told(let by, let who): (teller, name) = (by, who)
        }
        try tx.run(
            """
            INSERT INTO perspective (child_id, id, assessment_id, controller_id, areas, hidden_from_guardians, voice, position_id,
              person_id, told_by, teller, question, asked_by, asked_at, due_day, version)
            VALUES (\(permit.child), \(id), \(assessment.id), \(controller), 0, \(assessment.hiddenFromGuardians), \(voice),
              \(position), \(person), \(teller), \(sealed: name, for: scope), \(sealed: question, for: scope),
              \(permit.caller.person), \(tx.now), \(due), 1)
            """)
        guard voice != "told" else { return id }
        let circle: ID<Relation> = tx.newID()
        try tx.run(
            """
            INSERT INTO circle (child_id, id, position_id, person_id, relation, about, since)
            VALUES (\(permit.child), \(circle), \(position), \(person), \(Relation.invited), \(Perspective.about(id)), \(tx.now))
            """)
        // Someone of the family has no list of work: the one who asked sees to it that there is an answer.
        try OpenThings.open(
            .perspective, about: Perspective.about(id),
            path: position == nil ? assessment.path : "/barn/\(permit.child)/perspektiv/\(id)", child: permit.child,
            responsible: position ?? seat.position, due: due, in: tx)
        return id
    }

    /// One that is the caller's own to give.
    static func own(_ id: ID<Perspective>, under permit: Permit, in tx: Transaction) throws -> Perspective {
        let found = try read("perspective.id = \(id) AND \(isOwn(permit.caller))", permit, in: tx).first
        guard let found else { throw Failure.notFound }
        return found
    }

    /// Which one somebody has been asked for and not handed in.
    static func asked(of caller: Caller, in assessment: ID<Assessment>, about child: ID<Child>, _ tx: Transaction)
        throws -> ID<Perspective>?
    {
        try tx.one(
            """
            SELECT id FROM perspective WHERE child_id = \(child) AND assessment_id = \(assessment) AND handed_in_at IS NULL
              AND \(isOwn(caller)) ORDER BY id LIMIT 1
            """
        )?.id("id")
    }

    private static func isOwn(_ caller: Caller) -> SQL {
        "(perspective.position_id IN \(list: caller.positions) OR perspective.person_id = \(caller.person))"
    }

    /// Those of an assessment that this reader sees: the own ones, and the handed-in ones once the own is handed in.
    static func shown(of assessment: ID<Assessment>, under permit: Permit, in tx: Transaction) throws -> [Perspective] {
        let mine = try read("perspective.assessment_id = \(assessment) AND \(isOwn(permit.caller))", permit, in: tx)
        guard !mine.contains(where: { $0.handedInAt == nil }) else { return mine }
        let family: SQL = permit.isFamily ? "1 = 1" : "1 = 0"
        // To other controllers nothing is disclosed before the conclusion.
        let others = try read(
            """
            perspective.assessment_id = \(assessment) AND NOT COALESCE(\(isOwn(permit.caller)), 1 = 0)
              AND perspective.handed_in_at IS NOT NULL AND \(permit.covers("perspective"))
              AND (perspective.controller_id IN \(list: permit.ownControllers) OR \(family)
                OR (SELECT stage FROM assessment WHERE assessment.id = perspective.assessment_id) = 'concluded')
            """, permit, in: tx)
        return (mine + others).sorted {
            ($0.voice.kind == .child ? 0 : 1, $0.id) < ($1.voice.kind == .child ? 0 : 1, $1.id)
        }
    }

    /// Who has been asked and has not answered, for those who do the assessment: no picture is opened.
    static func waiting(of assessment: ID<Assessment>, under permit: Permit, in tx: Transaction) throws -> [(
        name: String, due: Day
    )] {
        guard permit.reaches(.askPerspective) else { return [] }
        return try tx.all(
            """
            SELECT perspective.due_day, position.title, person.given, person.family FROM perspective
            LEFT JOIN position ON position.id = perspective.position_id LEFT JOIN person ON person.id = perspective.person_id
            WHERE perspective.child_id = \(permit.child) AND perspective.assessment_id = \(assessment)
              AND perspective.handed_in_at IS NULL AND \(permit.covers("perspective")) ORDER BY perspective.due_day, perspective.id
            """
        ).map {
            (name: try $0.textIfAny("title") ?? "\($0.text("given")) \($0.text("family"))", due: try $0.day("due_day"))
        }
    }

    /// What the family has been asked and not answered, for their pages.
    static func pending(under permit: Permit, in tx: Transaction) throws -> [Perspective] {
        try read(
            """
            \(isOwn(permit.caller)) AND perspective.handed_in_at IS NULL
              AND (SELECT stage FROM assessment WHERE assessment.id = perspective.assessment_id) = 'gathering'
            """, permit, in: tx)
    }

    private static func read(_ which: SQL, _ permit: Permit, in tx: Transaction) throws -> [Perspective] {
        let rows = try tx.all(
            """
            SELECT perspective.id, perspective.assessment_id, perspective.voice, perspective.position_id, perspective.person_id,
              perspective.told_by, perspective.teller, perspective.question, perspective.due_day, perspective.handed_in_at,
              perspective.hidden_from_guardians, perspective.version, position.title, person.given, person.family,
              CASE WHEN \(permit.namesStaff ? 1 : 0) = 1 THEN asker.given || ' ' || asker.family ELSE '' END AS noted_by
            FROM perspective LEFT JOIN position ON position.id = perspective.position_id
            LEFT JOIN person ON person.id = perspective.person_id JOIN person asker ON asker.id = perspective.asked_by
            WHERE perspective.child_id = \(permit.child) AND \(which) ORDER BY perspective.asked_at, perspective.id
            """)
        let ids: [ID<Perspective>] = try rows.map { try $0.id("id") }
        let areas = try tx.all(
            """
            SELECT perspective_area.perspective_id, perspective_area.area, perspective_area.level, perspective_area.strengths,
              perspective_area.worries, perspective_area.risks, perspective_area.protects
            FROM perspective_area JOIN perspective ON perspective.id = perspective_area.perspective_id
            WHERE perspective_area.child_id = \(permit.child) AND perspective_area.perspective_id IN \(list: ids)
              AND (\(permit.covers("perspective_area")) OR COALESCE(\(isOwn(permit.caller)), 1 = 0))
            """)
        var views: [ID<Perspective>: [WheelArea: AreaView]] = [:]
        for row in areas {
            let area: WheelArea = try row.choice("area")
            views[try row.id("perspective_id"), default: [:]][area] = AreaView(
                level: try row.choiceIfAny("level"), strengths: try row.narrativeIfAny("strengths") ?? "",
                worries: try row.narrativeIfAny("worries") ?? "", risks: try row.narrativeIfAny("risks") ?? "",
                protects: try row.narrativeIfAny("protects") ?? "")
        }
        return try rows.map { try perspective($0, of: permit.child, views[try $0.id("id")] ?? [:]) }
    }

    private static func perspective(_ row: Fields, of child: ID<Child>, _ areas: [WheelArea: AreaView]) throws
        -> Perspective
    {
        let voice: Perspective.Voice
        switch try row.text("voice") {
        case "colleague": voice = .colleague(try row.id("position_id"), name: try row.text("title"))
        case "child": voice = .child(try row.id("person_id"), name: "\(try row.text("given"))")
        case "guardian":
            voice = .guardian(try row.id("person_id"), name: "\(try row.text("given")) \(try row.text("family"))")
        default:
            voice = .told(
                by: try row.choice("told_by"), name: try row.narrativeIfAny("teller") ?? "",
                notedBy: try row.text("noted_by"))
        }
        return Perspective(
            id: try row.id("id"), child: child, assessment: try row.id("assessment_id"), voice: voice,
            question: try row.narrativeIfAny("question"), due: try row.day("due_day"), areas: areas,
            hiddenFromGuardians: try row.bool("hidden_from_guardians"),
            handedInAt: try row.instantIfAny("handed_in_at"),
            version: try row.int("version"))
    }

    static func controller(of id: ID<Assessment>, under permit: Permit, in tx: Transaction) throws -> ID<
        Workplace
    > {
        let row = try tx.one("SELECT controller_id FROM assessment WHERE child_id = \(permit.child) AND id = \(id)")
        guard let row else { throw Failure.notFound }
        return try row.id("controller_id")
    }
}

/// Perspectives that wait for someone, for the net.
let openPerspectives: SQL = """
    SELECT 'perspective/' || perspective.id AS about FROM perspective JOIN assessment ON assessment.id = perspective.assessment_id
    WHERE perspective.handed_in_at IS NULL AND assessment.stage = 'gathering'
    """
