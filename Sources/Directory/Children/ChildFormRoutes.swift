import Kernel
import Law
import Storage
import Web

extension Children {
    /// The named person, or the head, keeps language, interpreter, protection and custody right.
    func addForms(to desk: Desk) {
        addEnrolling(to: desk)
        desk.form(
            "/barn/:child/uppgifter", api: "children/:child/facts", .changeChild, fields: ChildForm.facts,
            summary: Phrase(
                "Ändra språk, tolk, skydd och vårdnad", en: "Change language, interpreter, protection and custody"),
            show: { visit, filled in try await showForm(visit, filled) },
            take: { visit, answers in
                let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
                return try await visit.change(house.store) { tx in
                    let permit = try Policy.permit(
                        .changeChild, of: child, for: caller, request: visit.requestID, in: tx)
                    try ChildStore.change(ChangedFacts(answers), permit, in: tx)
                    return Done("/barn/\(child)", child)
                }
            })
    }

    private func showForm(_ visit: Visit, _ filled: Filled) async throws -> Page {
        let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
        let (facts, places) = try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .changeChild, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
            return (try ChildStore.facts(permit, in: tx), permit.showsPlaces)
        }
        var filled = filled
        if filled.answers.values.isEmpty {
            for (name, value) in ChangedFacts(facts).texts { filled.answers.set(name, value) }
            filled.answers.set("version", String(facts.version))
        }
        return childFormPage(facts, places, filled, visit)
    }
}

extension ChangedFacts {
    init(_ answers: Answers) throws(Failure) {
        guard let protection = answers.choice("protection", of: Protection.self),
            let version = answers.number("version")
        else {
            throw .invalid([Problem("version", Phrase("Läs in sidan igen.", en: "Load the page again."))])
        }
        self.init(
            language: answers.text("language"), needsInterpreter: answers.isTicked("interpreter"),
            protection: protection,
            custody: answers.textIfAny("custody"), version: version)
    }
}

func childFormPage(_ facts: ChildFacts, _ showsPlaces: Bool, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Ändra uppgifter", en: "Change details")
    return Page(title, about: facts.bar.bar(showsPlaces: showsPlaces)) {
        """
        \(pageHead(title.description))
        \(formHTML(ChildForm.facts, filled, to: visit.path, submit: Words.save, in: visit, cancel: "/barn/\(facts.id)"))
        """
    }
}
