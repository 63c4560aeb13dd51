import Foundation
import Kernel
import Law

/// En rad i en lista över barn: what it tells is name, age and where the child goes; never a sensitive fact.
struct ChildLine: Sendable, Equatable {
    let id: ID<Child>
    let given: String
    let family: String
    let age: Int?
    let group: String?
    let school: String?
}

/// Sökning: by name, personal number or case number, and by nothing else, as the law has it.
enum ChildSearch: Sendable, Equatable {
    case name([String])
    case number(PersonalNumber)
    case caseNumber(String)

    /// Reads what was typed; a number that does not hold is a problem for the one who typed it.
    init(_ text: String, on today: Day) throws(Failure) {
        let digits = text.filter(\.isNumber).count
        if let number = CaseNumber.read(text) {
            self = .caseNumber(number)
        } else if digits >= 6 {
            do {
                self = .number(try PersonalNumber(entered: text, on: today))
            } catch {
                throw .invalid([Problem("text", error.message)])
            }
        } else {
            let words = ChildSearch.words(in: text)
            guard let longest = words.map(\.count).max(), longest >= 2 else {
                throw .invalid([
                    Problem(
                        "text",
                        Phrase("Skriv minst två bokstäver av namnet.", en: "Write at least two letters of the name."))
                ])
            }
            self = .name(Array(words.prefix(5)))
        }
    }

    /// Words as they are compared: small letters, no accents; å, ä and ö are letters of their own.
    static func words(in text: String) -> [String] {
        let folded = text.precomposedStringWithCanonicalMapping.lowercased().map { letter -> String in
            switch letter {
            case "å", "ä", "ö": String(letter)
            case "æ": "ä"
            case "ø": "ö"
            case "ß": "ss"
            case "'", "’", "´": ""
            default: String(letter).folding(options: .diacriticInsensitive, locale: nil)
            }
        }.joined()
        return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

/// A word in digits and letters a–f: its beginning is the beginning of the word, and every database orders it alike.
struct SearchKey {
    let text: String

    init(_ word: String) {
        let digits = Array("0123456789abcdef".utf8)
        text = String(decoding: word.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Ärendenummer: a year and six characters that cannot be mistaken for each other, such as `26-4F7K2M`.
enum CaseNumber {
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    static func make(year: Int, chance: [UInt8]) -> String {
        let tail = chance.prefix(6).map { letters[Int($0 & 31)] }
        return "\(String(year % 100 + 100).suffix(2))-\(String(tail))"
    }

    /// Nil for what is no case number. At least one letter tells it from a personal number.
    static func read(_ text: String) -> String? {
        let plain = text.uppercased().filter { !$0.isWhitespace }
        let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, parts[1].count == 6, parts[0].allSatisfy(\.isNumber) else {
            return nil
        }
        let tail = parts[1].map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 }
        guard tail.allSatisfy(letters.contains) else { return nil }
        return "\(parts[0])-\(String(tail))"
    }
}
