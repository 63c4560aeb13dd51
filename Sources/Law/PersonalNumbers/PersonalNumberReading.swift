public import Kernel

extension PersonalNumber {
    /// Reads the twelve characters as stored; nil for anything else.
    public init?(stored text: String) {
        guard text.utf8.count == 12 else { return nil }
        self.init(twelve: Array(text.utf8))
    }

    /// Reads what another system sent, in any of the ways it is written; a last digit that does not match is let through.
    ///
    /// `YYMMDD-NNNN`, `YYMMDD+NNNN`, `YYMMDDNNNN`, `YYYYMMDDNNNN`, `YYYYMMDD-NNNN`, and the lettered kinds, with or without spaces.
    /// `today` decides the century: the hyphen becomes a plus the year the person turns 100.
    public init?(imported text: String, on today: Day) {
        let bytes = PersonalNumber.plain(text)
        let sign = bytes.firstIndex { $0 == .hyphen || $0 == .plus }
        if let sign {
            let rest = bytes[(sign + 1)...]
            guard rest.count == 4, sign == 6 || (sign == 8 && bytes[sign] == .hyphen) else { return nil }
        }
        let characters = bytes.filter { $0 != .hyphen && $0 != .plus }
        switch characters.count {
        case 12: self.init(twelve: characters)
        case 10:
            guard let shortYear = PersonalNumber.number(characters[0..<2]) else { return nil }
            let age = ((today.year - shortYear) % 100 + 100) % 100
            let past = sign.map { bytes[$0] == .plus } ?? false
            let century = (today.year - age) / 100 - (past ? 1 : 0)
            self.init(twelve: Array(String(century).utf8) + characters)
        default: return nil
        }
    }

    /// Capitals, no spaces, and the dashes that word processors put in turned back into hyphens.
    private static func plain(_ text: String) -> [UInt8] {
        let dashes: Set<Character> = ["‐", "‑", "–", "—", "−"]
        return Array(String(text.filter { !$0.isWhitespace }.map { dashes.contains($0) ? "-" : $0 }).uppercased().utf8)
    }

    private init?(twelve bytes: [UInt8]) {
        guard bytes.count == 12, bytes.allSatisfy({ $0.isDigit || $0.isCapital }) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let date = Self.number(bytes[0..<8]) else { return nil }
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
        guard Self.number(bytes[8..<12]) != nil, bytes[0..<2] != [.nine, .nine] else {
            self.init(lettered: text, bytes: bytes, year: year, month: month, day: day)
            return
        }
        let check: Check = Self.luhn(bytes[2..<12]) ? .holds : .fails
        if let birth = Day(year, month, day) {
            self.init(text: text, kind: .personal, birthDayHint: birth, check: check)
        } else if (60...91).contains(day), (0...12).contains(month), year >= 1800 {
            self.init(
                text: text, kind: .coordination, birthDayHint: Day(year, month, day - 60), check: check)
        } else {
            return nil
        }
    }

    /// Numbers with letters. Their check character has no public description that two readers agree on, so it is not computed.
    private init?(lettered text: String, bytes: [UInt8], year: Int, month: Int, day: Int) {
        let series = year / 100
        let allowed = { (byte: UInt8) in byte.isCapital && !"IOQVW".utf8.contains(byte) }
        let reserveForm = allowed(bytes[8]) && allowed(bytes[9])
        if reserveForm, (22...98).contains(series) {
            // Each century has every third series: 22, 25, … for 1900 and 23, 26, … for 2000.
            let birth = Day((18 + series % 3) * 100 + year % 100, month, day)
            guard let birth else { return nil }
            self.init(text: text, kind: .nationalReserve, birthDayHint: birth, check: .notApplicable)
        } else if reserveForm, series == 0, month >= 20, (40...59).contains(day) {
            self.init(text: text, kind: .nationalReserve, birthDayHint: nil, check: .notApplicable)
        } else {
            self.init(text: text, kind: .local, birthDayHint: Day(year, month, day), check: .notApplicable)
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.reduce(Optional(0)) { sum, byte in byte.isDigit ? sum.map { $0 * 10 + Int(byte) - 48 } : nil }
    }

    /// Every second digit doubled from the left, the sum of all digits a whole number of tens.
    private static func luhn(_ ten: ArraySlice<UInt8>) -> Bool {
        var (sum, doubled) = (0, true)
        for byte in ten {
            let product = (Int(byte) - 48) * (doubled ? 2 : 1)
            sum += product / 10 + product % 10
            doubled.toggle()
        }
        return sum % 10 == 0
    }
}

extension UInt8 {
    fileprivate static let hyphen = UInt8(ascii: "-")
    fileprivate static let plus = UInt8(ascii: "+")
    fileprivate static let nine = UInt8(ascii: "9")
    fileprivate var isDigit: Bool { (48...57).contains(self) }
    fileprivate var isCapital: Bool { (65...90).contains(self) }
}
