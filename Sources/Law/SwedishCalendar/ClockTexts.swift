import Foundation
public import Kernel

extension Instant {
    /// The day it is in Sweden.
    public var day: Day { Day(self) }

    /// Minutes since midnight by the clock on a Swedish wall.
    private var wallMinutes: Int {
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        let offset = Day.stockholm.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let minutes = ((seconds + offset) / 60) % 1440
        return minutes >= 0 ? minutes : minutes + 1440
    }

    /// "14:03", in Sweden. The same in every language.
    public var clockTime: String {
        let (hours, minutes) = wallMinutes.quotientAndRemainder(dividingBy: 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }

    /// "fre 8 maj 2026 kl. 14:03".
    public var dateAndTime: Phrase { day.weekdayAndDate.at(clockTime) }

    /// "i dag kl. 14:03", "i går kl. 09:15"; further away the day and the time.
    public func relative(to now: Instant) -> Phrase {
        let (day, today) = (day, now.day)
        let near = abs(day - today) <= 1
        return (near ? day.relative(to: today) : day.weekdayAndDate(seenFrom: today)).at(clockTime)
    }
}

extension Phrase {
    fileprivate func at(_ time: String) -> Phrase {
        Phrase("\(swedish) kl. \(time)", en: "\(english) at \(time)", easy: "\(easy) klockan \(time)")
    }
}
