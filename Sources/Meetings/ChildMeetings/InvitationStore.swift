import Directory
import Kernel
import Law
import Storage

/// The only file that knows how invitations are kept.
enum InvitationStore {
    static func invite(
        positions: [ID<Position>], family: [ID<Person>], to id: ID<Meeting>, areas: Int, isHidden: Bool, on day: Day,
        _ home: HomePlace, _ permit: Permit, in tx: Transaction
    ) throws {
        try check(positions, family, areas: areas, isHidden: isHidden, home, permit, in: tx)
        let here = try already(id, permit.child, in: tx)
        for position in positions where !here.positions.contains(position) {
            try add(position, nil, to: id, on: day, isCaller: position == permit.seat?.position, permit, in: tx)
        }
        for person in family where !here.people.contains(person) {
            try add(nil, person, to: id, on: day, isCaller: false, permit, in: tx)
        }
        guard let own = permit.seat?.position, !positions.contains(own), !here.positions.contains(own) else { return }
        try add(own, nil, to: id, on: day, isCaller: true, permit, in: tx)
    }

    /// Every problem at once: nobody unknown, nobody without consent, no guardian to a hidden meeting.
    private static func check(
        _ positions: [ID<Position>], _ family: [ID<Person>], areas: Int, isHidden: Bool, _ home: HomePlace,
        _ permit: Permit,
        in tx: Transaction
    ) throws {
        var problems: [Problem] = []
        let contacts = try Sharing.contacts(positions, in: tx)
        if contacts.count != positions.count || contacts.contains(where: { !Policy.withChildren.contains($0.role) }) {
            problems.append(
                Problem(
                    "positions",
                    Phrase("Välj bland dem som arbetar med barn.", en: "Choose among those who work with children.")))
        }
        let invited = try contacts.map {
            InvitationRule.Invited(
                contact: $0, openAreas: try Sharing.openAreas(to: $0.workplace, of: permit.child, .meeting, in: tx))
        }
        if let refusal = InvitationRule.refusal(invited, home: home.controller, areas: areas) {
            problems.append(Problem("positions", refusal))
        }
        let known = try Sharing.family(of: permit.child, in: tx)
        if !Set(family).isSubset(of: known.map(\.person)) {
            problems.append(
                Problem(
                    "family",
                    Phrase("Välj bland barnet och vårdnadshavarna.", en: "Choose among the child and the guardians.")))
        }
        if isHidden, known.contains(where: { !$0.isChild && family.contains($0.person) }) {
            problems.append(
                Problem(
                    "family",
                    Phrase(
                        "Mötet visas inte för vårdnadshavarna. Bjud inte in dem.",
                        en: "The guardians do not see the meeting. Do not invite them.")))
        }
        guard problems.isEmpty else { throw Failure.invalid(problems) }
    }

    private static func already(_ id: ID<Meeting>, _ child: ID<Child>, in tx: Transaction) throws
        -> (positions: Set<ID<Position>>, people: Set<ID<Person>>)
    {
        let rows = try tx.all(
            "SELECT position_id, person_id FROM meeting_invitation WHERE child_id = \(child) AND meeting_id = \(id)")
        return (
            Set(try rows.compactMap { try $0.idIfAny("position_id") }),
            Set(try rows.compactMap { try $0.idIfAny("person_id") })
        )
    }

    private static func add(
        _ position: ID<Position>?, _ person: ID<Person>?, to id: ID<Meeting>, on day: Day, isCaller: Bool,
        _ permit: Permit,
        in tx: Transaction
    ) throws {
        let invitation: ID<Meeting.Invitation> = tx.newID()
        let answer: Meeting.Answer = isCaller ? .yes : .waiting
        try tx.run(
            """
            INSERT INTO meeting_invitation (child_id, id, meeting_id, position_id, person_id, answer)
            VALUES (\(permit.child), \(invitation), \(id), \(position), \(person), \(answer))
            """)
        guard let position, !isCaller else { return }
        let standing: ID<Standing> = tx.newID()
        try tx.run(
            """
            INSERT INTO circle (child_id, id, position_id, relation, about, since)
            VALUES (\(permit.child), \(standing), \(position), 'participant', \("meeting/\(id)"), \(tx.now))
            """)
        try OpenThings.open(
            .invitation, about: "invitation/\(invitation)", path: "\(MeetingStepStore.path(permit.child, id))/svar",
            child: permit.child, responsible: position, due: day, in: tx)
    }

    /// One's own answer, or another's as noted by those who lead the work.
    static func answer(
        _ meeting: Meeting, _ invitation: ID<Meeting.Invitation>?, _ answer: Meeting.Answer, words: String?,
        _ permit: Permit,
        in tx: Transaction
    ) throws {
        try meeting.mustBe(.called)
        let leads = permit.standing.relation == .namedPerson || permit.standing.relation == .coordinator
        let found = meeting.invitations.first { one in
            if let invitation { return one.id == invitation && (leads || isOwn(one, permit)) }
            return isOwn(one, permit)
        }
        guard let found else { throw Failure.notFound }
        try tx.run(
            """
            UPDATE meeting_invitation SET answer = \(answer), answered_at = \(tx.now),
              words = \(sealed: words, for: try MeetingStepStore.scope(of: meeting, in: tx))
            WHERE child_id = \(meeting.child) AND meeting_id = \(meeting.id) AND id = \(found.id)
            """)
        try OpenThings.close("invitation/\(found.id)", in: tx)
    }

    static func isOwn(_ invitation: Meeting.Invitation, _ permit: Permit) -> Bool {
        invitation.person == permit.caller.person || invitation.position.map(permit.caller.positions.contains) == true
    }

    /// Who came. Those who did not stand no longer in the work through this meeting.
    static func attend(_ meeting: Meeting, came: [ID<Meeting.Invitation>], in tx: Transaction) throws {
        guard Set(came).isSubset(of: meeting.invitations.map(\.id)) else {
            throw Failure.invalid([Problem("came", Phrase("Välj bland de inbjudna.", en: "Choose among the invited."))])
        }
        for invitation in meeting.invitations {
            let here = came.contains(invitation.id)
            try tx.run(
                """
                UPDATE meeting_invitation SET came = \(here)
                WHERE child_id = \(meeting.child) AND meeting_id = \(meeting.id) AND id = \(invitation.id)
                """)
            try OpenThings.close("invitation/\(invitation.id)", in: tx)
            guard let position = invitation.position else { continue }
            // A correction of who came may also let someone back in.
            let ended: Instant? = here ? nil : tx.now
            try tx.run(
                """
                UPDATE circle SET ended_at = \(ended)
                WHERE child_id = \(meeting.child) AND about = \("meeting/\(meeting.id)") AND position_id = \(position)
                  AND relation = 'participant'
                """)
        }
    }

    /// The meeting is off: nobody stands in the work through it.
    static func end(_ meeting: Meeting, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE circle SET ended_at = \(tx.now)
            WHERE child_id = \(meeting.child) AND about = \("meeting/\(meeting.id)") AND relation = 'participant'
              AND ended_at IS NULL
            """)
        for invitation in meeting.invitations { try OpenThings.close("invitation/\(invitation.id)", in: tx) }
    }
}
