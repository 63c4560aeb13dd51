/// Vad man kan göra: everything a request can ask for. Each has rows in the policy; a route without one does not compile.
public enum Action: String, Sendable, CaseIterable, Codable {
    // Open to anyone, also without signing in.
    case seePublicPage, signIn
    // Signed in, no child.
    case signOut, saveDraft, seeToday, seeDirectory, manageDirectory, importSchool, seeNet, seeAccessMatrix,
        verifyJournal, reviewJournal
    case findChild, consultAnonymously, seeConsultation, answerConsultation, recordGroupSignal, seeGroupSignal
    case recordDistantSignal, seeSentSignals, placeSignal
    case seeReceivedReports, handleReport, decideReport
    // About one child.
    case seeChild, seeFamilyPage, seeTimeline, seeWhoCanSee, seeReaders, seeConcernHelp
    case recordSignal, seeSignal, acknowledgeSignal, answerSignal
    case startAssessment, seeAssessment, delegateAssessment, askPerspective, givePerspective, conclude
    case acceptDelegation
    case askConsent, seeConsent, answerConsent, withdrawConsent
    case callMeeting, seeMeeting, answerInvitation, holdMeeting, finishDecision
    case chooseCoordinator, seeCoordinator, acceptCoordination, writePlan, seePlan, followUp, closePlan
    case seeHandOver, acceptHandOver, seeMessages, writeMessage
    case giveWish, seeWishes, receiveWish
    case callForSafety, seeSafetyCall, answerSafetyCall
    case reportConcern, seeConcernReport, addToConcernReport
    case changeChild
}
