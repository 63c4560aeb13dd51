import Kernel
import Law
import Web

/// For anyone, also on a telephone: where to call, then the form.
func publicReportPage(_ places: [ReportReceiver], _ filled: Filled, _ visit: Visit) -> Page {
    let choices = places.map { Field.Choice($0.workplace.description, Phrase($0.name, en: $0.name)) }
    let rule = RuleBook.current.rule(.reportFromPublic, on: Day(visit.now))
    return Page(ReportWords.publicTitle, kind: .family) {
        """
        \(pageHead(ReportWords.publicTitle.description))
        \(notice(Phrase("Är det fara just nu? Ring 112.", en: "Danger right now? Call 112."), tone: .danger, urgent: true, ""))
        \(emergencyNumbers(places.map { ($0.dutyPhone.isEmpty ? $0.phone : $0.dutyPhone, Phrase($0.name, en: $0.name)) }.filter { !$0.0.isEmpty }))
        \(paragraph(Phrase("Du behöver inte vara säker, och du får vara anonym. Skriv det du vet.", en: "You need not be sure, and you may be anonymous. Write what you know.")))
        \(paragraph(Phrase("Arbetar du med barn? Då ska du anmäla med namn. Logga in eller ring.", en: "Do you work with children? Then you report by name. Sign in or call.")))
        \(rule.map { "<p class=\"hint\">\($0.text) \($0.ground)</p>" as HTML })
        \(paragraph(ReportWords.noFiles))
        \(formHTML(PublicReportForm.fields.among("place", choices), filled, to: ConcernReports.publicPage, submit: ReportWords.send, in: visit, drafts: false, weight: .danger))
        <p>\(link(Phrase("Lägg till något i en anmälan du har gjort", en: "Add to a report you have made"), to: ConcernReports.publicPage + "/tillagg"))</p>
        """
    }
}

func publicReceiptPage(_ key: ReportKey, _ report: ConcernReport) -> Page {
    Page(ReportWords.arrived, kind: .family) {
        """
        \(pageHead(ReportWords.arrived.description))
        \(notice(Phrase("Din referens: \(report.reference)", en: "Your reference: \(report.reference)"), tone: .good, urgent: true, paragraph(Phrase("Den kom \(report.sentAt.dateAndTime.swedish) till \(report.place.name), telefon \(report.place.phone).", en: "It came \(report.sentAt.dateAndTime.english) to \(report.place.name), telephone \(report.place.phone)."))))
        \(notice(Phrase("Spara koden om du vill kunna lägga till något", en: "Keep the code if you want to add something"), tone: .care, """
            <p><strong class="nowrap">\(key.description)</strong></p>
            \(paragraph(Phrase("Den visas bara nu. Vi vet inte vem du är, så ingen kan hämta den åt dig.", en: "It is shown only now. We do not know who you are, so nobody can fetch it for you.")))
            """))
        \(paragraph(Phrase("Socialtjänsten bedömer genast om barnet behöver skydd. Du får inte veta hur det går: det är hemligt för barnets skull. Anmäl igen om du fortfarande är orolig.", en: "Social services judge at once whether the child needs protection. You are not told how it goes: that is secret for the child’s sake. Report again if you are still worried.")))
        """
    }
}

func publicMorePage(_ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Lägg till i din anmälan", en: "Add to your report")
    return Page(title, kind: .family) {
        """
        \(pageHead(title.description))
        \(formHTML(PublicReportForm.more, filled, to: ConcernReports.publicPage + "/tillagg", submit: Phrase("Skicka till socialtjänsten", en: "Send to social services"), in: visit, drafts: false))
        """
    }
}

func publicMoreTakenPage(_ report: ConcernReport) -> Page {
    let title = Phrase("Det har kommit fram", en: "It has arrived")
    return Page(title, kind: .family) {
        """
        \(pageHead(title.description))
        \(paragraph(Phrase("Det du skrev ligger nu i anmälan \(report.reference).", en: "What you wrote is now in the report \(report.reference).")))
        """
    }
}

func oralReportPage(_ filled: Filled, _ visit: Visit) -> Page {
    let title = Phrase("Ta emot en muntlig anmälan", en: "Take down an oral report")
    return Page(title) {
        """
        \(pageHead(title.description))
        \(paragraph(Phrase("Skriv det som sägs. Tid och ditt namn sparas (förvaltningslagen 27 §). Be den som måste anmäla att också skriva, inom tre dagar.", en: "Write what is said. The time and your name are kept (Administrative Procedure Act 27). Ask whoever must report to write as well, within three days.")))
        \(formHTML(PublicReportForm.oral, filled, to: "/orosanmalningar/ny", submit: Words.save, in: visit, cancel: "/orosanmalningar"))
        """
    }
}
