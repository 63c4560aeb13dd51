import Foundation
import Kernel

/// The way through the pages of one resource. Stops where the other system leads in a circle.
struct PageWalk {
    let resource: SchoolResource
    /// The page now at hand, or to be asked for next.
    private(set) var token: String?
    private(set) var isOffered = true
    private var isDone = false
    private var mayBeStale: Bool
    private var tokens: Set<String> = []
    private var rows: Set<Int> = []
    private var barren = 0
    private static let patience = 10

    init(resource: SchoolResource, token: String?) {
        self.resource = resource
        self.token = token
        mayBeStale = token != nil
    }

    /// The page at hand; nil when the last has been taken.
    mutating func next(from source: any SchoolSource, since: Instant?) async throws -> SchoolPage? {
        guard !isDone else { return nil }
        do {
            let page = try await source.page(of: resource, after: token, since: since)
            mayBeStale = false
            if let page { return page }
        } catch ImportFault.badData where mayBeStale {
            // The place a broken run stood at means nothing to the server any more: the resource is read from its start.
            mayBeStale = false
            token = nil
            return try await next(from: source, since: since)
        }
        guard !resource.isRequired else {
            throw ImportFault.badData(
                Phrase(
                    "Källan har inga \(resource.words.swedish). Kontrollera adressen.",
                    en: "The source has no \(resource.words.english). Check the address."))
        }
        isOffered = false
        isDone = true
        return nil
    }

    /// The page at hand is done with.
    mutating func take(_ page: SchoolPage) throws {
        let before = rows.count
        for row in page.rows { rows.insert((row["id"].text ?? row.fingerprint).hashValue) }
        barren = rows.count == before ? barren + 1 : 0
        guard let next = page.next else {
            isDone = true
            return
        }
        guard tokens.insert(next).inserted, barren < PageWalk.patience else {
            throw ImportFault.badData(
                Phrase(
                    "Källan skickar samma sidor om och om igen för \(resource.words.swedish). Kontakta den som driver systemet.",
                    en:
                        "The source sends the same pages over and over for \(resource.words.english). Contact whoever runs it."
                ))
        }
        token = next
    }
}

/// Everything a source gives, held for a dry run.
struct GatheredPages: Sendable {
    /// A page as bytes, which take a tenth of the room of what they mean.
    struct Held: Sendable {
        let bytes: Data

        var rows: [Sent] { get throws { try JSONDecoder().decode(Sent.self, from: bytes).list } }
    }

    private(set) var pages: [SchoolResource: [Held]] = [:]
    private(set) var whole: Set<SchoolResource> = []
    private(set) var deleted: [SchoolResource: [String]] = [:]

    init(_ source: any SchoolSource, since: Instant?, tell: @Sendable (ImportStep) -> Void) async throws {
        var tallies: [SchoolResource: ImportTally] = [:]
        for resource in SchoolResource.allCases {
            var walk = PageWalk(resource: resource, token: nil)
            var (held, isWhole) = ([Held](), true)
            while let page = try await walk.next(from: source, since: since) {
                held.append(Held(bytes: Data(Sent.list(page.rows).json.utf8)))
                isWhole = isWhole && !page.isCutOff
                tallies[resource, default: ImportTally()].read += page.rows.count
                tell(ImportStep(stage: resource.words, tallies: tallies))
                try walk.take(page)
            }
            if walk.isOffered { pages[resource] = held }
            if walk.isOffered, isWhole { whole.insert(resource) }
        }
        deleted = try await source.deleted(since: since) ?? [:]
    }
}
