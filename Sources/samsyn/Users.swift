import ArgumentParser
import Directory
import Foundation
import Kernel
import Storage

/// `samsyn user`: accounts with a password.
struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts: list them, add one, give it a new password, or stop it.",
        subcommands: [List.self, Add.self, NewPassword.self, Disable.self])

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
            let (store, _) = try options.open(mayMake: false)
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
            let (store, _) = try options.open(mayMake: false)
            defer { store.close() }
            let found = try await store.write { try Colleagues.disable(login, in: $0) }
            try Users.end(found ? nil : "There is no user \(login).")
            print("\(login) can no longer sign in.")
        }
    }

    static func checked(_ login: String) throws -> String {
        let plain = login.lowercased()
        let allowed = plain.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_@".contains($0)) }
        guard (2...100).contains(plain.count), allowed else {
            throw ValidationError("'\(login)' cannot be a user name. Use letters a–z, digits and . - _ @.")
        }
        return plain
    }

    static func hash(_ password: String) throws -> String {
        try Password.hash(password, cost: .live, salt: Surroundings.live.random(16))
    }

    /// One clear line, and an exit code that says that nothing was done.
    static func end(_ fault: String?) throws {
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
