import Kernel

/// Words of the pages about plans.
enum PlanWords {
    static let title = Phrase("Samordnad individuell plan", en: "Coordinated individual plan", easy: "Din plan")
    static let many = Phrase("Planer", en: "Plans")
    static let start = Phrase("Börja en plan", en: "Begin a plan")
    static let change = Phrase("Ändra planen", en: "Change the plan")
    static let areas = Phrase("Områden i hjulet", en: "Areas of the wheel", easy: "Vad planen handlar om")
    static let areasHint = Phrase("De avgör vad ett samtycke öppnar.", en: "They decide what a consent opens.")
    static let main = Phrase("Huvudansvarig", en: "Main responsible", easy: "De som har mest ansvar")
    static let mainHint = Phrase(
        "Den verksamhet som har det samlade ansvaret för planen.",
        en: "The workplace with the overall responsibility for the plan.")
    static let coordinator = Phrase("Samordningsperson", en: "Coordinator", easy: "Den som håller ihop allt")
    static let childWords = Phrase("Barnets egna ord", en: "The child's own words", easy: "Det du säger")
    static let childWordsHint = Phrase("Saknas de, skriv varför.", en: "Where they are missing, write why.")
    static let guardianWords = Phrase(
        "Vårdnadshavarnas ord", en: "The guardians' words", easy: "Det dina föräldrar säger")
    static let ifWorse = Phrase("Om det blir sämre", en: "If it gets worse", easy: "Om det blir jobbigare")
    static let nextFollowUp = Phrase("Nästa uppföljning", en: "Next follow-up", easy: "När vi träffas igen")
    static let goals = Phrase("Mål", en: "Goals", easy: "Det vi vill ska bli bra")
    static let goal = Phrase("Mål med barnets ord", en: "Goal in the child's words", easy: "Det vi vill ska bli bra")
    static let goalHint = Phrase(
        "Skriv så att barnet förstår, till exempel: Jag går till skolan varje dag.",
        en: "Write so that the child understands, such as: I go to school every day.")
    static let area = Phrase("Område i hjulet", en: "Area of the wheel", easy: "Vad det handlar om")
    static let addGoal = Phrase("Lägg till ett mål", en: "Add a goal")
    static let changeGoal = Phrase("Ändra målet", en: "Change the goal")
    static let interventions = Phrase("Insatser", en: "Interventions", easy: "Det vi gör")
    static let addIntervention = Phrase("Lägg till en insats", en: "Add an intervention")
    static let changeIntervention = Phrase("Ändra insatsen", en: "Change the intervention")
    static let what = Phrase("Vad som ska göras", en: "What is to be done", easy: "Vad vi gör")
    static let responsible = Phrase("Ansvarig", en: "Responsible", easy: "Vem som gör det")
    static let responsibleHint = Phrase(
        "Den egna verksamheten, och de som samtycket gäller.", en: "Your own workplace, and those the consent covers.")
    static let otherParty = Phrase("Görs tillsammans med någon annan", en: "Done together with someone else")
    static let otherPartyHint = Phrase(
        "Till exempel polisen, Försäkringskassan, en förening eller en anhörig.",
        en: "Such as the police, a society or a relative.")
    static let byDay = Phrase("Klart senast", en: "Done by", easy: "När det ska vara klart")
    static let level = Phrase("Nivå", en: "Level")
    static let ground = Phrase("Grund", en: "Ground")
    static let groundHint = Phrase(
        "Till exempel skollagen, socialtjänstlagen 10 kap. eller en rutin.",
        en: "Such as the school act, the social services act or a routine.")
    static let status = Phrase("Hur det har gått", en: "How it has gone")
    static let result = Phrase("Resultat", en: "Result", easy: "Hur det gick")
    static let resultHint = Phrase("Blev det inte av, skriv varför.", en: "If it was not done, write why.")
    static let newDay = Phrase("Ny dag", en: "New day")
    static let newDayHint = Phrase("Behövs när insatsen pågår.", en: "Needed when the intervention is under way.")
    static let report = Phrase("Skriv hur det har gått", en: "Write how it has gone")
    static let rateErrand = Phrase(
        "Säg hur nära målen ni är", en: "Say how near the goals you are", easy: "Hur har det gått? Säg med en siffra")
    static let rate = Phrase("Hur nära målet är", en: "How near the goal is", easy: "Hur nära är vi?")
    static let ratingHint = Phrase(
        "0 är långt ifrån, 10 är helt framme.", en: "0 is far away, 10 is there.",
        easy: "0 är jättelångt bort. 10 är framme.")
    static let childRating = Phrase("Barnets siffra", en: "The child's number", easy: "Din siffra")
    static let childRatingWords = Phrase(
        "Barnets ord om målet", en: "The child's words on the goal", easy: "Vill du säga något mer?")
    static let childRatingHint = Phrase(
        "Finns ingen siffra, skriv varför.", en: "Where there is no number, write why.", easy: "Du får hoppa över.")
    static let adultRating = Phrase("De vuxnas siffra", en: "The adults' number")
    static let adultRatingWords = Phrase("De vuxnas ord om målet", en: "The adults' words on the goal")
    static let followUp = Phrase("Uppföljning", en: "Follow-up", easy: "Hur det har gått")
    static let followUps = Phrase("Uppföljningar", en: "Follow-ups", easy: "Hur det har gått")
    static let beginFollowUp = Phrase("Börja uppföljningen", en: "Begin the follow-up")
    static let beginFollowUpLead = Phrase(
        "Gå igenom varje insats och varje mål tillsammans med barnet och vårdnadshavarna.",
        en: "Go through each intervention and each goal with the child and the guardians.")
    static let goOn = Phrase("Fortsätt uppföljningen", en: "Go on with the follow-up")
    static let finishFollowUp = Phrase("Avsluta uppföljningen", en: "Finish the follow-up")
    static let close = Phrase("Avsluta planen", en: "Close the plan")
    static let closeLead = Phrase(
        "Alla utvärderar tillsammans. Det som är öppet i planen stängs.",
        en: "Everyone evaluates together. What is open in the plan is closed.")
    static let closeReason = Phrase(
        "Varför planen avslutas", en: "Why the plan is closed", easy: "Varför planen slutar")
    static let closeWords = Phrase("Hur ni kom fram till det", en: "How you came to that")
    static let closeChild = Phrase("Barnet om hur det blev", en: "The child on how it went", easy: "Vad du tycker")
    static let closeGuardians = Phrase(
        "Vårdnadshavarna om hur det blev", en: "The guardians on how it went", easy: "Vad dina föräldrar tycker")
    static let closeParties = Phrase(
        "Verksamheterna om hur det blev", en: "The workplaces on how it went", easy: "Vad de andra tycker")
    static let closePartiesHint = Phrase("En rad för varje verksamhet.", en: "A line for each workplace.")
    static let printTitle = Phrase("Skriv ut planen", en: "Print the plan")
    static let versions = Phrase("Tidigare versioner", en: "Earlier versions")
    static let earlier = Phrase("Så såg planen ut i version", en: "The plan as it was in version")
    static let none = Phrase("Det finns ingen plan.", en: "There is no plan.", easy: "Du har ingen plan än.")
    static let noGoals = Phrase("Det finns inga mål än.", en: "There are no goals yet.")
    static let partly = Phrase(
        "Samtycket öppnar bara en del av planen. Resten visas inte.",
        en: "The consent opens only a part of the plan. The rest is not shown.")
    static let open = Phrase("pågår", en: "running")
    static let closed = Phrase("avslutad", en: "closed", easy: "är slut")
    static let late = Phrase("försenad", en: "late", easy: "för sent")
}

