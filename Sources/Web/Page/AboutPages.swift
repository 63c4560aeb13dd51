import Kernel

/// What the system is, for anyone who comes by.
func aboutPage() -> Page {
    let title = Phrase("Om Samsyn", en: "About Samsyn")
    return Page(title, kind: .open) {
        """
        <h1>\(title)</h1>
        \(paragraph(Phrase(
            "I Samsyn arbetar förskola, skola, socialtjänst och hälso- och sjukvård tillsammans kring ett barn som behöver stöd, tillsammans med barnet och vårdnadshavarna.",
            en: "In Samsyn preschool, school, social services and health care work together around a child who needs support, together with the child and the guardians.",
            easy: "I Samsyn hjälps vuxna åt kring ett barn. De vuxna kommer från skolan, socialtjänsten och vården. Barnet och föräldrarna är med.")))
        \(paragraph(Phrase(
            "Bara den som behöver det för barnets skull ser något. Varje läsning skrivs upp, och vårdnadshavare kan se vem som har läst.",
            en: "Only those who need it for the child's sake see anything. Every reading is noted, and guardians can see who has read.")))
        \(notice(Phrase("Är ett barn i fara? Ring 112.", en: "Is a child in danger? Call 112."), tone: .danger, paragraph(Phrase(
            "Är du orolig för ett barn kan du alltid ringa socialtjänsten i kommunen.",
            en: "If you are worried about a child you can always call social services in the municipality."))))
        """
    }
}

/// Tillgänglighetsredogörelse: how far the pages can be used by everyone, and how to tell us when they cannot.
func accessibilityPage() -> Page {
    let title = Phrase("Tillgänglighet", en: "Accessibility")
    return Page(title, kind: .open) {
        """
        <h1>\(title)</h1>
        \(paragraph(Phrase(
            "Samsyn ska kunna användas av alla: med tangentbord, skärmläsare, förstoring, på mobil och utan skript. Målet är WCAG 2.2 nivå AA.",
            en: "Samsyn is to be usable by everyone: with a keyboard, a screen reader, magnification, on a phone and without scripts. The aim is WCAG 2.2 level AA.")))
        <h2>\(Phrase("Så har vi prövat", en: "How we have tested"))</h2>
        \(paragraph(Phrase(
            "Varje sida prövas automatiskt med axe i ljust och mörkt läge, från 320 till 1280 bildpunkter. En automatisk prövning hittar inte allt.",
            en: "Every page is tested automatically with axe in light and dark, from 320 to 1280 pixels. An automatic test does not find everything.")))
        <h2>\(Phrase("Är det något du inte kan använda?", en: "Is there something you cannot use?"))</h2>
        \(paragraph(Phrase(
            "Säg det till den verksamhet du har kontakt med, så får du hjälp på ett annat sätt medan felet rättas.",
            en: "Tell the workplace you are in contact with, and you will be helped in another way while it is mended.")))
        """
    }
}
