import CPostgres
import Foundation
import Kernel

/// What PostgreSQL says went wrong, and what that means to a caller.
struct PostgresProblem {
    /// Field codes of libpq, which are macros that Swift cannot see; severity is the untranslated one.
    static let severity = Int32(UInt8(ascii: "V"))
    private let code: String
    private let words: String
    private let detail: String
    private let table: String?
    private let field: String?
    private let isConnected: Bool

    init(_ result: OpaquePointer, isConnected: Bool) {
        func part(_ letter: Unicode.Scalar) -> String? {
            PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
        }
        self.isConnected = isConnected
        code = part("C") ?? ""
        words = part("M") ?? String(cString: PQresultErrorMessage(result))
        detail = part("D") ?? ""
        table = part("t")
        field = part("c")
    }

    /// Another program has changed a table since the command was prepared.
    var asksForNewPlan: Bool { code == "0A000" && words.contains("cached plan") || code == "26000" }
    /// This server has become a standby.
    var isFromFormerPrimary: Bool { code == "25006" }

    func meaning(in text: String) -> any Error {
        switch code {
        case "23505": return ConstraintViolation(kind: .unique, table: table, fields: fieldsInDetail)
        case "23503": return ConstraintViolation(kind: .foreignKey, table: table, fields: [])
        case "23514": return ConstraintViolation(kind: .check, table: table, fields: [])
        case "23502": return ConstraintViolation(kind: .notNull, table: table, fields: field.map { [$0] } ?? [])
        case "40001", "40P01": return RerunNeeded()
        default: break
        }
        if asksForNewPlan { return RerunNeeded() }
        guard isConnected, !meansUnavailable else {
            Trouble.report("postgres \(code): \(words)")
            return Failure.unavailable
        }
        return QueryFault(description: "postgres \(code): \(words) in: \(text)")
    }

    /// Lost connections, full disks and memories, cancelled and timed-out commands, standbys, faults in files.
    private var meansUnavailable: Bool {
        code.isEmpty || ["08", "53", "57", "58", "XX"].contains(String(code.prefix(2)))
            || ["25006", "25P03", "55P03"].contains(code)
    }

    /// `Key (name, born)=(…) already exists.`: the names stand in the first parentheses, in every language.
    private var fieldsInDetail: [String] {
        guard let start = detail.firstIndex(of: "("), let end = detail[start...].range(of: ")=")?.lowerBound else {
            return []
        }
        return detail[detail.index(after: start)..<end].split(separator: ", ").map(String.init)
    }
}
