import Directory
import Kernel

/// One line of the list of positions: who sits where, or that nobody does.
struct DemoColleague {
    let key: String
    let entry: PositionEntry
    let name: (given: String, family: String)?
    let isNamed: Bool

    init(
        _ key: String, _ name: String?, at workplace: String, _ role: Role, _ title: String, named: Bool = false,
        deputy: String? = nil
    ) {
        self.key = key
        let parts = name?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
        self.name = parts.count == 2 ? (parts[0], parts[1]) : nil
        isNamed = named
        entry = PositionEntry(
            id: DemoCounty.position(key), workplace: DemoCounty.workplace(workplace), role: role, title: title,
            deputy: deputy.map(DemoCounty.position))
    }
}

/// Deputies stand before those they stand in for.
let demoColleagues: [DemoColleague] = [
    DemoColleague("utbildningschef", "Gunilla Hall", at: "adala.utb", .head, "Utbildningschef"),
    DemoColleague("bitr.rektor.bjork", "Peter Sandell", at: "bjork", .teacher, "Biträdande rektor"),
    DemoColleague(
        "rektor.bjork", "Karin Nyström", at: "bjork", .head, "Rektor", named: true, deputy: "bitr.rektor.bjork"),
    DemoColleague("mentor.8a", "Ali Rahimi", at: "bjork", .teacher, "Mentor 8A"),
    DemoColleague("mentor.8b", "Lotta Frisk", at: "bjork", .teacher, "Mentor 8B"),
    DemoColleague("mentor.5a", "Johan Wiklund", at: "bjork", .teacher, "Klasslärare 5A"),
    DemoColleague("mentor.2b", "Eva Lönn", at: "bjork", .teacher, "Klasslärare 2B"),
    DemoColleague("mentor.f", "Sara Boman", at: "bjork", .teacher, "Förskollärare förskoleklass"),
    DemoColleague("skolskoterska.bjork", "Birgitta Ohlsson", at: "bjork", .studentHealth, "Skolsköterska"),
    DemoColleague("kurator.bjork", "Jonas Ek", at: "bjork", .studentHealth, "Kurator"),
    DemoColleague("specialpedagog.bjork", nil, at: "bjork", .studentHealth, "Specialpedagog"),
    DemoColleague("rektor.gran", "Magnus Tall", at: "gran", .head, "Rektor", named: true),
    DemoColleague("mentor.6a", "Ingrid Palm", at: "gran", .teacher, "Klasslärare 6A"),
    DemoColleague("mentor.3c", "Oskar Hägg", at: "gran", .teacher, "Klasslärare 3C"),
    DemoColleague("rektor.ekorren", "Annika Hassel", at: "ekorren", .head, "Rektor för förskolan", named: true),
    DemoColleague("pedagog.kotten", "Leila Karimi", at: "ekorren", .teacher, "Förskollärare Kotten"),
    DemoColleague("rektor.gymnasiet", "Stefan Ström", at: "gymnasiet", .head, "Rektor", named: true),
    DemoColleague(
        "uppfoljning", "Monica Berg", at: "uppfoljning", .followUpOfficer, "Uppföljningsansvarig", named: true),
    DemoColleague("kaa", "Robin Sjö", at: "kaa", .activityOfficer, "Samordnare aktivitetsansvaret", named: true),
    DemoColleague("metod", "Helena Åström", at: "utveckling", .methodDeveloper, "Metodutvecklare"),
    DemoColleague("admin", "Daniel Kvist", at: "utveckling", .administrator, "Systemförvaltare"),
    DemoColleague("logg", "Ulla Rask", at: "utveckling", .logReviewer, "Logggranskare"),
    DemoColleague("socialchef", "Anders Holm", at: "adala.soc", .socialHead, "Socialchef"),
    DemoColleague("enhetschef.soc", "Camilla Vik", at: "barnfamilj", .socialHead, "Enhetschef"),
    DemoColleague("socialsekreterare", "Erik Lind", at: "barnfamilj", .socialWorker, "Socialsekreterare"),
    DemoColleague("socialsekreterare2", "Fatima Aziz", at: "barnfamilj", .socialWorker, "Socialsekreterare"),
    DemoColleague("bvc.skoterska", "Marie Falk", at: "bvc", .healthProfessional, "BVC-sjuksköterska", named: true),
    DemoColleague(
        "bvc.vreta.skoterska", "Tove Hed", at: "bvc.vreta", .healthProfessional, "BVC-sjuksköterska", named: true),
    DemoColleague("bup.chef", "Henrik Dahl", at: "bup", .healthHead, "Enhetschef"),
    DemoColleague("bup.psykolog", "Nadja Petrov", at: "bup", .healthProfessional, "Psykolog"),
    DemoColleague("vc.chef", "Susanne Åker", at: "vc", .healthHead, "Verksamhetschef"),
    DemoColleague("regionchef", "Lars Ry", at: "region", .healthHead, "Hälso- och sjukvårdschef"),
    DemoColleague("bildningschef.vreta", "Kerstin Moe", at: "vretaby.utb", .head, "Bildningschef"),
    DemoColleague("rektor.vreta", "Tomas Äng", at: "vreta", .head, "Rektor", named: true),
    DemoColleague("mentor.7a", "Petra Gran", at: "vreta", .teacher, "Mentor 7A"),
    DemoColleague("rektor.blaklockan", "Yasmin Noor", at: "blaklockan", .head, "Rektor för förskolan", named: true),
    DemoColleague(
        "uppfoljning.vreta", "Bengt Ås", at: "uppfoljning.vreta", .followUpOfficer, "Uppföljningsansvarig", named: true),
    DemoColleague(
        "kaa.vreta", "Elin Mark", at: "kaa.vreta", .activityOfficer, "Samordnare aktivitetsansvaret", named: true),
    DemoColleague("enhetschef.vreta", "Mikael Strand", at: "barnunga.vreta", .socialHead, "Enhetschef"),
    DemoColleague("rektor.larkan", "Joakim Löv", at: "larkan", .head, "Rektor", named: true),
    DemoColleague("mentor.9l", "Disa Hult", at: "larkan", .teacher, "Mentor 9L"),
]

