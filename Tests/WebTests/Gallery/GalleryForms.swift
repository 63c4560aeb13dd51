import Kernel
import Law
import Web

extension GalleryPages {
    static let slices = [
        ("health", Phrase("Hälsa", en: "Health"), Phrase("Hur mår du i kroppen?", en: "How does your body feel?")),
        ("development", Phrase("Utveckling", en: "Development"), Phrase("Får du göra det du tycker om?", en: "?")),
        ("learning", Phrase("Lärande", en: "Learning"), Phrase("Hur går det i skolan?", en: "How is school?")),
        ("care", Phrase("Omsorg", en: "Care"), Phrase("Får du hjälp när du behöver?", en: "Do you get help?")),
        ("home", Phrase("Hemmet", en: "Home"), Phrase("Hur är det hemma?", en: "How is it at home?")),
        ("relations", Phrase("Relationer", en: "Relations"), Phrase("Har du någon att vara med?", en: "Friends?")),
        ("safety", Phrase("Trygghet", en: "Safety"), Phrase("Känner du dig trygg?", en: "Do you feel safe?")),
    ].map { WheelSlice(key: $0.0, name: $0.1, question: $0.2) }

    /// Levels as digits from health to safety, 5 best, 0 no answer.
    static func reading(_ perspective: Phrase, _ letter: String, _ digits: String) -> WheelReading {
        let levels = zip(slices, digits).compactMap { slice, digit in
            WheelLevel.allCases.first { "\($0.step)" == String(digit) }.map { (slice.key, $0) }
        }
        return WheelReading(
            perspective: perspective, letter: letter, levels: Dictionary(uniqueKeysWithValues: levels))
    }

    static let childsOwn = reading(Phrase("Elsa själv", en: "Elsa herself"), "E", "2543210")
    static let several = [
        childsOwn, reading(Phrase("Mamma", en: "Mother"), "M", "2543450"),
        reading(Phrase("Pappa", en: "Father"), "P", "3544450"),
        reading(Phrase("Skolan", en: "School"), "S", "2423220"),
        reading(Phrase("Skolsköterskan", en: "School nurse"), "H", "2402010"),
    ]

    static var wheels: GalleryFrame {
        GalleryFrame(
            title: "Hjul",
            body: """
                <h1>Barnets bästa-hjulet</h1>
                <section><h2>En bild</h2>\(wheelPicture(id: "ett", caption: Phrase("Elsas egen bild, 2 mars",
                    en: "Elsa's own view"), slices: slices, reading: childsOwn))</section>
                <section><h2>Allas bilder</h2>\(wheelOverlay(id: "alla", caption: Phrase("Fem bilder av samma barn",
                    en: "Five views of one child"), slices: slices, readings: several))</section>
                <section><h2>Över tid</h2>\(wheelOverTime(id: "tid", caption: Phrase("Skolans bild sedan i höstas",
                    en: "Over time"), slices: slices, moments: [
                    ("12 sep 2025", reading(Phrase("Skolan", en: "School"), "S", "2412220")),
                    ("3 dec 2025", reading(Phrase("Skolan", en: "School"), "S", "3423120")),
                    ("2 mars 2026", reading(Phrase("Skolan", en: "School"), "S", "4434135"))]))</section>
                """, child: bar)
    }

    static var form: GalleryFrame {
        GalleryFrame(
            title: "Din bild",
            body: """
                <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="fel">\
                <h2 id="fel">Det är något som behöver rättas</h2><ul><li><a href="#seen">Skriv vad du har sett eller hört\
                </a></li></ul></div><h1>Din bild av Elsa</h1>
                <form method="post" action="#" data-draft-url="/utkast/1"><input type="hidden" name="_token" value="t">
                <div class="field field--wrong"><label for="seen">Vad har du sett eller hört?</label>
                <p class="hint" id="seen-hint">Skriv det som hänt. Det du tror eller tolkar skriver du i nästa ruta.</p>
                <p class="problem" id="seen-problem"><span class="unseen">Fel: </span>Skriv vad du har sett eller hört</p>
                <textarea class="narrative" id="seen" name="seen" aria-describedby="seen-hint seen-problem" \
                aria-invalid="true"></textarea>\(draftStatus())</div>
                <fieldset class="choices"><legend>Har någon talat med vårdnadshavarna?</legend>
                <div class="choice"><input type="radio" name="told" id="told-yes"><label for="told-yes">Ja</label></div>
                <div class="choice"><input type="radio" name="told" id="told-no"><label for="told-no">Nej\
                <span class="hint">Du får skriva varför på nästa sida.</span></label></div></fieldset>
                <div class="field field--date"><label for="day">Vilken dag?</label><p class="hint" id="day-hint">Till \
                exempel 2026-03-04</p><input id="day" name="day" aria-describedby="day-hint"></div>
                \(wheelInput(id: "min", slices: slices, chosen: childsOwn))
                <div class="actions"><button class="button">Lämna in</button>
                <button class="button button--secondary" name="later" value="1">Spara och fortsätt senare</button></div>
                </form>
                """, child: bar, error: true)
    }

    static var family: GalleryFrame {
        GalleryFrame(
            title: "Elsas plan",
            body: """
                <h1>Elsas plan</h1><p>Här ser du vad vi har kommit överens om och vem som gör vad.</p>
                \(summaryList([
                    SummaryLine(Phrase("Mål", en: "Goal"), "Elsa sover gott och orkar med skolan."),
                    SummaryLine(Phrase("Din kontakt", en: "Your contact"), "Ali Rahimi, 010-123 45 67"),
                    SummaryLine(Phrase("Nästa möte", en: "Next meeting"), "tisdag 17 mars 2026 klockan 15")]))
                <h2>Vill du ändra något?</h2><div class="actions">
                \(linkButton(Phrase("Skriv till Ali", en: "Write to Ali"), to: "#"))
                \(linkButton(Phrase("Ta tillbaka ett samtycke", en: "Withdraw a consent"), to: "#", .secondary))</div>
                """, kind: "page--family", family: true)
    }

    static var child: GalleryFrame {
        GalleryFrame(
            title: "Hur har du det?",
            body: """
                \(pageHead("Hej Elsa! Hur har du det?", actions: [readAloud()]))
                <p>Välj det som passar bäst. Du behöver inte svara på allt.</p>
                <form method="post" action="#"><input type="hidden" name="_token" value="t">
                \(wheelInput(id: "mitt", slices: slices, chosen: reading(Phrase("Du", en: "You"), "E", "4020000"),
                    voice: .child))
                <div class="actions"><button class="button">Klar</button></div></form>
                <h2>Vill du något mer?</h2><ul class="big-choices"><li><a href="#">Välj vem som ska hjälpa dig</a></li>
                <li><a href="#">Jag känner mig inte trygg</a></li></ul>
                """, kind: "page--child", family: true)
    }
}
