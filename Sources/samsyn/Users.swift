import ArgumentParser
import Directory
import Foundation
import Kernel
import Storage

/// `samsyn user`: accounts with a password.
struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts: add one, give it a new password, or stop it.",
        subcommands: [Add.self, NewPassword.self, Disable.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds an account for a colleague, found by work e-mail or added with a name.",
            discussion:
                "In a new installation: samsyn user add anna --email anna@kommun.se --given Anna --family Ek \\\n"
                + "  --administrator-of \"Ådala kommun\" --municipality 0480")

        @OptionGroup var options: HouseOptions
        @OptionGroup var secret: SecretOptions
        @Argument(help: "The user name.") var login: String
        @Option(help: "Work e-mail of the colleague.") var email: String
        @Option(help: "Given name, when the colleague is new.") var given = ""
        @Option(help: "Family name, when the colleague is new.") var family = ""
        @Option(help: "Make the colleague administrator of this organisation, added where missing.")
        var administratorOf: String?
        @Option(help: "The organisation's municipality, four digits.") var municipality = ""

        func run() async throws {
            let login = try Users.checked(login)
            let email = email.lowercased()
            if administratorOf != nil, municipality.count != 4 || !municipality.allSatisfy(\.isNumber) {
                throw ValidationError("--administrator-of needs --municipality with four digits.")
            }
            let (password, isNew) = try secret.password()
            let hash = try Users.hash(password)
            let (store, _) = try options.open()
            defer { store.close() }
            let (given, family, organisation, municipality) = (given, family, administratorOf, municipality)
            let fault: String? = try await store.write { tx in
                let known = try Colleagues.find(email: email, in: tx)
                guard known != nil || !(given.isEmpty || family.isEmpty) else {
                    return "Nobody has the address \(email). Add --given and --family to add a new colleague."
                }
                let person: ID<Person> = known ?? tx.newID()
                if known == nil {
                    try Colleagues.put(PersonEntry(id: person, given: given, family: family, email: email), in: tx)
                }
                guard try Colleagues.account(tx.newID(), login: login, password: hash, of: person, in: tx) else {
                    return "The user name \(login) is taken."
                }
                if let organisation {
                    try Colleagues.administrator(person, of: organisation, municipality: municipality, in: tx)
                }
                return nil
            }
            try Users.end(fault)
            print("\(login) is added." + (isNew ? " Password, shown only now: \(password)" : ""))
        }
    }

    struct NewPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "Gives an account a new password and signs it out everywhere.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var secret: SecretOptions
        @Argument(help: "The user name.") var login: String

        func run() async throws {
            let login = try Users.checked(login)
            let (password, isNew) = try secret.password()
            let hash = try Users.hash(password)
            let (store, _) = try options.open()
            defer { store.close() }
            let found = try await store.write { try Colleagues.newPassword(login, hash, in: $0) }
            try Users.end(found ? nil : "There is no user \(login).")
            print("\(login) has a new password." + (isNew ? " Shown only now: \(password)" : ""))
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stops an account at once. A new password opens it again.")

        @OptionGroup var options: HouseOptions
        @Argument(help: "The user name.") var login: String

        func run() async throws {
            let login = try Users.checked(login)
            let (store, _) = try options.open()
            defer { store.close() }
            let found = try await store.write { try Colleagues.disable(login, in: $0) }
            try Users.end(found ? nil : "There is no user \(login).")
            print("\(login) can no longer sign in.")
        }
    }

    fileprivate static func checked(_ login: String) throws -> String {
        let plain = login.lowercased()
        let allowed = plain.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_@".contains($0)) }
        guard (2...100).contains(plain.count), allowed else {
            throw ValidationError("'\(login)' cannot be a user name. Use letters a–z, digits and . - _ @.")
        }
        return plain
    }

    fileprivate static func hash(_ password: String) throws -> String {
        try Password.hash(password, cost: .live, salt: Surroundings.live.random(16))
    }

    /// One clear line, and an exit code that says that nothing was done.
    fileprivate static func end(_ fault: String?) throws {
        guard let fault else { return }
        FileHandle.standardError.write(Data((fault + "\n").utf8))
        throw ExitCode(1)
    }
}

/// Where a new password comes from.
struct SecretOptions: ParsableArguments {
    @Flag(help: "Read the password, one line, from standard input. Otherwise one is made and printed once.")
    var passwordStdin = false

    func password() throws -> (text: String, isNew: Bool) {
        guard passwordStdin else { return (made(), true) }
        guard let line = readLine(), line.count >= 12 else {
            throw ValidationError("The password must be at least twelve characters, on one line.")
        }
        return (line, false)
    }

    /// Twenty characters that are easy to read out: a hundred bits.
    private func made() -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let chosen = Surroundings.live.random(20).map { letters[Int($0 & 31)] }
        return stride(from: 0, to: 20, by: 5).map { String(chosen[$0..<($0 + 5)]) }.joined(separator: "-")
    }
}
