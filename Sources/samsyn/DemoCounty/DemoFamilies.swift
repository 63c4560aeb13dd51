import Directory
import Foundation
import Kernel
import Law

/// A class or ward, the form of school it belongs to and the year its children are born.
struct DemoGroup {
    let key: String
    let name: String
    let workplace: String
    let form: SchoolForm
    let year: Int?
    let born: Int
    let mentor: String?
}

let demoGroups: [DemoGroup] = [
    DemoGroup(key: "8A", name: "8A", workplace: "bjork", form: .compulsory, year: 8, born: 2012, mentor: "mentor.8a"),
    DemoGroup(key: "8B", name: "8B", workplace: "bjork", form: .compulsory, year: 8, born: 2012, mentor: "mentor.8b"),
    DemoGroup(key: "5A", name: "5A", workplace: "bjork", form: .compulsory, year: 5, born: 2015, mentor: "mentor.5a"),
    DemoGroup(key: "2B", name: "2B", workplace: "bjork", form: .compulsory, year: 2, born: 2018, mentor: "mentor.2b"),
    DemoGroup(
        key: "F", name: "Förskoleklass", workplace: "bjork", form: .preschoolClass, year: 0, born: 2020,
        mentor: "mentor.f"),
    DemoGroup(key: "6A", name: "6A", workplace: "gran", form: .compulsory, year: 6, born: 2014, mentor: "mentor.6a"),
    DemoGroup(key: "3C", name: "3C", workplace: "gran", form: .compulsory, year: 3, born: 2017, mentor: "mentor.3c"),
    DemoGroup(
        key: "Kotten", name: "Kotten", workplace: "ekorren", form: .preschool, year: nil, born: 2021,
        mentor: "pedagog.kotten"),
    DemoGroup(
        key: "Daggen", name: "Daggen", workplace: "blaklockan", form: .preschool, year: nil, born: 2022, mentor: nil),
    DemoGroup(key: "7A", name: "7A", workplace: "vreta", form: .compulsory, year: 7, born: 2013, mentor: "mentor.7a"),
    DemoGroup(key: "9L", name: "9L", workplace: "larkan", form: .compulsory, year: 9, born: 2011, mentor: "mentor.9l"),
    DemoGroup(key: "NA", name: "NA25", workplace: "gymnasiet", form: .upperSecondary, year: 1, born: 2010, mentor: nil),
    DemoGroup(
        key: "MU", name: "Musik 1", workplace: "storstad.gy", form: .upperSecondary, year: 1, born: 2010, mentor: nil),
]

/// A child of a family, with the class it goes to.
struct DemoChild {
    enum Number { case personal, coordination, none }

    let given: String
    /// A key of `demoGroups`, or `hemma`, `KAA`, `avhopp`.
    let place: String
    let number: Number

    var key: String { given.lowercased().folding(options: .diacriticInsensitive, locale: nil) }
    private var group: DemoGroup? { demoGroups.first { $0.key == place } }
    var born: Int { group?.born ?? (place == "hemma" ? 2023 : 2009) }

    func entry(_ family: DemoFamily, _ number: PersonalNumber?, since: Day) -> ChildEntry {
        var child = ChildEntry(
            PersonEntry(
                id: DemoCounty.person(key), given: given, family: family.name, number: number,
                birthDay: number == nil ? Day(born, 6, 6) : nil, protection: family.isProtected ? .marked : .none,
                address: family.address),
            municipality: family.municipality)
        child.language = family.language
        child.needsInterpreter = family.needsInterpreter && born > 2015
        child.upperSecondary =
            place == "KAA"
            ? .notStarted : place == "avhopp" ? .droppedOut : group?.form == .upperSecondary ? .attending : .notYet
        child.guardians = family.guardians.map { given in
            var guardian = GuardianEntry(DemoCounty.person(family.key(of: given)), family.custody, from: since)
            guardian.language = family.language
            guardian.needsInterpreter = family.needsInterpreter
            return guardian
        }
        if let group {
            child.enrolments = [
                EnrolmentEntry(DemoCounty.workplace(group.workplace), group.form, year: group.year, from: since)
            ]
            child.groups = [(DemoCounty.group(group.key), since)]
        }
        return child
    }
}

/// A family: its children, and those who have custody of them.
struct DemoFamily {
    let name: String
    let custody: Custody
    let guardians: [String]
    let language: String
    let needsInterpreter: Bool
    let isProtected: Bool
    let municipality: String
    let children: [DemoChild]

    var address: String {
        isProtected ? "Skyddad adress" : "\(name)s väg \(name.count), \(municipality == "9901" ? "Ådala" : "Vretaby")"
    }
    func key(of given: String) -> String {
        "\(name).\(given)".lowercased().folding(options: .diacriticInsensitive, locale: nil)
    }

