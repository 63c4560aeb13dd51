import Directory
import Foundation
import Kernel
import Law
import Storage

/// How reports are read: by who sent one, and by those who are to handle it. Never by way of the child's own record.
enum ReportReadingStore {
    /// The reporter's own.
    static func find(_ id: ID<ConcernReport>, _ permit: Permit, in tx: Transaction) throws -> ConcernReport {
        let own: SQL = """
            concern_report.id = \(id) AND concern_report.child_id = \(permit.child)
              AND 'report/' || concern_report.id = \(permit.standing.about)
            """
        guard let found = try read(own, in: tx).first else { throw Failure.notFound }
        return found
    }

    /// All that the reporter has sent about the child.
    static func sent(_ permit: Permit, in tx: Transaction) throws -> [ConcernReport] {
        try read(
            "concern_report.child_id = \(permit.child) AND concern_report.sent_by = \(permit.caller.person)", in: tx)
    }

    /// One that has come to where the caller works.
    static func find(_ id: ID<ConcernReport>, for caller: Caller, in tx: Transaction) throws -> ConcernReport {
        guard let found = try read("concern_report.id = \(id) AND \(mine(caller))", in: tx).first else {
            throw Failure.notFound
        }
        return found
    }

    /// For whoever holds the code of one sent without an account.
    static func find(public id: ID<ConcernReport>, in tx: Transaction) throws -> ConcernReport? {
        try read("concern_report.id = \(id) AND concern_report.sent_by IS NULL", in: tx).first
    }

    /// Those that are not closed, and the latest that are.
    static func list(for caller: Caller, in tx: Transaction) throws -> [ConcernReport] {
        try read(mine(caller), in: tx)
    }

    /// Others about the same child, for the one who handles this.
    static func others(than report: ConcernReport, for caller: Caller, in tx: Transaction) throws -> [ConcernReport] {
        guard let child = report.child else { return [] }
        return try read(
            "concern_report.child_id = \(child) AND concern_report.id <> \(report.id) AND \(mine(caller))", in: tx)
    }

    /// Before somebody handles it, all at the unit who may; then the handler, the head of the unit and the head above. Never anyone with
    /// custody of the child, and never the one who reported.
    private static func mine(_ caller: Caller) -> SQL {
        let social = caller.seats.filter { $0.role == .socialWorker || $0.role == .socialHead }
        let led = social.filter { $0.role == .socialHead }.map(\.workplace)
        let positions = social.map(\.position)
        return """
            (concern_report.position_id IN \(list: positions) AND concern_report.handler_id IS NULL
              OR concern_report.handler_id IN \(list: positions)
              OR concern_report.handler_id IS NULL AND concern_report.workplace_id IN \(list: social.map(\.workplace))
              OR concern_report.workplace_id IN (SELECT id FROM workplace WHERE id IN \(list: led) OR parent_id IN \(list: led)))
            AND NOT EXISTS (SELECT 1 FROM guardianship WHERE guardianship.child_id = concern_report.child_id
              AND guardianship.guardian_id = \(caller.person))
            AND COALESCE(concern_report.child_id, '') <> \(caller.person.description)
            """
    }

    private static func read(_ which: SQL, in tx: Transaction) throws -> [ConcernReport] {
        let rows = try tx.all(
            """
            SELECT concern_report.*, workplace.name AS place, workplace.phone AS place_phone, workplace.duty_phone AS place_duty
            FROM concern_report JOIN workplace ON workplace.id = concern_report.workplace_id WHERE \(which)
            ORDER BY CASE WHEN concern_report.closed_at IS NULL THEN 0 ELSE 1 END, concern_report.sent_at DESC,
              concern_report.id LIMIT 200
            """)
        let ids: [ID<ConcernReport>] = try rows.map { try $0.id("id") }
        let steps = try steps(of: ids, in: tx)
        return try rows.map { row in
            let id: ID<ConcernReport> = try row.id("id")
            return ConcernReport(
                id: id, reference: try row.text("reference"), child: try row.idIfAny("child_id"),
                reporter: try row.choice("reporter"), isAcute: try row.bool("acute"),
                suspectsViolence: try row.bool("violence"), isProtected: try row.bool("protected"),
                place: ReportReceiver(
                    workplace: try row.id("workplace_id"), controller: try row.id("controller_id"),
                    position: try row.id("position_id"), name: try row.text("place"),
                    phone: try row.text("place_phone"), dutyPhone: try row.text("place_duty")),
                handler: try row.idIfAny("handler_id"), steps: steps[id] ?? [])
        }
    }

    private static func steps(of ids: [ID<ConcernReport>], in tx: Transaction) throws -> [ID<ConcernReport>:
        [ReportStep]]
    {
        var found: [ID<ConcernReport>: [ReportStep]] = [:]
        for row in try tx.all(
            """
            SELECT step.*, person.given || ' ' || person.family AS name, position.title || ', ' || workplace.name AS seat,
              workplace.phone FROM concern_report_step AS step
            LEFT JOIN person ON person.id = step.by_person LEFT JOIN position ON position.id = step.by_position
            LEFT JOIN workplace ON workplace.id = position.workplace_id
            WHERE step.report_id IN \(list: ids) ORDER BY step.report_id, step.number
            """)
        {
            var by: Handler?
            if let position: ID<Position> = try row.idIfAny("by_position") {
                by = Handler(
                    position: position, person: try row.id("by_person"), name: try row.text("name"),
                    place: try row.text("seat"), phone: try row.text("phone"))
            }
            found[try row.id("report_id"), default: []].append(
                ReportStep(
                    try row.choice("kind"), at: try row.instant("at"), by: by, choice: try row.textIfAny("choice"),
                    until: try row.dayIfAny("until_day"), reference: try row.textIfAny("reference"),
                    told: try row.text("told").split(separator: " ").compactMap { ReportNews(rawValue: String($0)) },
                    words: try row.narrativeIfAny("words")))
        }
        return found
    }

    /// What was written, as one of the boards keeps it; nil where it keeps none.
    static func content(of report: ConcernReport, at controllers: [ID<Workplace>], in tx: Transaction) throws
        -> [String: [String]]?
    {
        let row = try tx.one(
            """
            SELECT content FROM concern_report_copy WHERE report_id = \(report.id) AND controller_id IN \(list: controllers)
            ORDER BY controller_id LIMIT 1
            """)
        guard let text = try row?.narrativeIfAny("content") else { return nil }
        return try JSONDecoder().decode([String: [String]].self, from: Data(text.utf8))
    }

    /// The seat from which the caller handles a report.
    static func seat(for report: ConcernReport, of caller: Caller) -> Seat? {
        let social = caller.seats.filter { $0.role == .socialWorker || $0.role == .socialHead }
        return social.first { $0.position == report.handler || $0.position == report.place.position }
            ?? social.first { $0.workplace == report.place.workplace } ?? social.first
    }

    static func handler(_ caller: Caller, at seat: Seat, in tx: Transaction) throws -> Handler {
        guard
            let row = try tx.one(
                """
                SELECT position.title, workplace.name, workplace.phone FROM position
                JOIN workplace ON workplace.id = position.workplace_id WHERE position.id = \(seat.position)
                """)
        else { throw Failure.notFound }
        return Handler(
            position: seat.position, person: caller.person, name: caller.name,
            place: "\(try row.text("title")), \(try row.text("name"))", phone: try row.text("phone"))
    }
}
