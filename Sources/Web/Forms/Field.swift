public import Kernel

/// One question of a form, said once: the page draws it, the server checks it and the API describes it from this.
public struct Field: Sendable {
    public enum Kind: Sendable {
        /// One line.
        case line(max: Int)
        /// Several lines.
        case narrative(max: Int)
        case password
        case day
        case number(ClosedRange<Int>)
        /// One of a few, shown as radio buttons, or as a list to choose from when `compact`.
        case choice([Choice], compact: Bool)
        /// Any of a few.
        case choices([Choice])
        /// One or many of what only the page knows, such as this child's guardians: their ids. `among` puts the choices there when
        /// it is drawn; the room checks that they are of the right kind.
        case ids(many: Bool, [Choice])
        /// Yes when ticked.
        case tick
        /// Carried along, not shown.
        case hidden(max: Int)
    }

    /// An answer to choose, with the words beside it.
    public struct Choice: Sendable {
        public let value: String
        public let label: Phrase
        public let hint: Phrase?

        public init(_ value: String, _ label: Phrase, hint: Phrase? = nil) {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    public let name: String
    public let label: Phrase
    public private(set) var kind: Kind
    public var hint: Phrase?
    /// What to do when nothing was typed; nil when the answer may be left out.
    public var missing: Phrase?
    /// False where the answer is needed at times: then the label does not call it optional.
    public var saysOptional = true
    /// For the browser's own help, such as `username`.
    public var autocomplete: String?

    public init(
        _ name: String, _ label: Phrase, _ kind: Kind, hint: Phrase? = nil, missing: Phrase? = nil,
        autocomplete: String? = nil
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.hint = hint
        self.missing = missing
        self.autocomplete = autocomplete
    }

    /// The same question without the word that it may be left out: it is needed at times, and the room says when.
    public var neededAtTimes: Field {
        var field = self
        field.saysOptional = false
        return field
    }

    /// Which page of a long list.
    public static let pageNumber = Field(
        "page", Phrase("Sida i listan", en: "Page of the list"), .number(1...1000))

    /// One of an enum's cases.
    public static func choices<Value: CaseIterable & RawRepresentable<String>>(
        of: Value.Type, _ words: (Value) -> Phrase
    ) -> [Choice] {
        Value.allCases.map { Choice($0.rawValue, words($0)) }
    }

    /// The same question with what may be chosen, for `ids`.
    public func among(_ choices: [Choice]) -> Field {
        guard case .ids(let many, _) = kind else { return self }
        var field = self
        field.kind = .ids(many: many, choices)
        return field
    }

    /// What is wrong with the answer; nil when it holds.
    func problem(in answers: Answers) -> Problem? {
        let text = answers.text(name)
        if text.isEmpty, answers.list(name).isEmpty { return missing.map { Problem(name, $0) } }
        switch kind {
        case .line(let max), .narrative(let max), .hidden(let max):
            if text.unicodeScalars.count > max {
                return Problem(
                    name,
                    Phrase(
                        "Korta texten till högst \(max) tecken. Nu är den \(text.unicodeScalars.count).",
                        en: "Shorten the text to at most \(max) characters. It is \(text.unicodeScalars.count) now."))
            }
            let keepsLines = if case .narrative = kind { true } else { false }
            if text.unicodeScalars.contains(where: { Field.isControl($0, lineEndsAllowed: keepsLines) }) {
                return Problem(
                    name,
                    Phrase(
                        "Texten innehåller tecken som inte går att läsa. Skriv om den här delen.",
                        en: "The text has characters that cannot be read. Write this part again."))
            }
        case .password: break
        case .day where answers.day(name) == nil:
            return Problem(
                name,
                Phrase(
                    "Skriv datumet som år-månad-dag, till exempel 2026-05-14.",
                    en: "Write the date as year-month-day, such as 2026-05-14."))
        case .number(let range) where answers.number(name).map(range.contains) != true:
            return Problem(
                name,
                Phrase(
                    "Skriv ett heltal från \(range.lowerBound) till \(range.upperBound).",
                    en: "Write a whole number from \(range.lowerBound) to \(range.upperBound)."))
        case .choice(let choices, _) where !choices.contains { $0.value == text },
            .choices(let choices) where !answers.list(name).allSatisfy { one in choices.contains { $0.value == one } }:
            return Problem(name, Phrase("Välj ett av svaren.", en: "Choose one of the answers."))
        case .ids(let many, _)
        where !answers.list(name).allSatisfy { ID<Field>($0) != nil } || !many && answers.list(name).count > 1:
            return Problem(name, Phrase("Välj ett av svaren.", en: "Choose one of the answers."))
        case .tick where !["1", "true", "on", "yes", "false"].contains(text):
            return Problem(name, Phrase("Kryssa i eller lämna tomt.", en: "Tick it or leave it empty."))
        default: break
        }
        return nil
    }

    /// Whether a text sent by name, in JSON or an address, says anything: an empty one is no date and no id; the name is left out instead.
    func says(_ text: String) -> Bool {
        switch kind {
        case .line, .narrative, .password, .hidden: true
        case .day, .number, .choice, .choices, .ids, .tick: !text.isEmpty && text == text.trimmed
        }
    }

    static func isControl(_ scalar: Unicode.Scalar, lineEndsAllowed: Bool) -> Bool {
        if scalar == "\n" || scalar == "\t" { return !lineEndsAllowed }
        return scalar.properties.generalCategory == .control || (0x202a...0x202e).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }
}

extension [Field] {
    /// The same questions, with the choices of the one called `name` put there.
    public func among(_ name: String, _ choices: [Field.Choice]) -> [Field] {
        map { $0.name == name ? $0.among(choices) : $0 }
    }

    /// Every problem at once; rooms add their own to it.
    public func problems(in answers: Answers) -> [Problem] { compactMap { $0.problem(in: answers) } }
}
