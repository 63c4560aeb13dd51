public import Kernel
import Law

extension SchoolForm {
    var words: Phrase {
        switch self {
        case .preschool: Phrase("förskola", en: "preschool")
        case .preschoolClass: Phrase("förskoleklass", en: "preschool class")
        case .compulsory: Phrase("grundskola", en: "compulsory school")
        case .upperSecondary: Phrase("gymnasieskola", en: "upper secondary school")
        }
    }
}

extension Custody {
    public var words: Phrase {
        switch self {
        case .joint: Phrase("gemensam vårdnad", en: "joint custody")
        case .sole: Phrase("ensam vårdnad", en: "sole custody")
        case .appointed: Phrase("särskilt förordnad vårdnadshavare", en: "specially appointed guardian")
        }
    }
}

extension Protection {
    public var words: Phrase {
        switch self {
        case .none: Phrase("nej", en: "no")
        case .marked: Phrase("sekretessmarkering", en: "confidentiality marking")
        case .protectedRegistration: Phrase("skyddad folkbokföring", en: "protected population registration")
        }
    }
}

/// Språk att tala med barn och vårdnadshavare: the languages one can choose; others are kept as they came and shown by their tag.
public enum SpokenLanguage {
    public static let all: [(tag: String, name: Phrase)] = [
        ("sv", Phrase("svenska", en: "Swedish")), ("ar", Phrase("arabiska", en: "Arabic")),
        ("bs", Phrase("bosniska", en: "Bosnian")), ("prs", Phrase("dari", en: "Dari")),
        ("en", Phrase("engelska", en: "English")),
        ("fi", Phrase("finska", en: "Finnish")), ("fr", Phrase("franska", en: "French")),
        ("el", Phrase("grekiska", en: "Greek")),
        ("kmr", Phrase("kurmanji", en: "Kurmanji")), ("ckb", Phrase("sorani", en: "Sorani")),
        ("fit", Phrase("meänkieli", en: "Meänkieli")), ("ps", Phrase("pashto", en: "Pashto")),
        ("fa", Phrase("persiska", en: "Persian")), ("pl", Phrase("polska", en: "Polish")),
        ("rom", Phrase("romani", en: "Romani")), ("ru", Phrase("ryska", en: "Russian")),
        ("so", Phrase("somaliska", en: "Somali")),
        ("es", Phrase("spanska", en: "Spanish")), ("se", Phrase("samiska", en: "Sami")),
        ("swl", Phrase("svenskt teckenspråk", en: "Swedish Sign Language")), ("th", Phrase("thailändska", en: "Thai")),
        ("ti", Phrase("tigrinska", en: "Tigrinya")), ("tr", Phrase("turkiska", en: "Turkish")),
        ("uk", Phrase("ukrainska", en: "Ukrainian")), ("vi", Phrase("vietnamesiska", en: "Vietnamese")),
    ]

    public static func name(_ tag: String) -> Phrase { all.first { $0.tag == tag }?.name ?? Phrase(tag, en: tag) }
}

enum ChildWords {
    static let kept = Phrase("Uppgiften är skyddad", en: "This is kept confidential")
    static let children = Phrase("Barn", en: "Children")
    static let namedPerson = Phrase("Barnets bästa-ansvarig", en: "Named person", easy: "Din ansvariga vuxna")
    static let guardians = Phrase("Vårdnadshavare", en: "Guardians")
    static let vacant = Phrase(
        "Befattningen är vakant. Chefen för verksamheten svarar.", en: "The position is vacant. The head answers.")
}
