import Kernel
import Law

/// Words of reports, on both sides.
enum ReportWords {
    static let title = Phrase("Gör en orosanmälan", en: "Report a concern", easy: "Berätta att ett barn har det svårt")
    static let publicTitle = Phrase(
        "Är du orolig för ett barn?", en: "Are you worried about a child?", easy: "Är du orolig för ett barn?")
    static let oral = Phrase("Muntlig, nedskriven här", en: "Oral, taken down here")
    static let inbox = Phrase("Orosanmälningar", en: "Concern reports")
    static let send = Phrase("Skicka anmälan", en: "Send the report")
    static let arrived = Phrase("Anmälan har kommit fram", en: "The report has arrived")
    static let tellOrSayWhy = Phrase(
        "Välj vad anmälaren får veta, eller skriv varför du avstår.",
        en: "Choose what the reporter is told, or write why not.")
    static let notToThisReporter = Phrase(
        "Den här anmälaren får inte veta det.", en: "This reporter may not be told that.")
    static let notWhatWasDecided = Phrase(
        "Det stämmer inte med beslutet.", en: "That does not agree with the decision.")
    static let writeTheBasis = Phrase(
        "Skriv vilket samtycke eller vilken menprövning det vilar på.",
        en: "Write which consent or harm test it rests on.")
    static let nowhere = Phrase(
        "Det finns ingen mottagning för barnets kommun i Samsyn. Ring kommunens växel. Din text finns kvar som utkast.",
        en: "There is no intake for the child's municipality in Samsyn. Call the municipality. Your text is kept.")
    static let noFiles = Phrase(
        "Filer kan inte skickas här. Skriv att de finns, så talar handläggaren om hur du lämnar dem.",
        en: "Files cannot be sent here. Write that they exist, and the handler tells you how to give them.")
    static let doNotContact = Phrase(
        "Kontakta inte vårdnadshavarna först. Vänta tills du har talat med socialtjänsten.",
        en: "Do not contact the guardians first. Wait until you have talked with social services.")

    static func leftToDo(_ what: Phrase) -> Phrase {
        Phrase("Det här återstår först: \(what.swedish).", en: "This remains first: \(what.english).")
    }
}

extension ReportDuty.Kind {
    var words: Phrase {
        switch self {
        case .open: Phrase("öppna anmälan", en: "open the report")
        case .protect: Phrase("skyddsbedömning", en: "protection assessment")
        case .acknowledge: Phrase("berätta vem som handlägger", en: "say who handles it")
        case .decide: Phrase("besluta om utredning", en: "decide on an investigation")
        case .meeting: Phrase("erbjud ett möte, eller skriv varför inte", en: "offer a meeting, or write why not")
        case .feedback: Phrase("återkoppling till anmälaren", en: "feedback to the reporter")
        case .investigate: Phrase("utredningen ska vara klar", en: "the investigation is to be done")
        case .written: Phrase("skriftlig anmälan efter den muntliga", en: "the written report after the oral one")
        case .close: Phrase("avsluta", en: "close")
        }
    }
}

extension ReportStep.Kind {
    var words: Phrase {
        switch self {
        case .sent: Phrase("Anmälan kom in", en: "The report came in")
        case .asked: Phrase("Anmälaren bad om återkoppling", en: "The reporter asked for feedback")
        case .opened: Phrase("Öppnad", en: "Opened")
        case .acknowledged: Phrase("Handläggare", en: "Handler")
        case .protection: Phrase("Skyddsbedömning", en: "Protection assessment")
        case .extended: Phrase("Tiden förlängd", en: "Time extended")
        case .decided: Phrase("Beslut", en: "Decision")
        case .told: Phrase("Återkoppling", en: "Feedback")
        case .withheld: Phrase("Ingen återkoppling lämnas", en: "No feedback is given")
        case .meeting: Phrase("Möte med familjen och anmälaren", en: "Meeting with the family and the reporter")
        case .added: Phrase("Anmälaren har lagt till", en: "The reporter has added")
        case .forwarded: Phrase("Skickad vidare", en: "Forwarded")
        case .written: Phrase("Den skriftliga anmälan har kommit", en: "The written report has come")
        case .closed: Phrase("Avslutad", en: "Closed")
        }
    }
}

extension ReporterKind {
    var words: Phrase {
        switch self {
        case .professional: Phrase("Anmälningsskyldig i sitt arbete", en: "Bound to report by work")
        case .familyCounselling: Phrase("Familjerådgivning", en: "Family counselling")
        case .ombudsman: Phrase("Barnombudsmannen", en: "The Ombudsman for Children")
        case .anyone: Phrase("Privatperson", en: "Private person")
        case .anonymous: Phrase("Anonym", en: "Anonymous")
        }
    }
}

extension ReportDecision {
    var words: Phrase {
        switch self {
        case .opened: Phrase("Utredning inleds", en: "An investigation is opened")
        case .notOpened: Phrase("Utredning inleds inte", en: "No investigation is opened")
        case .ongoing: Phrase("Utredning pågår redan", en: "An investigation is already going on")
        }
    }
}

extension ProtectionAnswer {
    var words: Phrase {
        switch self {
        case .needsProtectionNow: Phrase("Barnet behöver skydd nu", en: "The child needs protection now")
        case .noImmediateNeed: Phrase("Inget omedelbart behov av skydd", en: "No immediate need of protection")
        }
    }
}

extension MeetingAnswer {
    var words: Phrase {
        switch self {
        case .accepted: Phrase("Erbjudet, och tackat ja", en: "Offered and accepted")
        case .declined: Phrase("Erbjudet, och tackat nej", en: "Offered and declined")
        case .waiting: Phrase("Erbjudet, svar väntas", en: "Offered, no answer yet")
        case .notOffered: Phrase("Inte erbjudet", en: "Not offered")
        }
    }
}

extension Telling.Need {
    var words: Phrase {
        switch self {
        case .free: Phrase("får alltid sägas", en: "may always be said")
        case .suitable: Phrase("om det inte är olämpligt", en: "unless it is unsuitable")
        case .harmTestOrConsent: Phrase("kräver samtycke eller menprövning", en: "takes consent or a harm test")
        case .consent: Phrase("kräver samtycke", en: "takes consent")
        }
    }
}
