public import Directory
public import Kernel
import Law

extension Town {
    static let children: [ChildEntry] = [
        child(maja, "Maja", "Ek", "201204052383", in: school, class8A, [(.mother, .joint), (.father, .joint)]),
        child(
            omar, "Omar", "Warsame", "201204062390", in: school, class8A, [(.omarsMother, .sole)],
            protection: .marked, language: "so"),
        child(lisa, "Lisa", "Lund", "201204102394", in: otherSchool, class8B, [(.lisasMother, .sole)]),
    ]

    /// A child of the town in year 8; `number` from the official list of test numbers.
    public static func child(
        _ id: ID<Child>, _ given: String, _ family: String, _ number: String, in school: ID<Workplace>,
        _ group: ID<Group>,
        _ guardians: [(Who, Custody)], protection: Protection = .none, language: String = "sv"
    ) -> ChildEntry {
        let since = Day(2025, 8, 15)!
        var child = ChildEntry(
            PersonEntry(
                id: id.seen(), given: given, family: family, number: PersonalNumber(stored: number),
                protection: protection,
                address: "Hemliga gatan 7"),
            municipality: "9901")
        child.language = language
        child.needsInterpreter = language != "sv"
        child.enrolments = [EnrolmentEntry(school, .compulsory, year: 8, from: since)]
        child.groups = [(group, since)]
        child.guardians = guardians.map { who, custody in
            var guardian = GuardianEntry(person(who), custody, from: since)
            guardian.language = language
            guardian.needsInterpreter = language != "sv"
            return guardian
        }
        return child
    }
}