    /// Reads `family | custody | guardians | notes | children`, such as `Ek | joint | Eva, Bo | so tolk | Ada 8A, Max 5A`.
    init?(_ line: some StringProtocol) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 5, let custody = Custody(rawValue: parts[1]) else { return nil }
        func list(_ text: String) -> [String] {
            text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let notes = Set(parts[3].split(separator: " ").map(String.init))
        name = parts[0]
        self.custody = custody
        guardians = list(parts[2])
        needsInterpreter = notes.contains("tolk")
        isProtected = notes.contains("skyddad")
        municipality = notes.contains("vretaby") ? "9902" : "9901"
        language = notes.subtracting(["tolk", "skyddad", "vretaby", "samordningsnummer", "utan-nummer"]).first ?? "sv"
        let number: DemoChild.Number =
            notes.contains("samordningsnummer") ? .coordination : notes.contains("utan-nummer") ? .none : .personal
        children = list(parts[4]).compactMap { text in
            let words = text.split(separator: " ").map(String.init)
            return words.count == 2 ? DemoChild(given: words[0], place: words[1], number: number) : nil
        }
    }
}

/// New lines go last, so that nobody who is there already changes number.
let demoFamilies: [DemoFamily] = """
    Lindqvist | joint | Anna, Johan | | Maja 8A, Elias 5A
    Warsame | sole | Hodan | so tolk | Abdi 8A, Ayaan 2B
    Bergström | joint | Lena, Patrik | | Hugo 8A
    Öberg | joint | Maria, Fredrik | | Saga 8A, Åke F
    Haddad | joint | Rania, Samir | ar tolk | Yusuf 8A, Nour Kotten
    Sundin | sole | Jenny | skyddad | Tilde 8A
    Nyberg | joint | Åsa, Mats | | Viktor 8A
    Kovačević | joint | Mirela, Adnan | bs | Emina 8A
    Ågren | sole | Niklas | | Moa 8A
    Ekholm | appointed | Margareta | | Leo 8A
    Persson | joint | Ulrika, Christer | | Alva 8B, Noel 2B
    Tesfaye | joint | Selam, Dawit | ti tolk | Biniam 8B, Liya F
    Engström | joint | Malin, Daniel | | Ella 8B
    Äng | sole | Pia | | Melker 8B
    Lundgren | joint | Sofia, Henrik | | Wilma 8B, Sixten 5A
    Hansson | joint | Therese, Jimmy | | Ebba 5A, Otto Kotten
    Aziz | joint | Shirin, Reza | fa | Darya 5A
    Björk | joint | Helen, Martin | | Ida 5A, Alfred 2B
    Mattsson | sole | Carina | | Theo 5A
    Ström | joint | Linda, Anders | | Stella 5A
    Novak | joint | Irena, Pavel | | Tomas 2B
    Holm | joint | Emma, Gustav | | Ines 2B, Folke hemma
    Said | sole | Amira | ar tolk | Layla F
    Wallin | joint | Kajsa, Jens | | Vera 6A, Astrid 3C
    Fors | joint | Cecilia, Rickard | | Nils 6A
    Ahmadi | joint | Zahra, Hamid | prs tolk samordningsnummer | Milad 6A
    Dahlin | sole | Johanna | | Signe 3C
    Kask | joint | Kadri, Toomas | utan-nummer | Liisa 3C
    Hellström | joint | Frida, Oscar | | Sigrid Kotten, Ludvig hemma
    Moberg | joint | Elin, Simon | | Tage Kotten
    Yilmaz | joint | Aylin, Emre | tr | Deniz Kotten, Can F
    Lilja | joint | Rebecka, Tobias | | Ellen hemma
    Osman | sole | Sagal | so tolk | Zakaria hemma
    Hjort | joint | Monika, Leif | vretaby | Tuva 7A, Arvid Daggen
    Borg | sole | Annelie | vretaby | Edvin 7A
    Savić | joint | Jelena, Goran | vretaby | Luka 7A, Mila Daggen
    Rosén | joint | Katarina, Per | vretaby | Selma 7A
    Grahn | joint | Victoria, Erik | vretaby | Ivar Daggen
    Krantz | joint | Madeleine, Carl | | Olivia 9L
    Lejon | sole | Peter | | Casper 9L
    Winther | joint | Lotta, Kim | | Freja 9L
    Palmgren | joint | Annica, Roger | | Isak NA
    Hermansson | sole | Eva-Lena | | Tindra NA
    Sjögren | joint | Åsa, Bo | | Elvira MU
    Falk | sole | Mona | | Kevin KAA
    Stenberg | joint | Camilla, Roland | | Jasmine avhopp
    """.split(separator: "\n").compactMap { DemoFamily($0) }
