import Kernel
import Law
import Web

/// Which child one means, without having it in sight.
enum DistantSignalForm {
    static let child = [
        Field(
            "number", Phrase("Barnets personnummer", en: "The child’s personal identity number"), .line(max: 20),
            hint: Phrase(
                "ÅÅÅÅMMDD-NNNN. Lämna tomt om du inte vet, och fyll i namn och födelsedag i stället.",
                en: "YYYYMMDD-NNNN. Leave it empty if you do not know, and give name and day of birth instead.")),
        Field("given", Phrase("Förnamn", en: "Given name"), .line(max: 100)),
        Field("family", Phrase("Efternamn", en: "Family name"), .line(max: 100)),
        Field("birthDay", Phrase("Födelsedag", en: "Day of birth"), .day),
    ].map(\.neededAtTimes)
    static let fields = child + SignalForm.fields

    static func problems(_ answers: Answers, today: Day) -> [Problem] {
        childProblems(answers, today: today) + SignalForm.problems(answers, today: today)
    }

    static func childProblems(_ answers: Answers, today: Day) -> [Problem] {
        guard answers.textIfAny("number") == nil else {
            do {
                _ = try PersonalNumber(entered: answers.text("number"), on: today)
                return []
            } catch {
                return [Problem("number", error.message)]
            }
        }
        let wanted: [(String, Phrase)] = [
            (
                "given",
                Phrase("Skriv förnamnet, eller personnumret ovanför.", en: "Write the given name, or the number above.")
            ),
            (
                "family",
                Phrase(
                    "Skriv efternamnet, eller personnumret ovanför.", en: "Write the family name, or the number above.")
            ),
            (
                "birthDay",
                Phrase(
                    "Skriv födelsedagen, eller personnumret ovanför.",
                    en: "Write the day of birth, or the number above.")
            ),
        ]
        return wanted.filter { answers.textIfAny($0.0) == nil }.map { Problem($0.0, $0.1) }
    }

    /// Answers in which no problem was found.
    static func meant(_ answers: Answers, today: Day) -> MeantChild {
        let number = PersonalNumber(imported: answers.text("number"), on: today)
        return MeantChild(
            number: number, given: answers.text("given"), family: answers.text("family"),
            birthDay: answers.day("birthDay") ?? number?.birthDayHint)
    }
}

/// What the head says when a signal cannot get further.
enum UnplacedSignalForm {
    static let close = [
        Field(
            "words",
            Phrase(
                "Varför avslutas signalen, och vad har gjorts?", en: "Why is the signal closed, and what has been done?"
            ),
            .narrative(max: 5000),
            hint: Phrase("Den som signalerade får läsa det.", en: "The one who signalled may read it."),
            missing: Phrase("Skriv vad som har gjorts.", en: "Write what has been done."))
    ]
}

extension UnplacedSignal {
    /// What was seen, read from the form as it was sent.
    var observation: Observation { SignalForm.observation(Answers(answers), today: Day(sentAt)) }
}
