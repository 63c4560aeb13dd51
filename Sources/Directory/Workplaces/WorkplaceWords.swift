import Kernel

extension WorkplaceEntry.Kind {
    var words: Phrase {
        switch self {
        case .county: Phrase("län", en: "county")
        case .principal: Phrase("huvudman", en: "principal")
        case .administration: Phrase("förvaltning", en: "administration")
        case .workplace: Phrase("enhet", en: "unit")
        }
    }
}

extension WorkplaceEntry.Duty {
    var words: Phrase {
        switch self {
        case .childHealthCare: Phrase("barnhälsovård för kommunen", en: "child health care for the municipality")
        case .followUp:
            Phrase("uppföljning av barn i skolåldern utan skola", en: "follow-up of children without a school")
        case .activity: Phrase("kommunala aktivitetsansvaret", en: "municipal activity responsibility")
        case .reports: Phrase("tar emot orosanmälningar", en: "receives concern reports")
        }
    }
}

enum WorkplaceWords {
    static let workplaces = Phrase("Verksamheter", en: "Workplaces")
    static let vacant = Phrase("Vakant", en: "Vacant")

    static func sector(_ sector: Sector) -> Phrase {
        switch sector {
        case .preschool: Phrase("förskola", en: "preschool")
        case .school: Phrase("skola", en: "school")
        case .socialServices: Phrase("socialtjänst", en: "social services")
        case .healthCare: Phrase("hälso- och sjukvård", en: "health care")
        case .police: Phrase("polis", en: "police")
        case .leisure: Phrase("fritid och kultur", en: "leisure and culture")
        case .civilSociety: Phrase("civilsamhälle", en: "civil society")
        }
    }

    static func role(_ role: Role) -> Phrase {
        switch role {
        case .teacher: Phrase("lärare eller pedagog", en: "teacher")
        case .studentHealth: Phrase("elevhälsa", en: "student health")
        case .head: Phrase("rektor eller chef i skolväsendet", en: "head in education")
        case .followUpOfficer: Phrase("uppföljningsansvarig", en: "follow-up officer")
        case .activityOfficer: Phrase("aktivitetsansvaret", en: "activity responsibility")
        case .socialWorker: Phrase("socialsekreterare", en: "social worker")
        case .socialHead: Phrase("chef i socialtjänsten", en: "head in social services")
        case .healthProfessional: Phrase("vårdpersonal", en: "health professional")
        case .healthHead: Phrase("chef i vården", en: "head in health care")
        case .methodDeveloper: Phrase("metodutvecklare", en: "method developer")
        case .logReviewer: Phrase("logggranskare", en: "log reviewer")
        case .administrator: Phrase("systemförvaltare", en: "administrator")
        }
    }
}
