import Kernel

/// Vårdnadshavare: one person's custody of one child, from a day on and perhaps until one.
struct Guardian: Sendable, Equatable {
    let id: ID<Person>
    let name: String
    let custody: Custody
    let from: Day
    let to: Day?
    let isHindered: Bool
    let locationHidden: Bool
    let language: String
    let needsInterpreter: Bool
    let phone: String
    let email: String
    /// Someone here has checked it; what only an import says is not.
    let isConfirmed: Bool

    enum Time: Sendable { case over, now, coming }

    func time(on today: Day) -> Time {
        if let to, to < today { return .over }
        return from > today ? .coming : .now
    }
}

/// Hur vårdnaden är kontrollerad: what the one who writes it down has looked at.
enum CustodySource: String, Sendable, CaseIterable {
    case populationRegister, courtDecision, agreement, certificate
}

/// Vårdnadens historia: one thing that was written down about custody; never changed afterwards.
struct CustodyEvent: Sendable {
    enum What: String, Sendable { case added, changed, ended, confirmed }

    let at: Instant
    let what: What
    /// The guardian; nil when it was about all of them.
    let guardian: String?
    let custody: Custody?
    let from: Day?
    let to: Day?
    let source: CustodySource
    /// Who wrote it, with title.
    let by: String
}

/// What the form says of one guardian.
struct GuardianChange: Sendable {
    let custody: Custody
    let from: Day
    let to: Day?
    let isHindered: Bool
    let locationHidden: Bool
    let language: String
    let needsInterpreter: Bool
    let phone: String
    let email: String
    let source: CustodySource
}

extension [Guardian] {
    func now(_ today: Day) -> [Guardian] { filter { $0.time(on: today) == .now } }

    /// Why custody as it stands cannot be confirmed; nil when it can.
    func fault(on today: Day) -> Phrase? {
        let now = now(today)
        if now.isEmpty {
            return Phrase("Lägg först till en vårdnadshavare.", en: "First add a guardian.")
        }
        if now.count == 1, now[0].custody == .joint {
            return Phrase(
                "Vårdnaden står som gemensam men bara en vårdnadshavare är känd. Lägg till den andra, eller ändra till ensam vårdnad.",
                en: "Custody stands as joint but only one guardian is known. Add the other, or change to sole custody.")
        }
        if now.count > 1, now.contains(where: { $0.custody == .sole }) {
            return Phrase(
                "Någon står som ensam vårdnadshavare fast det finns fler. Ändra den ena, eller avsluta den andra.",
                en: "Someone stands as sole guardian though there are more. Change the one, or end the other.")
        }
        return nil
    }
}
