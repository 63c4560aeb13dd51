/// Inloggning som pågår: who is behind a request and until when.
public struct Session: Sendable {
    /// The hash under which the session is stored; never the secret itself.
    public let key: String
    public let caller: Caller
    /// What a form must carry to be ours.
    public let formToken: String
    public let endsAt: Instant
    /// Whether it is a child who has signed in: read with easy words until it chooses others.
    public let isChild: Bool

    public init(key: String, caller: Caller, formToken: String, endsAt: Instant, isChild: Bool = false) {
        self.key = key
        self.caller = caller
        self.formToken = formToken
        self.endsAt = endsAt
        self.isChild = isChild
    }
}

/// Lower-case hexadecimal digits.
public func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
