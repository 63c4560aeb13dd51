/// Which of a child's places are looked at: those in the person's own row, or one placement.
enum ImportStayKind {
    case enrolments, placement(String)

    func covers(_ key: String) -> Bool {
        switch self {
        case .enrolments: key.hasPrefix("enrolment ")
        case .placement(let own): key == own
        }
    }
}
