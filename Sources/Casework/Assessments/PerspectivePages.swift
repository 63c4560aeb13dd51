import Kernel
import Law
import Web

func startPage(_ fields: [Field], _ filled: Filled, _ bar: Page.ChildBar, _ visit: Visit) -> Page {
    Page(AssessmentWords.start, about: bar) {
        """
        \(pageHead(AssessmentWords.start.description))
        <p>\(AssessmentWords.describes)</p>
        \(formHTML(fields, filled, to: "/barn/\(bar.child)/kartlaggningar/ny", submit: AssessmentWords.start, in: visit, cancel: "/barn/\(bar.child)"))
        """
    }
}

func delegatePage(_ assessment: Assessment, _ bar: Page.ChildBar, _ fields: [Field], _ filled: Filled, _ visit: Visit)
    -> Page
{
    let title = Phrase("Lämna över kartläggningen", en: "Give the assessment to a colleague")
    return Page(title, about: bar) {
        """
        \(pageHead(title.description))
        \(formHTML(fields, filled, to: assessment.path + "/delegering", submit: Phrase("Fråga", en: "Ask"), in: visit, cancel: assessment.path))
        """
    }
}

func offerPage(_ assessment: Assessment, _ bar: Page.ChildBar, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Vill du göra kartläggningen?", en: "Will you do the assessment?")
    return Page(title, about: bar) {
        """
        \(pageHead(title.description))
        <p>\(Phrase("\(assessment.startedBy) frågar om du kan göra kartläggningen. Tills du har sagt ja är det inte ditt ansvar.", en: "\(assessment.startedBy) asks whether you can do the assessment. Until you have said yes it is not your responsibility."))</p>
        \(formHTML(AssessmentForm.offerAnswer, filled, to: assessment.path + "/delegering/svar", submit: Phrase("Svara", en: "Answer"), in: visit))
        """
    }
}

func askPerspectivesPage(
    _ assessment: Assessment, _ bar: Page.ChildBar, _ fields: [Field], _ filled: Filled, today: Day, _ visit: Visit
) -> Page {
    let title = Phrase("Be om perspektiv", en: "Ask for perspectives")
    var filled = filled
    if filled.answers.textIfAny("due") == nil { filled.answers.set("due", (today + 7).description) }
    let shown = filled
    return Page(title, about: bar) {
        """
        \(pageHead(title.description))
        <p>\(Phrase("Var och en fyller i hjulet för sig. Ingen ser de andras bilder förrän den egna är inlämnad.", en: "Each fills in the wheel alone. Nobody sees the pictures of the others before handing in their own."))</p>
        \(formHTML(fields, shown, to: assessment.path + "/perspektiv/ny", submit: Phrase("Skicka frågan", en: "Send the question"), in: visit, cancel: assessment.path))
        """
    }
}

/// The wheel with its words, for the one whose picture it is.
func perspectivePage(
    _ perspective: Perspective, _ bar: Page.ChildBar, _ filled: Filled, _ visit: Visit, kind: Page.Kind = .staff
) -> Page {
    let title =
        kind == .staff
        ? Phrase("Din bild av hur barnet har det", en: "Your picture of how the child has it")
        : Phrase("Så här ser jag det", en: "How I see it", easy: "Så här har jag det")
    return Page(title, kind: kind, about: bar, json: JSON(perspective)) {
        """
        \(pageHead(title.description, actions: kind == .child ? [readAloud()] : []))
        \(perspective.question.map { notice(Phrase("Frågan till dig", en: "The question to you"), "<p class=\"narrative-text\">\($0)</p>") })
        \(perspective.handedInAt.map { handedIn(perspective, at: $0) } ?? perspectiveForm(filled, to: perspective.path, kind, visit))
        """
    }
}

