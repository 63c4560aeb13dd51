import Kernel
import Law

/// What an import says about itself, in both languages.
enum ImportWords {
    static let stopped = Phrase(
        "Importen avbröts. Det som hunnit läsas in finns kvar. Starta samma import igen, så fortsätter den.",
        en: "The import was broken off. What had been read stays. Start the same import again and it goes on.")

    static let removalsNotTold = Phrase(
        "Källan berättar inte vad som är borttaget. Gör en fullständig import då och då.",
        en: "The source does not tell what has been removed. Make a full import now and then.")

    static func notOffered(_ resource: SchoolResource) -> Phrase {
        Phrase("Källan har inga \(resource.words.swedish).", en: "The source has no \(resource.words.english).")
    }

    static func cutOff(_ resource: SchoolResource) -> Phrase {
        Phrase(
            "Den sista sidan med \(resource.words.swedish) hänvisar till en sida till, som saknas. Inget tas bort.",
            en: "The last page of \(resource.words.english) refers to one more, which is missing. Nothing is removed.")
    }

    // MARK: The pages

    static let title = Phrase("Import av skoldata", en: "Import of school data")
    static let intro = Phrase(
        "Hämtar skolor, elever, vårdnadshavare, klasser och personal från ett system som talar SS 12000. Ingen tas bort som har ett ärende.",
        en:
            "Fetches schools, pupils, guardians, classes and staff from a system that speaks SS 12000. Nobody with a case is removed."
    )
    static let goOn = Phrase(
        "Det som hunnit läsas in finns kvar. Starta samma import igen, så fortsätter den där den stannade.",
        en: "What had been read stays. Start the same import again and it goes on where it stopped.")
    static let unknownCodes = Phrase(
        "De här koderna känner vi inte till. Raderna är inlästa ändå. Säg till den som driver Samsyn om någon av dem betyder något här.",
        en:
            "These are codes we do not know. Their rows are read all the same. Tell whoever runs Samsyn if one of them matters here."
    )

    static func heading(_ run: ImportRun) -> Phrase {
        let time = run.startedAt.dateAndTime
        return Phrase("Import \(time.swedish)", en: "Import \(time.english)")
    }
    static func nowReading(_ stage: Phrase) -> Phrase {
        Phrase("Läser in: \(stage.swedish).", en: "Reading: \(stage.english).")
    }
    static func finished(_ at: Instant) -> Phrase {
        Phrase("Klar \(at.dateAndTime.swedish).", en: "Done \(at.dateAndTime.english).")
    }
    static func waiting(_ count: Int) -> Phrase {
        Phrase(
            "\(count) rader hänvisar till något som inte har kommit. De tas om vid nästa import.",
            en: "\(count) rows refer to something that has not come. They are tried again at the next import.")
    }
}
