import Directory
import Kernel
import Law
import Storage
import Web

/// Everything the page of one meeting shows.
struct MeetingView: Sendable {
    let meeting: Meeting
    let versions: [MeetingVersion]
    /// Decisions of earlier meetings that are not carried out.
    let left: [Meeting.Decision]
    let steps: [Step]
    let mine: Set<ID<Position>>
    let mayFinishAll: Bool

    /// What the reader can do with it.
    enum Step: Sendable { case answer, invite, hold, edit, decide, cancel }

    init(_ meeting: Meeting, _ permit: Permit, in tx: Transaction) throws {
        self.meeting = meeting
        versions = try MeetingStore.versions(of: meeting, permit, in: tx)
        left = try MeetingStore.openDecisions(permit, besides: meeting.id, in: tx)
        mine = Set(permit.caller.positions)
        let relation = permit.standing.relation
        mayFinishAll = relation == .namedPerson || relation == .coordinator
        let leads = mayFinishAll
        let isInvited = meeting.invitations.contains { InvitationStore.isOwn($0, permit) }
        switch meeting.stage {
        case .called:
            let hasBegun = meeting.startsAt <= tx.now
            steps = (isInvited || leads ? [.answer] : []) + (leads ? [hasBegun ? .hold : .invite, .cancel] : [])
        case .held: steps = leads ? [.decide, .edit] : []
        case .cancelled: steps = []
        }
    }

    func mayFinish(_ decision: Meeting.Decision) -> Bool {
        decision.doneAt == nil && (mayFinishAll || mine.contains(decision.position))
    }
}

/// Whom to invite: the own workplace and those the consents cover; and which workplaces fit the areas but lack consent.
struct MeetingOffer: Sendable {
    let contacts: [Contact]
    let family: [(person: ID<Person>, name: String, isChild: Bool)]
    /// Positions at the workplaces that consents cover.
    let covered: [ID<Position>]
    let openAreas: [WheelArea]
    let lacking: [String]

    init(_ permit: Permit, areas: [WheelArea], besides invited: [Meeting.Invitation], in tx: Transaction) throws {
        let home = try Sharing.home(of: permit.child, in: tx)
        let open = try Sharing.openWorkplaces(of: permit.child, in: tx)
        let masks = try open.map { ($0, try Sharing.openAreas(to: $0, of: permit.child, .meeting, in: tx)) }
        let fitting = masks.filter { $0.1 != 0 && (areas.isEmpty || $0.1 & areas.mask != 0) }.map(\.0)
        let taken = Set(invited.compactMap(\.position) + [permit.seat?.position].compactMap { $0 })
        contacts = try Sharing.contacts(at: [home.workplace] + fitting, in: tx).filter { !taken.contains($0.position) }
        covered = contacts.filter { fitting.contains($0.workplace) && $0.role.isHead == false }.map(\.position)
        family = try Sharing.family(of: permit.child, in: tx).filter { one in
            !invited.contains { $0.person == one.person }
        }
        openAreas = [WheelArea](mask: masks.reduce(0) { $0 | $1.1 })
        lacking = try Sharing.suggestions(for: permit.child, areas: areas, sectors: [], in: tx)
            .filter { $0.isSuggested && !fitting.contains($0.id) }.map(\.name)
    }

    func filling(_ fields: [Field]) -> [Field] {
        fields.among("positions", contacts.map { Field.Choice($0.position.description, $0.name(showsPlaces: true)) })
            .among("family", family.map { Field.Choice($0.person.description, Phrase($0.name, en: $0.name)) })
    }
}
