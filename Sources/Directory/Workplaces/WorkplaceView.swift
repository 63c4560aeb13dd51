import Kernel
import Law

/// En verksamhet som den visas: the place, what is above and below it, and its positions.
struct WorkplaceView: Sendable {
    struct TreeLine: Sendable {
        let id: ID<Workplace>
        let parent: ID<Workplace>?
        let name: String
        let kind: WorkplaceEntry.Kind
        let sector: Sector
    }

    struct Seating: Sendable {
        let position: PositionEntry
        let deputyTitle: String?
        /// Who holds it today.
        var holders: [Holder] = []
        let isNamed: Bool
        /// Nobody holds it, or all who do are away.
        var isUnfilled: Bool { holders.allSatisfy(\.isAway) }
    }

    struct Holder: Sendable {
        let person: ID<Person>
        let name: String
        let phone: String
        let email: String
        let from: Day
        let to: Day?
        let isAway: Bool
        let awayTo: Day?
    }

    let entry: WorkplaceEntry
    let controllerName: String
    /// From the county down, without this one.
    let above: [TreeLine]
    let below: [TreeLine]
    let seatings: [Seating]
}
