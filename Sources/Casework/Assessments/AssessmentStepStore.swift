import Directory
import Foundation
import Kernel
import Law
import Storage

/// The only file that knows how an assessment changes.
enum AssessmentStepStore {
    static func start(
        signal: ID<Signal>?, purpose: String?, hidden: Bool, under permit: Permit, in tx: Transaction
    ) throws -> ID<Assessment> {
        guard let seat = permit.seat else { throw Failure.notFound }
        let id: ID<Assessment> = tx.newID()
        let home = try Sharing.home(of: permit.child, in: tx)
        let scope = SealScope(subject: permit.child.value, controller: home.controller)
        try tx.run(
            """
            INSERT INTO assessment (child_id, id, controller_id, areas, hidden_from_guardians, signal_id, purpose, started_from,
              started_by, started_at, version, stage)
            VALUES (\(permit.child), \(id), \(home.controller), 0, \(hidden), \(signal), \(sealed: purpose, for: scope),
              \(seat.position), \(permit.caller.person), \(tx.now), 1, 'gathering')
            """)
        let today = Day(tx.now)
        try OpenThings.open(
            .assessment, about: Assessment.about(id), path: "/barn/\(permit.child)/kartlaggningar/\(id)",
            child: permit.child,
            responsible: home.position, due: RuleBook.current.deadline(.localAssessment, from: today) ?? today, in: tx)
        return id
    }

    // MARK: Who does it

    /// The offer waits with the one who got it; the assessment itself stays where it is until the answer is yes.
    static func offer(_ assessment: Assessment, to position: ID<Position>, under permit: Permit, in tx: Transaction)
        throws
    {
        let (id, circle): (ID<Contact>, ID<Relation>) = (tx.newID(), tx.newID())
        try tx.run(
            """
            INSERT INTO delegation (child_id, id, assessment_id, to_position_id, offered_by, offered_at)
            VALUES (\(permit.child), \(id), \(assessment.id), \(position), \(permit.caller.person), \(tx.now))
            """)
        try tx.run(
            """
            INSERT INTO circle (child_id, id, position_id, relation, about, since)
            VALUES (\(permit.child), \(circle), \(position), \(Relation.invited), \(Assessment.offer(assessment.id)), \(tx.now))
            """)
        let today = Day(tx.now)
        try OpenThings.open(
            .assessment, about: Assessment.offer(assessment.id), path: assessment.path + "/delegering/svar",
            child: permit.child,
            responsible: position, due: RuleBook.current.deadline(.localSignalAcknowledged, from: today) ?? today,
            in: tx)
    }

    enum OfferEnd: String, Sendable { case accepted, declined, withdrawn }

