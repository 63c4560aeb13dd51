import Kernel

extension Analysis.Question {
    /// Own wording, near the questions of the source document and in its order.
    var words: Phrase {
        switch self {
        case .knownEnough:
            Phrase(
                "Vet jag det jag behöver veta för att kunna hjälpa barnet?",
                en: "Do I know what I need to know to help this child?")
        case .inTheWay:
            Phrase("Vad hindrar barnet från att må bra?", en: "What stands in the way of the child’s wellbeing?")
        case .doNow: Phrase("Vad kan jag själv göra redan nu?", en: "What can I do myself right now?")
        case .ownWorkplace: Phrase("Vad kan vår verksamhet göra?", en: "What can our own workplace do?")
        case .othersHelp:
            Phrase("Vilken hjälp behövs från andra?", en: "What help is needed from others?")
        }
    }
}

extension Conclusion.Kind {
    var words: Phrase {
        switch self {
        case .noFurtherNeed:
            Phrase("Inget mer behövs", en: "No further need", easy: "Det behövs ingen mer hjälp nu")
        case .ownSupport:
            Phrase(
                "Stöd i den egna verksamheten", en: "Support within the own workplace", easy: "Du får hjälp där du går")
        case .collaboration:
            Phrase("Samverkan behövs", en: "Collaboration is needed", easy: "Flera ska hjälpas åt")
        case .concernReport: Phrase("Orosanmälan", en: "Concern report")
        }
    }
}

extension Perspective.Kind {
    var words: Phrase {
        switch self {
        case .child: Phrase("Barnet", en: "The child", easy: "Du själv")
        case .guardian: Phrase("Vårdnadshavare", en: "Guardian")
        case .colleague: Phrase("Medarbetare", en: "Colleague")
        case .other: Phrase("Någon annan", en: "Someone else")
        }
    }

    /// In the picture where several perspectives are laid over each other.
    var letter: String {
        switch self {
        case .child: "B"
        case .guardian: "V"
        case .colleague: "M"
        case .other: "A"
        }
    }
}

enum AssessmentWords {
    static let one = Phrase("Kartläggning", en: "Assessment", easy: "Hur du har det")
    static let many = Phrase("Kartläggningar", en: "Assessments")
    static let start = Phrase("Börja kartlägga", en: "Begin an assessment")
    static let describes = Phrase(
        "Kartläggningen beskriver hur barnet har det. Den ställer ingen diagnos.",
        en: "The assessment describes how the child has it. It makes no diagnosis.")
    static let childMissing = Phrase("Barnets egen bild saknas", en: "The child’s own view is missing")
    static let wheel = Phrase("Barnets bästa-hjulet", en: "The wheel of the child’s best")
    static let gathering = Phrase(
        "Bilden samlas in", en: "The picture is being gathered", easy: "Vi tar reda på hur det är")
    static let concluded = Phrase("Avslutad", en: "Concluded", easy: "Klar")
    static let handInFirst = Phrase(
        "Lämna in din egen bild först. Sedan ser du de andras.",
        en: "Hand in your own picture first. Then you see those of the others.",
        easy: "Gör klart din bild först. Sedan får du se vad andra har sagt.")
}