extension Intervention.Level {
    var words: Phrase {
        switch self {
        case .promotive: Phrase("Främjande", en: "Promotive")
        case .preventive: Phrase("Förebyggande", en: "Preventive")
        case .remedial: Phrase("Åtgärdande", en: "Remedial")
        }
    }
}

extension Intervention.Status {
    var words: Phrase {
        switch self {
        case .planned: Phrase("Planerad", en: "Planned", easy: "Ska göras")
        case .underWay: Phrase("Pågår", en: "Under way", easy: "Vi håller på")
        case .done: Phrase("Klar", en: "Done", easy: "Gjort")
        case .notCarriedOut: Phrase("Blev inte av", en: "Not carried out", easy: "Blev inte av")
        }
    }
}

extension Plan.Reason {
    var words: Phrase {
        switch self {
        case .goalsReached: Phrase("Målen är nådda", en: "The goals are reached", easy: "Det blev som vi ville")
        case .enough:
            Phrase(
                "Stödet i den egna verksamheten räcker", en: "Support within the own organisation is enough",
                easy: "Du får hjälp som räcker")
        case .familyWish:
            Phrase("Familjen vill avsluta", en: "The family wants to end it", easy: "Du eller din familj ville sluta")
        case .moved: Phrase("Barnet har flyttat", en: "The child has moved", easy: "Du har flyttat")
        case .otherHelp:
            Phrase(
                "Barnet får hjälp på annat sätt", en: "The child gets help in another way", easy: "Du får annan hjälp")
        }
    }
}
