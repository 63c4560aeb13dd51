public import Kernel

extension Relation {
    /// What the relation is called on the screen.
    public var words: Phrase {
        switch self {
        case .namedPerson: Phrase("Barnets bästa-ansvarig", en: "Named person")
        case .handOverReceiver:
            Phrase("Ska ta över som barnets bästa-ansvarig", en: "About to take over as named person")
        case .assessor: Phrase("Gör kartläggningen", en: "Does the assessment")
        case .coordinator: Phrase("Samordningsperson", en: "Coordinator")
        case .participant: Phrase("Deltar i möte eller plan", en: "Takes part in a meeting or plan")
        case .invited: Phrase("Har fått frågan om sin bild", en: "Asked for a perspective")
        case .signaller: Phrase("Har sänt en signal", en: "Sent a signal")
        case .unitHead: Phrase("Chef för verksamheten", en: "Head of the unit")
        case .unitHealth: Phrase("Elevhälsan på skolan", en: "Student health at the school")
        case .teaches: Phrase("Undervisar barnet", en: "Teaches the child")
        case .atUnit: Phrase("Arbetar på barnets skola eller förskola", en: "Works at the child's school or preschool")
        case .consented: Phrase("Chef för verksamhet som samtycket gäller", en: "Head of a workplace the consent names")
        case .guardian: Phrase("Vårdnadshavare", en: "Guardian")
        case .selfChild: Phrase("Barnet själv", en: "The child")
        case .staff: Phrase("Arbetar med barn i länet", en: "Works with children in the county")
        }
    }

    /// Why someone in the relation can see, and what, in words for the family.
    var reason: Phrase {
        switch self {
        case .namedPerson:
            Phrase(
                "Är den alla kan vända sig till om barnet. Ser signaler, kartläggning, möten och plan.",
                en: "Is the one everyone may turn to about the child. Sees signals, assessment, meetings and plan.")
        case .handOverReceiver:
            Phrase(
                "Har blivit tillfrågad om att ta över. Ser vem barnet är.",
                en: "Is asked to take over. Sees who the child is.")
        case .assessor:
            Phrase(
                "Har fått uppdraget att samla bilden. Ser signaler och kartläggning.",
                en: "Gathers the picture. Sees signals and assessment.")
        case .coordinator:
            Phrase(
                "Håller ihop arbetet och är familjens kontakt. Ser möten och plan.",
                en: "Leads the work and is the family's contact. Sees meetings and plan.")
        case .participant:
            Phrase(
                "Är inbjuden. Ser det mötet eller planen gäller, inom samtycket.",
                en: "Is invited. Sees what the meeting or plan is about, within the consent.")
        case .invited:
            Phrase("Ska beskriva sin bild. Ser bara den.", en: "Is to describe a perspective. Sees only that.")
        case .signaller: Phrase("Ser den egna signalen och svaret på den.", en: "Sees the own signal and its answer.")
        case .unitHead:
            Phrase(
                "Leder verksamheten och tar över om någon är borta. Ser det egna arbetet.",
                en: "Leads the unit and steps in when someone is away. Sees the unit's own work.")
        case .unitHealth:
            Phrase("Ser vem barnet är, inte signaler eller plan.", en: "Sees who the child is, not signals or plan.")
        case .teaches:
            Phrase("Ser vem barnet är, inte signaler eller plan.", en: "Sees who the child is, not signals or plan.")
        case .consented:
            Phrase(
                "Familjen har samtyckt. Ser de områden som samtycket nämner.",
                en: "The family has consented. Sees the areas the consent names.")
        case .guardian: Phrase("Har vårdnaden.", en: "Has custody.")
        case .atUnit, .selfChild, .staff: Phrase("", en: "")
        }
    }
}

