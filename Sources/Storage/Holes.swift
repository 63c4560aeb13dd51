public import Kernel

/// The four kinds of value that both engines store alike.
enum Kind: Sendable, Hashable { case text, integer, real, bytes }

/// What fills one hole, or stands in one field.
enum Value: Sendable, Hashable {
    case null(Kind)
    case text(String)
    case integer(Int64)
    case real(Double)
    case bytes([UInt8])

    var kind: Kind {
        switch self {
        case .null(let kind): kind
        case .text: .text
        case .integer: .integer
        case .real: .real
        case .bytes: .bytes
        }
    }
}

/// A value on its way into a hole. Only the types below can make one.
public struct Bound: Sendable {
    let value: Value
}

/// What may stand in a hole of `SQL`.
public protocol Bindable: Sendable {
    var bound: Bound { get }
    /// Nothing, of this type: PostgreSQL wants to know what is missing.
    static var missing: Bound { get }
}

extension String: Bindable {
    /// PostgreSQL cannot hold U+0000 in text, and it means nothing in text: both engines get the replacement character.
    public var bound: Bound {
        Bound(value: .text(utf8.contains(0) ? String(map { $0 == "\0" ? "\u{FFFD}" : $0 }) : self))
    }
    public static var missing: Bound { Bound(value: .null(.text)) }
}

extension Int: Bindable {
    public var bound: Bound { Bound(value: .integer(Int64(self))) }
    public static var missing: Bound { Bound(value: .null(.integer)) }
}

extension Int64: Bindable {
    public var bound: Bound { Bound(value: .integer(self)) }
    public static var missing: Bound { Bound(value: .null(.integer)) }
}

extension Bool: Bindable {
    public var bound: Bound { Bound(value: .integer(self ? 1 : 0)) }
    public static var missing: Bound { Bound(value: .null(.integer)) }
}

extension Double: Bindable {
    public var bound: Bound { Bound(value: .real(self)) }
    public static var missing: Bound { Bound(value: .null(.real)) }
}

extension ID: Bindable {
    public var bound: Bound { Bound(value: .text(description)) }
    public static var missing: Bound { Bound(value: .null(.text)) }
}

extension Instant: Bindable {
    public var bound: Bound { Bound(value: .integer(milliseconds)) }
    public static var missing: Bound { Bound(value: .null(.integer)) }
}

extension Day: Bindable {
    public var bound: Bound { Bound(value: .text(description)) }
    public static var missing: Bound { Bound(value: .null(.text)) }
}

extension Array: Bindable where Element == UInt8 {
    public var bound: Bound { Bound(value: .bytes(self)) }
    public static var missing: Bound { Bound(value: .null(.bytes)) }
}

extension Optional: Bindable where Wrapped: Bindable {
    public var bound: Bound { self?.bound ?? Wrapped.missing }
    public static var missing: Bound { Wrapped.missing }
}
