public import Kernel

/// Words of the pages about consent.
enum ConsentWords {
    static let title = Phrase("Samtycke", en: "Consent", easy: "Får andra läsa?")
    static let many = Phrase("Samtycken", en: "Consents", easy: "Ja eller nej till att dela")
    static let askTitle = Phrase("Be om samtycke", en: "Ask for consent")
    static let askSubmit = Phrase("Skicka frågan", en: "Send the question")
    static let askLead = Phrase(
        "Ingen utanför din egen verksamhet ser något förrän alla som ska samtycka har sagt ja.",
        en: "Nobody outside your own organisation sees anything until everyone who must agree has said yes.")
    static let recipients = Phrase("Vilka som får se", en: "Who may see", easy: "Vem som får se")
    static let recipientsHint = Phrase(
        "Förslagen utgår från områdena i kartläggningen.", en: "The suggestions come from the areas of the assessment.")
    static let areas = Phrase("Områden i hjulet", en: "Areas of the wheel", easy: "Vad det handlar om")
    static let kinds = Phrase("Vad som får delas", en: "What may be shared", easy: "Vad de får läsa")
    static let purpose = Phrase("Varför", en: "Why")
    static let purposeHint = Phrase(
        "Skriv så att barnet och vårdnadshavarna förstår.", en: "Write so that the child and the guardians understand.")
    static let from = Phrase("Från och med", en: "From")
    static let until = Phrase("Till och med", en: "Until")
    static let untilHint = Phrase(
        "Högst ett år. Du får en påminnelse i god tid.", en: "At most a year. You are reminded in good time.")
    static let childPart = Phrase("Barnets del i samtycket", en: "The child's part in the consent")
    static let childPartHint = Phrase(
        "Det finns ingen åldersgräns. Du bedömer ålder och mognad tillsammans.",
        en: "There is no age limit. You judge age and maturity together.")
    static let childJudgement = Phrase(
        "Din bedömning och barnets egna ord", en: "Your judgement and the child's own words")
    static let mustAgree = Phrase("Vilka som ska samtycka", en: "Who must agree", easy: "Vem som ska svara")
    static let history = Phrase("Vad som har hänt", en: "What has happened")
    static let yourAnswer = Phrase("Ditt svar", en: "Your answer")
    static let answerTitle = Phrase("Svara på frågan", en: "Answer the question", easy: "Svara ja eller nej")
    static let answerSubmit = Phrase("Lämna svaret", en: "Give the answer", easy: "Skicka mitt svar")
    static let noteTitle = Phrase("Notera ett svar", en: "Note an answer")
    static let noteSubmit = Phrase("Notera svaret", en: "Note the answer")
    static let withdrawTitle = Phrase("Ta tillbaka ditt ja", en: "Withdraw your yes", easy: "Ångra ditt ja")
    static let withdrawSubmit = Phrase("Ta tillbaka mitt ja", en: "Withdraw my yes", easy: "Jag ångrar mig")
    static let withdrawLead = Phrase(
        "Det gäller direkt. Den andra verksamheten kan inte längre läsa. Det som redan är läst går inte att göra oläst.",
        en: "It takes effect at once. The other workplace can no longer read. What has been read cannot be unread.",
        easy: "De kan inte läsa längre. Men det de redan har läst vet de.")
    static let noteWithdrawalTitle = Phrase("Notera att någon tar tillbaka sitt ja", en: "Note that someone withdraws")
    static let excuseTitle = Phrase("När en vårdnadshavare inte behöver svara", en: "When a guardian need not answer")
    static let excuseLead = Phrase(
        "Bara när någon är förhindrad (FB 6 kap. 13 §) eller socialnämnden har beslutat det (FB 6 kap. 13 a §).",
        en: "Only when someone is hindered (FB 6:13) or the social services board has so decided (FB 6:13 a).")
    static let settle = Phrase("Jag har tagit hand om det", en: "I have dealt with it")
    static let settleLead = Phrase(
        "Frågan läggs undan och påminner inte mer. Den går fortfarande att läsa.",
        en: "The question is put aside and reminds no more. It can still be read.")
    static let readersTitle = Phrase("Vad den andra parten hann läsa", en: "What the other party had read")
    static let readersNone = Phrase(
        "Ingen hos mottagarna läste något innan samtycket togs tillbaka.",
        en: "Nobody at the recipients read anything before the consent was withdrawn.")
    static let none = Phrase("Det finns inga samtycken.", en: "There are no consents.")
    static let notHere = Phrase("En verksamhet", en: "A workplace")
}

extension ConsentForm.ChildPart {
    var words: Phrase {
        switch self {
        case .together:
            Phrase(
                "Barnet ska själv säga ja, tillsammans med vårdnadshavarna",
                en: "The child must say yes too, with the guardians")
        case .heard:
            Phrase("Barnet hörs, men vårdnadshavarna svarar", en: "The child is heard, but the guardians answer")
        }
    }
}

extension InformationKind {
    /// The word on the screen.
    public var words: Phrase {
        switch self {
        case .assessment: Phrase("Kartläggningen", en: "The assessment", easy: "Hur du har det")
        case .meeting: Phrase("Möten och vad som sägs där", en: "Meetings and what is said there", easy: "Möten")
        case .plan: Phrase("Planen och uppföljningarna", en: "The plan and its follow-ups", easy: "Planen")
        }
    }
}

extension Consent.State {
    /// The word on the screen.
    public var words: Phrase {
        switch self {
        case .waiting: Phrase("väntar på svar", en: "waiting for answers")
        case .coming: Phrase("gäller snart", en: "holds soon")
        case .effective: Phrase("gäller", en: "holds")
        case .refused: Phrase("någon sa nej", en: "someone said no")
        case .withdrawn: Phrase("återkallat", en: "withdrawn", easy: "någon ångrade sig")
        case .expired: Phrase("har gått ut", en: "has run out", easy: "är slut")
        case .settled: Phrase("avslutat", en: "settled")
        }
    }
}

extension Consent.Answer {
    var words: Phrase {
        switch self {
        case .waiting: Phrase("har inte svarat", en: "has not answered")
        case .yes: Phrase("ja", en: "yes")
        case .no: Phrase("nej", en: "no")
        case .withdrawn: Phrase("har tagit tillbaka sitt ja", en: "has withdrawn the yes", easy: "ångrade sig")
        }
    }
}

extension Consent.AnswerForm {
    var words: Phrase {
        switch self {
        case .signed: Phrase("Skriftligt, undertecknat", en: "In writing, signed")
        case .eID: Phrase("Med e-legitimation", en: "With e-identification")
        case .oral: Phrase("Muntligt", en: "Orally", easy: "Sa det")
        case .here: Phrase("Här i Samsyn", en: "Here in Samsyn")
        }
    }
}

extension Consent.Excuse {
    var words: Phrase {
        switch self {
        case .hindered: Phrase("Förhindrad att svara (FB 6 kap. 13 §)", en: "Hindered from answering (FB 6:13)")
        case .decision:
            Phrase("Socialnämnden har beslutat (FB 6 kap. 13 a §)", en: "Decided by social services (FB 6:13 a)")
        }
    }
}
