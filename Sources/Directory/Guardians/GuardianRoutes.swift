import Kernel
import Law
import Storage
import Web

extension Guardians {
    func add(to desk: Desk) {
        desk.page(
            "/barn/:child/vardnad", api: "children/:child/guardians", .changeChild, shape: GuardianView.shape,
            summary: GuardianWords.title
        ) { visit in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            return try await visit.look(house.store) { tx in
                let permit = try Policy.permit(
                    .changeChild, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
                let view = try GuardianView(permit, in: tx)
                return Page(GuardianWords.title, about: try Children.bar(permit, in: tx), json: view.json) {
                    guardiansPage(view)
                }
            }
        }
        addAdding(to: desk)
        addChanging(to: desk)
        addConfirming(to: desk)
    }

    private func addAdding(to desk: Desk) {
        desk.form(
            "/barn/:child/vardnad/ny", api: "children/:child/guardians", .changeChild, fields: GuardianForm.add,
            summary: GuardianWords.add, check: GuardianForm.problems
        ) { visit, filled in
            try await shown(GuardianWords.add, GuardianForm.add, visit) { permit, tx in
                var filled = filled
                if filled.answers.values.isEmpty {
                    filled.answers.set("language", "sv")
                    filled.answers.set("from", Day(tx.now).description)
                }
                return filled
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            guard let new = GuardianChange(answers) else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(.changeChild, of: child, for: caller, request: visit.requestID, in: tx)
                let number = try GuardianForm.number(answers, on: Day(tx.now))
                let known = try number.flatMap { try GuardianStore.person($0, in: tx) }
                let person: ID<Person> = known ?? tx.newID()
                guard person.seen(as: Child.self) != child else {
                    throw Failure.invalid([
                        Problem("number", Phrase("Det är barnets eget nummer.", en: "It is the child's own number."))
                    ])
                }
                if known == nil {
                    try Colleagues.put(
                        PersonEntry(
                            id: person, given: answers.text("given"), family: answers.text("family"), number: number),
                        in: tx)
                }
                try GuardianStore.add(person, new, permit, in: tx)
                try Guardians.changed(child, in: tx)
                return Done("/barn/\(child)/vardnad", person)
            }
        }
    }

    private func addChanging(to desk: Desk) {
        desk.form(
            "/barn/:child/vardnad/:guardian", api: "children/:child/guardians/:guardian", .changeChild,
            fields: GuardianForm.change, summary: GuardianWords.change, check: GuardianForm.problems
        ) { visit, filled in
            let id: ID<Person> = try visit.id("guardian")
            return try await shown(GuardianWords.change, of: id, GuardianForm.change, visit) { permit, tx in
                let guardian = try GuardianStore.one(id, permit, in: tx)
                var filled = filled
                if filled.answers.values.isEmpty {
                    for (name, value) in GuardianForm.texts(guardian) { filled.answers.set(name, value) }
                    filled.answers.set("version", String(try GuardianStore.version(of: permit.child, in: tx)))
                }
                return filled
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            let id: ID<Person> = try visit.id("guardian")
            guard let new = GuardianChange(answers) else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(.changeChild, of: child, for: caller, request: visit.requestID, in: tx)
                try GuardianStore.change(id, new, version: answers.number("version") ?? 0, permit, in: tx)
                try Guardians.changed(child, in: tx)
                return Done("/barn/\(child)/vardnad", id)
            }
        }
    }

    private func addConfirming(to desk: Desk) {
        desk.form(
            "/barn/:child/vardnad/bekrafta", api: "children/:child/custody-confirmation", .changeChild,
            fields: GuardianForm.confirm, summary: GuardianWords.confirm, check: { _ in [] }
        ) { visit, filled in
            try await shown(GuardianWords.confirm, GuardianForm.confirm, visit) { permit, tx in
                var filled = filled
                filled.answers.set("version", String(try GuardianStore.version(of: permit.child, in: tx)))
                return filled
            }
        } take: { visit, answers in
            let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
            guard let source = answers.choice("source", of: CustodySource.self) else { throw Failure.notFound }
            return try await visit.change(house.store) { tx in
                let permit = try Policy.permit(.changeChild, of: child, for: caller, request: visit.requestID, in: tx)
                try GuardianStore.confirm(source, version: answers.number("version") ?? 0, permit, in: tx)
                return Done("/barn/\(child)/vardnad", child)
            }
        }
    }

    private func shown(
        _ title: Phrase, of guardian: ID<Person>? = nil, _ fields: [Field], _ visit: Visit,
        fill: @escaping @Sendable (Permit, Transaction) throws -> Filled
    ) async throws -> Page {
        let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(
                .changeChild, of: child, for: caller, request: visit.requestID, reading: true, in: tx)
            let (view, filled) = (try GuardianView(permit, in: tx), try fill(permit, tx))
            return Page(title, about: try Children.bar(permit, in: tx)) {
                guardianFormPage(title, view.guardians.first { $0.id == guardian }, fields, filled, view, visit)
            }
        }
    }
}

extension GuardianView {
    init(_ permit: Permit, in tx: Transaction) throws {
        self.init(
            child: permit.child, guardians: try GuardianStore.list(permit, in: tx),
            events: try GuardianStore.events(permit, in: tx), today: Day(tx.now))
    }
}
