import Foundation
import Hummingbird
public import Kernel
public import Storage
public import Web

/// Inloggning: local accounts and sessions. Single sign-on will hand over to `begin` in the same way as a password does.
public struct SignIn: Doorkeeper, Sendable {
    let house: House
    let cost: PasswordCost

    public init(house: House, cost: PasswordCost) {
        self.house = house
        self.cost = cost
    }

    static let fields = [
        Field(
            "login", Phrase("Användarnamn", en: "User name"), .line(max: 100),
            missing: Phrase("Skriv ditt användarnamn.", en: "Write your user name."), autocomplete: "username"),
        Field(
            "password", Phrase("Lösenord", en: "Password"), .password,
            missing: Phrase("Skriv ditt lösenord.", en: "Write your password."), autocomplete: "current-password"),
    ]

    /// What a right password leads to.
    struct Begun: Sendable {
        let secret: String
        let device: String
    }

    public func session(for secret: String) async throws -> Session? {
        guard let (session, seen) = try await house.store.read({ try SignInStore.session(secret: secret, in: $0) })
        else { return nil }
        // One write a minute is enough to know that someone is there.
        if seen + .seconds(60) < house.surroundings.now() {
            let key = session.key
            do {
                try await house.store.write { try SignInStore.touch(key, in: $0) }
            } catch Failure.unavailable {
                // A full disk ends the session sooner; the page that was asked for is not lost for that.
            }
        }
        return session
    }

    public func ended(for secret: String) async throws -> Session? {
        try await house.store.read { try SignInStore.session(secret: secret, grace: SignInStore.keepsText, in: $0) }?.0
    }

    /// Tries a password. A guesser waits longer and longer; someone on a device that has signed in before does not share that wait.
    /// A guess is counted before it is looked at, so that many at once are no way around.
    func attempt(login: String, password: String, device: String?, address: String) async throws -> Begun {
        let login = login.lowercased()
        let found = try await house.store.write { tx in
            let found = try SignInStore.find(login: login, in: tx)
            let known =
                try found.flatMap { found in
                    try device.map { try SignInStore.isKnown(device: $0, of: found.account, in: tx) }
                } ?? false
            let account = known ? "device \(login) \(device ?? "")" : "login \(login)"
            let wait = max(
                try SignInStore.wait(account, in: tx), known ? 0 : try SignInStore.wait("address \(address)", in: tx))
            let buckets = known ? [account] : [account, "address \(address)"]
            if wait == 0 { for bucket in buckets { try SignInStore.fail(bucket, in: tx) } }
            return (found: found, buckets: buckets, wait: wait)
        }
        guard found.wait == 0 else { throw Failure.tooOften(seconds: found.wait) }
        let right = try await Password.matches(password, stored: found.found?.password, cost: cost)
        guard right, let account = found.found, !account.disabled else {
            throw Failure.invalid([
                Problem(
                    "password",
                    Phrase(
                        "Användarnamnet eller lösenordet stämmer inte. Kontrollera båda och försök igen.",
                        en: "The user name or password is not right. Check both and try again."))
            ])
        }
        let begun = Begun(
            secret: hex(house.surroundings.random(32)), device: device ?? hex(house.surroundings.random(16)))
        let token = hex(house.surroundings.random(16))
        try await house.store.write { tx in
            for bucket in found.buckets { try SignInStore.forgive(bucket, in: tx) }
            try SignInStore.remember(device: begun.device, of: account.account, in: tx)
            try SignInStore.begin(account.account, secret: begun.secret, token: token, in: tx)
        }
        return begun
    }
}
