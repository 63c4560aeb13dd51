import ArgumentParser
import Directory
import Foundation
import Kernel
import Law
import Storage
import Web

extension Users {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds an account for someone who is here, or for a new colleague.",
            discussion:
                "For a colleague, a guardian or a pupil who is here: samsyn user add eva --person eva@exempel.se\n"
                + "In a new installation: samsyn user add anna --email anna@kommun.se --given Anna --family Ek \\\n"
                + "  --administrator-of \"Ådala kommun\" --municipality 0480")

        @OptionGroup var options: HouseOptions
        @OptionGroup var secret: SecretOptions
        @Argument(help: "The user name.") var login: String
        @Option(
            help: ArgumentHelp(
                "Someone who is here: the id, the e-mail, or the word number to be asked for the personal number.",
                discussion: "The number is read as the first line where standard input is not a terminal.",
                valueName: "who"))
        var person: String?
        @Option(help: "Work e-mail of the colleague.") var email: String?
        @Option(help: "Given name, when the colleague is new.") var given = ""
        @Option(help: "Family name, when the colleague is new.") var family = ""
        @Option(help: "Make the colleague administrator of this organisation, added where missing.")
        var administratorOf: String?
        @Option(help: "The organisation's municipality, four digits.") var municipality = ""

        func validate() throws {
            guard (person == nil) != (email == nil) else {
                throw ValidationError("Say who it is for: --person for someone who is here, --email for a colleague.")
            }
            if administratorOf != nil, municipality.count != 4 || !municipality.allSatisfy(\.isNumber) {
                throw ValidationError("--administrator-of needs --municipality with four digits.")
            }
        }

        func run() async throws {
            let login = try Users.checked(login)
            let wanted = try person.map(PersonChoice.init(said:))
            let (password, isNew) = try secret.password()
            let hash = try Users.hash(password)
            let (store, _) = try options.open()
            defer { store.close() }
            let (given, family, organisation, municipality) = (given, family, administratorOf, municipality)
            let email = email?.lowercased() ?? ""
            do {
                try await store.write { tx in
                    let person: ID<Person>
                    if let wanted {
                        person = try Users.only(try Colleagues.known(wanted, in: tx))
                    } else if let known = try Colleagues.find(email: email, in: tx) {
                        person = known
                    } else if given.isEmpty || family.isEmpty {
                        throw Fault(
                            text: "Nobody has the address \(email). Add --given and --family to add a new colleague.")
                    } else {
                        person = tx.newID()
                        try Colleagues.put(PersonEntry(id: person, given: given, family: family, email: email), in: tx)
                    }
                    guard try Colleagues.account(tx.newID(), login: login, password: hash, of: person, in: tx) else {
                        throw Fault(text: "The user name \(login) is taken.")
                    }
                    if let organisation {
                        try Colleagues.administrator(person, of: organisation, municipality: municipality, in: tx)
                    }
                }
            } catch let fault as Fault {
                try Users.end(fault.text)
            }
            print("\(login) is added." + (isNew ? " Password, shown only now: \(password)" : ""))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the accounts, and whose they are.")

        @OptionGroup var options: HouseOptions
        @Flag(help: "One JSON object.") var json = false

        func run() async throws {
            let (store, _) = try options.open(mayMake: false)
            defer { store.close() }
            let accounts = try await store.read { try Colleagues.accounts(in: $0) }
            if json {
                let list: [JSON] = accounts.map { account in
                    [
                        "login": .text(account.login), "person": JSON(account.owner.id),
                        "name": .text(account.owner.name),
                        "is": JSON(account.owner.kinds.map { .text($0.rawValue) }),
                        "disabled": .bool(account.isDisabled),
                    ]
                }
                return print((["accounts": .list(list)] as JSON).text)
            }
            for account in accounts {
                let kinds = account.owner.kinds.map(\.rawValue).joined(separator: ", ")
                print(
                    "\(account.login)  \(account.owner.name)  \(kinds)\(account.isDisabled ? "  disabled" : "")  "
                        + account.owner.id.description)
            }
        }
    }

    /// Why nobody got an account; thrown, so that nothing of the attempt is kept.
    private struct Fault: Error { let text: String }

    /// The one person who was meant; otherwise who it could be.
    private static func only(_ found: [KnownPerson]) throws -> ID<Person> {
        let here = found.filter { !$0.isGone }
        if here.count == 1 { return here[0].id }
        if let gone = found.first, here.isEmpty {
            throw Fault(text: "\(gone.name) is no longer here. An account needs someone who is.")
        }
        guard !here.isEmpty else { throw Fault(text: "Nobody here is meant by that. Nothing was added.") }
        let lines = here.map { one in
            "  \(one.id)  \(one.name)  \(one.kinds.map(\.rawValue).joined(separator: ", "))"
        }
        throw Fault(text: "Several are meant by that. Choose one by id:\n" + lines.joined(separator: "\n"))
    }
}

extension PersonChoice {
    /// What was written after `--person`. A personal number never stands on the command line, where it would stay in the shell's history.
    init(said text: String) throws {
        if text == "number" {
            self = .number(try PersonChoice.number())
        } else if let id = ID<Person>(text) {
            self = .id(id)
        } else if text.contains("@") {
            self = .email(text)
        } else {
            throw ValidationError(
                "Write the id or the e-mail after --person, or the word number to be asked for the personal number.")
        }
    }

    private static func number() throws -> PersonalNumber {
        if isatty(STDIN_FILENO) == 1 {
            FileHandle.standardError.write(Data("Personal number, twelve digits: ".utf8))
        }
        do {
            return try PersonalNumber(entered: readLine() ?? "", on: Day(Surroundings.live.now()))
        } catch {
            throw ValidationError("The number: \(error.message.english).")
        }
    }
}
