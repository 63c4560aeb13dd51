import Directory
import Foundation
import Kernel
import Law

/// Möte: a meeting about one child, from the invitation to what was decided.
struct Meeting: Sendable {
    let id: ID<Meeting>
    let child: ID<Child>
    let kind: Kind
    let startsAt: Instant
    let minutes: Int
    /// Nil where the reader may not know the place.
    let place: String?
    let link: String?
    let areas: [WheelArea]
    /// Set when violence is suspected and the guardians are not to know of it.
    let isHidden: Bool
    let calledBy: String
    let agenda: String
    /// How the child takes part, on its own terms.
    let childPart: String
    let interpreter: String
    let stage: Stage
    let notes: String?
    let childVoice: String?
    let guardiansTold: String?
    let nextDay: Day?
    let cancelReason: String?
    let version: Int
    var invitations: [Invitation] = []
    var decisions: [Decision] = []

    enum Kind: String, Sendable, CaseIterable, Codable {
        case collaboration, plan, followUp, threeParty, report, consultation
    }
    enum Stage: String, Sendable, CaseIterable, Codable { case called, held, cancelled }
    enum Answer: String, Sendable, CaseIterable, Codable { case waiting, yes, no }

    /// Inbjudan: of a position, or of someone in the family.
    struct Invitation: Sendable {
        let id: ID<Invitation>
        let position: ID<Position>?
        let person: ID<Person>?
        let name: Phrase
        let answer: Answer
        let words: String?
        /// Nil until the meeting has been held.
        let came: Bool?
    }

    /// Beslut: with someone responsible and a day.
    struct Decision: Sendable {
        let id: ID<Decision>
        let meeting: ID<Meeting>
        let what: String
        let position: ID<Position>
        let responsible: Phrase
        let due: Day
        let doneAt: Instant?
        let outcome: String?
    }

    /// The moment a clock on a Swedish wall shows this time; nil for what is no time.
    static func moment(_ day: Day, _ time: String) -> Instant? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
            (0..<24).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        let plain = day.start + .seconds(hours * 3600 + minutes * 60)
        // The clocks may have been turned since midnight.
        let turned = Day.stockholm.secondsFromGMT(for: plain.date) - Day.stockholm.secondsFromGMT(for: day.start.date)
        return plain - .seconds(turned)
    }

    func mustBe(_ wanted: Stage) throws {
        guard stage != wanted else { return }
        switch stage {
        case .called: throw Failure.outOfOrder(Phrase("Skriv från mötet först.", en: "Write from the meeting first."))
        case .held:
            throw Failure.outOfOrder(Phrase("Mötet har redan hållits.", en: "The meeting has already been held."))
        case .cancelled: throw Failure.outOfOrder(Phrase("Mötet är inställt.", en: "The meeting is cancelled."))
        }
    }
}

/// Vem som får bjudas in: nobody of another controller without an effective consent that covers their workplace.
enum InvitationRule {
    struct Invited: Sendable {
        let contact: Contact
        /// The areas that consents open to the workplace, for meetings.
        let openAreas: Int
    }

    /// What stands in the way, in words for the one who invites; nil when nothing does.
    static func refusal(_ invited: [Invited], home: ID<Workplace>, areas: Int) -> Phrase? {
        let outside = invited.filter { $0.contact.controller != home && $0.openAreas & areas == 0 }
        let places = Set(outside.map(\.contact.workplaceName)).sorted().joined(separator: ", ")
        guard !places.isEmpty else { return nil }
        return Phrase(
            "\(places) får inte bjudas in än: det finns inget giltigt samtycke för dem och mötets områden. Be om samtycke först.",
            en:
                "\(places) may not be invited yet: no consent in force covers them and the meeting's areas. Ask for consent first."
        )
    }
}
