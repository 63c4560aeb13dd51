public import Directory
public import Kernel
import Law
public import Storage

/// Those who live and work in the test town; the raw value is also the login.
public enum Who: String, Sendable, CaseIterable {
    // Björkskolan: the principal is the named person; the mentor has 8A.
    case principal, mentor, teacher, nurse, counsellor
    // Lindskolan, another school of the same board.
    case otherPrincipal, otherMentor
    // The social services board, the region, the offices of the municipality.
    case socialWorker, socialHead, bvcNurse, clinician, clinicHead, followUpOfficer, activityOfficer
    case administrator, methodDeveloper, logReviewer
    // Families: mother and father of Maja, mother of Omar, mother of Lisa; Maja's own account.
    case mother, father, omarsMother, lisasMother, majaHerself
}

/// The children of the test town.
public enum Town {
    /// 14 years, in 8A of Björkskolan, joint custody of `mother` and `father`.
    public static let maja = ID<Child>(key: "town maja")
    /// 14 years, in 8A of Björkskolan, protected identity, sole custody of `omarsMother`, who needs an interpreter.
    public static let omar = ID<Child>(key: "town omar")
    /// 14 years, in 8B of Lindskolan, sole custody of `lisasMother`.
    public static let lisa = ID<Child>(key: "town lisa")

    public static let county = ID<Workplace>(key: "town county")
    public static let schoolBoard = ID<Workplace>(key: "town school board")
    public static let socialBoard = ID<Workplace>(key: "town social board")
    public static let region = ID<Workplace>(key: "town region")
    public static let school = ID<Workplace>(key: "town Björkskolan")
    public static let otherSchool = ID<Workplace>(key: "town Lindskolan")
    public static let socialUnit = ID<Workplace>(key: "town Barn och familj")
    public static let childHealthCare = ID<Workplace>(key: "town BVC")
    public static let clinic = ID<Workplace>(key: "town BUP")
    public static let followUpOffice = ID<Workplace>(key: "town follow-up")
    public static let activityOffice = ID<Workplace>(key: "town KAA")
    /// A workplace that does no child work: administrators and the like.
    public static let office = ID<Workplace>(key: "town office")
    /// Class 8A of Björkskolan.
    public static let class8A = ID<Group>(key: "town 8A")
    public static let class8B = ID<Group>(key: "town 8B")

    /// The position of a colleague; of a guardian or child it is nobody's.
    public static func position(_ who: Who) -> ID<Position> { ID(key: "town position \(who)") }
    public static func account(_ who: Who) -> ID<Account> { ID(key: "town account \(who)") }
    public static func person(_ who: Who) -> ID<Person> {
        who == .majaHerself ? maja.seen() : ID(key: "town person \(who)")
    }

    /// Puts everyone and everything there.
    public static func fill(_ tx: Transaction, password: String) throws {
        for place in places { try Workplaces.put(place, in: tx) }
        let since = Day(2020, 8, 1)!
        for (who, place, role, title, named) in colleagues {
            try Workplaces.put(
                PositionEntry(id: position(who), workplace: place, role: role, title: title), named: named, in: tx)
            try put(who, in: tx)
            try Colleagues.hold(position(who), by: person(who), from: since, in: tx)
        }
        for who in [Who.mother, .father, .omarsMother, .lisasMother] { try put(who, in: tx) }
        try Children.put(class8A, "8A", .class, at: school, from: since, in: tx)
        try Children.put(class8B, "8B", .class, at: otherSchool, from: since, in: tx)
        try Children.lead(class8A, by: position(.mentor), as: .mentor, in: tx)
        try Children.lead(class8B, by: position(.otherMentor), as: .mentor, in: tx)
        for child in children { try Children.put(child, in: tx) }
        for who in Who.allCases {
            try Colleagues.account(account(who), login: who.rawValue, password: password, of: person(who), in: tx)
        }
    }

    private static func put(_ who: Who, in tx: Transaction) throws {
        let (given, family) = names[who] ?? (who.rawValue, "Town")
        try Colleagues.put(
            PersonEntry(
                id: person(who), given: given, family: family, email: "\(who)@example.se", phone: "0100-10 20 30",
                address: "Storgatan 1"), in: tx)
    }

