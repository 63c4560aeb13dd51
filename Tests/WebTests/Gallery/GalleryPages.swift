import Kernel
import Web

/// Sample pages that between them use every component. The people are invented.
enum GalleryPages {
    static var all: [(file: String, page: GalleryFrame)] {
        [
            ("today", today), ("case", childCase), ("form", form), ("conflict", conflict), ("wheels", wheels),
            ("family", family), ("child", child), ("parts", parts),
        ]
    }

    static let bar = childBar(
        name: "Elsa Berg", address: "/barn/1", facts: ["9 år", "Vretaskolan, 3B", "Ansvarig: Karin Ek"],
        protected: true, concern: "/orosanmalningar/ny?barn=1")

    static let places = sectionNavigation(
        Phrase("Om Elsa", en: "About Elsa"),
        [
            Place(Phrase("Översikt", en: "Overview"), "#", here: true), Place(Phrase("Signaler", en: "Signals"), "#"),
            Place(Phrase("Kartläggning", en: "Assessment"), "#"), Place(Phrase("Plan", en: "Plan"), "#", waiting: 2),
            Place(Phrase("Möten", en: "Meetings"), "#"), Place(Phrase("Logg", en: "Journal"), "#"),
        ])

    static var today: GalleryFrame {
        let late = tag(Phrase("2 dagar sen", en: "2 days late"), tone: .danger)
        return GalleryFrame(
            title: "Idag",
            body: """
                \(pageHead("Idag", actions: [linkButton(Phrase("Ny signal", en: "New signal"), to: "/signaler/ny")]))
                <div class="with-side"><div class="flow"><h2>Att göra</h2>\(workList([
                    WorkLine("Kvittera signal om Elsa B", "/s/1", facts: ["Signal", "Vretaskolan 3B"], due: late),
                    WorkLine("Ta emot överlämning: Otto L, från förskolan Ekbacken till Vretaskolan", "/o/2",
                        facts: ["Överlämning", "Förskolan Ekbacken"], due: "i dag (ons 4 mars)"),
                    WorkLine("Följ upp plan för Milo K", "/p/3", facts: ["Plan", "Samordnare: Ali Rahimi"],
                        due: "om 3 dagar (lör 7 mars)"),
                    WorkLine("Svara på kartläggning", "/k/4", facts: ["Kartläggning"], due: "om 9 dagar (fre 13 mars)"),
                ]))<h2>Senast hänt</h2>\(table(Phrase("Händelser denna vecka", en: "This week"),
                    [TableHead(Phrase("Vad", en: "What")), TableHead(Phrase("Vem", en: "Who")),
                     TableHead(Phrase("Antal", en: "Count"), number: true)],
                    [["Orosanmälningar", "Socialtjänsten", "3"], ["Signaler", "Skola och förskola", "12"]]))</div>
                <div class="flow"><h2>Luckor</h2>\(notice(Phrase("En befattning är vakant", en: "A position is vacant"),
                    tone: .care, "<p>Skolkurator, Vretaskolan. Ansvaret ligger på dig tills någon utses.</p>"))
                <h2>Möten</h2>\(empty(Phrase("Inga möten de närmaste dagarna.", en: "No meetings the next days."),
                    next: link(Phrase("Kalla till möte", en: "Call a meeting"), to: "/moten/nytt")))</div></div>
                """)
    }