extension Phrase {
    /// What an entry of the journal says was done, in words for the family.
    static func done(_ action: String) -> Phrase {
        guard let known = Action(rawValue: action) else {
            return switch action {
            case "succeedNamedPerson":
                Phrase("Lämnade över barnet när verksamheten slogs ihop", en: "Handed the child over in a merger")
            case "cameOfAge":
                Phrase("Barnet fyllde 18 år och vårdnaden upphörde", en: "The child turned 18 and custody ended")
            case "addAccount": Phrase("Gjorde en inloggning", en: "Made an account")
            case "newPassword": Phrase("Gav en inloggning nytt lösenord", en: "Gave an account a new password")
            case "disableAccount": Phrase("Stängde en inloggning", en: "Stopped an account")
            case "list": Phrase("Såg barnets namn i en lista", en: "Saw the child's name in a list")
            case "offerHandOver":
                Phrase("Frågade nästa ansvariga om att ta över", en: "Asked the next named person to take over")
            case "cameHome":
                Phrase(
                    "Gav barnets bästa-ansvarig det som väntade hos andra",
                    en: "Gave the named person what waited with others")
            case "imported":
                Phrase("Uppdaterade uppgifter från skolans system", en: "Updated facts from the school's system")
            default: Phrase("Ändrade uppgifter", en: "Changed facts")
            }
        }
        return known.doneWords
    }
}

