import Directory
import Kernel

/// One child on the family's page, as far as the reader may see it.
struct FamilyView: Sendable {
    let child: ID<Child>
    let name: String
    /// The reader is the child.
    let isSelf: Bool
    let today: Day
    /// The one to turn to: the coordinator, or the named person until there is one.
    let contact: Phrase?
    let errands: [FamilyErrand]
    let parts: [ChildPanels.Filled]

    var given: String { name.split(separator: " ").first.map(String.init) ?? name }
    var place: String { "/barn/\(child)" }
}
