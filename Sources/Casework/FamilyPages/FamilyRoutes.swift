import Directory
import Kernel
import Storage
import Web

extension FamilyPages {
    func addStart(to desk: Desk) {
        desk.page(
            FamilyPages.start, api: "my-page", .seeToday, shape: FamilyView.shape(parts),
            summary: Phrase("Familjens egen sida", en: "The family’s own page")
        ) { visit in
            let (caller, request) = (try visit.caller, visit.requestID)
            return try await visit.look(house.store) { tx in
                let views = try FamilyStore.children(of: caller, in: tx).map { child in
                    try view(of: child, for: caller, request: request, in: tx)
                }
                return familyPage(views, caller.name)
            }
        }
    }

    /// One child as its own family sees it, under a permit of its own.
    private func view(of child: ID<Child>, for caller: Caller, request: String, in tx: Transaction) throws -> FamilyView
    {
        let permit = try Policy.permit(.seeFamilyPage, of: child, for: caller, request: request, in: tx)
        let contact = try Sharing.contacts([Coordinators.responsible(for: child, in: tx)], in: tx).first
        return FamilyView(
            child: child, name: try Insight.bar(permit, in: tx).name, isSelf: permit.standing.relation == .selfChild,
            today: Day(tx.now), contact: contact?.name(for: permit),
            errands: try errands.flatMap { try $0(permit, tx) }, parts: try parts.read(permit, in: tx))
    }
}
