import Directory
public import Kernel
import Storage

/// Avstämning: for one intake, that every report sent was received, and every one received is opened, waits within its time, or alarms.
public struct ReportTally: Sendable, Equatable {
    public let workplace: String
    /// Counted from what was sent, not from what came in.
    public let sent: Int
    public let received: Int
    public let opened: Int
    public let waiting: Int
    /// Unopened past its time: with the head above now.
    public let alarmed: Int
    /// Without the copy of what was written.
    public let empty: Int

    public var adds: Bool { sent == received && received == opened + waiting + alarmed && empty == 0 }
}

/// The only file that knows how reports are reckoned.
enum ReportTallyStore {
    /// Under the workplaces led; all when nil.
    static func tally(under led: [ID<Workplace>]? = nil, in tx: Transaction) throws -> [ReportTally] {
        let which: SQL =
            led.map { "workplace.id IN (SELECT id FROM workplace WHERE id IN \(list: $0) OR parent_id IN \(list: $0))" }
            ?? "1 = 1"
        return try tx.all(
            """
            WITH state AS (
              SELECT concern_report.id, concern_report.workplace_id,
                (SELECT COUNT(*) FROM concern_report_step AS step WHERE step.report_id = concern_report.id
                  AND step.number = 1 AND step.kind = 'sent') AS sent,
                CASE WHEN concern_report.opened_at IS NOT NULL THEN 1 ELSE 0 END AS opened,
                (SELECT COUNT(*) FROM open_thing WHERE open_thing.about = 'report/' || concern_report.id
                  AND open_thing.closed_at IS NULL AND open_thing.due_at >= \(tx.now)) AS waiting,
                (SELECT COUNT(*) FROM open_thing WHERE open_thing.about = 'report/' || concern_report.id
                  AND open_thing.closed_at IS NULL AND open_thing.due_at < \(tx.now)) AS alarmed,
                (SELECT COUNT(*) FROM concern_report_copy AS copy WHERE copy.report_id = concern_report.id
                  AND copy.controller_id = concern_report.controller_id) AS copies
              FROM concern_report
            )
            SELECT workplace.name, SUM(state.sent) AS sent, COUNT(*) AS received, SUM(state.opened) AS opened,
              SUM(CASE WHEN state.opened = 0 THEN state.waiting ELSE 0 END) AS waiting,
              SUM(CASE WHEN state.opened = 0 THEN state.alarmed ELSE 0 END) AS alarmed,
              SUM(CASE WHEN state.copies = 1 THEN 0 ELSE 1 END) AS hollow
            FROM state JOIN workplace ON workplace.id = state.workplace_id WHERE \(which)
            GROUP BY workplace.id, workplace.name ORDER BY workplace.name COLLATE sv, workplace.id
            """
        ).map { row in
            ReportTally(
                workplace: try row.text("name"), sent: try row.int("sent"), received: try row.int("received"),
                opened: try row.int("opened"), waiting: try row.int("waiting"), alarmed: try row.int("alarmed"),
                empty: try row.int("hollow"))
        }
    }
}
