import Directory
import Foundation
import Kernel
import Law
import Storage

/// How a report is sent and how its steps are kept.
enum ReportStore {
    /// Where reports about the child's municipality are taken. Whoever has custody of the child is passed over.
    static func receiver(of child: ID<Child>, in tx: Transaction) throws -> ReportReceiver? {
        try receivers(
            "workplace.municipality = (SELECT municipality FROM child WHERE id = \(child))", notGuardiansOf: child,
            in: tx
        ).first
    }

    static func receiver(_ workplace: ID<Workplace>, for child: ID<Child>?, in tx: Transaction) throws
        -> ReportReceiver?
    {
        try receivers("workplace.id = \(workplace)", notGuardiansOf: child, in: tx).first
    }

    /// Every intake there is.
    static func everywhere(for child: ID<Child>?, in tx: Transaction) throws -> [ReportReceiver] {
        try receivers("1 = 1", notGuardiansOf: child, in: tx)
    }

    private static func receivers(_ which: SQL, notGuardiansOf child: ID<Child>?, in tx: Transaction) throws
        -> [ReportReceiver]
    {
        let today = Day(tx.now)
        let rows = try tx.all(
            """
            SELECT workplace.id, workplace.controller_id, workplace.name, workplace.phone, workplace.duty_phone,
              position.id AS answering,
              CASE WHEN position.id = workplace.named_position_id THEN 0 WHEN position.role = 'socialHead' THEN 1 ELSE 2 END AS place
            FROM workplace JOIN position ON position.workplace_id = workplace.id AND position.role IN ('socialHead', 'socialWorker')
            WHERE workplace.duty = 'reports' AND workplace.closed_on IS NULL AND \(which) AND NOT EXISTS (
              SELECT 1 FROM holding JOIN guardianship ON guardianship.guardian_id = holding.person_id
              WHERE holding.position_id = position.id AND guardianship.child_id = \(child)
                AND holding.from_day <= \(today) AND (holding.to_day IS NULL OR holding.to_day >= \(today)))
            ORDER BY workplace.name COLLATE sv, workplace.id, place, position.id
            """)
        var found: [ReportReceiver] = []
        for row in rows {
            let workplace: ID<Workplace> = try row.id("id")
            // The first of each intake answers.
            guard found.last?.workplace != workplace else { continue }
            found.append(
                ReportReceiver(
                    workplace: workplace, controller: try row.id("controller_id"), position: try row.id("answering"),
                    name: try row.text("name"), phone: try row.text("phone"), dutyPhone: try row.text("duty_phone")))
        }
        return found
    }

    /// Who the child is, for the receiver alone: the reporter may not know all of it.
    static func identity(of child: ID<Child>, in tx: Transaction) throws -> [String: [String]] {
        guard
            let row = try tx.one("SELECT given, family, number, birth_day FROM person WHERE id = \(child)")
        else { throw Failure.notFound }
        let name = "\(try row.text("given")) \(try row.text("family"))"
        let number = try row.textIfAny("number") ?? row.textIfAny("birth_day")
        return ["childName": [name]].merging(number.map { ["childNumber": [$0]] } ?? [:]) { first, _ in first }
    }

    /// Sends it: a copy for each of the two boards, open with the receiver from the same moment.
    static func send(
        _ report: ConcernReport, content: [String: [String]], by person: ID<Person>?, from seat: Seat?,
        in tx: Transaction
    ) throws {
        let place = report.place
        try tx.run(
            """
            INSERT INTO concern_report (id, reference, child_id, controller_id, workplace_id, position_id, reporter, sent_by,
              sent_from, sender_controller_id, acute, violence, protected, sent_at)
            VALUES (\(report.id), \(report.reference), \(report.child), \(place.controller), \(place.workplace),
              \(place.position), \(report.reporter), \(report.isOral ? nil : person), \(seat?.position), \(seat?.controller), \(report.isAcute),
              \(report.suspectsViolence), \(report.isProtected), \(report.sentAt))
            """)
        let who = try report.child.map { try ReportStore.identity(of: $0, in: tx) } ?? [:]
        try keepCopy(content.merging(who) { first, _ in first }, of: report.id, at: place.controller, in: tx)
        if let own = seat?.controller, own != place.controller { try keepCopy(content, of: report.id, at: own, in: tx) }
        try keepSteps(of: report, after: 0, by: person, from: seat?.position, in: tx)
        if let child = report.child {
            let standing: ID<Standing> = tx.newID()
            try tx.run(
                """
                INSERT INTO circle (child_id, id, position_id, person_id, relation, about, since)
                VALUES (\(child), \(standing), \(seat?.position), \(seat == nil ? person : nil), \(Relation.signaller),
                  \(report.about), \(tx.now))
                """)
        }
        try open(report, in: tx)
    }

