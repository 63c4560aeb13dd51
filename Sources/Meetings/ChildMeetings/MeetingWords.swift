import Kernel

/// Words of the pages about meetings.
enum MeetingWords {
    static let title = Phrase("Möte", en: "Meeting")
    static let many = Phrase("Möten", en: "Meetings")
    static let callTitle = Phrase("Kalla till möte", en: "Call a meeting")
    static let callSubmit = Phrase("Skicka kallelsen", en: "Send the call")
    static let kind = Phrase("Slags möte", en: "Kind of meeting")
    static let day = Phrase("Dag", en: "Day")
    static let time = Phrase("Tid", en: "Time")
    static let minutes = Phrase("Minuter", en: "Minutes")
    static let place = Phrase("Plats", en: "Place")
    static let link = Phrase("Länk till videomöte", en: "Link to a video meeting")
    static let areas = Phrase("Områden i hjulet", en: "Areas of the wheel", easy: "Det vi ska prata om")
    static let areasHint = Phrase("De avgör vilka som föreslås.", en: "They decide who is suggested.")
    static let positions = Phrase("Kollegor att bjuda in", en: "Colleagues to invite")
    static let positionsHint = Phrase(
        "Den egna verksamheten, och de som samtycket gäller.",
        en: "Your own organisation, and those the consent covers.")
    static let family = Phrase("Barnet och vårdnadshavarna", en: "The child and the guardians")
    static let childPart = Phrase("Hur barnet är med", en: "How the child takes part", easy: "Hur du är med")
    static let childPartHint = Phrase(
        "På barnets villkor: hela mötet, en del, genom någon annan eller med bilder.",
        en: "On the child's terms: the whole meeting, a part, through someone else or with pictures.")
    static let interpreter = Phrase("Tolk", en: "Interpreter")
    static let interpreterHint = Phrase(
        "Språk och hur tolken bokas.", en: "The language and how the interpreter is booked.")
    static let agenda = Phrase("Dagordning", en: "Agenda", easy: "Det vi ska prata om")
    static let withoutGuardians = Phrase(
        "Vårdnadshavarna ska inte se mötet", en: "The guardians must not see the meeting")
    static let withoutGuardiansHint = Phrase(
        "Bara vid misstanke om våld, övergrepp eller hedersförtryck. Prata med socialtjänsten först.",
        en: "Only when violence, abuse or honour-related oppression is suspected. Talk with social services first.")
    static let came = Phrase("De som kom", en: "Who came")
    static let notes = Phrase("Anteckningar", en: "Notes", easy: "Det vi sa")
    static let childVoice = Phrase("Barnets egna ord", en: "The child's own words", easy: "Det du sa")
    static let childVoiceHint = Phrase("Saknas de, skriv varför.", en: "Where they are missing, write why.")
    static let guardiansTold = Phrase("Hur vårdnadshavarna fick veta", en: "How the guardians were told")
    static let nextDay = Phrase("Nästa möte", en: "Next meeting")
    static let decisions = Phrase("Beslut", en: "Decisions", easy: "Det vi bestämde")
    static let decision = Phrase("Vad som beslutades", en: "What was decided")
    static let openDecisions = Phrase(
        "Kvar från tidigare möten", en: "Left from earlier meetings", easy: "Det som inte är klart")
    static let responsible = Phrase("Ansvarig", en: "Responsible", easy: "Den som gör det")
    static let due = Phrase("Klart senast", en: "Done by")
    static let outcome = Phrase("Hur det gick", en: "How it went")
    static let cancelReason = Phrase("Varför mötet ställs in", en: "Why the meeting is cancelled")
    static let invited = Phrase("Inbjudna", en: "Invited", easy: "De som ska komma")
    static let none = Phrase("Det finns inga möten.", en: "There are no meetings.")
    static let noDecisions = Phrase("Inget är beslutat.", en: "Nothing has been decided.")
    static let answerTitle = Phrase("Svara på inbjudan", en: "Answer the invitation")
    static let inviteTitle = Phrase("Bjud in fler", en: "Invite more")
    static let holdTitle = Phrase("Skriv från mötet", en: "Write from the meeting")
    static let editTitle = Phrase("Ändra anteckningarna", en: "Change the notes")
    static let decideTitle = Phrase("Lägg till ett beslut", en: "Add a decision")
    static let finishTitle = Phrase("Beslutet är utfört", en: "The decision is carried out")
    static let cancelTitle = Phrase("Ställ in mötet", en: "Cancel the meeting")
    static let earlier = Phrase("Tidigare versioner", en: "Earlier versions")
    static let missingConsent = Phrase(
        "De här verksamheterna passar områdena men saknar samtycke",
        en: "These workplaces fit the areas but lack consent")
    static let askConsent = Phrase("Be om samtycke", en: "Ask for consent")
    static let kept = Phrase("Platsen visas inte för dig.", en: "The place is not shown to you.")
}

extension Meeting.Kind {
    var words: Phrase {
        switch self {
        case .collaboration: Phrase("Samverkansmöte", en: "Collaboration meeting", easy: "Möte om hur vi hjälper dig")
        case .plan: Phrase("SIP-möte", en: "Plan meeting", easy: "Möte om din plan")
        case .followUp: Phrase("Uppföljning", en: "Follow-up", easy: "Möte om hur det har gått")
        case .threeParty: Phrase("Trepartssamtal", en: "Three-party meeting")
        case .report: Phrase("Möte om en orosanmälan", en: "Meeting on a concern report")
        case .consultation: Phrase("Konsultation", en: "Consultation")
        }
    }
}

extension Meeting.Stage {
    var words: Phrase {
        switch self {
        case .called: Phrase("kallat", en: "called", easy: "ska bli av")
        case .held: Phrase("hållet", en: "held", easy: "har varit")
        case .cancelled: Phrase("inställt", en: "cancelled", easy: "blir inte av")
        }
    }
}

extension Meeting.Answer {
    var words: Phrase {
        switch self {
        case .waiting: Phrase("har inte svarat", en: "has not answered")
        case .yes: Phrase("kommer", en: "is coming")
        case .no: Phrase("kan inte", en: "cannot come")
        }
    }
}