/// The own pictures on the family's page: the latest as a wheel, the earlier ones as links.
func ownPerspectives(_ own: [Perspective]) -> HTML {
    """
    <section class="flow"><h3>\(Phrase("Så här har du sagt att det är", en: "How you have said things are"))</h3>
    <ul>\(own.prefix(5).map { one in
        "<li>\(link(Phrase("Din bild", en: "Your picture"), to: one.path)), \(one.handedInAt?.dateAndTime ?? Phrase("", en: ""))</li>" as HTML
    })</ul></section>
    """
}

private func handedIn(_ perspective: Perspective, at: Instant) -> HTML {
    let reading = WheelReading(
        perspective: perspective.voice.title, letter: perspective.voice.kind.letter,
        levels: Dictionary(
            uniqueKeysWithValues: perspective.areas.compactMap { area, view in view.level.map { (area.rawValue, $0) } })
    )
    return """
        \(notice(Phrase("Inlämnad \(at.dateAndTime.swedish)", en: "Handed in \(at.dateAndTime.english)"), tone: .good, ""))
        \(wheelPicture(id: "min", caption: AssessmentWords.wheel, slices: wheelSlices, reading: reading))
        \(perspective.areas.sorted { $0.key < $1.key }.map { area, view in section(area.name, saidWords(view)) })
        """
}

private func perspectiveForm(_ filled: Filled, to path: String, _ kind: Page.Kind, _ visit: Visit) -> HTML {
    formHTML(
        PerspectiveForm.ending, filled, to: path, submit: Words.save, in: visit,
        before: wheelAndWords(filled, voice: kind == .child ? .child : .adult, family: kind != .staff),
        drawnBefore: PerspectiveForm.all)
}

/// The wheel to fill in, then words about each area; open where something has been written or is missing.
private func wheelAndWords(_ filled: Filled, voice: WheelVoice, family: Bool) -> HTML {
    let levels = WheelArea.allCases.compactMap { area in
        filled.answers.choice("level-\(area.rawValue)", of: WheelLevel.self).map { (area.rawValue, $0) }
    }
    let problems = WheelArea.allCases.compactMap { area in
        filled.problems.first { $0.field == "level-\(area.rawValue)" }.map { (area.rawValue, $0.message) }
    }
    let chosen = WheelReading(
        perspective: Phrase("Din bild", en: "Your picture"), letter: "",
        levels: Dictionary(uniqueKeysWithValues: levels))
    return """
        \(wheelInput(id: "hjul", slices: wheelSlices, chosen: chosen, prefix: "level-", voice: voice, problems: Dictionary(uniqueKeysWithValues: problems)))
        <h2>\(Phrase("Med ord", en: "In words", easy: "Berätta"))</h2>
        \(html("<p class=\"hint\">\(Phrase("Skriv några ord om varje område du har svarat på: vad som fungerar och vad som oroar.", en: "Write some words about each area you have answered: what works and what worries.", easy: "Skriv om du vill. Du behöver inte."))</p>", if: voice == .adult || Language.current == .easySwedish))
        \(WheelArea.allCases.map { area in
            let fields = PerspectiveForm.words(area, family: family)
            let open = fields.contains { field in filled.answers.textIfAny(field.name) != nil || filled.problems.contains { $0.field == field.name } }
            return more(area.name, open: open, "\(fields.map { fieldHTML($0, filled) })")
        })
        """
}

func oralPerspectivePage(_ assessment: Assessment, _ bar: Page.ChildBar, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Anteckna vad någon har berättat", en: "Note what somebody has told")
    return Page(title, about: bar) {
        """
        \(pageHead(title.description))
        <p>\(Phrase("Till exempel barnets ord till skolsköterskan. Skriv det som sades, inte din tolkning. Ditt namn står som den som har antecknat.", en: "Such as the child’s words to the school nurse. Write what was said, not your interpretation. Your name stands as the one who noted it."))</p>
        \(formHTML(
            PerspectiveForm.telling + [PerspectiveForm.ending[0]], filled, to: assessment.path + "/perspektiv/muntligt",
            submit: Words.save, in: visit, cancel: assessment.path, before: wheelAndWords(filled, voice: .adult, family: false),
            drawnBefore: PerspectiveForm.all))
        """
    }
}