    /// It waits with the receiver, by the minute. No child's name stands in that list.
    private static func open(_ report: ConcernReport, in tx: Transaction) throws {
        try OpenThings.open(
            .concernReport, about: report.about, path: report.path, child: nil, responsible: report.place.position,
            due: Day(report.toBeOpenedBy), at: report.toBeOpenedBy, in: tx)
    }

    /// Keeps the steps a report has taken since it was read, and moves what waits.
    static func keep(
        _ report: ConcernReport, after count: Int, by person: ID<Person>?, from seat: Seat?, in tx: Transaction
    ) throws {
        try keepSteps(of: report, after: count, by: person, from: seat?.position, in: tx)
        let handles = report.steps[count...].contains { $0.kind == .acknowledged } ? seat?.position : nil
        try tx.run(
            """
            UPDATE concern_report SET opened_at = \(report.last(.opened)?.at),
              handler_id = COALESCE(\(handles), handler_id), closed_at = \(report.last(.closed)?.at)
            WHERE id = \(report.id)
            """)
        if report.isClosed { return try OpenThings.close(report.about, in: tx) }
        guard report.isOpened, let next = report.next else { return }
        try OpenThings.taken(report.about, due: next.due, in: tx)
        try OpenThings.move(report.about, to: handles, in: tx)
    }

    /// To another board: it gets a copy of its own, and the days and the alarm begin anew with it.
    static func forward(
        _ report: ConcernReport, to receiver: ReportReceiver, content: [String: [String]], by caller: Caller,
        from seat: Seat?, in tx: Transaction
    ) throws {
        try keepSteps(of: report, after: report.steps.count - 1, by: caller.person, from: seat?.position, in: tx)
        try keepCopy(content, of: report.id, at: receiver.controller, in: tx)
        try tx.run(
            """
            UPDATE concern_report SET controller_id = \(receiver.controller), workplace_id = \(receiver.workplace),
              position_id = \(receiver.position), handler_id = NULL, opened_at = NULL WHERE id = \(report.id)
            """)
        try OpenThings.close(report.about, in: tx)
        let there = ConcernReport(
            id: report.id, reference: report.reference, child: report.child, reporter: report.reporter,
            isAcute: report.isAcute, suspectsViolence: report.suspectsViolence, isProtected: report.isProtected,
            place: receiver, steps: report.steps)
        try open(there, in: tx)
    }

    private static func keepCopy(
        _ content: [String: [String]], of id: ID<ConcernReport>, at controller: ID<Workplace>, in tx: Transaction
    ) throws {
        let text = String(decoding: try JSONEncoder().encode(content), as: UTF8.self)
        let scope = SealScope(subject: id.value, controller: controller)
        try tx.run(
            """
            INSERT INTO concern_report_copy (report_id, controller_id, content)
            VALUES (\(id), \(controller), \(sealed: text, for: scope)) ON CONFLICT (report_id, controller_id) DO NOTHING
            """)
    }

    private static func keepSteps(
        of report: ConcernReport, after count: Int, by person: ID<Person>?, from position: ID<Position>?,
        in tx: Transaction
    ) throws {
        let scope = SealScope(subject: report.id.value, controller: report.place.controller)
        for (number, step) in report.steps.enumerated().dropFirst(count) {
            let told = step.told.map(\.rawValue).joined(separator: " ")
            try tx.run(
                """
                INSERT INTO concern_report_step (report_id, number, kind, at, by_person, by_position, controller_id, choice,
                  until_day, reference, told, words)
                VALUES (\(report.id), \(number + 1), \(step.kind), \(step.at), \(person), \(position),
                  \(report.place.controller), \(step.choice), \(step.until), \(step.reference), \(told),
                  \(sealed: step.words, for: scope))
                """)
        }
    }
}
