import Kernel

/// What came of one question to a server.
enum SchoolAnswer: Sendable, Equatable {
    case bytes([UInt8])
    /// Nothing came, or it broke off.
    case silent
    /// It is not what the standard says.
    case unreadable
    case tooLarge
    case wait(Duration, Int)
    case status(Int)

    /// How long the server asked us to wait.
    var pause: Duration? { if case .wait(let time, _) = self { time } else { nil } }

    func fault(_ what: String, _ address: SchoolAddress) -> ImportFault {
        let place = address.place + what
        switch self {
        case .bytes, .unreadable:
            return .badData(
                Phrase(
                    "\(place) svarar med något som inte är SS 12000.",
                    en: "\(place) answers with something that is not SS 12000."))
        case .tooLarge:
            return .badData(
                Phrase("\(place) svarar med en för stor sida.", en: "\(place) answers with a page that is too large."))
        case .silent:
            return .unreachable(
                Phrase(
                    "\(place) svarar inte, eller avbryter mitt i. Försök igen senare.",
                    en: "\(place) does not answer, or breaks off half-way. Try again later."))
        case .wait(_, let code), .status(let code):
            switch code {
            case 401, 403:
                return .refused(
                    Phrase(
                        "\(place) släpper inte in oss (\(code)). Kontrollera klient-id, hemlighet och behörighet.",
                        en:
                            "\(place) does not let us in (\(code)). Check client id, secret and what they give access to."
                    ))
            case 300..<400:
                return .badData(
                    Phrase(
                        "\(place) hänvisar till en annan adress. Skriv den riktiga adressen.",
                        en: "\(place) points to another address. Write the right address."))
            case 400..<429, 430..<500:
                return .badData(
                    Phrase(
                        "\(place) förstår inte frågan (\(code)).",
                        en: "\(place) does not understand the question (\(code))."))
            default:
                return .unreachable(
                    Phrase(
                        "\(place) kan inte svara just nu (\(code)). Försök igen senare.",
                        en: "\(place) cannot answer now (\(code)). Try again later."))
            }
        }
    }
}
