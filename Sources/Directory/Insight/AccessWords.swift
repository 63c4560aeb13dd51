public import Kernel

extension Action {
    /// What the action is called where access is explained.
    public var words: Phrase {
        switch self {
        case .seePublicPage: Phrase("Se öppna sidor", en: "See public pages")
        case .signIn: Phrase("Logga in", en: "Sign in")
        case .signOut: Phrase("Logga ut", en: "Sign out")
        case .saveDraft: Phrase("Spara utkast", en: "Save drafts")
        case .seeToday: Phrase("Se vad som väntar på en själv", en: "See what waits for oneself")
        case .seeDirectory: Phrase("Se verksamheter och kontaktvägar", en: "See workplaces and how to reach them")
        case .manageDirectory: Phrase("Sköta verksamheter och befattningar", en: "Manage workplaces and positions")
        case .importSchool: Phrase("Hämta uppgifter från skolans system", en: "Import from the school’s system")
        case .seeNet: Phrase("Se vad ingen svarar för", en: "See what nobody answers for")
        case .seeAccessMatrix: Phrase("Se behörigheterna", en: "See the access rules")
        case .verifyJournal: Phrase("Kontrollera loggen", en: "Verify the journal")
        case .reviewJournal: Phrase("Granska avvisade försök", en: "Review refused attempts")
        case .findChild: Phrase("Söka barn bland dem man får se", en: "Find a child among those one may see")
        case .consultAnonymously: Phrase("Fråga utan att namnge barnet", en: "Consult without naming the child")
        case .seeConsultation: Phrase("Se en fråga utan namn", en: "See an anonymous consultation")
        case .answerConsultation: Phrase("Svara på en fråga utan namn", en: "Answer an anonymous consultation")
        case .recordGroupSignal: Phrase("Skriva en signal om en grupp", en: "Write a signal about a group")
        case .seeGroupSignal: Phrase("Se en signal om en grupp", en: "See a signal about a group")
        case .seeChild: Phrase("Se barnets sida", en: "See the child’s page")
        case .seeFamilyPage: Phrase("Se familjens egen sida", en: "See the family’s own page")
        case .seeTimeline: Phrase("Se tidslinjen", en: "See the timeline")
        case .seeWhoCanSee: Phrase("Se vem som kan se barnet, och varför", en: "See who can see the child, and why")
        case .seeReaders: Phrase("Se vem som har läst", en: "See who has read")
        case .seeConcernHelp: Phrase("Se hur man gör en orosanmälan", en: "See how to report a concern")
        case .reportConcern: Phrase("Göra en orosanmälan", en: "Report a concern")
        case .seeConcernReport: Phrase("Se sin egen orosanmälan", en: "See one’s own report")
        case .addToConcernReport: Phrase("Lägga till i sin orosanmälan", en: "Add to one’s own report")
        case .seeReceivedReports:
            Phrase("Se orosanmälningar till den egna mottagningen", en: "See reports to the own intake")
        case .handleReport: Phrase("Handlägga en orosanmälan", en: "Handle a concern report")
        case .decideReport: Phrase("Besluta om en orosanmälan", en: "Decide on a concern report")
        case .recordDistantSignal:
            Phrase(
                "Skriva en signal om ett barn man inte har i sin lista",
                en: "Write a signal about a child not in one’s list")
        case .seeSentSignals: Phrase("Se signaler man har skickat", en: "See signals one has sent")
        case .placeSignal: Phrase("Ta reda på vem en signal gäller", en: "Find out whom a signal is about")
        case .recordSignal: Phrase("Skriva en signal", en: "Write a signal")
        case .seeSignal: Phrase("Läsa en signal", en: "Read a signal")
        case .acknowledgeSignal: Phrase("Bekräfta en signal", en: "Acknowledge a signal")
        case .answerSignal: Phrase("Besvara en signal", en: "Answer a signal")
        case .startAssessment: Phrase("Börja en kartläggning", en: "Start an assessment")
        case .seeAssessment: Phrase("Läsa kartläggningen", en: "Read the assessment")
        case .delegateAssessment: Phrase("Lämna kartläggningen till en kollega", en: "Delegate the assessment")
        case .acceptDelegation: Phrase("Tacka ja till att göra kartläggningen", en: "Accept to do the assessment")
        case .askPerspective: Phrase("Be någon beskriva sin bild", en: "Ask for a perspective")
        case .givePerspective: Phrase("Beskriva sin bild", en: "Give a perspective")
        case .conclude: Phrase("Skriva slutsatsen", en: "Write the conclusion")
        case .askConsent: Phrase("Be om samtycke", en: "Ask for consent")
        case .seeConsent: Phrase("Läsa ett samtycke", en: "Read a consent")
        case .answerConsent:
            Phrase("Svara på ett samtycke, eller anteckna svaret", en: "Answer a consent, or note the answer")
        case .withdrawConsent:
            Phrase("Ta tillbaka ett samtycke, eller anteckna det", en: "Withdraw a consent, or note it")
        case .callMeeting: Phrase("Kalla till möte", en: "Call a meeting")
        case .seeMeeting: Phrase("Läsa om ett möte", en: "Read about a meeting")
        case .answerInvitation: Phrase("Svara på en inbjudan", en: "Answer an invitation")
        case .holdMeeting: Phrase("Skriva från ett möte", en: "Write from a meeting")
        case .finishDecision: Phrase("Göra klart det som beslutades", en: "Finish what was decided")
        case .chooseCoordinator: Phrase("Välja samordningsperson", en: "Choose a coordinator")
        case .seeCoordinator: Phrase("Se vem som är samordningsperson", en: "See who is the coordinator")
        case .acceptCoordination: Phrase("Tacka ja till att samordna", en: "Accept to coordinate")
        case .writePlan: Phrase("Skriva i planen", en: "Write in the plan")
        case .seePlan: Phrase("Läsa planen", en: "Read the plan")
        case .followUp: Phrase("Följa upp planen", en: "Follow up the plan")
        case .closePlan: Phrase("Avsluta planen", en: "Close the plan")
        case .seeHandOver: Phrase("Se en överlämning", en: "See a hand-over")
        case .acceptHandOver: Phrase("Ta över som barnets bästa-ansvarig", en: "Take over as named person")
        case .writeMessage:
            Phrase("Skriva meddelanden med samordningspersonen", en: "Write messages with the coordinator")
        case .seeMessages: Phrase("Läsa meddelanden med familjen", en: "Read messages with the family")
        case .giveWish: Phrase("Säga vad man önskar, som barn", en: "Say what one wishes, as a child")
        case .seeWishes: Phrase("Läsa vad barnet önskar", en: "Read what the child wishes")
        case .receiveWish: Phrase("Säga att man har läst barnets önskan", en: "Say that one has read the child’s wish")
        case .callForSafety: Phrase("Säga till att man inte känner sig trygg", en: "Say that one does not feel safe")
        case .seeSafetyCall:
            Phrase("Läsa att ett barn inte känner sig tryggt", en: "Read that a child does not feel safe")
        case .answerSafetyCall:
            Phrase("Ta hand om ett barn som inte känner sig tryggt", en: "Take care of a child that does not feel safe")
        case .changeChild: Phrase("Rätta uppgifter om barnet", en: "Correct facts about the child")
        }
    }
}

extension Role {
    public var words: Phrase {
        switch self {
        case .teacher: Phrase("lärare, förskolepersonal", en: "teacher, preschool staff")
        case .studentHealth: Phrase("elevhälsa", en: "student health")
        case .head: Phrase("rektor, chef", en: "principal, head")
        case .followUpOfficer: Phrase("uppföljningsansvarig", en: "follow-up officer")
        case .activityOfficer: Phrase("ansvarig för aktivitetsansvaret", en: "activity officer")
        case .socialWorker: Phrase("socialsekreterare", en: "social worker")
        case .socialHead: Phrase("chef i socialtjänsten", en: "head in social services")
        case .healthProfessional: Phrase("vårdpersonal", en: "health professional")
        case .healthHead: Phrase("chef i vården", en: "head in health care")
        case .methodDeveloper: Phrase("metodutvecklare", en: "method developer")
        case .logReviewer: Phrase("logggranskare", en: "log reviewer")
        case .administrator: Phrase("systemförvaltare", en: "administrator")
        }
    }
}
