public import Kernel
import Law
public import Storage
public import Web

/// What of a child is hidden from its guardians now, as `about`: the rooms above say.
public typealias HiddenFromGuardians = @Sendable (ID<Child>, Transaction) throws -> Set<String>

/// Insyn: who can see a child and why, who has read, and where to report a concern. On every page about a child.
public struct Insight: Sendable {
    let house: House
    let hidden: HiddenFromGuardians

    public init(house: House, hidden: @escaping HiddenFromGuardians) {
        self.house = house
        self.hidden = hidden
    }

    /// The bar at the top of every page about a child, as far as the permit reaches.
    public static func bar(_ permit: Permit, in tx: Transaction) throws -> Page.ChildBar {
        try Children.bar(permit, in: tx)
    }

    /// Where reports about the child are taken, for the page with the form.
    public static func reportPlace(_ permit: Permit, in tx: Transaction) throws -> ReportPlace? {
        try InsightStore.reportsTo(permit, in: tx)
    }

    /// What is kept from the reader: for guardians what a rule hides from them, for everyone else nothing.
    private func kept(from permit: Permit, in tx: Transaction) throws -> Set<String> {
        permit.standing.relation == .guardian ? try hidden(permit.child, tx) : []
    }

    public func add(to desk: Desk) {
        desk.page(
            "/barn/:child/insyn", api: "children/:child/onlookers", .seeWhoCanSee, shape: onlookersShape,
            summary: Phrase("Vem kan se barnet, och varför", en: "Who can see the child, and why")
        ) { visit in
            let (child, caller, request): (ID<Child>, Caller, String) = (
                try visit.id("child"), try visit.caller, visit.requestID
            )
            let (bar, kind, onlookers, canSeeReaders) = try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeWhoCanSee, of: child, for: caller, request: request, in: tx)
                return (
                    try Insight.bar(permit, in: tx), permit.pageKind,
                    try InsightStore.onlookers(permit, hidden: try kept(from: permit, in: tx), in: tx),
                    try Policy.allows(.seeReaders, of: child, for: caller, in: tx)
                )
            }
            return onlookersPage(bar, kind, onlookers, canSeeReaders: canSeeReaders)
        }
        desk.page(
            "/barn/:child/lasare", api: "children/:child/readers", .seeReaders, shape: readersShape,
            summary: Phrase("Vem har läst om barnet, och varför", en: "Who has read about the child, and why")
        ) { visit in
            let (child, caller, request): (ID<Child>, Caller, String) = (
                try visit.id("child"), try visit.caller, visit.requestID
            )
            let (bar, kind, readers) = try await visit.look(house.store) { tx in
                let permit = try Policy.permit(.seeReaders, of: child, for: caller, request: request, in: tx)
                return (
                    try Insight.bar(permit, in: tx), permit.pageKind,
                    try InsightStore.readers(permit, hidden: try kept(from: permit, in: tx), in: tx)
                )
            }
            return readersPage(bar, kind, readers)
        }
        desk.page(
            nil, api: "children/:child/concern-help", .seeConcernHelp, shape: concernHelpShape,
            summary: Phrase("Var och hur man gör en orosanmälan", en: "Where and how to report a concern")
        ) { visit in
            let (child, caller, request): (ID<Child>, Caller, String) = (
                try visit.id("child"), try visit.caller, visit.requestID
            )
            let place = try await visit.look(house.store) { tx in
                try InsightStore.reportsTo(
                    try Policy.permit(.seeConcernHelp, of: child, for: caller, request: request, in: tx), in: tx)
            }
            return Page(Phrase("Orosanmälan", en: "Concern report"), json: concernHelp(place)) { reportNumbers(place) }
        }
        desk.page("/behorigheter", .seeAccessMatrix) { _ in accessPage(Day(house.surroundings.now())) }
    }
}
