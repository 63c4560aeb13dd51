import Kernel
import Law

/// An enrolment in a person's row, or a placement.
struct SentEnrolment {
    /// The same each time for the same enrolment, which the standard gives no id.
    let key: String
    let place: String
    let form: SchoolForm
    let year: Int?
    let from: Day?
    let to: Day?

    /// Nil for what is cancelled, not followed, or nowhere.
    init?(_ sent: Sent, key: String?, at place: String?, else form: SchoolForm, noting notes: inout CodeNotes) {
        let code = sent["schoolType"].text
        if let code, SchoolCodes.formsNotFollowed.contains(code) { return nil }
        self.form = notes.look(code, in: SchoolCodes.forms, "schoolType") ?? form
        guard let place, !sent["cancelled"].isTrue else { return nil }
        self.place = place
        from = sent["startDate"].day
        self.key = key ?? "enrolment \(place) \(code ?? "") \(from?.description ?? "")"
        year = sent["schoolYear"].int
        to = sent["endDate"].day
    }
}

/// A row of `/persons`.
struct SentPerson {
    let id: String
    let given: String
    let family: String
    let number: PersonalNumber?
    /// As it was sent.
    let rawNumber: String?
    let birth: Day?
    /// Nil when nothing was said.
    let protection: Protection?
    let isGone: Bool
    let email: String
    let phone: String
    let address: String
    let municipality: String?
    let enrolments: [SentEnrolment]
    /// Nil when the row says nothing about guardians.
    let guardians: [(person: String, custody: Custody)]
    let hasResponsibles: Bool

    init(_ sent: Sent, id: String, today: Day, noting notes: inout CodeNotes) {
        self.id = id
        given = [sent["givenName"].text, sent["middleName"].text].compactMap { $0 }.joined(separator: " ")
        family = sent["familyName"].text ?? ""
        let raw = sent["civicNo"]["value"].text ?? sent["civicNo"].text
        let birthDate = sent["birthDate"].day
        rawNumber = raw
        number = raw.flatMap { SentPerson.number($0, born: birthDate, today: today) }
        // The number itself never goes into a list of unknown values.
        if raw != nil, number == nil { notes.note("civicNo", "…") }
        birth = birthDate ?? number?.birthDayHint
        let marking = sent["securityMarking"].text
        // A marking nobody knows is taken for the strict kind.
        protection = marking.map { _ in notes.look(marking, in: SchoolCodes.protections, "securityMarking") ?? .marked }
        let status = sent["personStatus"].text
        if let status, !SchoolCodes.statuses.contains(status) { notes.note("personStatus", status) }
        isGone = status == "Avliden" || status == "Utvandrad"
        email = SentPerson.first(sent["emails"], ["Arbete övrigt", "Skola personal", "Privat"])["value"].text ?? ""
        let phones = sent["phoneNumbers"].list
        phone = (phones.first { $0["mobile"].isTrue } ?? phones.first)?["value"].text ?? ""
        let home = SentPerson.first(sent["addresses"], ["Särskildpostadress", "Folkbokföring", "Postadress"])
        address = SchoolRows.address(home)
        municipality = SentPerson.municipality(SentPerson.first(sent["addresses"], ["Folkbokföring"]))
        let age = birth.map { today.age(bornOn: $0) }
        let usual: SchoolForm =
            switch age ?? 10 {
            case ..<6: .preschool
            case 6: .preschoolClass
            case 7..<16: .compulsory
            default: .upperSecondary
            }
        var enrolments: [SentEnrolment] = []
        for one in sent["enrolments"].list {
            let place = one["enroledAt"].reference ?? one["enrolledAt"].reference
            if let enrolment = SentEnrolment(one, key: nil, at: place, else: usual, noting: &notes) {
                enrolments.append(enrolment)
            }
        }
        self.enrolments = enrolments
        var guardians: [(String, Custody)] = []
        for one in sent["responsibles"].list {
            guard let custody = notes.look(one["relationType"].text, in: SchoolCodes.relations, "relationType") ?? nil,
                let person = one["person"].reference
            else { continue }
            guardians.append((person, custody))
        }
        self.guardians = guardians
        hasResponsibles = !sent["responsibles"].list.isEmpty
    }

    /// Under 18; where nobody knows the age, someone who goes to school or has guardians.
    func isChild(on today: Day) -> Bool {
        birth.map { today.age(bornOn: $0) < 18 } ?? (!enrolments.isEmpty || hasResponsibles)
    }

    /// A number without century gets the one of the day of birth, where that was sent and agrees.
    static func number(_ raw: String, born: Day?, today: Day) -> PersonalNumber? {
        let characters = raw.filter { !$0.isWhitespace && !"-+‐‑–—−".contains($0) }
        if let born, characters.count == 10, Int(characters.prefix(2)) == born.year % 100,
            let number = PersonalNumber(imported: "\(born.year / 100)\(characters)", on: today)
        {
            return number
        }
        return PersonalNumber(imported: raw, on: today)
    }

    private static func first(_ sent: Sent, _ types: [String]) -> Sent {
        for type in types { if let found = sent.list.first(where: { $0["type"].text == type }) { return found } }
        return sent.list.first ?? .null
    }

    /// From the county's and the municipality's codes: 4 and 80, or 480, or 0480.
    private static func municipality(_ sent: Sent) -> String? {
        guard let code = sent["municipalityCode"].int else { return nil }
        let whole = code > 99 ? code : (sent["countyCode"].int ?? 0) * 100 + code
        let digits = String(whole)
        return whole < 100 ? nil : Municipality(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)?.code
    }
}