    static func end(offer assessment: Assessment, _ how: OfferEnd, under permit: Permit, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE delegation SET answered_at = \(tx.now), answer = \(how)
            WHERE child_id = \(permit.child) AND assessment_id = \(assessment.id) AND answered_at IS NULL
            """)
        try leaveCircle(Assessment.offer(assessment.id), of: permit.child, in: tx)
        try OpenThings.close(Assessment.offer(assessment.id), in: tx)
        guard how == .accepted, let position = assessment.duty.assessor else { return }
        let circle: ID<Relation> = tx.newID()
        try tx.run(
            """
            INSERT INTO circle (child_id, id, position_id, relation, about, since)
            VALUES (\(permit.child), \(circle), \(position), \(Relation.assessor), \(assessment.about), \(tx.now))
            """)
        try assign(assessment, to: position, under: permit, in: tx)
    }

    /// Back to the named person.
    static func takeBack(_ assessment: Assessment, under permit: Permit, in tx: Transaction) throws {
        try end(offer: assessment, .withdrawn, under: permit, in: tx)
        try leaveCircle(assessment.about, of: permit.child, in: tx)
        try assign(assessment, to: nil, under: permit, in: tx)
    }

    private static func assign(
        _ assessment: Assessment, to position: ID<Position>?, under permit: Permit, in tx: Transaction
    ) throws {
        try tx.run(
            "UPDATE assessment SET assessor_id = \(position) WHERE child_id = \(permit.child) AND id = \(assessment.id)"
        )
        try OpenThings.move(assessment.about, to: position ?? Sharing.home(of: permit.child, in: tx).position, in: tx)
    }

    private static func leaveCircle(_ about: String, of child: ID<Child>, in tx: Transaction) throws {
        try tx.run(
            "UPDATE circle SET ended_at = \(tx.now) WHERE child_id = \(child) AND about = \(about) AND ended_at IS NULL"
        )
    }

    // MARK: The text

    /// Saves the working text over the version it was written from; someone who saved in between is not overwritten.
    static func write(_ assessment: Assessment, over version: Int, under permit: Permit, in tx: Transaction) throws {
        let scope = try scope(of: assessment.id, under: permit, in: tx)
        let form = String(decoding: try JSONEncoder().encode(assessment.analysis.form), as: UTF8.self)
        let changed = try tx.run(
            """
            UPDATE assessment SET working = \(sealed: form, for: scope), version = version + 1
            WHERE child_id = \(permit.child) AND id = \(assessment.id) AND version = \(version)
            """)
        guard changed == 1 else {
            let saved = try AssessmentStore.find(assessment.id, under: permit, in: tx)
            throw Failure.conflict(
                version: saved.version, saved: saved.analysis.form.mapValues { $0.joined(separator: ", ") })
        }
    }

    static func conclude(_ assessment: Assessment, under permit: Permit, in tx: Transaction) throws {
        guard let conclusion = assessment.conclusion, let seat = permit.seat else { throw Failure.notFound }
        let scope = try scope(of: assessment.id, under: permit, in: tx)
        let sectors = Sector.allCases.enumerated().filter { conclusion.sectors.contains($0.element) }.reduce(0) {
            $0 | 1 << $1.offset
        }
        var (toldOn, toldBy, notTold): (Day?, String?, String?)
        switch conclusion.told {
        case .on(let day, let who): (toldOn, toldBy) = (day, who)
        case .not(let why): notTold = why
        case nil: break
        }
        var (said, missing): (String?, String?)
        switch conclusion.childsView {
        case .said(let words): said = words
        case .missing(let why): missing = why
        case nil: break
        }
        try tx.run(
            """
            UPDATE assessment SET stage = 'concluded', areas = \(conclusion.areas.mask), conclusion = \(conclusion.kind),
              sectors = \(sectors), told_on = \(toldOn), told_by = \(sealed: toldBy, for: scope),
              not_told = \(sealed: notTold, for: scope), childs_view = \(sealed: said, for: scope),
              childs_view_missing = \(sealed: missing, for: scope), concluded_from = \(seat.position),
              concluded_by = \(permit.caller.person), concluded_at = \(tx.now)
            WHERE child_id = \(permit.child) AND id = \(assessment.id)
            """)
        try finish(assessment, conclusion, under: permit, in: tx)
    }

    /// What ends with the assessment, and what begins: where others are needed, consent has to be asked.
    private static func finish(
        _ assessment: Assessment, _ conclusion: Conclusion, under permit: Permit, in tx: Transaction
    ) throws {
        let asked = try tx.all(
            "SELECT id FROM perspective WHERE child_id = \(permit.child) AND assessment_id = \(assessment.id)"
        ).map { Perspective.about(try $0.id("id")) }
        for about in asked + [assessment.about] {
            try leaveCircle(about, of: permit.child, in: tx)
            try OpenThings.close(about, in: tx)
        }
        if case .offered = assessment.duty { try end(offer: assessment, .withdrawn, under: permit, in: tx) }
        guard conclusion.kind == .collaboration else { return }
        let (today, home) = (Day(tx.now), try Sharing.home(of: permit.child, in: tx))
        try OpenThings.close("consentToAsk/\(permit.child)", in: tx)
        try OpenThings.open(
            .consent, about: "consentToAsk/\(permit.child)",
            path: Sharing.askPath(permit.child, areas: conclusion.areas, sectors: conclusion.sectors),
            child: permit.child,
            responsible: home.position, due: RuleBook.current.deadline(.localSignalAcknowledged, from: today) ?? today,
            in: tx)
    }

    private static func scope(of id: ID<Assessment>, under permit: Permit, in tx: Transaction) throws -> SealScope {
        guard
            let row = try tx.one("SELECT controller_id FROM assessment WHERE child_id = \(permit.child) AND id = \(id)")
        else {
            throw Failure.notFound
        }
        return SealScope(subject: permit.child.value, controller: try row.id("controller_id"))
    }
}

/// Assessments and offers that wait for someone, for the net.
let openAssessments: SQL = """
    SELECT 'assessment/' || id AS about FROM assessment WHERE stage = 'gathering'
    UNION ALL SELECT 'delegation/' || assessment_id FROM delegation WHERE answered_at IS NULL
    UNION SELECT 'consentToAsk/' || child_id FROM assessment
      WHERE stage = 'concluded' AND conclusion = 'collaboration' AND NOT EXISTS (
        SELECT 1 FROM consent WHERE consent.child_id = assessment.child_id AND consent.asked_at >= assessment.concluded_at)
    """