    static var childCase: GalleryFrame {
        GalleryFrame(
            title: "Elsa Berg",
            body: """
                \(places)
                \(pageHead("Kartläggning", tag: tag(Phrase("Pågår", en: "Under way"), tone: .info),
                    actions: [linkButton(Phrase("Fyll i din bild", en: "Give your view"), to: "#")]))
                \(progressSteps([(Phrase("Upptäcka", en: "Detect"), .done, Phrase("Klart 12 februari", en: "Done")),
                    (Phrase("Kartlägga", en: "Map"), .current, nil), (Phrase("Samarbeta", en: "Collaborate"), .coming, nil)]))
                \(notice(Phrase("Tala med socialtjänsten innan någon talar med vårdnadshavarna",
                    en: "Talk with social services first"), tone: .safety,
                    "<p>Signalen rör misstanke om våld. Vårdnadshavarna ser ingenting av detta.</p>"))
                <div class="with-side"><div class="flow"><h2>Det som återstår</h2>\(taskList([
                    TaskLine(Phrase("Barnets egen bild", en: "The child's view"), "#", .notStarted,
                        hint: Phrase("Elsa har inte tillfrågats än.", en: "Not asked yet.")),
                    TaskLine(Phrase("Skolans bild", en: "The school's view"), "#", .done),
                    TaskLine(Phrase("Vårdnadshavarnas bild", en: "The guardians' view"), "#", .started),
                    TaskLine(Phrase("De fem frågorna", en: "The five questions"), "#", .notYet),
                    TaskLine(Phrase("Samtycke", en: "Consent"), "#", .wrong)]))
                <h2>Signalen</h2>\(summaryList([
                    SummaryLine(Phrase("Vad som setts eller hörts", en: "Seen or heard"),
                        "Elsa har varit borta elva dagar sedan jul. Hon säger att hon inte sover.", change: "#"),
                    SummaryLine(Phrase("Styrkor", en: "Strengths"), "Läser mycket, har en nära vän.", change: "#"),
                    SummaryLine(Phrase("Samtal med barnet", en: "Talk with the child"), nil, change: "#"),
                    SummaryLine(Phrase("Samtal med vårdnadshavare", en: "Talk with guardians"), nil)]))</div>
                <div class="flow"><h2>Vad som har hänt</h2>\(timeline([
                    TimelineEntry("Kartläggning påbörjad", when: "2 mars 2026, 09:15",
                        machineTime: "2026-03-02T09:15+01:00", by: "Karin Ek, rektor",
                        body: "<p>Skolan och vårdnadshavarna har fått frågan.</p>"),
                    TimelineEntry("Signal kvitterad", when: "12 februari 2026", machineTime: "2026-02-12", by: "Karin Ek"),
                    TimelineEntry("Signal mottagen", when: "11 februari 2026", machineTime: "2026-02-11",
                        by: "Jonas Åberg, lärare")]))</div></div>
                """, child: bar)
    }

    static var conflict: GalleryFrame {
        GalleryFrame(
            title: "Någon annan har sparat",
            body: """
                <h1>Någon annan har sparat samtidigt</h1>
                <p>Din text är kvar. Jämför och välj vad som ska gälla; den andra versionen går alltid att läsa.</p>
                \(compare([
                    CompareLine(Phrase("Insats", en: "Intervention"), yours: "Samtal med kurator varje vecka",
                        theirs: "Samtal med kurator varannan vecka"),
                    CompareLine(Phrase("Ansvarig", en: "Responsible"), yours: "Skolkurator", theirs: "Skolkurator")],
                    savedBy: "Ali Rahimi", at: "14:03"))
                <div class="actions"><button class="button" type="button">Spara min text</button>
                <button class="button button--secondary" type="button">Behåll den sparade</button></div>
                """, child: bar)
    }

    static var parts: GalleryFrame {
        let tones = Tone.allCases.filter { $0 != .safety }.map { tag(Phrase("Läget", en: "State"), tone: $0) }
        let notices = Tone.allCases.map {
            notice(Phrase("Rubrik", en: "Title"), tone: $0, "<p>Vad läsaren behöver veta.</p>")
        }
        return GalleryFrame(
            title: "Delar",
            body: """
                \(crumbs([Place(Phrase("Idag", en: "Today"), "#"), Place(Phrase("Barn", en: "Children"), "#", here: true)]))
                <h1>Delar</h1><p>\(tones.joined(by: " "))</p>\(notices)
                <div class="actions">\(linkButton(Phrase("Spara", en: "Save"), to: "#"))
                \(linkButton(Phrase("Avbryt", en: "Cancel"), to: "#", .secondary))
                \(linkButton(Phrase("Avsluta", en: "Close"), to: "#", .danger))
                \(linkButton(Phrase("Gör en orosanmälan", en: "Report"), to: "#", .alert))
                \(linkButton(Phrase("Visa mer", en: "More"), to: "#", .quiet))
                \(linkButton(Phrase("Liten", en: "Small"), to: "#", .secondary, small: true))</div>
                \(more(Phrase("Vad är en SIP?", en: "What is a SIP?"), open: true, "<p>En samordnad individuell plan.</p>"))
                <form class="filter"><div class="field"><label for="skola">Skola</label><select id="skola">\
                <option>Alla</option></select></div><button class="button button--secondary">Visa</button></form>
                \(pages(earlier: "#", later: "#", shown: Phrase("51–100 av 230", en: "51–100 of 230")))
                """)
    }
}
