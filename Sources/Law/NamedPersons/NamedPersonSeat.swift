public import Kernel

/// Var barnets bästa-ansvarig finns: the organisation, of which one position is the named person.
public enum NamedPersonSeat: Hashable, Sendable {
    /// The preschool or school.
    case unit(ID<Workplace>)
    /// Barnhälsovården where the child lives.
    case childHealthCare(Municipality)
    /// Uppföljningsansvarig in the school administration of the home municipality.
    case followUpOfficer(Municipality)
    /// Kommunala aktivitetsansvaret (KAA) of the home municipality.
    case activityResponsibility(Municipality)
}

extension NamedPersonSeat: CustomStringConvertible, LosslessStringConvertible, Codable {
    /// As stored: `unit:…`, `childHealthCare:0480`.
    public var description: String {
        switch self {
        case .unit(let unit): "unit:\(unit)"
        case .childHealthCare(let home): "childHealthCare:\(home)"
        case .followUpOfficer(let home): "followUpOfficer:\(home)"
        case .activityResponsibility(let home): "activityResponsibility:\(home)"
        }
    }

    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if parts[0] == "unit" {
            guard let unit = ID<Workplace>(String(parts[1])) else { return nil }
            self = .unit(unit)
            return
        }
        guard let home = Municipality(String(parts[1])) else { return nil }
        switch parts[0] {
        case "childHealthCare": self = .childHealthCare(home)
        case "followUpOfficer": self = .followUpOfficer(home)
        case "activityResponsibility": self = .activityResponsibility(home)
        default: return nil
        }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let seat = NamedPersonSeat(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a seat"))
        }
        self = seat
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
