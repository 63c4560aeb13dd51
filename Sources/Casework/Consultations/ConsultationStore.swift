import Directory
import Kernel
import Law
import Storage

/// The only file that knows how consultations are stored: nothing in a row says who asked, or the hour.
enum ConsultationStore {
    /// Someone to ask: a unit's named person, or the head of a social or health unit.
    struct Receiver: Sendable {
        let workplace: ID<Workplace>
        let name: String
        let position: ID<Position>
        let controller: ID<Workplace>
    }

    private static let receivers: SQL = """
        SELECT workplace.id, workplace.name, workplace.controller_id, COALESCE(workplace.named_position_id, (
          SELECT MIN(position.id) FROM position WHERE position.workplace_id = workplace.id
            AND position.role IN ('socialHead', 'healthHead'))) AS answering
        FROM workplace WHERE workplace.kind = 'workplace' AND workplace.closed_on IS NULL
        """

    static func receivers(near caller: Caller, in tx: Transaction) throws -> [Receiver] {
        try tx.all(
            """
            WITH asked AS (\(receivers) AND workplace.municipality IN (
              SELECT municipality FROM workplace WHERE id IN \(list: caller.seats.map(\.workplace))))
            SELECT id, name, controller_id, answering FROM asked WHERE answering IS NOT NULL ORDER BY name COLLATE sv, id
            """
        ).map(receiver)
    }

    static func receiver(_ workplace: ID<Workplace>, in tx: Transaction) throws -> Receiver? {
        try tx.one(
            """
            WITH asked AS (\(receivers) AND workplace.id = \(workplace))
            SELECT id, name, controller_id, answering FROM asked WHERE answering IS NOT NULL
            """
        ).map(receiver)
    }

    private static func receiver(_ row: Fields) throws -> Receiver {
        Receiver(
            workplace: try row.id("id"), name: try row.text("name"), position: try row.id("answering"),
            controller: try row.id("controller_id"))
    }

    /// The same question sent twice is one.
    static func ask(
        _ question: String, areas: [WheelArea], of receiver: Receiver, id: ID<Consultation>, in tx: Transaction
    ) throws {
        let scope = SealScope(subject: id.value, controller: receiver.controller)
        let today = Day(tx.now)
        let made = try tx.run(
            """
            INSERT INTO consultation (id, controller_id, workplace_id, position_id, question, areas, asked_on)
            VALUES (\(id), \(receiver.controller), \(receiver.workplace), \(receiver.position), \(sealed: question, for: scope),
              \(areas.mask), \(today))
            ON CONFLICT (id) DO NOTHING
            """)
        guard made == 1 else { return }
        try OpenThings.open(
            .consultation, about: Consultation.about(id), path: "/konsultationer/\(id)", child: nil,
            responsible: receiver.position,
            due: RuleBook.current.deadline(.localSignalAcknowledged, from: today) ?? today, in: tx)
    }

    /// Those the caller is to answer, or has answered.
    static func list(for caller: Caller, in tx: Transaction) throws -> [Consultation] {
        try read("consultation.position_id IN \(list: caller.positions)", in: tx)
    }

    static func find(_ id: ID<Consultation>, for caller: Caller, in tx: Transaction) throws -> Consultation {
        let mine: SQL = "consultation.id = \(id) AND consultation.position_id IN \(list: caller.positions)"
        guard let found = try read(mine, in: tx).first else { throw Failure.notFound }
        return found
    }

    /// For whoever holds the code.
    static func find(_ id: ID<Consultation>, in tx: Transaction) throws -> Consultation? {
        try read("consultation.id = \(id)", in: tx).first
    }

    private static func read(_ which: SQL, in tx: Transaction) throws -> [Consultation] {
        try tx.all(
            """
            SELECT consultation.id, consultation.question, consultation.areas, consultation.asked_on, consultation.answer,
              consultation.answered_on, workplace.name
            FROM consultation JOIN workplace ON workplace.id = consultation.workplace_id WHERE \(which)
            ORDER BY consultation.asked_on DESC, consultation.id LIMIT 200
            """
        ).map { row in
            Consultation(
                id: try row.id("id"), receiver: try row.text("name"), question: try row.narrative("question"),
                areas: [WheelArea](mask: try row.int("areas")), askedOn: try row.day("asked_on"),
                answer: try row.narrativeIfAny("answer").map {
                    Consultation.Answer(words: $0, on: try row.day("answered_on"))
                })
        }
    }

    static func keep(_ consultation: Consultation, by caller: Caller, in tx: Transaction) throws {
        guard let row = try tx.one("SELECT controller_id FROM consultation WHERE id = \(consultation.id)") else {
            throw Failure.notFound
        }
        let scope = SealScope(subject: consultation.id.value, controller: try row.id("controller_id"))
        try tx.run(
            """
            UPDATE consultation SET answer = \(sealed: consultation.answer?.words, for: scope),
              answered_on = \(consultation.answer?.on), answered_by = \(caller.person)
            WHERE id = \(consultation.id)
            """)
        try OpenThings.close(Consultation.about(consultation.id), in: tx)
    }
}

let openConsultations: SQL = "SELECT 'consultation/' || id AS about FROM consultation WHERE answered_on IS NULL"

let consultationMigrations = [
    Migration(
        "2026-11-21 consultations: questions without names",
        """
        CREATE TABLE consultation (
          id TEXT PRIMARY KEY,
          controller_id TEXT NOT NULL REFERENCES workplace (id),
          workplace_id TEXT NOT NULL REFERENCES workplace (id),
          position_id TEXT NOT NULL REFERENCES position (id),
          question BLOB NOT NULL,
          areas BIGINT NOT NULL,
          asked_on TEXT NOT NULL,
          answer BLOB,
          answered_on TEXT,
          answered_by TEXT REFERENCES person (id),
          CHECK ((answered_on IS NULL) = (answer IS NULL))
        );
        CREATE INDEX consultation_position ON consultation (position_id, answered_on);
        """)
]
