import Foundation
public import Kernel

/// Regelbok: the law as dated data. Which wording holds is decided by the day of the event, never by today.
public struct RuleBook: Sendable {
    public let rules: [Rule]
    public let grounds: [Ground]
    public let flows: [Flow]
    /// What may be told the one who reported, in the order of the catalogue.
    public let tellings: [Telling]
    /// Events before this day are not covered.
    public let opens: Day
    private let byID: [RuleID: Rule]

    /// The book compiled into the program. Its bytes come from our own repository and every one is read by a test.
    public static let current = try! RuleBook(json: Data(PackageResources.rules_json))

    init(rules: [Rule], grounds: [Ground], flows: [Flow], tellings: [Telling], opens: Day) {
        self.rules = rules
        self.grounds = grounds
        self.flows = flows
        self.tellings = tellings
        self.opens = opens
        byID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(id: RuleID) -> Rule? { byID[id] }

    /// The wording for an event on that day; nil when there was no such rule then.
    public func rule(_ id: RuleID, on day: Day) -> Rule.Version? { byID[id]?.version(on: day) }

    /// Last day for an event on that day; nil when there was no rule, or no time in it.
    public func deadline(_ id: RuleID, from day: Day) -> Day? { rule(id, on: day)?.deadline(from: day) }

    /// The rule opening secrecy that had this code on that day.
    public func ground(_ code: GroundCode, on day: Day) -> Ground? {
        grounds.first { $0.code == code && $0.holds(on: day) }
    }

    /// Every ground that may open secrecy between the two on that day, in the order of the tables.
    public func grounds(from sender: Sector, to receiver: FlowParty, on day: Day) -> [Ground] {
        grounds.filter { $0.holds(on: day) && $0.spans(from: sender, to: receiver) }
    }

    /// What the screen suggests when one sector wants to tell another; where the tables are silent, to ask for consent.
    public func flow(from sender: Sector, to receiver: FlowParty, inquiryOpen: Bool) -> Flow {
        flows.first { flow in
            flow.senders.contains(.sector(sender)) && flow.receivers.contains(receiver)
                && (flow.stage == .any || (flow.stage == .inquiry) == inquiryOpen)
        } ?? .unlisted
    }
}

extension Day {
    /// Born on a day of the month (5, 15, 25) whose records are kept for research.
    public var isInResearchSample: Bool { day == 5 || day == 15 || day == 25 }
}
