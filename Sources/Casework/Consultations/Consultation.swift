import Kernel
import Law

/// Anonym konsultation: a question about a child who is not named, from someone who is not named either.
struct Consultation: Sendable, Equatable {
    let id: ID<Consultation>
    let receiver: String
    let question: String
    let areas: [WheelArea]
    let askedOn: Day
    private(set) var answer: Answer?

    struct Answer: Sendable, Equatable {
        let words: String
        let on: Day
    }

    static func about(_ id: ID<Consultation>) -> String { "consultation/\(id)" }

    init(id: ID<Consultation>, receiver: String, question: String, areas: [WheelArea], askedOn: Day, answer: Answer?) {
        self.id = id
        self.receiver = receiver
        self.question = question
        self.areas = areas
        self.askedOn = askedOn
        self.answer = answer
    }

    mutating func answer(_ words: String, on day: Day) throws(Failure) {
        guard answer == nil else {
            throw .outOfOrder(Phrase("Frågan är redan besvarad.", en: "The question has already been answered."))
        }
        answer = Answer(words: words, on: day)
    }
}

/// Hämtkod: the only thread between a question and the one who asked. Shown once, stored nowhere.
struct TrackingCode: Sendable, Equatable, CustomStringConvertible {
    private static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    private let text: String

    /// Sixteen letters and digits from eighty bits of chance.
    init(_ bytes: [UInt8]) { text = String(bytes.prefix(16).map { Self.letters[Int($0) % 32] }) }

    /// What somebody typed: case and dashes do not matter.
    init?(typed: String) {
        let letters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard letters.count == 16, letters.allSatisfy(Self.letters.contains) else { return nil }
        text = letters
    }

    var description: String {
        stride(from: 0, to: 16, by: 4).map { String(Array(text)[$0..<$0 + 4]) }.joined(separator: "-")
    }
}

extension String {
    /// Digits in the text that could be somebody's personal number: six or eight for a date, then four.
    var holdsPersonalNumber: Bool {
        matches(of: /(?:^|[^0-9])(?:19|20)?[0-9]{2}([0-9]{2})([0-9]{2})\s?[-+–‐‑−]?\s?[0-9]{4}(?:[^0-9]|$)/).contains {
            match in
            guard let month = Int(match.1), let day = Int(match.2) else { return false }
            return (1...12).contains(month) && ((1...31).contains(day) || (61...91).contains(day))
        }
    }

    /// What is asked of who typed such digits where nobody is to be named.
    static func namelessProblem(_ field: String) -> Problem {
        Problem(
            field,
            Phrase(
                "Det står något som liknar ett personnummer. Ta bort det: här ska ingen kunna kännas igen.",
                en: "There is something that looks like a personal number. Remove it: nobody is to be recognised here.")
        )
    }
}
