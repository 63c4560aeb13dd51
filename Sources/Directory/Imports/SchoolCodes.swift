import Kernel
import Law

/// Koderna i SS 12000, of the editions 2018 and 2020 and Skolverket's of 2026 together, and what they mean here. A code that is not in
/// these tables is kept and reported; its row is taken in all the same.
enum SchoolCodes {
    static let places: [String: WorkplaceEntry.Kind] = [
        "Huvudman": .principal, "Stadsdel": .administration, "Förvaltning": .administration, "Bolag": .administration,
        "Verksamhetsområde": .administration, "Varumärke": .administration, "Rektorsområde": .workplace,
        "Skola": .workplace, "Skolenhet": .workplace, "Övrigt": .workplace,
    ]

    /// Forms of school that a child's named person depends on.
    static let forms: [String: SchoolForm] = [
        "FS": .preschool, "FSK": .preschoolClass, "FKLASS": .preschoolClass, "GR": .compulsory, "GRS": .compulsory,
        "TR": .compulsory, "SP": .compulsory, "SAM": .compulsory, "GY": .upperSecondary, "GYS": .upperSecondary,
    ]
    /// Known, and of no consequence for it: leisure-time centres, adult education and the like.
    static let formsNotFollowed: Set = [
        "FTH", "OPPFTH", "VUX", "VUXSFI", "VUXGR", "VUXGY", "VUXSARGR", "VUXSARTR", "VUXSARGY", "KOMVUX", "SFI",
        "SARVUX",
        "SARVUXGR", "SARVUXGY", "SUV", "KU", "YH", "FHS", "STF", "KKU", "HS", "ABU", "AU",
    ]

    static let protections: [String: Protection] = [
        "Ingen": .none, "Sekretessmarkering": .marked, "Skyddad folkbokföring": .protectedRegistration,
    ]
    static let statuses: Set = ["Aktiv", "Utvandrad", "Avliden"]

    /// What a relation to a child means for custody; nil where it means none.
    static let relations: [String: Custody?] = [
        "Vårdnadshavare": .joint, "God man": .appointed, "Förälder": nil, "Annan ansvarig": nil, "Annan behörig": nil,
        "Utsedd behörig": nil, "Annan ansvarig vuxen": nil,
    ]

    /// Nobody gets more from a code than it plainly says: an assistant head or a school's administrator is no head and no administrator here.
    static let duties: [String: Role] = [
        "Rektor": .head, "Förskolechef": .head, "Kurator": .studentHealth, "Skolsköterska": .studentHealth,
        "Skolläkare": .studentHealth, "Skolpsykolog": .studentHealth, "Lärare": .teacher, "Förskollärare": .teacher,
        "Barnskötare": .teacher, "Bibliotekarie": .teacher, "Lärarassistent": .teacher, "Fritidspedagog": .teacher,
        "Annan personal": .teacher, "Studie- och yrkesvägledare": .teacher, "Förstelärare": .teacher,
        "Speciallärare/specialpedagog": .teacher, "Skoladministratör": .teacher, "Övrig arbetsledning": .teacher,
        "Övrig pedagogisk personal": .teacher,
    ]
    /// Words that make someone student health when they stand in free text (skollagen 2 kap. 25 §).
    static let studentHealthWords: Set = [
        "skolsköterska", "kurator", "skolkurator", "skolläkare", "skolpsykolog", "psykolog", "specialpedagog",
        "elevhälsopersonal",
    ]
    /// What an assignment in a group means; nil where it is about the group's papers and not its children.
    static let assignments: [String: Group.Duty?] = [
        "Mentor": .mentor, "Lärare": .teacher, "Förskollärare": .teacher, "Barnskötare": .teacher,
        "Fritidspedagog": .teacher,
        "Lärarassistent": .teacher, "Pedagogisk ledare": .other, "Specialpedagog": .other, "Elevhälsopersonal": .other,
        "Schemaläggare": nil, "Administrativ personal": nil,
    ]
    static let activities: Set = ["Undervisning", "Elevaktivitet", "Provaktivitet", "Läraraktivitet", "Övrigt"]
    static let groups: [String: Group.Kind] = [
        "Klass": .class, "Avdelning": .ward, "Undervisning": .teaching, "Mentor": .mentor, "Provgrupp": .other,
        "Schema": .other, "Personalgrupp": .other, "Övrigt": .other,
    ]

    static func speaksOfStudentHealth(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter }.contains { studentHealthWords.contains(String($0)) }
    }
}

/// Collects the codes of one row that no table knows.
struct CodeNotes {
    private(set) var unknown: [(field: String, value: String)] = []

    mutating func note(_ field: String, _ value: String) {
        let value = String(value.prefix(100))
        if !unknown.contains(where: { $0.field == field && $0.value == value }) { unknown.append((field, value)) }
    }

    /// What a code means; one that is missing means nothing, one that is unknown is noted.
    mutating func look<Meaning>(_ code: String?, in table: [String: Meaning], _ field: String) -> Meaning? {
        guard let code else { return nil }
        if let meaning = table[code] { return meaning }
        note(field, code)
        return nil
    }
}
