import Foundation

/// Svensk bokstavsordning, as ICU has it: å, ä and ö after z, accents and case counting only between equals.
enum SwedishOrder {
    private static let locale = Locale(identifier: "sv_SE")
    /// The place of each visible ASCII character; control characters have none and take the long way.
    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 0, count: 128)
        let order = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
        for (place, character) in order.utf8.enumerated() { places[Int(character)] = UInt8(place + 1) }
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { places[Int(letter) - 32] = places[Int(letter)] }
        return places
    }()

    @Sendable static func compare(_ left: String, _ right: String) -> ComparisonResult {
        if let result = compareASCII(left.utf8, right.utf8) { return result }
        let result = left.compare(right, options: [], locale: locale)
        guard result == .orderedSame else { return result }
        return left.utf8.elementsEqual(right.utf8)
            ? .orderedSame : left.utf8.lexicographicallyPrecedes(right.utf8) ? .orderedAscending : .orderedDescending
    }

    /// Nil when there is anything but visible ASCII. Letters first; only between equals small before capital.
    private static func compareASCII(_ left: String.UTF8View, _ right: String.UTF8View) -> ComparisonResult? {
        var first = ComparisonResult.orderedSame
        var tie = ComparisonResult.orderedSame
        var (here, there) = (left.makeIterator(), right.makeIterator())
        while true {
            let (one, other) = (here.next(), there.next())
            if one == nil && other == nil { return first == .orderedSame ? tie : first }
            let place = one.map { $0 < 128 ? places[Int($0)] : 0 }
            let otherPlace = other.map { $0 < 128 ? places[Int($0)] : 0 }
            if place == 0 || otherPlace == 0 { return nil }
            guard first == .orderedSame else { continue }
            guard let place, let otherPlace else {
                first = one == nil ? .orderedAscending : .orderedDescending
                continue
            }
            if place != otherPlace {
                first = place < otherPlace ? .orderedAscending : .orderedDescending
            } else if tie == .orderedSame, let one, let other, one != other {
                tie = one > other ? .orderedAscending : .orderedDescending
            }
        }
    }
}
