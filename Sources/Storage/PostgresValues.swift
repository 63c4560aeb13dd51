import CPostgres
import Foundation

extension Kind {
    /// The number of the type in PostgreSQL: text, bigint, double precision, bytea.
    var typeNumber: Oid {
        switch self {
        case .text: 25
        case .integer: 20
        case .real: 701
        case .bytes: 17
        }
    }
}

/// Values in PostgreSQL's binary form, one after the other, as libpq wants them; bytes and text may hold anything.
struct FilledHoles {
    private var content: [UInt8] = []
    private var places: [Range<Int>?] = []

    init(_ values: [Value]) {
        places.reserveCapacity(values.count)
        for value in values {
            let start = content.count
            switch value {
            case .null:
                places.append(nil)
                continue
            case .text(let text): content += text.utf8
            case .integer(let number): append(UInt64(bitPattern: number))
            case .real(let number): append(number.bitPattern)
            case .bytes(let bytes): content += bytes
            }
            places.append(start..<content.count)
        }
        content.append(0)
    }

    private mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { content += $0 }
    }

    func withPointers<T>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws -> T
    ) rethrows -> T {
        try content.withUnsafeBytes { buffer in
            let pointers = places.map { place in
                place.flatMap { buffer.baseAddress?.advanced(by: $0.lowerBound).assumingMemoryBound(to: CChar.self) }
            }
            let lengths = places.map { Int32($0?.count ?? 0) }
            let formats = [Int32](repeating: 1, count: places.count)
            return try body(pointers, lengths, formats)
        }
    }
}

extension Value {
    /// A field of an answer in text form.
    init(_ result: OpaquePointer, _ row: Int32, _ column: Int32, _ type: Oid) throws {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
            self = .null(.text)
            return
        }
        let length = Int(PQgetlength(result, row, column))
        let raw = UnsafeRawBufferPointer(start: start, count: length)
        if type == 17 {
            self = .bytes(try Value.bytes(inHex: raw))
            return
        }
        let text = String(decoding: raw, as: UTF8.self)
        switch type {
        case 16: self = .integer(text == "t" ? 1 : 0)
        case 20, 21, 23: self = try Int64(text).map(Value.integer) ?? Value.unreadable(type)
        case 700, 701: self = try Double(text).map(Value.real) ?? Value.unreadable(type)
        case 1700:
            // SUM of BIGINT comes as numeric.
            self = try Int64(text).map(Value.integer) ?? Double(text).map(Value.real) ?? Value.unreadable(type)
        default: self = .text(text)
        }
    }

    private static func unreadable(_ type: Oid) throws -> Value {
        throw QueryFault(description: "postgres gave a value of type \(type) that cannot be read")
    }

    /// `\x00ff…`
    private static func bytes(inHex raw: UnsafeRawBufferPointer) throws -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte < 0x3a ? byte - 0x30 : byte - 0x57 }
        guard raw.count >= 2, raw.count % 2 == 0, raw[1] == UInt8(ascii: "x") else { return try hexRefused() }
        return [UInt8](unsafeUninitializedCapacity: raw.count / 2 - 1) { bytes, count in
            count = raw.count / 2 - 1
            for index in 0..<count {
                bytes[index] = digit(raw[2 * index + 2]) << 4 | digit(raw[2 * index + 3])
            }
        }
    }

    private static func hexRefused() throws -> [UInt8] {
        throw QueryFault(description: "postgres gave bytes that are not in hex: bytea_output must be hex")
    }
}
