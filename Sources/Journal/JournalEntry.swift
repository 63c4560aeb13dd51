public import Kernel

/// Loggpost: who read or wrote what about whom, on which ground. Holds no narrative and no personal number.
public struct JournalEntry: Sendable, Equatable {
    public enum Kind: String, Sendable { case read, wrote, refused, signedIn, signedOut }

    public var kind: Kind
    /// What was done: an `Action` or another event's name.
    public var action: String
    public var account: ID<Account>?
    public var person: ID<Person>?
    public var position: ID<Position>?
    public var workplace: ID<Workplace>?
    public var child: ID<Child>?
    /// The thing it was about: kind and id, such as `signal/0193…`.
    public var about: String
    /// Why it was allowed: the relation or the rule's basis code.
    public var ground: String
    /// The request that led to it, so that the operator's log and this one can be laid side by side.
    public var request: String

    public init(
        _ kind: Kind, _ action: String, by caller: Caller?, from seat: Seat? = nil, child: ID<Child>? = nil,
        about: String = "", ground: String = "", request: String = ""
    ) {
        self.kind = kind
        self.action = action
        account = caller?.account
        person = caller?.person
        position = seat?.position
        workplace = seat?.workplace
        self.child = child
        self.about = about
        self.ground = ground
        self.request = request
    }

    /// The bytes the hash covers: every field with its length before it, so that no two entries share a form.
    func canonical(seq: Int64, at: Instant, after previous: [UInt8]) -> [UInt8] {
        var bytes = previous
        func add(_ field: String?) {
            guard let field else { return bytes.append(0) }
            let text = Array(field.utf8)
            bytes.append(1)
            withUnsafeBytes(of: UInt32(text.count).bigEndian) { bytes += $0 }
            bytes += text
        }
        for number in [seq, at.milliseconds] { withUnsafeBytes(of: number.bigEndian) { bytes += $0 } }
        add(kind.rawValue)
        add(action)
        add(account?.description)
        add(person?.description)
        add(position?.description)
        add(workplace?.description)
        add(child?.description)
        add(about)
        add(ground)
        add(request)
        return bytes
    }
}
