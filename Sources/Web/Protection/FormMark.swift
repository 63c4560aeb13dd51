import Hummingbird
import Kernel

/// A form is ours when it carries the session's token and comes from our own pages.
enum FormMark {
    static func check(_ answers: Answers, _ request: Request, _ visit: Visit) throws(Failure) {
        let expected = visit.session?.formToken ?? visit.guestToken
        guard !expected.isEmpty, same(answers.raw("_token"), expected) else { throw .forged }
        if let site = request.headers[.init("Sec-Fetch-Site")!], site == "cross-site" || site == "same-site" {
            throw .forged
        }
        if let origin = request.headers[.origin] {
            guard let host = request.head.authority, origin == "http://\(host)" || origin == "https://\(host)" else {
                throw .forged
            }
        }
    }

    /// Compares without telling by the time it takes where they differ.
    static func same(_ left: String, _ right: String) -> Bool {
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
