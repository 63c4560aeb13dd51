public import Kernel

/// What is wrong with a number someone typed, in words for that person.
public enum PersonalNumberFault: Error, Sendable, Equatable, CaseIterable {
    case missing, wrongLength, wrongSign, noSuchDay, notBornYet, wrongCheckDigit

    public var message: Phrase {
        switch self {
        case .missing:
            Phrase(
                "Skriv personnumret, eller välj att det saknas",
                en: "Enter the personal identity number, or choose that there is none",
                easy: "Skriv personnumret. Om det inte finns något personnummer kan du välja det.")
        case .wrongLength:
            Phrase(
                "Skriv personnumret med tio eller tolv siffror, som ÅÅÅÅMMDD-NNNN",
                en: "Enter the number with ten or twelve digits, as YYYYMMDD-NNNN",
                easy: "Skriv tolv siffror. Först år, månad och dag. Sedan de fyra sista siffrorna.")
        case .wrongSign:
            Phrase(
                "Skriv bara siffror och ett bindestreck före de fyra sista",
                en: "Use only digits, and a hyphen before the last four",
                easy: "Skriv bara siffror och ett streck före de fyra sista siffrorna.")
        case .noSuchDay:
            Phrase(
                "Det finns inget sådant datum. Kontrollera år, månad och dag",
                en: "There is no such date. Check the year, month and day",
                easy: "Det datumet finns inte. Titta på år, månad och dag igen.")
        case .notBornYet:
            Phrase(
                "Födelsedagen ligger i framtiden. Kontrollera året",
                en: "The day of birth is in the future. Check the year",
                easy: "Den dagen har inte varit än. Titta på året igen.")
        case .wrongCheckDigit:
            Phrase(
                "Siffrorna stämmer inte ihop. Kontrollera dem mot handlingen, någon är troligen fel eller omkastad",
                en: "The digits do not fit together. Check them against the document: one is probably wrong or swapped",
                easy: "Någon siffra är fel. Titta på alla siffror igen.")
        }
    }
}

extension PersonalNumber {
    /// Reads what a person typed in a form; stricter than an import, because the one who can put it right is here.
    public init(entered text: String, on today: Day) throws(PersonalNumberFault) {
        let characters = text.filter { !$0.isWhitespace }
        guard !characters.isEmpty else { throw .missing }
        let signs = characters.filter { !$0.isASCII || !($0.isLetter || $0.isNumber) }.count
        let length = characters.count - signs
        guard signs <= 1 else { throw .wrongSign }
        guard length == 10 || length == 12 else { throw .wrongLength }
        guard let number = PersonalNumber(imported: text, on: today) else {
            throw PersonalNumber.isWellFormed(characters) ? .noSuchDay : .wrongSign
        }
        if let birth = number.birthDayHint, birth > today { throw .notBornYet }
        guard number.check != .fails else { throw .wrongCheckDigit }
        self = number
    }

    /// Digits with the sign where it belongs: then what remains wrong is the date.
    private static func isWellFormed(_ characters: String) -> Bool {
        let (head, tail) = (characters.dropLast(4), characters.suffix(4))
        let signed = head.last == "-" || (head.last == "+" && head.count == 7)
        return ((signed ? head.dropLast() : head) + tail).allSatisfy { $0.isASCII && $0.isNumber }
    }
}
