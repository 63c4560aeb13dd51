import Foundation

/// Svensk bokstavsordning, as ICU has it: å, ä and ö after z, accents and case counting only between equals.
enum SwedishOrder {
    private static let locale = Locale(identifier: "sv_SE")
    /// The place of each visible ASCII character and of Å Ä Ö å ä ö; control characters and all else have none and take the long way.
    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 0, count: 256)
        let order = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
        for (place, character) in order.utf8.enumerated() { places[Int(character)] = UInt8(place + 1) }
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") { places[Int(letter) - 32] = places[Int(letter)] }
        for (number, letter) in [upperRing, upperRing + 1, upperRing + 2].enumerated() {
            places[Int(letter)] = UInt8(order.utf8.count + 1 + number)
            places[Int(letter) + 3] = places[Int(letter)]
        }
        return places
    }()

    @Sendable static func compare(_ left: String, _ right: String) -> ComparisonResult {
        if let result = compareLetters(left.utf8, right.utf8) { return result }
        let result = left.compare(right, options: [], locale: locale)
        guard result == .orderedSame else { return result }
        return left.utf8.elementsEqual(right.utf8)
            ? .orderedSame : left.utf8.lexicographicallyPrecedes(right.utf8) ? .orderedAscending : .orderedDescending
    }

    /// Å as one number; Ä Ö å ä ö follow.
    private static let upperRing: UInt8 = 128

    /// ASCII as it stands, the six Swedish letters as numbers after it, 255 for anything else.
    private static func next(_ bytes: inout String.UTF8View.Iterator) -> UInt8? {
        guard let byte = bytes.next() else { return nil }
        guard byte == 0xc3 else { return byte < 128 ? byte : 255 }
        return switch bytes.next() {
        case 0x85: upperRing
        case 0x84: upperRing + 1
        case 0x96: upperRing + 2
        case 0xa5: upperRing + 3
        case 0xa4: upperRing + 4
        case 0xb6: upperRing + 5
        default: 255
        }
    }

    /// Nil when there is anything but visible ASCII and å, ä, ö. Letters first; only between equals small before capital.
    private static func compareLetters(_ left: String.UTF8View, _ right: String.UTF8View) -> ComparisonResult? {
        var first = ComparisonResult.orderedSame
        var tie = ComparisonResult.orderedSame
        var (here, there) = (left.makeIterator(), right.makeIterator())
        while true {
            let (one, other) = (next(&here), next(&there))
            if one == nil && other == nil { return first == .orderedSame ? tie : first }
            let (place, otherPlace) = (one.map { places[Int($0)] }, other.map { places[Int($0)] })
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
