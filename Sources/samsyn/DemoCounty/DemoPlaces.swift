import Directory
import Kernel
import Law

/// One line of the list of workplaces.
struct DemoPlace {
    let entry: WorkplaceEntry

    init(
        _ key: String, under parent: String?, _ kind: WorkplaceEntry.Kind, _ sector: Sector, _ name: String,
        controller: String,
        _ municipality: String, duty: WorkplaceEntry.Duty? = nil, areas: [WheelArea] = [], offers: String = "",
        address: String = "", hours: String = "", phone: String = "0900-10 00 00", dutyPhone: String = ""
    ) {
        var entry = WorkplaceEntry(
            id: DemoCounty.workplace(key), parent: parent.map(DemoCounty.workplace), kind: kind, sector: sector,
            name: name,
            controller: DemoCounty.workplace(controller), municipality: municipality)
        entry.duty = duty
        entry.areas = areas
        entry.offers = offers
        entry.address = address
        entry.hours = hours
        entry.phone = phone
        entry.dutyPhone = dutyPhone
        self.entry = entry
    }
}

private let school: [WheelArea] = [.learning, .development, .relations, .safety]

let demoPlaces: [DemoPlace] = [
    DemoPlace("lan", under: nil, .county, .school, "Sörlanda län", controller: "lan", "9900"),

    DemoPlace("region", under: "lan", .principal, .healthCare, "Region Sörlanda", controller: "region", "9900"),
    DemoPlace(
        "bvc", under: "region", .workplace, .healthCare, "BVC Ådala", controller: "region", "9901",
        duty: .childHealthCare,
        areas: [.health, .development, .care],
        offers: "Hälsobesök från födseln till skolstart, vaccinationer, stöd till föräldrar, hembesök.",
        address: "Lasarettsgatan 4, Ådala", hours: "Mån–fre 8–16.30", phone: "0900-20 10 10", dutyPhone: "1177"),
    DemoPlace(
        "bvc.vreta", under: "region", .workplace, .healthCare, "BVC Vretaby", controller: "region", "9902",
        duty: .childHealthCare,
        areas: [.health, .development, .care], offers: "Hälsobesök från födseln till skolstart, vaccinationer.",
        address: "Torget 2, Vretaby", hours: "Mån–tors 8–16", phone: "0900-20 10 20", dutyPhone: "1177"),
    DemoPlace(
        "bup", under: "region", .workplace, .healthCare, "BUP Ådala", controller: "region", "9901",
        areas: [.health, .relations, .safety],
        offers: "Bedömning och behandling vid psykisk ohälsa, samtal med barn och familj. Remiss eller egen anmälan.",
        address: "Lasarettsgatan 6, Ådala", hours: "Mån–fre 8–16.30", phone: "0900-20 11 10", dutyPhone: "1177"),
    DemoPlace(
        "vc", under: "region", .workplace, .healthCare, "Ådala vårdcentral", controller: "region", "9901",
        areas: [.health],
        offers: "Barnmottagning, första linjen vid psykisk ohälsa.", address: "Lasarettsgatan 2, Ådala",
        hours: "Mån–fre 8–17",
        phone: "0900-20 12 10", dutyPhone: "1177"),

    DemoPlace("adala", under: "lan", .principal, .school, "Ådala kommun", controller: "adala", "9901"),
    DemoPlace(
        "adala.utb", under: "adala", .administration, .school, "Barn- och utbildningsförvaltningen",
        controller: "adala.utb",
        "9901", address: "Stadshuset, Ådala", phone: "0900-10 10 00"),
    DemoPlace(
        "bjork", under: "adala.utb", .workplace, .school, "Björkskolan", controller: "adala.utb", "9901", areas: school,
        offers:
            "Förskoleklass till årskurs 9. Elevhälsa med skolsköterska, kurator och psykolog. Fritidshem och öppen verksamhet.",
        address: "Björkvägen 1, Ådala", hours: "Mån–fre 7.30–16.30", phone: "0900-10 11 00"),
    DemoPlace(
        "gran", under: "adala.utb", .workplace, .school, "Granskolan", controller: "adala.utb", "9901", areas: school,
        offers: "Förskoleklass till årskurs 6.", address: "Granstigen 9, Ådala", hours: "Mån–fre 7.30–16.30",
        phone: "0900-10 12 00"),
    DemoPlace(
        "ekorren", under: "adala.utb", .workplace, .preschool, "Förskolan Ekorren", controller: "adala.utb", "9901",
        areas: [.development, .care, .relations], offers: "Fyra avdelningar, öppen förskola på torsdagar.",
        address: "Nötstigen 3, Ådala", hours: "Mån–fre 6–18", phone: "0900-10 13 00"),
    DemoPlace(
        "gymnasiet", under: "adala.utb", .workplace, .school, "Ådalagymnasiet", controller: "adala.utb", "9901",
        areas: school,
        offers: "Elva nationella program, introduktionsprogram.", address: "Strömgatan 12, Ådala",
        hours: "Mån–fre 8–16.30",
        phone: "0900-10 14 00"),
    DemoPlace(
        "uppfoljning", under: "adala.utb", .workplace, .school, "Uppföljning av skolplikt", controller: "adala.utb",
        "9901",
        duty: .followUp, areas: [.learning],
        offers: "Följer upp barn som går i skola i annan kommun eller saknar skola.",
        phone: "0900-10 15 00"),
    DemoPlace(
        "kaa", under: "adala.utb", .workplace, .school, "Kommunala aktivitetsansvaret", controller: "adala.utb", "9901",
        duty: .activity, areas: [.learning, .development],
        offers: "Stöd till unga som inte har börjat eller har lämnat gymnasiet.", phone: "0900-10 16 00"),
    DemoPlace(
        "utveckling", under: "adala", .workplace, .school, "Utvecklingsenheten", controller: "adala", "9901",
        offers: "Metodstöd för Barnets bästa, systemförvaltning.", phone: "0900-10 17 00"),
    DemoPlace(
        "adala.soc", under: "adala", .administration, .socialServices, "Socialförvaltningen", controller: "adala.soc",
        "9901",
        address: "Stadshuset, Ådala", phone: "0900-10 20 00"),
    DemoPlace(
        "barnfamilj", under: "adala.soc", .workplace, .socialServices, "Barn och familj", controller: "adala.soc",
        "9901",
        duty: .reports, areas: [.care, .home, .relations, .safety],
        offers: "Tar emot orosanmälningar. Råd och stöd utan utredning, familjebehandling, kontaktfamilj.",
        address: "Ågatan 7, Ådala", hours: "Mån–fre 8–16", phone: "0900-10 21 00", dutyPhone: "0900-10 29 00"),

    DemoPlace("vretaby", under: "lan", .principal, .school, "Vretaby kommun", controller: "vretaby", "9902"),
    DemoPlace(
        "vretaby.utb", under: "vretaby", .administration, .school, "Bildningsförvaltningen Vretaby",
        controller: "vretaby.utb",
        "9902", phone: "0900-30 10 00"),
    DemoPlace(
        "vreta", under: "vretaby.utb", .workplace, .school, "Vretaskolan", controller: "vretaby.utb", "9902",
        areas: school,
        offers: "Förskoleklass till årskurs 9.", address: "Skolgatan 5, Vretaby", hours: "Mån–fre 7.30–16.30",
        phone: "0900-30 11 00"),
    DemoPlace(
        "blaklockan", under: "vretaby.utb", .workplace, .preschool, "Förskolan Blåklockan", controller: "vretaby.utb",
        "9902",
        areas: [.development, .care, .relations], address: "Ängsvägen 8, Vretaby", hours: "Mån–fre 6.30–17.30",
        phone: "0900-30 12 00"),
    DemoPlace(
        "uppfoljning.vreta", under: "vretaby.utb", .workplace, .school, "Uppföljning och aktivitetsansvar Vretaby",
        controller: "vretaby.utb", "9902", duty: .followUp, phone: "0900-30 13 00"),
    DemoPlace(
        "kaa.vreta", under: "vretaby.utb", .workplace, .school, "KAA Vretaby", controller: "vretaby.utb", "9902",
        duty: .activity,
        phone: "0900-30 14 00"),
    DemoPlace(
        "vretaby.soc", under: "vretaby", .administration, .socialServices, "Socialförvaltningen Vretaby",
        controller: "vretaby.soc",
        "9902", phone: "0900-30 20 00"),
    DemoPlace(
        "barnunga.vreta", under: "vretaby.soc", .workplace, .socialServices, "Barn och unga Vretaby",
        controller: "vretaby.soc",
        "9902", duty: .reports, areas: [.care, .home, .relations, .safety], hours: "Mån–fre 8–16",
        phone: "0900-30 21 00",
        dutyPhone: "0900-10 29 00"),

    DemoPlace("larkan.ab", under: "lan", .principal, .school, "Lärkan skolor AB", controller: "larkan.ab", "9901"),
    DemoPlace(
        "larkan", under: "larkan.ab", .workplace, .school, "Friskolan Lärkan", controller: "larkan.ab", "9901",
        areas: school,
        offers: "Fristående grundskola, årskurs 7–9.", address: "Kanalgatan 3, Ådala", hours: "Mån–fre 8–16",
        phone: "0900-40 11 00"),
    // A school of another county: its pupils from here have the follow-up officer.
    DemoPlace("storstad", under: nil, .principal, .school, "Storstads kommun", controller: "storstad", "9801"),
    DemoPlace(
        "storstad.gy", under: "storstad", .workplace, .school, "Storstads musikgymnasium", controller: "storstad",
        "9801",
        phone: "0800-50 11 00"),
]
