import Directory
import Kernel
import Law
public import Web

/// Möten om ett barn. This is the room's door.
public struct ChildMeetings: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    public func add(to desk: Desk) {
        addReading(to: desk)
        addCalling(to: desk)
        addSteps(to: desk)
    }
}
