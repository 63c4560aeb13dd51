import Kernel
import Law
import Storage
import Web

extension Children {
    /// The child begins somewhere, when no import says so.
    func addEnrolling(to desk: Desk) {
        desk.form(
            "/barn/:child/inskrivning", api: "children/:child/enrolments", .changeChild, fields: EnrolmentForm.fields,
            summary: EnrolmentWords.title, check: { _ in [] }
        ) { visit, filled in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .changeChild, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
                let facts = try ChildStore.facts(permit, in: tx)
                var filled = filled
                if filled.answers.values.isEmpty { filled.answers.set("from", Day(tx.now).description) }
                let schools = try ChildStore.schools(in: facts.municipality, in: tx).map {
                    Field.Choice($0.id.description, Phrase($0.name, en: $0.name))
                }
                return enrolmentPage(facts, EnrolmentForm.fields.among("workplace", schools), filled, visit)
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            guard let workplace: ID<Workplace> = answers.id("workplace"), let from = answers.day("from"),
                let form = answers.choice("form", of: SchoolForm.self)
            else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                _ = try Policy.permit(.changeChild, of: child, for: caller, request: visit.requestID, in: tx)
                guard try ChildStore.isSchool(workplace, in: tx) else {
                    throw Failure.invalid([
                        Problem(
                            "workplace", Phrase("Välj en förskola eller skola.", en: "Choose a preschool or school."))
                    ])
                }
                try Children.enrol(
                    child, EnrolmentEntry(workplace, form, year: answers.number("year"), from: from), in: tx)
                return Done("/barn/\(child)", child)
            }
        }
    }
}

private func enrolmentPage(_ facts: ChildFacts, _ fields: [Field], _ filled: Filled, _ visit: Visit) -> Page {
    Page(EnrolmentWords.title, about: facts.bar.bar(showsPlaces: true)) {
        """
        \(pageHead(EnrolmentWords.title.description))
        <p class="lead">\(EnrolmentWords.lead)</p>
        \(formHTML(fields, filled, to: visit.path, submit: Words.save, in: visit, cancel: "/barn/\(facts.id)"))
        """
    }
}

enum EnrolmentForm {
    static let fields = [
        Field(
            "workplace", Phrase("Förskola eller skola", en: "Preschool or school"), .ids(many: false, []),
            missing: Phrase("Välj var barnet börjar.", en: "Choose where the child begins.")),
        Field(
            "form", Phrase("Skolform", en: "School form"),
            .choice(Field.choices(of: SchoolForm.self, \.words), compact: false),
            missing: Phrase("Välj skolform.", en: "Choose the school form.")),
        Field(
            "year", Phrase("Årskurs", en: "School year"), .number(1...9),
            hint: Phrase("Lämna tomt för förskola och förskoleklass.", en: "Leave empty for preschool.")),
        Field(
            "from", Phrase("Första dagen", en: "First day"), .day,
            missing: Phrase("Skriv första dagen.", en: "Write the first day.")),
    ]
}

enum EnrolmentWords {
    static let title = Phrase("Ny skola eller förskola", en: "New school or preschool")
    static let lead = Phrase(
        "Platsen barnet har nu slutar dagen före. Byter barnet enhet får nästa barnets bästa-ansvarig en fråga om att ta emot.",
        en:
            "The present place ends the day before. When the child changes unit, the next named person is asked to accept."
    )
}
