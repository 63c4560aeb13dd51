import Kernel

/// Avvisat försök: someone asked for what is kept about a child and was told that there is no such page.
struct Refusal: Sendable {
    let action: Action
    let caller: Caller
    /// The child of the address, whether there is one or not.
    let child: ID<Child>?
    /// What else the address named, such as `plan/…`; never words of the one who asked.
    let about: String
    let request: String
}

/// How much of many attempts is written down: one person cannot fill the disk by asking. The number is never lost.
enum RefusalRate {
    static let hour: Duration = .seconds(3600)
    /// So many in an hour are written down one by one.
    static let each = 100

    /// After those, only when their number has doubled.
    static func isNoted(_ number: Int) -> Bool {
        guard number > each else { return true }
        return number % each == 0 && (number / each).nonzeroBitCount == 1
    }
}
