import Directory
import Kernel
import Law
import Web

/// What it came to, and what the child says about it.
func conclusionPart(_ view: AssessmentView) -> HTML {
    guard let conclusion = view.assessment.conclusion else { return "" }
    let next = Sharing.askPath(view.assessment.child, areas: conclusion.areas, sectors: conclusion.sectors)
    return """
        \(section(Phrase("Slutsats", en: "Conclusion", easy: "Det här kom vi fram till"), summaryList(conclusionLines(conclusion, isFamily: view.kind != .staff))))
        \(html("<p>\(linkButton(Phrase("Be om samtycke", en: "Ask for consent"), to: next))</p>", if: view.mayAskConsent && conclusion.kind == .collaboration))
        \(html(fiveQuestions(view.assessment), if: view.showsAnalysis && !view.assessment.analysis.form.isEmpty))
        """
}

private func conclusionLines(_ conclusion: Conclusion, isFamily: Bool) -> [SummaryLine] {
    var lines = [
        SummaryLine(Phrase("Slutsats", en: "Conclusion"), "<strong>\(conclusion.kind.words)</strong>"),
        SummaryLine(
            Phrase("Områden", en: "Areas"),
            conclusion.areas.isEmpty ? nil : conclusion.areas.map { tag($0.name) }.joined(by: " ")),
    ]
    if !conclusion.sectors.isEmpty {
        lines.append(
            SummaryLine(
                Phrase("Andra som behövs", en: "Others who are needed"),
                conclusion.sectors.map { tag($0.name) }.joined(by: " ")))
    }
    switch conclusion.childsView {
    case .said(let words):
        lines.append(
            SummaryLine(
                Phrase("Barnet säger", en: "The child says", easy: "Du har sagt"),
                "<p class=\"narrative-text\">\(words)</p>"))
    case .missing(let why):
        lines.append(
            SummaryLine(
                Phrase("Barnet säger", en: "The child says", easy: "Du har sagt"),
                "\(tag(AssessmentWords.childMissing, tone: .care)) <span class=\"narrative-text\">\(why)</span>"))
    case nil: break
    }
    switch conclusion.told {
    case .on(let day, let who):
        lines.append(
            SummaryLine(Phrase("Vårdnadshavarna fick veta", en: "The guardians were told"), "\(day.date), \(who)"))
    case .not(let why):
        lines.append(
            SummaryLine(
                Phrase("Vårdnadshavarna har inte fått veta", en: "The guardians have not been told"),
                "<span class=\"narrative-text\">\(why)</span>"))
    case nil: break
    }
    lines.append(SummaryLine(Phrase("Avslutad", en: "Concluded"), "\(conclusion.at.dateAndTime), \(conclusion.by)"))
    return lines
}

private func fiveQuestions(_ assessment: Assessment) -> HTML {
    section(
        Phrase("De fem frågorna", en: "The five questions", easy: "Så tänker vi"),
        summaryList(
            Analysis.Question.allCases.map {
                SummaryLine($0.words, "<p class=\"narrative-text\">\(assessment.analysis[$0])</p>")
            }))
}

func conclusionPage(_ assessment: Assessment, _ bar: Page.ChildBar, _ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("De fem frågorna och slutsats", en: "The five questions and conclusion")
    return Page(title, about: bar) {
        """
        \(pageHead(title.description))
        <p class="soft">\(AssessmentWords.describes)</p>
        \(html(notice(nil, paragraph(Phrase("När samverkan behövs får du sedan be om samtycke innan någon utanför den egna verksamheten ser något.", en: "Where collaboration is needed you then ask for consent before anyone outside your own workplace sees anything."))), if: assessment.isOpen))
        \(formHTML(ConclusionForm.fields, filled, to: assessment.path + "/slutsats", submit: Words.save, in: visit, cancel: assessment.path))
        """
    }
}

/// The whole on one page, for a wall or a file: the wheel, what it came to, and what the child says.
func picturePage(_ view: AssessmentView) -> Page {
    Page(
        Phrase("Bild av hur barnet har det", en: "A picture of how the child has it"), kind: view.kind, about: view.bar
    ) {
        """
        \(pageHead("\(AssessmentWords.one), \(view.assessment.startedAt.day.date)"))
        <div class="one-page flow">\(overlay(view, id: "sida"))
        \(view.assessment.conclusion.map { summaryList(Array(conclusionLines($0, isFamily: view.kind != .staff).prefix(4))) } ?? "<p>\(AssessmentWords.gathering)</p>")</div>
        <p class="no-print">\(link(Words.back, to: view.path))</p>
        """
    }
}
