public import Kernel

/// Område i Barnets bästa-hjulet: one of the seven sides of a child's life, in the order of the Sörmland model.
public enum WheelArea: String, Sendable, CaseIterable, Codable, Comparable {
    case health, development, learning, care, home, relations, safety

    /// The word on the screen.
    public var name: Phrase {
        switch self {
        case .health: Phrase("hälsa", en: "health")
        case .development: Phrase("utveckling", en: "development", easy: "växa och lära sig nytt")
        case .learning: Phrase("lärande", en: "learning", easy: "skolan och förskolan")
        case .care: Phrase("omsorg", en: "care", easy: "vuxna tar hand om dig")
        case .home: Phrase("hemmet", en: "home")
        case .relations: Phrase("relationer", en: "relations", easy: "kompisar och familj")
        case .safety: Phrase("trygghet", en: "safety", easy: "att känna sig trygg")
        }
    }

    /// What the area is about, in a line under its name.
    public var about: Phrase {
        switch self {
        case .health:
            Phrase(
                "Kropp och sinne: mat, sömn, rörelse, smärta, tänder, hur barnet mår och vilken vård det får.",
                en: "Body and mind: food, sleep, movement, pain, teeth, how the child feels and what care it gets.",
                easy: "Hur du mår i kroppen. Hur du sover, äter och rör på dig. Om du är glad eller ledsen.")
        case .development:
            Phrase(
                "Språk, motorik, känslor och självständighet, sett mot vad som är vanligt för åldern.",
                en: "Language, movement, feelings and independence, seen against what is usual for the age.",
                easy: "Det du kan och det du håller på att lära dig. Att prata, röra dig och klara saker själv.")
        case .learning:
            Phrase(
                "Närvaro, lust och möjlighet att lära i förskola och skola, och det stöd som behövs för det.",
                en: "Attendance, the wish and the chance to learn at preschool and school, and the support it takes.",
                easy: "Hur det är i skolan eller förskolan. Om du är där. Om du får den hjälp du behöver.")
        case .care:
            Phrase(
                "Att vuxna ser till barnets vardag: kläder, mat, tider, tröst, gränser och uppmuntran.",
                en:
                    "That adults see to the child’s everyday life: clothes, food, hours, comfort, limits and encouragement.",
                easy: "Om de vuxna tar hand om dig. Om du får mat, kläder, tröst och hjälp.")
        case .home:
            Phrase(
                "Var och hur barnet bor, ekonomi, vilka som finns i hemmet och hur de har det.",
                en: "Where and how the child lives, money, who is in the home and how they are.",
                easy: "Hur det är där du bor. Vilka du bor med och hur de har det.")
        case .relations:
            Phrase(
                "Familj, vänner och andra viktiga människor, fritid, och att höra till och bli lyssnad på.",
                en: "Family, friends and others who matter, free time, and to belong and be listened to.",
                easy: "Dina kompisar, din familj och andra du tycker om. Vad du gör när du är ledig.")
        case .safety:
            Phrase(
                "Skydd mot våld, kränkningar, hot och olyckor, hemma, i skolan, ute och på nätet.",
                en: "Protection from violence, abuse, threats and accidents: at home, at school, outdoors and online.",
                easy: "Om du känner dig trygg hemma, i skolan, ute och på nätet. Om någon gör dig illa.")
        }
    }

    /// Its place in the wheel, from the top and clockwise.
    public var place: Int { WheelArea.allCases.firstIndex(of: self)! }
    public static func < (left: WheelArea, right: WheelArea) -> Bool { left.place < right.place }
}
