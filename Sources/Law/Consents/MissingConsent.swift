public import Kernel

/// Vad som saknas för att samtycket ska gälla, ett skäl i taget.
public enum MissingConsent: Sendable, Hashable {
    /// Nobody has judged how far the child decides.
    case childNotJudged
    case child(Reason)
    case guardian(ID<Person>, Reason)
    /// No custody holder is registered for the day.
    case noGuardian
    /// Every custody holder is hindered or set aside, and none of them has said yes.
    case nobodyLeftToAsk

    public enum Reason: Sendable, Hashable {
        case unanswered, refused, withdrawn
        case expired(Day)
        case notYet(Day)
    }

    var namesGuardian: Bool {
        if case .guardian = self { return true }
        return false
    }

    /// In words; `name` gives what to call a guardian on this page.
    public func phrase(name: (ID<Person>) -> String) -> Phrase {
        switch self {
        case .childNotJudged:
            Phrase(
                "Bedöm och anteckna om barnet ska bestämma själv, tillsammans med vårdnadshavarna eller höras",
                en: "Judge and note whether the child decides alone, together with the guardians or is heard")
        case .child(let reason): reason.phrase(of: Phrase("Barnet", en: "The child", easy: "Du"))
        case .guardian(let person, let reason):
            reason.phrase(of: Phrase(name(person), en: name(person)))
        case .noGuardian:
            Phrase(
                "Ingen vårdnadshavare är registrerad för barnet i dag",
                en: "No guardian is registered for the child today")
        case .nobodyLeftToAsk:
            Phrase(
                "Ingen vårdnadshavare som kan besluta har sagt ja. Tala med socialtjänsten om vem som kan besluta",
                en: "No guardian able to decide has said yes. Ask social services who can decide")
        }
    }
}

extension MissingConsent.Reason {
    fileprivate func phrase(of who: Phrase) -> Phrase {
        let (swedish, english): (String, String) =
            switch self {
            case .unanswered: ("har inte svarat", "has not answered")
            case .refused: ("har sagt nej", "has said no")
            case .withdrawn: ("har tagit tillbaka sitt samtycke", "has withdrawn the consent")
            case .expired(let day):
                ("gav samtycke till och med \(day.date.swedish)", "consented until \(day.date.english)")
            case .notYet(let day): ("ger samtycke från \(day.date.swedish)", "consents from \(day.date.english)")
            }
        return Phrase("\(who.swedish) \(swedish)", en: "\(who.english) \(english)", easy: "\(who.easy) \(swedish)")
    }
}