extension Action {
    /// What was done, in the past tense.
    var doneWords: Phrase {
        switch self {
        case .seeChild: Phrase("Öppnade barnets sida", en: "Opened the child's page")
        case .seeFamilyPage: Phrase("Öppnade sin egen sida", en: "Opened the own page")
        case .seeTimeline: Phrase("Läste tidslinjen", en: "Read the timeline")
        case .seeWhoCanSee: Phrase("Läste vem som kan se", en: "Read who can see")
        case .seeReaders: Phrase("Läste vem som har läst", en: "Read who has read")
        case .seeConcernHelp: Phrase("Läste hur man gör en orosanmälan", en: "Read how to report a concern")
        case .reportConcern: Phrase("Gjorde en orosanmälan", en: "Reported a concern")
        case .seeConcernReport: Phrase("Läste sin orosanmälan", en: "Read the own report")
        case .addToConcernReport: Phrase("La till i sin orosanmälan", en: "Added to the own report")
        case .seeReceivedReports: Phrase("Läste en orosanmälan", en: "Read a concern report")
        case .handleReport: Phrase("Handlade en orosanmälan", en: "Handled a concern report")
        case .decideReport: Phrase("Beslutade om en orosanmälan", en: "Decided on a concern report")
        case .recordSignal: Phrase("Skrev en signal", en: "Wrote a signal")
        case .recordDistantSignal:
            Phrase("Skickade en signal utan att ha barnet hos sig", en: "Sent a signal without having the child there")
        case .seeSignal: Phrase("Läste en signal", en: "Read a signal")
        case .acknowledgeSignal: Phrase("Bekräftade en signal", en: "Acknowledged a signal")
        case .answerSignal: Phrase("Svarade på en signal", en: "Answered a signal")
        case .startAssessment: Phrase("Började en kartläggning", en: "Started an assessment")
        case .seeAssessment: Phrase("Läste kartläggningen", en: "Read the assessment")
        case .delegateAssessment: Phrase("Lämnade över kartläggningen", en: "Delegated the assessment")
        case .acceptDelegation:
            Phrase("Svarade om att göra kartläggningen", en: "Answered whether to do the assessment")
        case .askPerspective: Phrase("Bad om någons bild", en: "Asked for a perspective")
        case .givePerspective: Phrase("Beskrev sin bild", en: "Gave a perspective")
        case .conclude: Phrase("Skrev slutsatsen", en: "Wrote the conclusion")
        case .askConsent: Phrase("Bad om samtycke", en: "Asked for consent")
        case .seeConsent: Phrase("Läste ett samtycke", en: "Read a consent")
        case .answerConsent: Phrase("Svarade på ett samtycke", en: "Answered a consent")
        case .withdrawConsent: Phrase("Tog tillbaka ett samtycke", en: "Withdrew a consent")
        case .callMeeting: Phrase("Kallade till möte", en: "Called a meeting")
        case .seeMeeting: Phrase("Läste om ett möte", en: "Read about a meeting")
        case .answerInvitation: Phrase("Svarade på en inbjudan", en: "Answered an invitation")
        case .holdMeeting: Phrase("Skrev från ett möte", en: "Wrote from a meeting")
        case .finishDecision: Phrase("Blev klar med något som beslutats", en: "Finished something decided")
        case .seeCoordinator: Phrase("Läste om samordningspersonen", en: "Read about the coordinator")
        case .acceptCoordination:
            Phrase("Svarade på frågan om att samordna", en: "Answered the question of coordinating")
        case .chooseCoordinator: Phrase("Valde samordningsperson", en: "Chose a coordinator")
        case .writePlan: Phrase("Skrev i planen", en: "Wrote in the plan")
        case .seePlan: Phrase("Läste planen", en: "Read the plan")
        case .followUp: Phrase("Följde upp planen", en: "Followed up the plan")
        case .closePlan: Phrase("Avslutade planen", en: "Closed the plan")
        case .seeHandOver: Phrase("Läste om en överlämning", en: "Read about a hand-over")
        case .acceptHandOver: Phrase("Tog över som barnets bästa-ansvarig", en: "Took over as named person")
        case .findChild: Phrase("Sökte fram barnet", en: "Found the child by searching")
        case .seeMessages: Phrase("Läste meddelanden", en: "Read messages")
        case .giveWish: Phrase("Skrev vad hen önskar", en: "Wrote what they wish")
        case .seeWishes: Phrase("Läste vad barnet önskar", en: "Read what the child wishes")
        case .receiveWish: Phrase("Tog emot vad barnet önskar", en: "Received what the child wishes")
        case .callForSafety: Phrase("Sa till att det inte kändes tryggt", en: "Said that it did not feel safe")
        case .seeSafetyCall:
            Phrase("Läste att barnet inte kände sig tryggt", en: "Read that the child did not feel safe")
        case .answerSafetyCall:
            Phrase("Tog hand om barnet som inte kände sig tryggt", en: "Took care of the child that did not feel safe")
        case .writeMessage: Phrase("Skrev ett meddelande", en: "Wrote a message")
        case .changeChild: Phrase("Ändrade barnets uppgifter", en: "Changed the child's details")
        case .importSchool:
            Phrase("Uppdaterade uppgifter från skolans system", en: "Updated facts from the school's system")
        case .seePublicPage: Phrase("Läste en öppen sida", en: "Read a public page")
        case .signIn: Phrase("Loggade in", en: "Signed in")
        case .signOut: Phrase("Loggade ut", en: "Signed out")
        case .saveDraft: Phrase("Sparade ett utkast", en: "Saved a draft")
        case .seeToday: Phrase("Såg barnets namn på sin startsida", en: "Saw the child's name on the start page")
        case .seeDirectory: Phrase("Läste om verksamheterna", en: "Read about the workplaces")
        case .manageDirectory: Phrase("Ändrade verksamheter", en: "Changed workplaces")
        case .seeNet: Phrase("Läste vad som är öppet", en: "Read what is open")
        case .seeAccessMatrix: Phrase("Läste behörighetstabellen", en: "Read the access table")
        case .verifyJournal: Phrase("Kontrollerade loggen", en: "Verified the log")
        case .reviewJournal: Phrase("Granskade loggen", en: "Reviewed the log")
        case .consultAnonymously: Phrase("Ställde en fråga utan namn", en: "Asked a question without names")
        case .seeConsultation: Phrase("Läste en fråga utan namn", en: "Read a question without names")
        case .answerConsultation: Phrase("Svarade på en fråga utan namn", en: "Answered a question without names")
        case .recordGroupSignal: Phrase("Skrev en signal om en grupp", en: "Wrote a signal about a group")
        case .seeGroupSignal: Phrase("Läste en signal om en grupp", en: "Read a signal about a group")
        case .seeSentSignals: Phrase("Läste sina skickade signaler", en: "Read the signals sent")
        case .placeSignal: Phrase("Lämnade en signal till rätt mottagare", en: "Gave a signal to the right receiver")
        }
    }
}
