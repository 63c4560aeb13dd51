public import Directory
import Kernel
public import Storage
public import Web

/// "Jag känner mig inte trygg": a child calls for an adult on duty. This is the room's door.
///
/// It may be about the guardians. Nothing of it is shown to anyone who has custody of the child, not even that it was sent.
public struct SafetyCalls: Sendable {
    let house: House

    public init(house: House) { self.house = house }

    static let page = Page.safety

    public func add(to desk: Desk) {
        addCalling(to: desk)
        addAnswering(to: desk)
    }

    /// Calls that are not finished, for the net.
    static let openRecords: SQL = "SELECT 'safetyCall/' || id AS about FROM safety_call WHERE closed_at IS NULL"

    /// What the child has sent, first of all on the child's page, for those who are to act.
    public static let panel = ChildPanel("safetyCalls", shape: .list(SafetyCall.shape), order: 1) { tx, seen in
        guard let permit = seen.also(.seeSafetyCall) else { return nil }
        let calls = try SafetyStore.list(permit, in: tx)
        guard !calls.isEmpty else { return nil }
        return ChildPanel.Content(json: JSON(calls.map(\.json))) { safetyPanel(calls) }
    }
}
