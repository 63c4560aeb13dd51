public import Kernel

private let weekdays = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
private let shortWeekdays = ["mån", "tis", "ons", "tors", "fre", "lör", "sön"]
private let englishWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
private let months = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
]
private let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]

extension Day {
    /// "8 maj 2026".
    public var date: Phrase {
        let (year, month, day) = (year, month, day)
        return Phrase("\(day) \(months[month - 1]) \(year)", en: "\(day) \(englishMonths[month - 1]) \(year)")
    }

    /// "fre 8 maj 2026"; the whole weekday in easy Swedish.
    public var weekdayAndDate: Phrase { withWeekday(year: true) }

    /// "fre 8 maj", for a day within reach; with the year where it is not the one of `today`.
    public func weekdayAndDate(seenFrom today: Day) -> Phrase { withWeekday(year: year != today.year) }

    private func withWeekday(year shown: Bool) -> Phrase {
        let (month, day) = (month, day)
        let tail = shown ? " \(year)" : ""
        let swedish = "\(day) \(months[month - 1])\(tail)"
        return Phrase(
            "\(shortWeekdays[weekday - 1]) \(swedish)",
            en: "\(englishWeekdays[weekday - 1]) \(day) \(englishMonths[month - 1])\(tail)",
            easy: "\(weekdays[weekday - 1]) \(swedish)")
    }

    /// "maj 2026".
    public var monthAndYear: Phrase {
        let (year, month) = (year, month)
        return Phrase("\(months[month - 1]) \(year)", en: "\(englishMonths[month - 1]) \(year)")
    }

    /// "i dag", "i går", "i morgon", "om 3 dagar (fre 8 maj)", "för 2 dagar sedan"; beyond a fortnight the date itself.
    public func relative(to today: Day) -> Phrase {
        let days = self - today
        switch days {
        case 0: return Phrase("i dag", en: "today")
        case 1: return Phrase("i morgon", en: "tomorrow")
        case -1: return Phrase("i går", en: "yesterday")
        case 2...14:
            let date = weekdayAndDate(seenFrom: today)
            return Phrase(
                "om \(days) dagar (\(date.swedish))", en: "in \(days) days (\(date.english))",
                easy: "om \(days) dagar, \(date.easy)")
        case -14 ... -2: return Phrase("för \(-days) dagar sedan", en: "\(-days) days ago")
        default: return weekdayAndDate(seenFrom: today)
        }
    }
}
