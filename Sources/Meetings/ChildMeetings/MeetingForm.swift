import Directory
import Kernel
import Law
import Web

/// What may be typed about meetings.
enum MeetingForm {
    static let call: [Field] = [
        Field(
            "kind", MeetingWords.kind, .choice(Field.choices(of: Meeting.Kind.self, \.words), compact: true),
            missing: Phrase("Välj vad det är för möte.", en: "Choose the kind of meeting.")),
        Field(
            "day", MeetingWords.day, .day,
            missing: Phrase("Skriv vilken dag mötet är.", en: "Write the day of the meeting.")),
        Field(
            "time", MeetingWords.time, .line(max: 5), hint: Phrase("Till exempel 13:30.", en: "Such as 13:30."),
            missing: Phrase("Skriv när mötet börjar.", en: "Write when the meeting begins.")),
        Field(
            "minutes", MeetingWords.minutes, .number(5...480),
            missing: Phrase("Skriv hur många minuter mötet varar.", en: "Write how many minutes the meeting takes.")),
        Field("place", MeetingWords.place, .line(max: 200)),
        Field(
            "link", MeetingWords.link, .line(max: 500), hint: Phrase("Börjar med https://", en: "Begins with https://")),
        Field(
            "areas", MeetingWords.areas, .choices(WheelArea.allCases.map { .init($0.rawValue, $0.name) }),
            hint: MeetingWords.areasHint, missing: Phrase("Välj minst ett område.", en: "Choose at least one area.")),
        Field("positions", MeetingWords.positions, .ids(many: true, []), hint: MeetingWords.positionsHint),
        Field("family", MeetingWords.family, .ids(many: true, [])),
        Field(
            "childPart", MeetingWords.childPart, .narrative(max: 1000), hint: MeetingWords.childPartHint,
            missing: Phrase("Skriv hur barnet är med.", en: "Write how the child takes part.")),
        Field("interpreter", MeetingWords.interpreter, .line(max: 100), hint: MeetingWords.interpreterHint),
        Field(
            "agenda", MeetingWords.agenda, .narrative(max: 4000),
            missing: Phrase("Skriv vad ni ska prata om.", en: "Write what you will talk about.")),
        Field("withoutGuardians", MeetingWords.withoutGuardians, .tick, hint: MeetingWords.withoutGuardiansHint),
        Field("after", Phrase("Efter mötet", en: "After the meeting"), .hidden(max: 36)),
    ]

    /// What lies between two fields.
    static func callProblems(_ answers: Answers) -> [Problem] {
        var problems: [Problem] = []
        if let day = answers.day("day"), Meeting.moment(day, answers.text("time")) == nil {
            problems.append(
                Problem("time", Phrase("Skriv tiden som timmar:minuter.", en: "Write the time as hours:minutes.")))
        }
        if answers.textIfAny("place") == nil, answers.textIfAny("link") == nil {
            problems.append(
                Problem("place", Phrase("Skriv en plats eller en länk.", en: "Write a place or a link.")))
        }
        if let link = answers.textIfAny("link"), !link.hasPrefix("https://") {
            problems.append(
                Problem("link", Phrase("Länken ska börja med https://", en: "The link must begin with https://")))
        }
        if answers.list("positions").isEmpty, answers.list("family").isEmpty {
            problems.append(Problem("positions", Phrase("Bjud in någon.", en: "Invite someone.")))
        }
        return problems
    }

    static let answer: [Field] = [
        Field(
            "answer", Phrase("Kommer du?", en: "Are you coming?"),
            .choice(
                [
                    .init("yes", Phrase("Ja, jag kommer", en: "Yes, I am coming")),
                    .init("no", Phrase("Nej, jag kan inte", en: "No, I cannot")),
                ], compact: false),
            missing: Phrase("Svara ja eller nej.", en: "Answer yes or no.")),
        Field(
            "words", Phrase("Något du vill säga innan", en: "Something you want to say before"), .narrative(max: 2000),
            hint: Phrase(
                "Till exempel vad du vill att mötet ska handla om.",
                en: "Such as what you want the meeting to be about.")),
        Field(
            "invitation", Phrase("Den som svarar", en: "Who answers"), .ids(many: false, []),
            hint: Phrase("Lämna tomt om det är du själv.", en: "Leave empty when it is yourself.")),
    ]

