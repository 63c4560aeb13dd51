import Hummingbird
import Kernel

/// A failure in words for the one asking; nothing of the inside. Hidden and missing are the same bytes.
struct FailureAnswer {
    let error: any Error
    let visit: Visit

    private struct Words {
        let status: HTTPResponse.Status
        let type: String
        let title: Phrase
        let text: Phrase
        var problems: [Problem] = []
        var retry: Int?
    }

    var response: Response {
        let isSafety = visit.path == Page.safety
        if case Failure.signInNeeded = error, !visit.isAPI, !isSafety {
            let back = visit.path == "/" ? "" : "?till=\(visit.path)"
            return .redirect(to: "/logga-in\(back)", type: .normal)
        }
        let words = words
        var response: Response
        if visit.isAPI {
            response = JSONAnswer.problem(words.status, words.type, words.text.description, problems: words.problems)
        } else if isSafety {
            response = HTMLAnswer.response(layout(safetyPage, visit, nil), status: words.status)
        } else {
            let page = Page(words.title, kind: .open) {
                """
                <h1>\(words.title)</h1><p>\(words.text)</p>
                \(html("<ul>\(words.problems.map { "<li>\($0.message)</li>" as HTML })</ul>", if: !words.problems.isEmpty))
                <p><a href="/">\(Phrase("Till startsidan", en: "To the start page"))</a></p>
                """
            }
            response = HTMLAnswer.response(layout(page, visit, nil), status: words.status)
        }
        // What is left of a body that was too large is not read.
        if [.contentTooLarge, .badRequest, .uriTooLong].contains(words.status) {
            response.headers[.connection] = "close"
        }
        if words.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        if words.status == .methodNotAllowed {
            response.headers[.allow] = (error as? HTTPError)?.headers[.allow] ?? "GET, HEAD, POST"
        }
        if let seconds = words.retry { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    /// A child must not be left with an error: whom to call stands here too.
    private var safetyPage: Page {
        Page(Phrase("Hjälp", en: "Help"), kind: .child) {
            """
            <h1>\(Phrase("Det gick inte att skicka", en: "It could not be sent"))</h1>
            <p class="lead">\(Phrase(
                "Ring något av numren, eller gå till en vuxen du litar på.",
                en: "Call one of the numbers, or go to an adult you trust."))</p>
            \(emergencyNumbers())
            <p><a href="\(Page.safety)">\(Phrase("Försök igen", en: "Try again"))</a></p>
            """
        }
    }

    private var words: Words {
        switch error {
        case Failure.invalid(let problems):
            return Words(
                status: .unprocessableContent, type: "invalid",
                title: Phrase("Något behöver rättas", en: "Something needs mending"),
                text: Phrase("Gå tillbaka och rätta det här.", en: "Go back and mend this."), problems: problems)
        case Failure.notFound: return notFound
        case Failure.outOfOrder(let why):
            return Words(
                status: .conflict, type: "out-of-order", title: Phrase("Det går inte just nu", en: "Not possible now"),
                text: why)
        case Failure.conflict:
            return Words(
                status: .conflict, type: "conflict",
                title: Phrase("Någon annan hann spara före dig", en: "Someone else saved before you"),
                text: Phrase(
                    "Öppna sidan på nytt, jämför och spara igen.", en: "Open the page anew, compare and save again."))
        case Failure.signInNeeded:
            return Words(
                status: .unauthorized, type: "sign-in", title: Phrase("Logga in", en: "Sign in"),
                text: Phrase("Logga in först.", en: "Sign in first."))
        case Failure.tooOften(let seconds):
            return Words(
                status: .tooManyRequests, type: "too-often", title: Phrase("Vänta en stund", en: "Wait a while"),
                text: Phrase("Försök igen om \(seconds) sekunder.", en: "Try again in \(seconds) seconds."),
                retry: seconds)
        case Failure.forged:
            return Words(
                status: .forbidden, type: "forged", title: Phrase("Sidan var för gammal", en: "The page was too old"),
                text: Phrase(
                    "Gå tillbaka, ladda om sidan och skicka igen. Det du skrev finns kvar som utkast.",
                    en: "Go back, reload the page and send again. What you wrote is kept as a draft."))
        case Failure.unavailable:
            return Words(
                status: .serviceUnavailable, type: "unavailable",
                title: Phrase("Det gick inte att spara", en: "It could not be saved"),
                text: Phrase(
                    "Inget är sparat. Gå tillbaka, vänta en minut och skicka igen.",
                    en: "Nothing is saved. Go back, wait a minute and send again."), retry: 60)
        case let error as HTTPError:
            switch error.status {
            case .notFound: return notFound
            case .contentTooLarge:
                return Words(
                    status: .contentTooLarge, type: "too-large",
                    title: Phrase("Texten är för lång", en: "The text is too long"),
                    text: Phrase("Korta texten och skicka igen.", en: "Shorten the text and send again."))
            case .uriTooLong:
                return Words(
                    status: .uriTooLong, type: "address-too-long",
                    title: Phrase("Adressen är för lång", en: "The address is too long"),
                    text: Phrase(
                        "Gå till startsidan och försök därifrån.", en: "Go to the start page and try from there."))
            case .unsupportedMediaType:
                return Words(
                    status: .unsupportedMediaType, type: "unsupported-media-type",
                    title: Phrase("Inte JSON", en: "Not JSON"),
                    text: Phrase("Skicka application/json.", en: "Send application/json."))
            case .methodNotAllowed:
                return Words(
                    status: .methodNotAllowed, type: "method",
                    title: Phrase("Så går det inte att fråga", en: "Not a way to ask"),
                    text: Phrase("Använd sidans egna länkar och knappar.", en: "Use the page's own links and buttons."))
            default:
                return Words(
                    status: .badRequest, type: "bad-request",
                    title: Phrase("Frågan gick inte att förstå", en: "Not understood"),
                    text: Phrase(
                        "Gå till startsidan och försök därifrån.", en: "Go to the start page and try from there."))
            }
        default:
            return Words(
                status: .internalServerError, type: "fault",
                title: Phrase("Något gick fel hos oss", en: "Something went wrong with us"),
                text: Phrase(
                    "Försök igen om en stund. Ring supporten om det händer igen och säg koden \(visit.requestID).",
                    en: "Try again in a while. Call support if it happens again and say the code \(visit.requestID)."),
                retry: nil)
        }
    }

    private var notFound: Words {
        Words(
            status: .notFound, type: "not-found", title: Phrase("Sidan finns inte", en: "There is no such page"),
            text: Phrase(
                "Adressen kan vara fel, eller så har du inte tillgång till sidan.",
                en: "The address may be wrong, or the page is not yours to see."))
    }
}
