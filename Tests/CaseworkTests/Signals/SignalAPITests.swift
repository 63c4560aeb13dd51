import Directory
import Foundation
import Kernel
import Storage
import TestSupport
import TestTown
import Testing
import Web

@testable import Casework

/// The same rooms spoken with in JSON: same policy, same journal.
@Suite struct SignalAPITests {
    private let signal = """
        {"kind":"attendance","seenOn":"2026-11-18","facts":"Borta på måndagar","areas":["learning"],"childTalk":"yes","guardiansTalk":"yes"}
        """

    @Test(arguments: TestDatabase.each) func aSignalAndAnAssessmentThroughTheAPI(_ database: TestDatabase) async throws
    {
        let town = try await TestTown.withCasework(database)
        let child = "children/\(Town.maja)"
        try await town.talk { say in
            let wrong = try await say.apiPost(
                child + "/signals", json: "{\"kind\":\"attendance\",\"childTalk\":\"no\"}", as: .mentor)
            let fields = try #require(try wrong.json() as? [String: Any])["errors"] as? [[String: Any]]
            #expect(
                wrong.status == 422
                    && fields?.compactMap { $0["field"] as? String } == [
                        "seenOn", "facts", "areas", "guardiansTalk", "childTalkWhyNot",
                    ])
            let sent = try await say.apiPost(child + "/signals", json: signal, once: "one", as: .mentor)
            let again = try await say.apiPost(child + "/signals", json: signal, once: "one", as: .mentor)
            #expect(sent.status == 201 && again.body == sent.body)
            let id = try #require((try sent.json() as? [String: Any])?["id"] as? String)
            #expect(
                try await say.apiPost(child + "/signals/\(id)/acknowledgement", json: "{}", as: .principal).status
                    == 201)
            let answer = "{\"outcome\":\"noFurtherNeed\",\"words\":\"Tack\"}"
            #expect(try await say.apiPost(child + "/signals/\(id)/answer", json: answer, as: .principal).status == 201)
            let heard = try #require(
                try await say.apiGet(child + "/signals/\(id)", as: .mentor).json() as? [String: Any])
            #expect(heard["stage"] as? String == "answered" && heard["outcome"] as? String == "noFurtherNeed")
            let list = try #require(try await say.apiGet(child + "/signals", as: .principal).json() as? [Any])
            #expect(list.count == 1)

            let begun = try await say.apiPost(child + "/assessments", json: "{\"purpose\":\"Närvaro\"}", as: .principal)
            let assessment = try #require((try begun.json() as? [String: Any])?["id"] as? String)
            let path = child + "/assessments/\(assessment)"
            let asked = "{\"positions\":[\"\(Town.position(.nurse))\"],\"due\":\"2026-12-01\"}"
            #expect(try await say.apiPost(path + "/perspectives", json: asked, as: .principal).status == 201)
            let mine = try await say.perspective(of: .nurse).replacing("/barn/", with: "children/").replacing(
                "/perspektiv/", with: "/perspectives/")
            let half = try await say.apiPost(mine, json: "{\"level-health\":\"worrying\",\"handIn\":true}", as: .nurse)
            #expect(half.status == 422 && half.says("strengths-health"))
            let given = try await say.apiPost(
                mine, json: "{\"level-health\":\"worrying\",\"worries-health\":\"Sover lite\",\"handIn\":true}",
                as: .nurse)
            #expect(given.status == 201)
            let seen = try #require(try await say.apiGet(path, as: .principal).json() as? [String: Any])
            let perspectives = try #require(seen["perspectives"] as? [[String: Any]])
            #expect(perspectives.count == 1 && perspectives[0]["voice"] as? String == "colleague")
        }
    }

    /// What an answer of the API holds is what its description says it holds.
    @Test func theAnswersAreShapedAsDescribed() async throws {
        let town = try await TestTown.withCasework(.sqlite)
        try await town.talk { say in
            let sent = try await say.mentorSignals()
            let begun = try await say.assessmentBegins()
            let told = ["toldBy": "child", "level-home": "worrying", "worries-home": "Bråk"]
            _ = try await say.post(begun + "/perspektiv/muntligt", told, as: .principal)
            _ = try await say.conclude(begun)
            let paths: [(String, Shape, Who)] = [
                ("children/\(Town.maja)/signals", .list(.signal), .principal),
                (
                    sent.replacing("/barn/", with: "children/").replacing("/signaler/", with: "/signals/"), .signal,
                    .mentor
                ),
                ("signals", .list(.sentSignal), .mentor),
                ("children/\(Town.maja)/assessments", .list(.assessmentSummary), .mother),
                (
                    begun.replacing("/barn/", with: "children/").replacing("/kartlaggningar/", with: "/assessments/"),
                    .assessment, .principal
                ),
            ]
            for (path, shape, who) in paths {
                let answer = try await say.apiGet(path, as: who)
                #expect(answer.status == 200, "\(path)")
                let fault = shape.fault(in: try answer.json())
                #expect(fault == nil, "\(path)")
            }
        }
    }
}

extension Shape {
    /// The first place where a JSON value is not of this shape; nil when it is.
    func fault(in value: Any, at path: String = "") -> String? {
        switch self {
        case .nullable(let shape): return value is NSNull ? nil : shape.fault(in: value, at: path)
        case .list(let shape):
            guard let list = value as? [Any] else { return "\(path) is no list" }
            return list.lazy.enumerated().compactMap { shape.fault(in: $1, at: "\(path)/\($0)") }.first
        case .object(let members):
            guard let object = value as? [String: Any] else { return "\(path) is no object" }
            guard Set(object.keys) == Set(members.map(\.0)) else { return "\(path) has \(object.keys.sorted())" }
            return members.lazy.compactMap { name, shape in shape.fault(in: object[name]!, at: "\(path)/\(name)") }
                .first
        case .choice(let choices): return choices.contains(value as? String ?? "") ? nil : "\(path) is \(value)"
        case .text, .id, .day, .time: return value is String ? nil : "\(path) is no text"
        case .integer, .bool: return value is NSNumber ? nil : "\(path) is no number"
        }
    }
}
