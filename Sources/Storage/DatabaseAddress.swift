import CPostgres
import Foundation

/// Where the database is: `sqlite:PATH` or `postgres://user@host/name`.
public enum DatabaseAddress: Sendable, Equatable {
    case sqlite(path: String)
    case postgres(url: String)

    /// Nil for anything that `parse` refuses.
    public init?(_ text: String) {
        guard case .success(let address) = DatabaseAddress.read(text) else { return nil }
        self = address
    }

    /// Reads an address; what is thrown says in one line what is wrong, without repeating a password.
    public static func parse(_ text: String) throws -> DatabaseAddress { try read(text).get() }

    /// For messages: without what may be a password.
    var shown: String {
        switch self {
        case .sqlite(let path): return "sqlite:\(path)"
        case .postgres(let url):
            let place = url.prefix { $0 != "?" }
            guard let at = place.lastIndex(of: "@") else { return String(place) }
            return "postgres://" + place[place.index(after: at)...]
        }
    }

    private static func read(_ text: String) -> Result<DatabaseAddress, OpeningFailure> {
        func refuse(_ why: String) -> Result<DatabaseAddress, OpeningFailure> {
            .failure(OpeningFailure(description: "bad database address: \(why)"))
        }
        if text.hasPrefix("sqlite:") {
            let path = String(text.dropFirst("sqlite:".count))
            guard !path.isEmpty else { return refuse("no path after sqlite:") }
            guard !path.hasPrefix(":"), !path.utf8.contains(0) else {
                return refuse("sqlite: wants the path of a file")
            }
            return .success(.sqlite(path: path))
        }
        guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else {
            return refuse("it should be sqlite:PATH or postgres://user@host/name")
        }
        var complaint: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(text, &complaint)
        defer {
            PQconninfoFree(options)
            PQfreemem(complaint)
        }
        guard options != nil else { return refuse("the postgres:// address cannot be read") }
        return .success(.postgres(url: text))
    }
}
