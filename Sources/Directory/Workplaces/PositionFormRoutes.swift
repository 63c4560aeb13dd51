import Kernel
import Storage
import Web

extension Workplaces {
    func addPositionForms(to desk: Desk) {
        desk.form(
            "/verksamheter/:workplace/befattning", api: "workplaces/:workplace/positions", .manageDirectory,
            fields: WorkplaceForm.position, summary: Phrase("Lägg till en befattning", en: "Add a position"),
            show: { visit, filled in
                let id: ID<Workplace> = try visit.id("workplace")
                let entry = try await house.store.read { try WorkplaceStore.entry(id, in: $0) }
                return formPage(
                    Phrase("Ny befattning på \(entry.name)", en: "New position at \(entry.name)"),
                    WorkplaceForm.position, filled,
                    visit, back: "/verksamheter/\(id)")
            },
            take: { visit, answers in try await addPosition(visit, answers) })
        desk.form(
            "/befattningar/:position/innehavare", api: "positions/:position/holders", .manageDirectory,
            fields: WorkplaceForm.holder,
            summary: Phrase("Ge befattningen en innehavare", en: "Give the position a holder"),
            show: { visit, filled in
                let id: ID<Position> = try visit.id("position")
                let entry = try await house.store.read { try WorkplaceStore.position(id, in: $0) }
                return formPage(
                    Phrase("Ny innehavare: \(entry.title)", en: "New holder: \(entry.title)"), WorkplaceForm.holder,
                    filled, visit,
                    back: "/verksamheter/\(entry.workplace)")
            },
            take: { visit, answers in try await addHolder(visit, answers) })
        desk.form(
            "/befattningar/:position/franvaro", api: "positions/:position/absence", .manageDirectory,
            fields: WorkplaceForm.absence,
            summary: Phrase("Frånvaro och ersättare", en: "Absence and deputy"),
            show: { visit, filled in
                let id: ID<Position> = try visit.id("position")
                let (entry, deputies) = try await house.store.read { tx in
                    let entry = try WorkplaceStore.position(id, in: tx)
                    return (entry, try WorkplaceStore.deputies(for: entry, in: tx))
                }
                var filled = filled
                if filled.answers.values.isEmpty { filled.answers.set("deputy", entry.deputy?.description) }
                return formPage(
                    Phrase("Frånvaro och ersättare: \(entry.title)", en: "Absence and deputy: \(entry.title)"),
                    WorkplaceForm.absence.dropLast() + [WorkplaceForm.drawn(WorkplaceForm.deputy, deputies)], filled,
                    visit,
                    back: "/verksamheter/\(entry.workplace)")
            },
            take: { visit, answers in try await setAbsence(visit, answers) })
    }

    private func addPosition(_ visit: Visit, _ answers: Answers) async throws -> Done {
        let workplace: ID<Workplace> = try visit.id("workplace")
        return try await visit.change(house.store) { tx in
            _ = try WorkplaceStore.entry(workplace, in: tx)
            guard let role: Role = answers.choice("role") else { throw Failure.notFound }
            let id: ID<Position> = tx.newID()
            _ = try WorkplaceStore.put(
                PositionEntry(id: id, workplace: workplace, role: role, title: answers.text("title")), in: tx)
            if answers.isTicked("named") {
                try WorkplaceStore.name(id, of: workplace, in: tx)
                try NamedPersons.settleAll(at: workplace, in: tx)
            }
            return Done("/verksamheter/\(workplace)", id)
        }
    }

    private func addHolder(_ visit: Visit, _ answers: Answers) async throws -> Done {
        let position: ID<Position> = try visit.id("position")
        return try await visit.change(house.store) { tx in
            let entry = try WorkplaceStore.position(position, in: tx)
            guard let from = answers.day("from") else { throw Failure.notFound }
            let (to, email) = (answers.day("to"), answers.text("email").lowercased())
            var problems: [Problem] = []
            let known = try Colleagues.find(email: email, in: tx)
            if !email.contains("@") {
                problems.append(Problem("email", Phrase("Skriv en adress med @.", en: "Write an address with @.")))
            }
            if let to, to < from {
                problems.append(
                    Problem("to", Phrase("Sista dagen är före den första.", en: "The last day is before the first.")))
            }
            if known == nil {
                for (name, words) in [("given", "förnamnet"), ("family", "efternamnet")]
                where answers.textIfAny(name) == nil {
                    problems.append(
                        Problem(
                            name,
                            Phrase("Adressen är ny. Skriv \(words).", en: "The address is new. Write the \(name) name.")
                        ))
                }
            }
            guard problems.isEmpty else { throw Failure.invalid(problems) }
            let person: ID<Person> = known ?? tx.newID()
            if known == nil {
                try Colleagues.put(
                    PersonEntry(
                        id: person, given: answers.text("given"), family: answers.text("family"), email: email,
                        phone: answers.text("phone")), in: tx)
            }
            if answers.isTicked("replaces") { try WorkplaceStore.end(position, before: from, in: tx) }
            try Colleagues.hold(position, by: person, from: from, to: to, in: tx)
            return Done("/verksamheter/\(entry.workplace)", position)
        }
    }

    private func setAbsence(_ visit: Visit, _ answers: Answers) async throws -> Done {
        let position: ID<Position> = try visit.id("position")
        return try await visit.change(house.store) { tx in
            let entry = try WorkplaceStore.position(position, in: tx)
            let (from, to) = (answers.day("awayFrom"), answers.day("awayTo"))
            var problems: [Problem] = []
            if from == nil, to != nil {
                problems.append(
                    Problem("awayFrom", Phrase("Skriv första dagen borta.", en: "Write the first day away.")))
            }
            if let from, let to, to < from {
                problems.append(
                    Problem(
                        "awayTo", Phrase("Sista dagen är före den första.", en: "The last day is before the first.")))
            }
            let deputy: ID<Position>? = answers.id("deputy")
            if answers.textIfAny("deputy") != nil {
                let isThere = try deputy.map { try $0 != position && WorkplaceStore.exists($0, in: tx) } ?? false
                if !isThere {
                    problems.append(
                        Problem("deputy", Phrase("Välj en annan befattning.", en: "Choose another position.")))
                }
            }
            guard problems.isEmpty else { throw Failure.invalid(problems) }
            try WorkplaceStore.absent(position, from: from, to: to, deputy: deputy, in: tx)
            return Done("/verksamheter/\(entry.workplace)", position)
        }
    }
}
