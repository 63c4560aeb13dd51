import Kernel
import Law
import Web

/// What the page about custody shows.
struct GuardianView: Sendable {
    let child: ID<Child>
    let guardians: [Guardian]
    let events: [CustodyEvent]
    let today: Day

    var isUnconfirmed: Bool { guardians.now(today).contains { !$0.isConfirmed } }
}

func guardiansPage(_ view: GuardianView) -> HTML {
    let page = "/barn/\(view.child)/vardnad"
    return """
        \(pageHead(GuardianWords.title.description, actions: [linkButton(GuardianWords.add, to: "\(page)/ny")]))
        \(view.isUnconfirmed ? unconfirmedNotice(view.child, mayConfirm: true) : nil)
        \(list(GuardianWords.now, view.guardians.now(view.today), view) ?? empty(GuardianWords.nobody))
        \(list(GuardianWords.coming, view.guardians.filter { $0.time(on: view.today) == .coming }, view))
        \(list(GuardianWords.over, view.guardians.filter { $0.time(on: view.today) == .over }, view))
        \(view.events.isEmpty ? nil : more(GuardianWords.history, history(view.events)))
        """
}

/// The form about one guardian says whose custody it is; the others show everyone who has custody.
func guardianFormPage(
    _ title: Phrase, _ one: Guardian?, _ fields: [Field], _ filled: Filled, _ view: GuardianView, _ visit: Visit
) -> HTML {
    """
    \(pageHead(one.map { GuardianWords.of($0.name).description } ?? title.description))
    <p class="lead">\(GuardianWords.lead)</p>
    \(one == nil ? list(GuardianWords.now, view.guardians.now(view.today), view, mayChange: false) : nil)
    \(formHTML(fields, filled, to: visit.path, submit: Words.save, in: visit, cancel: "/barn/\(view.child)/vardnad"))
    """
}

/// The warning on every page that rests on custody nobody here has checked.
func unconfirmedNotice(_ child: ID<Child>, mayConfirm: Bool) -> HTML {
    notice(
        GuardianWords.unconfirmed, tone: .care,
        """
        <p>\(GuardianWords.unconfirmedWhy)</p>
        \(mayConfirm ? "<p>\(linkButton(GuardianWords.confirm, to: "/barn/\(child)/vardnad/bekrafta", .secondary))</p>" as HTML : nil)
        """)
}

private func list(_ title: Phrase, _ guardians: [Guardian], _ view: GuardianView, mayChange: Bool = true) -> HTML? {
    guard !guardians.isEmpty else { return nil }
    let lines = guardians.map { one -> HTML in
        var facts: [HTML] = ["\(one.custody.words)", "\(period(one.from, one.to))"]
        if one.isHindered { facts.append("\(GuardianWords.hindered)") }
        if one.locationHidden { facts.append("\(GuardianWords.locationHidden)") }
        if one.needsInterpreter { facts.append("\(GuardianWords.interpreter(one.language))") }
        let state: HTML =
            one.isConfirmed
            ? tag(GuardianWords.checked, tone: .good) : tag(GuardianWords.unchecked, tone: .care)
        let change: HTML? =
            mayChange
            ? "<p>\(linkButton(GuardianWords.change, to: "/barn/\(view.child)/vardnad/\(one.id)", .secondary, small: true)) \(unseen(Phrase(one.name, en: one.name)))</p>"
            : nil
        return "<li><strong>\(one.name)</strong> \(state)<br>\(facts.joined(by: "<br>"))\(change)</li>"
    }
    return "<section><h2>\(title)</h2><ul class=\"plain-list\">\(lines)</ul></section>"
}

private func history(_ events: [CustodyEvent]) -> HTML {
    timeline(
        events.map { event in
            let custody: HTML? = event.custody.map { custody in
                "<p>\(custody.words), \(period(event.from, event.to))</p>"
            }
            return TimelineEntry(
                "\(event.what.words)\(event.guardian.map { ": \($0)" as HTML })",
                when: event.at.dateAndTime.description, machineTime: Day(event.at).description, by: event.by,
                body: "\(custody)<p>\(event.source.words)</p>")
        })
}

private func period(_ from: Day?, _ to: Day?) -> Phrase {
    let (start, end) = (from?.date, to?.date)
    return Phrase(
        "från \(start?.swedish ?? "")\(end.map { " till \($0.swedish)" } ?? "")",
        en: "from \(start?.english ?? "")\(end.map { " until \($0.english)" } ?? "")")
}

enum GuardianWords {
    static let title = Phrase("Vårdnad", en: "Custody")
    static let now = Phrase("Har vårdnaden nu", en: "Has custody now")
    static let coming = Phrase("Får vårdnaden senare", en: "Will have custody")
    static let over = Phrase("Har haft vårdnaden", en: "Has had custody")
    static let nobody = Phrase("Ingen vårdnadshavare är känd.", en: "No guardian is known.")
    static let history = Phrase("Vad som har skrivits upp", en: "What has been written down")
    static let add = Phrase("Lägg till vårdnadshavare", en: "Add a guardian")
    static let change = Phrase("Ändra eller avsluta", en: "Change or end")
    static func of(_ name: String) -> Phrase { Phrase("Vårdnad: \(name)", en: "Custody: \(name)") }
    static let confirm = Phrase("Bekräfta vårdnaden", en: "Confirm custody")
    static let lead = Phrase(
        "Vårdnaden avgör vem som ska samtycka. När den ändras räknas barnets samtycken om direkt.",
        en: "Custody decides who must consent. When it changes, the child's consents are worked out again at once.")
    static let unconfirmed = Phrase("Vårdnaden är inte bekräftad", en: "Custody is not confirmed")
    static let unconfirmedWhy = Phrase(
        "Uppgiften kommer från skolans system, som inte alltid vet vem som har vårdnaden. Kontrollera den innan du bygger på ett samtycke.",
        en:
            "It comes from the school's system, which does not always know who has custody. Check it before you rely on a consent."
    )
    static let checked = Phrase("bekräftad", en: "confirmed")
    static let unchecked = Phrase("inte bekräftad", en: "not confirmed")
    static let hindered = Phrase("Kan inte ta del i besluten", en: "Cannot take part in decisions")
    static let locationHidden = Phrase("Får inte veta var barnet är", en: "May not know where the child is")

    static func interpreter(_ language: String) -> Phrase {
        let name = SpokenLanguage.name(language)
        return Phrase("Behöver tolk: \(name.swedish)", en: "Needs an interpreter: \(name.english)")
    }
}

extension CustodyEvent.What {
    fileprivate var words: Phrase {
        switch self {
        case .added: Phrase("Lades till", en: "Added")
        case .changed: Phrase("Ändrades", en: "Changed")
        case .ended: Phrase("Avslutades", en: "Ended")
        case .confirmed: Phrase("Vårdnaden bekräftades", en: "Custody was confirmed")
        }
    }
}
