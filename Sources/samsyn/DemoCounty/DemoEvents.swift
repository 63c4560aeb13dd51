import Directory
import Foundation
import Kernel
import Law
import Storage
import Synchronization

/// Something that has happened in the demo county, so many days before it was filled. Rooms add theirs to the lists below.
struct DemoEvent: Sendable {
    let daysAgo: Int
    let play: @Sendable (DemoTalk) async throws -> Void

    /// Through a room's own door.
    init(daysAgo: Int, play: @escaping @Sendable (Transaction) throws -> Void) {
        self.daysAgo = daysAgo
        self.play = { talk in try await talk.store.write(play) }
    }

    /// As the people themselves do it.
    init(daysAgo: Int, talk play: @escaping @Sendable (DemoTalk) async throws -> Void) {
        self.daysAgo = daysAgo
        self.play = play
    }
}

/// Played once, oldest first, when the county is new.
let demoEarlyEvents: [DemoEvent] =
    [
        DemoEvent(daysAgo: 3) { try DemoCounty.move($0) }
    ] + demoSignalEvents + demoAssessmentEvents

/// What comes of them: consents, meetings, plans, and what the family writes.
let demoLaterEvents: [DemoEvent] =
    (demoCases + demoOtherCases).flatMap(\.events) + demoMajaEvents + demoFamilyEvents + demoReportEvents

extension DemoCounty {
    /// Someone of the county as the rules see them, to act in an event.
    static func caller(_ key: String, in tx: Transaction) throws -> Caller {
        guard let caller = try SignInStore.caller(account(key), in: tx) else { throw Failure.notFound }
        return caller
    }
}

extension Day {
    var orWorkingDayBefore: Day { isWorkingDay ? self : (self - 1).orWorkingDayBefore }
}

/// A clock that can be set back; it stops on working days only.
final class DemoClock: Sendable {
    private let days: Mutex<Int>

    init(daysAgo: Int) { days = Mutex(daysAgo) }

    var daysAgo: Int {
        get { days.withLock { $0 } }
        set {
            let today = Day(Surroundings.live.now())
            let chosen = newValue > 0 ? (today - newValue).orWorkingDayBefore : today
            days.withLock { $0 = today.number - chosen.number }
        }
    }

    var surroundings: Surroundings {
        Surroundings(
            now: { Surroundings.live.now() - .seconds(self.daysAgo * 86_400) }, random: Surroundings.live.random)
    }
}
