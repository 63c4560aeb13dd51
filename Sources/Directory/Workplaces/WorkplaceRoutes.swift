import Kernel
import Law
import Storage
import Web

extension Workplaces {
    func add(to desk: Desk) {
        desk.menu(WorkplaceWords.workplaces, "/verksamheter", also: ["/befattningar"], isFor: { !$0.seats.isEmpty })
        desk.page(
            "/verksamheter", api: "workplaces", .seeDirectory, query: [WorkplaceForm.sector],
            shape: treeShape,
            summary: Phrase("Verksamheterna i länet", en: "The workplaces of the county")
        ) { visit in
            let sector = (visit.query["omrade"] ?? visit.query["sector"]).flatMap(Sector.init(rawValue:))
            let lines = try await house.store.read { try WorkplaceStore.tree(sector, in: $0) }
            return treePage(lines, sector, mayManage: Policy.mayReach(.manageDirectory, try visit.caller))
        }
        addForms(to: desk)
        addPositionForms(to: desk)
        desk.page(
            "/verksamheter/:workplace", api: "workplaces/:workplace", .seeDirectory, shape: workplaceShape,
            summary: Phrase("En verksamhet och dess befattningar", en: "A workplace and its positions")
        ) { visit in
            let id: ID<Workplace> = try visit.id("workplace")
            let view = try await house.store.read { try WorkplaceStore.view(id, in: $0) }
            return workplacePage(
                view, on: Day(house.surroundings.now()), mayManage: Policy.mayReach(.manageDirectory, try visit.caller))
        }
    }
}