    static let invite: [Field] = [
        Field("positions", MeetingWords.positions, .ids(many: true, []), hint: MeetingWords.positionsHint),
        Field("family", MeetingWords.family, .ids(many: true, [])),
    ]

    static func inviteProblems(_ answers: Answers) -> [Problem] {
        answers.list("positions").isEmpty && answers.list("family").isEmpty
            ? [Problem("positions", Phrase("Välj vem du bjuder in.", en: "Choose whom you invite."))] : []
    }

    static let hold: [Field] = [
        Field("came", MeetingWords.came, .ids(many: true, [])),
        Field(
            "notes", MeetingWords.notes, .narrative(max: 10_000),
            missing: Phrase("Skriv vad som sades.", en: "Write what was said.")),
        Field(
            "childVoice", MeetingWords.childVoice, .narrative(max: 4000), hint: MeetingWords.childVoiceHint,
            missing: Phrase(
                "Skriv vad barnet sa, eller varför det saknas.", en: "Write what the child said, or why it is missing.")
        ),
        Field(
            "guardiansTold", MeetingWords.guardiansTold, .narrative(max: 1000),
            missing: Phrase(
                "Skriv hur vårdnadshavarna fick veta, eller varför inte.",
                en: "Write how the guardians were told, or why not.")),
        Field("nextDay", MeetingWords.nextDay, .day),
        Field("version", Phrase("Version", en: "Version"), .hidden(max: 10)),
    ]

    static let decide: [Field] = [
        Field(
            "what", MeetingWords.decision, .narrative(max: 2000),
            missing: Phrase("Skriv vad som beslutades.", en: "Write what was decided.")),
        Field(
            "position", MeetingWords.responsible, .ids(many: false, []),
            missing: Phrase("Välj vem som ansvarar.", en: "Choose who is responsible.")),
        Field(
            "due", MeetingWords.due, .day,
            missing: Phrase("Skriv till vilken dag det ska vara klart.", en: "Write by which day it is to be done.")),
    ]

    static let finish: [Field] = [
        Field(
            "outcome", MeetingWords.outcome, .narrative(max: 2000),
            missing: Phrase("Skriv hur det gick.", en: "Write how it went."))
    ]

    static let cancel: [Field] = [
        Field(
            "reason", MeetingWords.cancelReason, .narrative(max: 1000),
            missing: Phrase("Skriv varför mötet ställs in.", en: "Write why the meeting is cancelled."))
    ]
}

/// A call to a meeting, understood.
struct MeetingCall: Sendable {
    let kind: Meeting.Kind
    let startsAt: Instant
    let minutes: Int
    let place: String?
    let link: String?
    let areas: [WheelArea]
    let positions: [ID<Position>]
    let family: [ID<Person>]
    let childPart: String
    let interpreter: String
    let agenda: String
    let isHidden: Bool
    let after: ID<Meeting>?

    init?(_ answers: Answers) {
        guard let kind = answers.choice("kind", of: Meeting.Kind.self), let day = answers.day("day"),
            let startsAt = Meeting.moment(day, answers.text("time")), let minutes = answers.number("minutes")
        else { return nil }
        (self.kind, self.startsAt, self.minutes) = (kind, startsAt, minutes)
        (place, link) = (answers.textIfAny("place"), answers.textIfAny("link"))
        areas = answers.choices("areas").sorted()
        (positions, family) = (answers.ids("positions"), answers.ids("family"))
        (childPart, interpreter, agenda) = (
            answers.text("childPart"), answers.text("interpreter"), answers.text("agenda")
        )
        isHidden = answers.isTicked("withoutGuardians")
        after = answers.id("after")
    }
}

extension Answers {
    /// The ids under a name, each once, in order.
    func ids<Subject>(_ name: String, of: Subject.Type = Subject.self) -> [ID<Subject>] {
        Array(Set(list(name).compactMap { ID<Subject>($0) })).sorted()
    }
}
