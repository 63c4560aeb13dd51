import Kernel
import Law
import Web

/// What a reader of the child page is shown, decided when it is read.
struct ChildView: Sendable {
    let facts: ChildFacts
    let showsPlaces: Bool
    /// May see how to reach the guardians.
    let showsContacts: Bool
    let kind: Page.Kind
    let mayChange: Bool
    let mayAnswerHandOver: Bool
    /// The reader, when a guardian: sees the own contact details.
    let reader: ID<Person>
    let parts: [ChildPanels.Filled]

    var isFamily: Bool { kind != .staff }
    var bar: Page.ChildBar { facts.bar.bar(showsPlaces: showsPlaces) }
    func showsContact(of guardian: ChildFacts.Guardian) -> Bool { showsContacts || guardian.id == reader }
}

extension BarFacts {
    func bar(showsPlaces: Bool) -> Page.ChildBar {
        var facts = [age?.description].compactMap { $0 }
        if showsPlaces, !places.isEmpty { facts.append(places.joined(separator: ", ")) }
        if needsInterpreter {
            let language = SpokenLanguage.name(language)
            facts.append(Phrase("tolk: \(language.swedish)", en: "interpreter: \(language.english)").description)
        }
        return Page.ChildBar(child: child, name: name, facts: facts, protected: isProtected)
    }
}

func childPage(_ view: ChildView) -> Page {
    let facts = view.facts
    return Page(
        Phrase("Ett barns sida", en: "A child’s page", easy: "Din sida"), kind: view.kind, about: view.bar,
        json: childJSON(view)
    ) {
        """
        \(pageHead(facts.name, actions: view.mayChange
            ? [linkButton(Phrase("Ändra uppgifter", en: "Change details"), to: "/barn/\(facts.id)/uppgifter", .secondary)] : []))
        \(handOverNotice(view))
        \(!view.isFamily && facts.guardians.contains { !$0.isConfirmed } ? unconfirmedNotice(facts.id, mayConfirm: view.mayChange) : nil)
        <a class="skip" href="#om-barnet">\(Phrase("Hoppa till uppgifterna om barnet", en: "Skip to the facts about the child", easy: "Hoppa till det som står om dig"))</a>
        <div class="with-side"><div class="flow">
        \(view.parts.filter { !$0.panel.aside }.compactMap { $0.content?.draw() })
        </div><div class="flow" id="om-barnet" tabindex="-1">
        \(namedCard(view))
        \(guardianCards(view))
        \(schoolCard(view))
        \(factsCard(view))
        \(view.parts.filter(\.panel.aside).compactMap { $0.content?.draw() })
        </div></div>
        """
    }
}

private func handOverNotice(_ view: ChildView) -> HTML {
    guard let offer = view.facts.offer, !view.isFamily else { return "" }
    let to = view.showsPlaces ? offer.to : ""
    let title = Phrase("Barnet överlämnas", en: "The child is being handed over")
    let path = "/barn/\(view.facts.id)/overlamning/\(offer.id)"
    return notice(
        title,
        """
        <p>\(Phrase(
            "Nästa barnets bästa-ansvarig: \(to). Svar senast \(offer.due.weekdayAndDate.swedish).",
            en: "The next named person: \(to). Answer by \(offer.due.weekdayAndDate.english)."))</p>
        \(html("<p>\(linkButton(Phrase("Ta emot barnet", en: "Accept the child"), to: path))</p>", if: view.mayAnswerHandOver))
        """)
}

private func namedCard(_ view: ChildView) -> HTML {
    guard let named = view.facts.named else { return "" }
    let present = named.holders.filter { !$0.isAway }
    let who: HTML =
        present.isEmpty
        ? "<p>\(ChildWords.vacant)\(named.deputy.isEmpty ? "" : " \(Phrase("Ersättare: \(named.deputy).", en: "Deputy: \(named.deputy)."))" as HTML)</p>"
        : "\(present.map { "<p class=\"summary__value\"><strong>\($0.name)</strong><br>\(phone($0.phone))</p>" as HTML })"
    let place: HTML =
        view.showsPlaces
        ? "<p>\(named.title), \(named.workplace)<br>\(phone(named.phone))</p>"
        : "<p>\(named.title)<br>\(ChildWords.kept)</p>"
    return "<section><h2>\(ChildWords.namedPerson)</h2>\(view.showsPlaces ? who : "")\(place)</section>"
}

