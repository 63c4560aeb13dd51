public import Foundation
import Kernel

/// What is wrong in a rules file, for the one who edits it.
public enum RuleFileFault: Error, Equatable {
    case unknown(what: String, text: String)
    case gap(rule: String, after: String)
    case overlap(rule: String, at: String)
    case missing(rule: String)
    case doubled(rule: String)
}

extension RuleBook {
    /// Reads and checks a rules file: every rule once, versions in order, without gaps or overlaps.
    public init(json: Data) throws {
        let file = try JSONDecoder().decode(RuleFile.self, from: json)
        let rules = try file.rules.map { try $0.rule() }
        try RuleBook.checkComplete(rules)
        let grounds = try file.grounds.map { try $0.read() }
        try RuleBook.checkComplete(grounds)
        let tellings = try file.tellings.map { try $0.telling() }
        for news in ReportNews.allCases where tellings.filter({ $0.news == news }).count != 1 {
            throw RuleFileFault.missing(rule: news.rawValue)
        }
        self.init(
            rules: rules, grounds: grounds, flows: try file.flows.map { try $0.flow() }, tellings: tellings,
            opens: file.opens)
    }

    private static func checkComplete(_ rules: [Rule]) throws {
        let count = Dictionary(grouping: rules, by: \.id)
        for id in RuleID.allCases {
            guard let found = count[id] else { throw RuleFileFault.missing(rule: id.rawValue) }
            guard found.count == 1 else { throw RuleFileFault.doubled(rule: id.rawValue) }
            try checkSequence(found[0].versions.map { ($0.from, $0.to) }, of: id.rawValue)
        }
    }

    private static func checkComplete(_ grounds: [Ground]) throws {
        let count = Dictionary(grouping: grounds, by: \.code)
        for code in GroundCode.allCases {
            guard let found = count[code] else { throw RuleFileFault.missing(rule: code.rawValue) }
            try checkSequence(found.map { ($0.from, $0.to) }, of: code.rawValue)
        }
    }

    private static func checkSequence(_ spans: [(from: Day, to: Day?)], of rule: String) throws {
        guard let first = spans.first else { throw RuleFileFault.missing(rule: rule) }
        var previous = first
        for next in spans.dropFirst() {
            guard let end = previous.to, end < next.from else {
                throw RuleFileFault.overlap(rule: rule, at: next.from.description)
            }
            guard end + 1 == next.from else { throw RuleFileFault.gap(rule: rule, after: end.description) }
            previous = next
        }
        for span in spans where span.to.map({ $0 < span.from }) ?? false {
            throw RuleFileFault.overlap(rule: rule, at: span.from.description)
        }
    }
}

private struct RuleFile: Decodable {
    let opens: Day
    let rules: [RuleEntry]
    let grounds: [GroundEntry]
    let flows: [FlowEntry]
    let tellings: [TellingEntry]
}

/// Swedish and English, side by side.
private struct Words: Decodable {
    let phrase: Phrase
    init(from decoder: any Decoder) throws {
        var both = try decoder.unkeyedContainer()
        phrase = Phrase(try both.decode(String.self), en: try both.decode(String.self))
    }
}

private func known<Value>(_ value: Value?, _ what: String, _ text: String) throws -> Value {
    guard let value else { throw RuleFileFault.unknown(what: what, text: text) }
    return value
}

private struct RuleEntry: Decodable {
    let id: String
    let law: Bool
    let name: Words
    let versions: [VersionEntry]

    struct VersionEntry: Decodable {
        let from: Day
        let to: Day?
        let ground, length, confidence: String
        let trigger, who, text: Words
        let source: [String]
        let row: String?
    }

    func rule() throws -> Rule {
        let id = try known(RuleID(rawValue: id), "rule", id)
        return Rule(
            id: id, name: name.phrase, isLaw: law,
            versions: try versions.map { entry in
                Rule.Version(
                    id: id, isLaw: law, name: name.phrase, from: entry.from, to: entry.to, ground: entry.ground,
                    limit: try known(TimeLimit(entry.length), "length", entry.length), trigger: entry.trigger.phrase,
                    who: entry.who.phrase, text: entry.text.phrase, source: entry.source,
                    confidence: try known(Confidence(rawValue: entry.confidence), "confidence", entry.confidence),
                    row: entry.row ?? id.rawValue)
            })
    }
}

private func parties(_ names: [String]) throws -> Set<FlowParty> {
    names == ["*"] ? FlowParty.all : Set(try names.map { try known(FlowParty($0), "party", $0) })
}

private struct GroundEntry: Decodable {
    let code, ground, opens, confidence: String
    let name, needs: Words
    let from: Day
    let to: Day?
    let senders, receivers, source: [String]

    func read() throws -> Ground {
        Ground(
            code: try known(GroundCode(rawValue: code), "ground", code), name: name.phrase, ground: ground, from: from,
            to: to, opens: opens, needs: needs.phrase, senders: try parties(senders), receivers: try parties(receivers),
            source: source, confidence: try known(Confidence(rawValue: confidence), "confidence", confidence))
    }
}

private struct FlowEntry: Decodable {
    let row: String
    let answer: Flow.Answer
    let stage: Flow.Stage
    let text: Words
    let senders, receivers, grounds: [String]

    func flow() throws -> Flow {
        Flow(
            answer: answer, text: text.phrase,
            grounds: try grounds.map { try known(GroundCode(rawValue: $0), "ground", $0) },
            row: row, stage: stage, senders: try parties(senders), receivers: try parties(receivers))
    }
}

private struct TellingEntry: Decodable {
    let news, code, needs: String
    let text: Words

    func telling() throws -> Telling {
        Telling(
            news: try known(ReportNews(rawValue: news), "news", news), code: code,
            needs: try known(Telling.Need(rawValue: needs), "need", needs), text: text.phrase)
    }
}
