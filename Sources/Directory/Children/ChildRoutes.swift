import Kernel
import Storage
import Web

extension Children {
    static let perPage = 20

    func add(to desk: Desk) {
        desk.menu(ChildWords.children, "/barn") { caller in
            caller.seats.contains { Policy.withChildren.contains($0.role) }
        }
        desk.page(
            "/barn", api: "children", .findChild, query: [.pageNumber, ChildForm.group],
            shape: linesShape,
            summary: Phrase(
                "Barnen jag har att göra med, tjugo åt gången", en: "The children I have to do with, twenty at a time")
        ) { visit in
            try await list(visit)
        }
        desk.ask(
            "/barn/sok", api: "children/search", .findChild, fields: [ChildForm.search], shape: linesShape,
            summary: Phrase(
                "Sök på namn, personnummer eller ärendenummer", en: "Search by name, personal number or case number"),
            show: { visit, filled in childSearchPage(filled, nil, visit) },
            answer: { visit, answers in try await found(visit, answers) })
        desk.page(
            "/barn/:child", api: "children/:child", .seeChild, shape: childShape(panels),
            summary: Phrase("Allt läsaren får se om ett barn", en: "All the reader may see of one child")
        ) { visit in
            childPage(try await view(visit))
        }
        addForms(to: desk)
    }

    private func list(_ visit: Visit) async throws -> Page {
        let caller = try visit.caller
        let group = (visit.query["klass"] ?? visit.query["group"]).flatMap { ID<Group>($0) }
        let number = min(max(visit.pageNumber ?? 1, 1), 10_000)
        let (lines, groups) = try await visit.look(house.store) { tx in
            let lines = try ChildStore.list(
                for: caller, group: group, skip: (number - 1) * Children.perPage, take: Children.perPage + 1, in: tx)
            Policy.markListed(
                lines.prefix(Children.perPage).map(\.id), by: caller, in: "barn", request: visit.requestID, tx: tx)
            return (lines, try ChildStore.groups(for: caller, in: tx))
        }
        return childListPage(
            ChildList(
                lines: Array(lines.prefix(Children.perPage)), more: lines.count > Children.perPage, number: number,
                groups: groups,
                group: group), visit)
    }

    private func found(_ visit: Visit, _ answers: Answers) async throws -> Page {
        let caller = try visit.caller
        let wanted = try ChildSearch(answers.text("text"), on: Day(house.surroundings.now()))
        let lines = try await visit.look(house.store) { tx in
            let lines = try ChildStore.search(wanted, for: caller, take: 51, in: tx)
            Policy.markListed(lines.map(\.id), by: caller, in: "barn/sok", request: visit.requestID, tx: tx)
            return lines
        }
        return childSearchPage(Filled(answers), lines, visit)
    }

    private func view(_ visit: Visit) async throws -> ChildView {
        let (caller, child) = (try visit.caller, try visit.id("child", of: Child.self))
        return try await visit.look(house.store) { tx in
            let permit = try Policy.permit(.seeChild, of: child, for: caller, request: visit.requestID, in: tx)
            let facts = try ChildStore.facts(permit, in: tx)
            let contacts: Set<Relation> = [.namedPerson, .coordinator, .assessor, .unitHead, .unitHealth, .teaches]
            return ChildView(
                facts: facts, showsPlaces: permit.showsPlaces,
                showsContacts: contacts.contains(permit.standing.relation),
                kind: permit.pageKind,
                mayChange: [.namedPerson, .unitHead].contains(permit.standing.relation),
                mayAnswerHandOver: try facts.offer != nil
                    && Policy.allows(.acceptHandOver, of: child, for: caller, in: tx),
                reader: caller.person,
                parts: try panels.read(permit, in: tx))
        }
    }
}