private func guardianCards(_ view: ChildView) -> HTML {
    let people = view.facts.guardians
    let change: HTML? =
        view.mayChange ? "<p>\(link(GuardianWords.title, to: "/barn/\(view.facts.id)/vardnad"))</p>" : nil
    guard !people.isEmpty else {
        return
            "<section><h2>\(ChildWords.guardians)</h2>\(empty(GuardianWords.nobody))\(change)</section>"
    }
    return """
        <section><h2>\(ChildWords.guardians)</h2><ul>\(people.map { person -> HTML in
            let contact: HTML? = view.showsContact(of: person)
                ? "<br>\(phone(person.phone))\(person.email.isEmpty ? "" : "<br><a href=\"mailto:\(person.email)\">\(person.email)</a>" as HTML)" : nil
            let interpreter: HTML? = person.needsInterpreter
                ? "<br>\(Phrase("Behöver tolk: \(SpokenLanguage.name(person.language).swedish)", en: "Needs an interpreter: \(SpokenLanguage.name(person.language).english)"))" : nil
            let hindered: HTML? = person.isHindered && !view.isFamily ? "<br>\(Phrase("Kan inte ta del i besluten", en: "Cannot take part in decisions"))" : nil
            return "<li><strong>\(person.name)</strong>, \(person.custody.words)\(contact)\(interpreter)\(hindered)</li>"
        })</ul>\(change)</section>
        """
}

private func schoolCard(_ view: ChildView) -> HTML {
    let title = Phrase("Förskola och skola", en: "Preschool and school")
    guard view.showsPlaces else { return "<section><h2>\(title)</h2><p>\(ChildWords.kept)</p></section>" }
    let schools = view.facts.schools.map { school -> HTML in
        let year = school.year.map { Phrase(", årskurs \($0)", en: ", year \($0)") } ?? Phrase("", en: "")
        return
            "<li><a href=\"/verksamheter/\(school.id)\">\(school.name)</a>, \(school.form.words)\(year)<br>\(phone(school.phone))</li>"
    }
    let groups = view.facts.groups.map { group -> HTML in
        let leaders = group.leaders.map { "\($0.name) (\($0.title))" }.joined(separator: ", ")
        return "<li>\(group.name)\(leaders.isEmpty ? "" : ": \(leaders)" as HTML)</li>"
    }
    let none = empty(Phrase("Inte inskrivet i förskola eller skola.", en: "Not enrolled in a preschool or school."))
    let change: HTML? =
        view.mayChange ? "<p>\(link(EnrolmentWords.title, to: "/barn/\(view.facts.id)/inskrivning"))</p>" : nil
    return
        "<section><h2>\(title)</h2>\(schools.isEmpty ? none : "<ul>\(schools)\(groups)</ul>" as HTML)\(change)</section>"
}

private func factsCard(_ view: ChildView) -> HTML {
    let facts = view.facts
    let number = facts.number.map { "\($0.kind.phrase) \($0.masked)" as HTML }
    let language = SpokenLanguage.name(facts.language)
    let spoken: HTML =
        "\(language)\(facts.needsInterpreter ? ", \(Phrase("behöver tolk", en: "needs an interpreter"))" as HTML : "")"
    var lines = [
        SummaryLine(Phrase("Född", en: "Born"), facts.birth.map { "\($0.date)" }),
        SummaryLine(Phrase("Nummer", en: "Number"), number ?? "\(Phrase("saknas", en: "none"))"),
        SummaryLine(Phrase("Språk", en: "Language"), spoken),
    ]
    if facts.isProtected {
        lines.append(SummaryLine(Phrase("Skyddade uppgifter", en: "Protected identity"), "\(facts.protection.words)"))
    }
    if view.showsPlaces, view.showsContacts, !facts.address.isEmpty {
        lines.append(SummaryLine(Phrase("Adress", en: "Address"), "\(facts.address)"))
    }
    if let note = facts.custodyNote, view.showsContacts {
        lines.append(SummaryLine(Phrase("Om vårdnaden", en: "About custody"), "\(note)"))
    }
    return "<section><h2>\(Phrase("Uppgifter", en: "Details"))</h2>\(summaryList(lines))</section>"
}

/// A number one can press; nothing when there is none.
func phone(_ number: String) -> HTML {
    number.isEmpty ? "" : "<a class=\"nowrap\" href=\"tel:\(number.filter { $0.isNumber || $0 == "+" })\">\(number)</a>"
}
