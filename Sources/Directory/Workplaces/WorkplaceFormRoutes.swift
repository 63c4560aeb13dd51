import Kernel
import Law
import Storage
import Web

extension Workplaces {
    func addForms(to desk: Desk) {
        desk.form(
            "/verksamheter/ny", api: "workplaces", .manageDirectory,
            fields: [WorkplaceForm.below] + WorkplaceForm.facts,
            summary: Phrase("Lägg till en verksamhet", en: "Add a workplace"),
            show: { visit, filled in
                let places = try await choices()
                return formPage(
                    Phrase("Lägg till verksamhet", en: "Add a workplace"),
                    [WorkplaceForm.drawn(WorkplaceForm.below, places)] + WorkplaceForm.facts, filled, visit,
                    back: "/verksamheter")
            },
            take: { visit, answers in try await addWorkplace(visit, answers) })
        desk.form(
            "/verksamheter/:workplace/andra", api: "workplaces/:workplace/facts", .manageDirectory,
            fields: [WorkplaceForm.version] + WorkplaceForm.facts,
            summary: Phrase("Ändra en verksamhet", en: "Change a workplace"),
            show: { visit, filled in
                let id: ID<Workplace> = try visit.id("workplace")
                let entry = try await house.store.read { try WorkplaceStore.entry(id, in: $0) }
                var filled = filled
                if filled.answers.values.isEmpty { filled.answers = WorkplaceForm.filled(entry) }
                return formPage(
                    Phrase("Ändra \(entry.name)", en: "Change \(entry.name)"),
                    [WorkplaceForm.version] + WorkplaceForm.facts, filled,
                    visit, back: "/verksamheter/\(id)")
            },
            take: { visit, answers in try await changeWorkplace(visit, answers) })
        desk.form(
            "/verksamheter/:workplace/stang", api: "workplaces/:workplace/closing", .manageDirectory,
            fields: WorkplaceForm.closing,
            summary: Phrase("Slå ihop eller stäng en verksamhet", en: "Merge or close a workplace"),
            show: { visit, filled in
                let id: ID<Workplace> = try visit.id("workplace")
                let entry = try await house.store.read { try WorkplaceStore.entry(id, in: $0) }
                let places = try await choices().filter { $0.id != id.description }
                return formPage(
                    Phrase("Slå ihop eller stäng \(entry.name)", en: "Merge or close \(entry.name)"),
                    [WorkplaceForm.closing[0], WorkplaceForm.drawn(WorkplaceForm.successor, places)], filled, visit,
                    back: "/verksamheter/\(id)", weight: .danger)
            },
            take: { visit, answers in try await closeWorkplace(visit, answers) })
    }

    func choices() async throws -> [(id: String, name: String)] {
        try await house.store.read { try WorkplaceStore.tree(nil, in: $0) }.map { ($0.id.description, $0.name) }
    }

    private func addWorkplace(_ visit: Visit, _ answers: Answers) async throws -> Done {
        try await visit.change(house.store) { tx in
            guard let parent: ID<Workplace> = answers.id("parent"), let above = try WorkplaceStore.find(parent, in: tx)
            else {
                throw Failure.invalid([Problem("parent", WorkplaceForm.below.missing!)])
            }
            let id: ID<Workplace> = tx.newID()
            let controller = answers.isTicked("ownController") ? id : above.controller
            let blank = WorkplaceEntry(
                id: id, parent: parent, kind: .workplace, sector: above.sector, name: "", controller: controller,
                municipality: above.municipality)
            _ = try WorkplaceStore.put(try WorkplaceForm.entry(blank, answers), in: tx)
            return Done("/verksamheter/\(id)", id)
        }
    }

    private func changeWorkplace(_ visit: Visit, _ answers: Answers) async throws -> Done {
        let id: ID<Workplace> = try visit.id("workplace")
        return try await visit.change(house.store) { tx in
            let before = try WorkplaceStore.entry(id, in: tx)
            var new = try WorkplaceForm.entry(before, answers)
            let own = answers.isTicked("ownController")
            if own { new.controller = id }
            if !own, before.controller == id, let parent = before.parent {
                new.controller = try WorkplaceStore.entry(parent, in: tx).controller
            }
            try WorkplaceStore.change(new, from: answers.number("version") ?? 0, in: tx)
            if new.municipality != before.municipality || new.duty != before.duty {
                try NamedPersons.settleAll(at: id, in: tx)
            }
            return Done("/verksamheter/\(id)", id)
        }
    }

    private func closeWorkplace(_ visit: Visit, _ answers: Answers) async throws -> Done {
        let (id, caller): (ID<Workplace>, Caller) = (try visit.id("workplace"), try visit.caller)
        return try await visit.change(house.store) { tx in
            _ = try WorkplaceStore.entry(id, in: tx)
            guard let day = answers.day("day") else { throw Failure.notFound }
            guard day <= Day(tx.now) else {
                throw Failure.invalid([
                    Problem(
                        "day",
                        Phrase("Välj i dag eller en dag som har varit.", en: "Choose today or a day that has been."))
                ])
            }
            var successor: ID<Workplace>?
            if answers.textIfAny("successor") != nil {
                successor = answers.id("successor")
                guard let successor, successor != id, try WorkplaceStore.find(successor, in: tx)?.closedOn == nil else {
                    throw Failure.invalid([
                        Problem("successor", Phrase("Välj en annan verksamhet.", en: "Choose another workplace."))
                    ])
                }
            }
            try WorkplaceStore.close(id, from: day, into: successor, by: caller, in: tx)
            return Done("/verksamheter/\(successor ?? id)", id)
        }
    }
}

func formPage(
    _ title: Phrase, _ fields: [Field], _ filled: Filled, _ visit: Visit, back: String, weight: Weight = .primary
) -> Page {
    Page(title) {
        """
        \(pageHead(title.description))
        \(formHTML(fields, filled, to: visit.path, submit: Words.save, in: visit, cancel: back, weight: weight))
        """
    }
}
