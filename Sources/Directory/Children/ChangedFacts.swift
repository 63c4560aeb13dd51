import Kernel
import Law

/// Ändrade uppgifter: what the named person or the head keeps right about a child.
struct ChangedFacts: Sendable, Equatable {
    let language: String
    let needsInterpreter: Bool
    let protection: Protection
    let custody: String?
    /// Of the text that was changed.
    let version: Int

    init(language: String, needsInterpreter: Bool, protection: Protection, custody: String?, version: Int) {
        self.language = language
        self.needsInterpreter = needsInterpreter
        self.protection = protection
        self.custody = custody
        self.version = version
    }

    init(_ facts: ChildFacts) {
        self.init(
            language: facts.language, needsInterpreter: facts.needsInterpreter, protection: facts.protection,
            custody: facts.custodyNote, version: facts.version)
    }

    /// As the form's fields hold them.
    var texts: [String: String] {
        [
            "language": language, "interpreter": needsInterpreter ? "1" : "", "protection": protection.rawValue,
            "custody": custody ?? "",
        ]
    }
}
