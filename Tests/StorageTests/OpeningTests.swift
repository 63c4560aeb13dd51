import Foundation
import Kernel
@testable import Storage
import TestSupport
import Testing

@Suite struct OpeningTests {
    @Test func addressesAreRead() {
        #expect(DatabaseAddress("sqlite:/var/lib/samsyn.db") == .sqlite(path: "/var/lib/samsyn.db"))
        #expect(DatabaseAddress("postgres://a@b/c") == .postgres(url: "postgres://a@b/c"))
        #expect(DatabaseAddress("postgresql://a@b,c/d?target_session_attrs=read-write") != nil)
    }

    @Test(arguments: ["", "samsyn.db", "sqlite:", "sqlite::memory:", "mysql://a", "postgres://u:hemlis@[::1/x"])
    func badAddressIsRefusedInOneLine(_ text: String) throws {
        #expect(DatabaseAddress(text) == nil)
        let failure = #expect(throws: OpeningFailure.self) { try DatabaseAddress.parse(text) }
        let words = try #require(failure?.description)
        #expect(words.hasPrefix("bad database address: ") && !words.contains("\n") && !words.contains("hemlis"))
    }

    @Test(arguments: ["sqlite:/nowhere/at/all.db", "postgres://samsyn:hemlis@127.0.0.1:1/x?sslmode=disable"])
    func unreachableDatabaseIsSaidInOneLine(_ text: String) throws {
        let address = try DatabaseAddress.parse(text)
        let failure = #expect(throws: OpeningFailure.self) {
            try DataStore.open(address, keys: .test, surroundings: .live, migrations: [])
        }
        let words = try #require(failure?.description)
        #expect(words.contains("cannot be opened") && !words.contains("\n") && !words.contains("hemlis"))
    }

    @Test func fileThatIsNoDatabaseIsRefused() throws {
        let path = try TestFolder.new() + "/text.db"
        try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
        #expect(throws: OpeningFailure.self) {
            try DataStore.open(.sqlite(path: path), keys: .test, surroundings: .live, migrations: [])
        }
    }

    @Test func onlyGuardedConnectionsLeaveTheMachine() {
        #expect(PostgresConnection.isGuarded(host: "/run/postgresql", false))
        #expect(PostgresConnection.isGuarded(host: "127.0.0.1", false))
        #expect(PostgresConnection.isGuarded(host: "db.kommun.se", true))
        #expect(!PostgresConnection.isGuarded(host: "db.kommun.se", false))
        #expect(!PostgresConnection.isGuarded(host: "10.0.0.4", false))
    }

    @Test func masterKeyIsReadRawOrInBase64() throws {
        let folder = try TestFolder.new()
        let bytes = Array<UInt8>(1...32)
        func file(_ content: Data, mode: Int = 0o600) throws -> String {
            let path = folder + "/" + UUID().uuidString
            try content.write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            return path
        }
        let expected = MasterKey(bytes: bytes).mac([1, 2, 3])
        #expect(expected.count == 32)
        #expect(try MasterKey(file: file(Data(bytes))).mac([1, 2, 3]) == expected)
        let base64 = Data((Data(bytes).base64EncodedString() + "\n").utf8)
        #expect(try MasterKey(file: file(base64)).mac([1, 2, 3]) == expected)
        #expect(MasterKey(bytes: Array(2...33)).mac([1, 2, 3]) != expected)
        for path in [
            try file(Data(bytes), mode: 0o640), try file(Data(bytes), mode: 0o604), try file(Data(bytes.dropLast())),
            try file(Data()), folder, folder + "/none",
        ] {
            #expect(throws: OpeningFailure.self, "\(path)") { try MasterKey(file: path) }
        }
    }
}
