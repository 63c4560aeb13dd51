@testable import Directory
import Foundation
import Kernel
import Storage
import TestSupport

/// Why the real data was not tested.
struct SharedDataMissing: Error, CustomStringConvertible { let description: String }

/// The answers of somebody else's test server, which lie beside the repository.
enum Demoskolan {
    static func folder() throws -> String {
        let shared =
            ProcessInfo.processInfo.environment["SAMSYN_SHARED"] ?? FileManager.default.currentDirectoryPath
            + "/../shared"
        let path = shared + "/data/ss12000-demoskolan"
        guard FileManager.default.isReadableFile(atPath: path + "/organisations-1.json") else {
            throw SharedDataMissing(
                description: "\(path) is missing: point SAMSYN_SHARED at the folder with the shared test data")
        }
        return path
    }

    static func rows() throws -> [SchoolResource: [Sent]] {
        let folder = try folder()
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().reduce(into: [:]) { all, name in
            guard let resource = SchoolResource(rawValue: String(name.prefix { $0 != "-" })) else { return }
            let page = SchoolFolder.page(in: try Data(contentsOf: URL(filePath: folder + "/" + name)))
            all[resource, default: []] += page?.rows ?? []
        }
    }
}

/// A school made for a test: two units under one school, a few people.
enum SmallSchool {
    static func sent(_ json: String) throws -> Sent { try JSONDecoder().decode(Sent.self, from: Data(json.utf8)) }

    static func rows() throws -> [SchoolResource: [Sent]] {
        [
            .organisations: [
                try sent(
                    #"{"id":"u1","displayName":"Ängsskolan","organisationType":"Skolenhet","schoolTypes":["GR"],"parentOrganisation":{"id":"s1"}}"#
                ),
                try sent(
                    #"{"id":"f1","displayName":"Förskolan Ängen","organisationType":"Skolenhet","schoolTypes":["FS"],"parentOrganisation":{"id":"h1"}}"#
                ),
                try sent(
                    #"{"id":"s1","displayName":"Ängsskolan","organisationType":"Skola","parentOrganisation":{"id":"h1"}}"#
                ),
                try sent(
                    #"{"id":"h1","displayName":"Ängs kommun","organisationType":"Huvudman","municipalityCode":"0480"}"#),
            ],
            .persons: [
                try child("c1", born: "2014-03-02", guardians: ["g1", "g2"]),
                try child("c2", born: "2015-05-05", guardians: ["g1"]),
                try sent(
                    #"{"id":"c3","givenName":"Liv","familyName":"Lo","birthDate":"2023-01-01","responsibles":[{"person":{"id":"g2"},"relationType":"Vårdnadshavare"}]}"#
                ),
                try adult("g1"), try adult("g2"), try adult("t1"), try adult("r1"),
            ],
            .placements: [
                try sent(
                    #"{"id":"p1","child":{"id":"c3"},"placedAt":{"id":"f1"},"schoolType":"FS","startDate":"2025-01-01"}"#
                )
            ],
            .groups: [
                try sent(
                    #"{"id":"k1","displayName":"5A","groupType":"Klass","organisation":{"id":"u1"},"startDate":"2026-08-17","groupMemberships":[{"person":{"id":"c1"}},{"person":{"id":"c2"}}]}"#
                )
            ],
            .duties: [
                try sent(
                    #"{"id":"d1","person":{"id":"t1"},"dutyAt":{"id":"s1"},"dutyRole":"Lärare","startDate":"2020-01-01","assignmentRole":[{"group":{"id":"k1"},"assignmentRoleType":"Mentor","startDate":"2020-01-01"}]}"#
                ),
                try sent(
                    #"{"id":"d2","person":{"id":"r1"},"dutyAt":{"id":"s1"},"dutyRole":"Rektor","startDate":"2020-01-01"}"#
                ),
            ],
            .activities: [],
        ]
    }

    static func child(
        _ id: String, born: String, guardians: [String], extra: String = "", modified: String = "2026-01-01T00:00:00Z"
    ) throws -> Sent {
        let responsibles = guardians.map { #"{"person":{"id":"\#($0)"},"relationType":"Vårdnadshavare"}"# }.joined(
            separator: ",")
        return try sent(
            #"{"id":"\#(id)","givenName":"Barn","familyName":"\#(id)","birthDate":"\#(born)","meta":{"modified":"\#(modified)"},\#(extra)"enrolments":[{"enroledAt":{"id":"u1"},"schoolType":"GR","schoolYear":5,"startDate":"2021-08-16"}],"responsibles":[\#(responsibles)]}"#
        )
    }

    static func adult(_ id: String, modified: String = "2026-01-01T00:00:00Z") throws -> Sent {
        try sent(
            #"{"id":"\#(id)","givenName":"Vuxen","familyName":"\#(id)","birthDate":"1980-01-01","meta":{"modified":"\#(modified)"},"addresses":[{"type":"Folkbokföring","streetAddress":"Ängsvägen 1"}]}"#
        )
    }

    /// The rows as a folder of pages.
    static func folder(_ rows: [SchoolResource: [Sent]]) throws -> String {
        let folder = try TestFolder.new()
        for (resource, rows) in rows {
            let page = Sent.object(["data": .list(rows), "pageToken": .null])
            try Data(page.json.utf8).write(to: URL(filePath: folder + "/\(resource.rawValue)-1.json"))
        }
        return folder
    }
}

extension ImportReport {
    subscript(_ resource: SchoolResource) -> ImportTally { tallies[resource] ?? ImportTally() }
    /// Sums over all resources.
    var new: Int { tallies.values.reduce(0) { $0 + $1.new } }
    var changed: Int { tallies.values.reduce(0) { $0 + $1.changed } }
    var removed: Int { tallies.values.reduce(0) { $0 + $1.removed } }
}

extension DataStore {
    func count(_ sql: SQL) async throws -> Int { try await read { try $0.one(sql)?.int("n") ?? -1 } }
    func texts(_ sql: SQL) async throws -> [String] { try await read { try $0.all(sql).map { try $0.text("t") } } }
}