/// Who may sign in, by the key of the person; all with the same password.
let demoLogins: [(role: String, key: String)] = [
    ("Mentor 8A, Björkskolan", "mentor.8a"), ("Rektor Björkskolan (barnets bästa-ansvarig)", "rektor.bjork"),
    ("Skolsköterska Björkskolan", "skolskoterska.bjork"), ("Kurator Björkskolan", "kurator.bjork"),
    ("Rektor Granskolan", "rektor.gran"), ("Rektor Förskolan Ekorren", "rektor.ekorren"),
    ("Rektor Vretaskolan", "rektor.vreta"), ("Rektor Friskolan Lärkan", "rektor.larkan"),
    ("Utbildningschef Ådala", "utbildningschef"), ("Uppföljningsansvarig Ådala", "uppfoljning"),
    ("Aktivitetsansvaret (KAA) Ådala", "kaa"), ("Socialsekreterare Barn och familj", "socialsekreterare"),
    ("Enhetschef Barn och familj", "enhetschef.soc"), ("BVC-sjuksköterska Ådala", "bvc.skoterska"),
    ("Enhetschef BUP Ådala", "bup.chef"), ("Psykolog BUP Ådala", "bup.psykolog"), ("Metodutvecklare", "metod"),
    ("Systemförvaltare", "admin"), ("Logggranskare", "logg"), ("Vårdnadshavare till Maja 8A", "lindqvist.anna"),
    ("Vårdnadshavare till Maja 8A", "lindqvist.johan"), ("Barn: Maja 8A", "maja"),
]
