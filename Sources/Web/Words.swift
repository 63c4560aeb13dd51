public import Kernel
import Law

/// Words that every page may need.
public enum Words {
    public static let productName = Phrase("Samsyn", en: "Samsyn")
    public static let saveDraft = Phrase("Spara utkast", en: "Save draft")
    public static let cancel = Phrase("Avbryt", en: "Cancel")
    public static let save = Phrase("Spara", en: "Save")
    public static let optional = Phrase("(frivilligt)", en: "(optional)", easy: "(du får hoppa över)")
    public static let wrong = Phrase("Fel:", en: "Wrong:")
    public static let somethingToMend = Phrase("Rätta det här och skicka igen", en: "Mend this and send again")
    public static let someoneSavedFirst = Phrase("Någon annan hann spara före dig", en: "Someone else saved before you")
    public static let compareAndSave = Phrase(
        "Din text är kvar i formuläret. Jämför, ändra det som behövs och spara igen.",
        en: "Your text is still in the form. Compare, change what is needed and save again.")
    public static let someoneElse = Phrase("någon annan", en: "someone else")
    public static let skipToContent = Phrase("Hoppa till innehållet", en: "Skip to the content")
    public static let signOut = Phrase("Logga ut", en: "Sign out")
    public static let signIn = Phrase("Logga in", en: "Sign in")
    /// Where someone who has to leave at once is taken.
    static let harmlessPlace = "https://www.smhi.se/"
    public static let back = Phrase("Tillbaka", en: "Back")

    public static func draftRestored(_ at: Instant) -> Phrase {
        Phrase(
            "Ditt utkast från \(at.dateAndTime.swedish) är hämtat.",
            en: "Your draft from \(at.dateAndTime.english) is restored.")
    }
}