    private static let names: [Who: (String, String)] = [
        .principal: ("Rut", "Rektorsson"), .mentor: ("Mats", "Åberg"), .teacher: ("Tea", "Öst"),
        .nurse: ("Siri", "Sköld"),
        .counsellor: ("Kurt", "Ström"), .otherPrincipal: ("Olle", "Lind"), .otherMentor: ("Moa", "Mo"),
        .socialWorker: ("Sonja", "Sekreterare"), .socialHead: ("Sten", "Chef"), .bvcNurse: ("Britt", "Barn"),
        .clinician: ("Pia", "Psykolog"), .clinicHead: ("Hugo", "Chef"), .followUpOfficer: ("Ulf", "Uppföljare"),
        .activityOfficer: ("Alva", "Aktiv"), .administrator: ("Adam", "Admin"), .methodDeveloper: ("Mira", "Metod"),
        .logReviewer: ("Love", "Logg"), .mother: ("Anna", "Ek"), .father: ("Bo", "Ek"),
        .omarsMother: ("Amina", "Warsame"),
        .lisasMother: ("Lena", "Lund"),
    ]

    private static let colleagues: [(Who, ID<Workplace>, Role, String, Bool)] = [
        (.principal, school, .head, "Rektor", true), (.mentor, school, .teacher, "Mentor 8A", false),
        (.teacher, school, .teacher, "Lärare", false), (.nurse, school, .studentHealth, "Skolsköterska", false),
        (.counsellor, school, .studentHealth, "Kurator", false), (.otherPrincipal, otherSchool, .head, "Rektor", true),
        (.otherMentor, otherSchool, .teacher, "Mentor 8B", false),
        (.socialWorker, socialUnit, .socialWorker, "Socialsekreterare", false),
        (.socialHead, socialUnit, .socialHead, "Enhetschef", false),
        (.bvcNurse, childHealthCare, .healthProfessional, "BVC-sköterska", true),
        (.clinician, clinic, .healthProfessional, "Psykolog", false),
        (.clinicHead, clinic, .healthHead, "Enhetschef", false),
        (.followUpOfficer, followUpOffice, .followUpOfficer, "Uppföljningsansvarig", true),
        (.activityOfficer, activityOffice, .activityOfficer, "Samordnare KAA", true),
        (.administrator, office, .administrator, "Systemförvaltare", false),
        (.methodDeveloper, office, .methodDeveloper, "Metodutvecklare", false),
        (.logReviewer, office, .logReviewer, "Logggranskare", false),
    ]

    private static let places: [WorkplaceEntry] = [
        place(county, nil, .county, .school, "Sörlanda län", county),
        place(schoolBoard, county, .principal, .school, "Barn- och utbildningsnämnden", schoolBoard),
        place(socialBoard, county, .principal, .socialServices, "Socialnämnden", socialBoard),
        place(region, county, .principal, .healthCare, "Region Sörlanda", region),
        place(school, schoolBoard, .workplace, .school, "Björkskolan", schoolBoard),
        place(otherSchool, schoolBoard, .workplace, .school, "Lindskolan", schoolBoard),
        place(office, schoolBoard, .workplace, .school, "Utvecklingsenheten", schoolBoard),
        place(followUpOffice, schoolBoard, .workplace, .school, "Uppföljning", schoolBoard, .followUp),
        place(activityOffice, schoolBoard, .workplace, .school, "KAA", schoolBoard, .activity),
        place(
            socialUnit, socialBoard, .workplace, .socialServices, "Barn och familj", socialBoard, .reports,
            [.care, .home, .relations, .safety]),
        place(
            childHealthCare, region, .workplace, .healthCare, "BVC Ådala", region, .childHealthCare,
            [.health, .development]),
        place(clinic, region, .workplace, .healthCare, "BUP Ådala", region, nil, [.health, .relations]),
    ]

    private static func place(
        _ id: ID<Workplace>, _ parent: ID<Workplace>?, _ kind: WorkplaceEntry.Kind, _ sector: Sector, _ name: String,
        _ controller: ID<Workplace>, _ duty: WorkplaceEntry.Duty? = nil, _ areas: [WheelArea] = []
    ) -> WorkplaceEntry {
        var entry = WorkplaceEntry(
            id: id, parent: parent, kind: kind, sector: sector, name: name, controller: controller, municipality: "9901"
        )
        entry.duty = duty
        entry.areas = areas
        entry.phone = "0100-10 00 00"
        return entry
    }
}
