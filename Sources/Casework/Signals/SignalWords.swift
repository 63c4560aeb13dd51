import Kernel
import Law

extension Observation.Kind {
    var words: Phrase {
        switch self {
        case .attendance: Phrase("Ändrad närvaro", en: "Change of attendance")
        case .mood: Phrase("Mående eller beteende", en: "Mood or behaviour")
        case .learning: Phrase("Lärande eller utveckling", en: "Learning or development")
        case .health: Phrase("Kroppslig hälsa", en: "Physical health")
        case .home: Phrase("Hemma eller i familjen", en: "At home or in the family")
        case .friends: Phrase("Kamrater eller ensamhet", en: "Friends or loneliness")
        case .violence: Phrase("Kränkning, hot eller våld", en: "Abuse, threats or violence")
        case .substances:
            Phrase("Tobak, alkohol, droger eller spel", en: "Tobacco, alcohol, drugs or gambling")
        case .toldByChild: Phrase("Barnet har berättat något", en: "Something the child has told")
        case .other: Phrase("Annat", en: "Something else")
        }
    }
}

extension Signal.Outcome {
    var words: Phrase {
        switch self {
        case .mappingStarted:
            Phrase(
                "En kartläggning har börjat", en: "An assessment has begun", easy: "Vi tar reda på mer om hur det är")
        case .ownSupport:
            Phrase(
                "Barnet får stöd i den egna verksamheten", en: "The child gets support at its own workplace",
                easy: "Barnet får hjälp där det går")
        case .noFurtherNeed:
            Phrase("Inget mer behövs just nu", en: "Nothing more is needed now")
        case .alreadyKnown:
            Phrase("Det är redan känt och arbete pågår", en: "It is already known and work is going on")
        }
    }
}

extension Signal.Stage.Name {
    var words: Phrase {
        switch self {
        case .sent: Phrase("Skickad", en: "Sent")
        case .acknowledged: Phrase("Mottagen", en: "Received", easy: "Någon har läst")
        case .answered: Phrase("Besvarad", en: "Answered", easy: "Du har fått svar")
        }
    }
}

extension Signaller.Kind {
    var words: Phrase {
        switch self {
        case .colleague: Phrase("Medarbetare", en: "Colleague")
        case .guardian: Phrase("Vårdnadshavare", en: "Guardian")
        case .child: Phrase("Barnet själv", en: "The child", easy: "Du")
        }
    }
}

/// The warning that stands wherever guardians could come to harm the child by knowing.
enum SafetyWords {
    static let title = Phrase(
        "Prata med socialtjänsten innan någon pratar med vårdnadshavarna",
        en: "Talk with social services before anyone talks with the guardians")
    static let text = Phrase(
        "Den som signalerade misstänker våld, övergrepp eller hedersförtryck. Vårdnadshavarna ser inget av det här i Samsyn.",
        en:
            "The one who signalled suspects violence, abuse or honour-related oppression. The guardians see nothing of this in Samsyn."
    )
    static let report = Phrase("Gör en orosanmälan", en: "Report a concern")
}
