import Kernel
import Law

/// A row of `/organisations`.
struct SentPlace {
    let id: String
    let name: String
    let kind: WorkplaceEntry.Kind
    let isUnit: Bool
    /// Duties here also hold at the units below.
    let hasUnitsBelow: Bool
    let parent: String?
    let sector: Sector
    let municipality: String?
    let phone: String
    let address: String
    let closedOn: Day?

    init(_ sent: Sent, id: String, noting notes: inout CodeNotes) {
        self.id = id
        name = sent["displayName"].text ?? "–"
        let type = sent["organisationType"].text
        kind = notes.look(type, in: SchoolCodes.places, "organisationType") ?? .workplace
        isUnit = type == "Skolenhet" || (type != "Huvudman" && sent["schoolUnitCode"].text != nil)
        hasUnitsBelow = type == "Skola" || type == "Rektorsområde"
        parent = sent["parentOrganisation"].reference
        var forms: [SchoolForm] = []
        for code in sent["schoolTypes"].list.compactMap(\.text) where !SchoolCodes.formsNotFollowed.contains(code) {
            if let form = notes.look(code, in: SchoolCodes.forms, "schoolTypes") { forms.append(form) }
        }
        let words = name.lowercased().replacing("förskoleklass", with: "")
        sector =
            forms.isEmpty
            ? (words.contains("förskola") ? .preschool : .school)
            : forms.allSatisfy { $0 == .preschool } ? .preschool : .school
        municipality = sent["municipalityCode"].text.flatMap { Municipality($0)?.code }
        phone = sent["phoneNumber"].text ?? ""
        address = SchoolRows.address(sent["address"])
        closedOn = sent["endDate"].day.map { $0 + 1 }
    }
}

/// A row of `/duties`.
struct SentDuty {
    let id: String
    let person: String?
    let place: String?
    let role: Role
    let title: String
    let from: Day?
    let to: Day?
    let assignments: [(group: String, duty: Group.Duty, from: Day?, to: Day?)]

    init(_ sent: Sent, id: String, noting notes: inout CodeNotes) {
        self.id = id
        person = sent["person"].reference
        place = sent["dutyAt"].reference
        let code = sent["dutyRole"].text
        let free = [sent["description"].text, sent["title"].text].compactMap { $0 }
        var role = notes.look(code, in: SchoolCodes.duties, "dutyRole") ?? .teacher
        var assignments: [(String, Group.Duty, Day?, Day?)] = []
        var texts = free + [code].compactMap { $0 }
        for one in sent["assignmentRole"].list {
            let type = one["assignmentRoleType"].text
            if let type { texts.append(type) }
            guard let duty = notes.look(type, in: SchoolCodes.assignments, "assignmentRoleType") ?? nil,
                let group = one["group"].reference
            else { continue }
            assignments.append((group, duty, one["startDate"].day, one["endDate"].day))
        }
        let teachesSpecially = code == "Speciallärare/specialpedagog"
        if role == .teacher, !teachesSpecially, texts.contains(where: SchoolCodes.speaksOfStudentHealth) {
            role = .studentHealth
        }
        self.role = role
        self.assignments = assignments
        title = free.first ?? code ?? "–"
        from = sent["startDate"].day
        to = sent["endDate"].day
    }
}

/// A row of `/groups`.
struct SentGroup {
    let id: String
    let name: String
    let kind: Group.Kind
    let place: String?
    let from: Day?
    let to: Day?
    let members: [(person: String, from: Day?, to: Day?)]

    init(_ sent: Sent, id: String, noting notes: inout CodeNotes) {
        self.id = id
        name = sent["displayName"].text ?? sent["groupCode"].text ?? "–"
        kind = notes.look(sent["groupType"].text, in: SchoolCodes.groups, "groupType") ?? .other
        place = sent["organisation"].reference
        from = sent["startDate"].day
        to = sent["endDate"].day
        members = sent["groupMemberships"].list.compactMap { one in
            one["person"].reference.map { ($0, one["startDate"].day, one["endDate"].day) }
        }
    }
}

/// A row of `/placements`: a place in preschool. Leisure-time centres are not followed.
struct SentPlacement {
    let child: String?
    let enrolment: SentEnrolment?

    init(_ sent: Sent, id: String, noting notes: inout CodeNotes) {
        child = sent["child"].reference
        enrolment = SentEnrolment(
            sent, key: "placement \(id)", at: sent["placedAt"].reference, else: .preschool, noting: &notes)
    }
}

/// A row of `/activities`, as far as it says who teaches whom.
struct SentActivity {
    enum Teacher { case duty(String), person(String) }
    let groups: [String]
    let teachers: [(who: Teacher, from: Day?, to: Day?)]

    init(_ sent: Sent, noting notes: inout CodeNotes) {
        if let type = sent["activityType"].text, !SchoolCodes.activities.contains(type) {
            notes.note("activityType", type)
        }
        groups = sent["groups"].list.compactMap(\.reference)
        let (begins, ends) = (sent["startDate"].day, sent["endDate"].day)
        teachers = sent["teachers"].list.compactMap { one in
            let who = one["duty"].reference.map(Teacher.duty) ?? one["person"].reference.map(Teacher.person)
            return who.map { ($0, one["startDate"].day ?? begins, one["endDate"].day ?? ends) }
        }
    }
}

enum SchoolRows {
    /// Street, postal code and town on one line.
    static func address(_ sent: Sent) -> String {
        let town = [sent["postalCode"].text, sent["locality"].text].compactMap { $0 }.joined(separator: " ")
        return [sent["streetAddress"].text ?? "", town].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
