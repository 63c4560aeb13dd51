import Directory
import Kernel
import Law
import Web

/// What anyone is asked on the public page, and what the receiver writes down of an oral report. Nobody has to say who they are.
enum PublicReportForm {
    static let place = Field(
        "place", Phrase("Var bor barnet?", en: "Where does the child live?"), .ids(many: false, []),
        hint: Phrase("Vet du inte: välj kommunen du är i.", en: "If you do not know: choose where you are."),
        missing: Phrase("Välj kommun.", en: "Choose a municipality."))
    /// Who the child is, as far as it is known.
    static let child = [
        line("childName", Phrase("Vad heter barnet?", en: "What is the child's name?", easy: "Vad heter barnet?")),
        line("childNumber", Phrase("Ålder, födelsedag eller personnummer", en: "Age, day of birth or personal number")),
        line("childPlace", Phrase("Adress, skola eller förskola", en: "Address, school or preschool")),
        line("guardians", Phrase("Vilka är barnets föräldrar?", en: "Who are the child's parents?")),
    ]
    static let reporter = [
        Field(
            "reporterName", Phrase("Ditt namn", en: "Your name"), .line(max: 200),
            hint: Phrase(
                "Du får vara anonym. Då kan ingen fråga dig mer.",
                en: "You may be anonymous. Then nobody can ask you more.")),
        ReportForm.phone,
    ]
    private static let facts = [
        ReportForm.observed, ReportForm.childWords, ReportForm.suspects, ReportForm.acute, ReportForm.whereNow,
        ReportForm.siblings,
    ]
    static let fields = [place] + child + facts + reporter

    /// What the receiver writes down when somebody calls.
    static let oral =
        [
            Field(
                "reporter", Phrase("Vem anmäler?", en: "Who reports?"),
                .choice(Field.choices(of: ReporterKind.self) { $0.words }, compact: false),
                missing: Phrase("Välj ett av svaren.", en: "Choose one of the answers."))
        ] + child + facts + reporter

    static let key = Field(
        "key", Phrase("Din kod", en: "Your code"), .line(max: 40),
        missing: Phrase("Skriv koden du fick när du anmälde.", en: "Write the code you were given when you reported."))
    static let more = [key] + ReportVerb.more

    static let unknownKey = Problem(
        "key", Phrase("Koden stämmer inte. Kontrollera den.", en: "The code is not right. Check it."))

    private static func line(_ name: String, _ label: Phrase) -> Field { Field(name, label, .line(max: 300)) }

    static func content(_ answers: Answers) -> [String: [String]] {
        var content = ReportForm.content(answers)
        for field in child + reporter { if let text = answers.textIfAny(field.name) { content[field.name] = [text] } }
        return content
    }
}

/// Kod: what leads a reporter without an account back to the own report. Shown once, stored nowhere.
struct ReportKey: Sendable, CustomStringConvertible {
    private let letters: String

    init(_ bytes: [UInt8]) { letters = String(bytes.prefix(16).map { ConcernReports.letters[Int($0) % 32] }) }

    /// What somebody typed: case and dashes do not matter.
    init?(typed: String) {
        let typed = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard typed.count == 16, typed.allSatisfy(ConcernReports.letters.contains) else { return nil }
        letters = typed
    }

    var description: String {
        stride(from: 0, to: 16, by: 4).map { String(Array(letters)[$0..<$0 + 4]) }.joined(separator: "-")
    }
    var report: ID<ConcernReport> { ID(key: "public report \(letters)") }
}
