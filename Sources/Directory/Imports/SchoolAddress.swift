import Dispatch
import Foundation
import Kernel

/// Adress till ett annat system: checked before anything is sent there. From the web only public addresses are taken, so that nobody can
/// make this server ask machines beside it; the operator's own command may ask anywhere.
struct SchoolAddress: Sendable, Equatable {
    let url: URL
    let host: String
    let port: Int?

    var text: String { url.absoluteString }
    /// As an allow list writes it: host, or host:port.
    var place: String { port.map { "\(host):\($0)" } ?? host }

    /// Nil unless an http or https address with a host and without name and password.
    init?(_ text: String) {
        guard text.utf8.count <= 500, let url = URL(string: text), let scheme = url.scheme?.lowercased(),
            ["http", "https"].contains(scheme),
            let host = url.host(percentEncoded: false)?.lowercased(), !host.isEmpty, url.user == nil,
            url.password == nil,
            url.query == nil, url.fragment == nil
        else { return nil }
        self.url = url
        self.host = host
        port = url.port
    }

    var isEncrypted: Bool { url.scheme?.lowercased() == "https" }

    static func == (left: SchoolAddress, right: SchoolAddress) -> Bool { left.url == right.url }

    /// Every address of the host, in numbers. Asked on a thread of its own, since the answer may take long.
    func numbers() async -> [String] {
        let host = host.trimmingCharacters(in: ["[", "]"])
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: SchoolAddress.look(host)) }
        }
    }

    private static func look(_ host: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var (found, here): ([String], UnsafeMutablePointer<addrinfo>?) = ([], first)
        while let one = here {
            var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            if getnameinfo(
                one.pointee.ai_addr, one.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0
            {
                found.append(String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            }
            here = one.pointee.ai_next
        }
        return found
    }

    /// True for an address that anyone on the internet reaches: not this machine, not the networks around it, not one that leads there.
    static func isPublic(_ number: String) -> Bool {
        var four = in_addr()
        if inet_pton(AF_INET, number, &four) == 1 { return isPublic(four: UInt32(bigEndian: four.s_addr)) }
        var six = in6_addr()
        guard inet_pton(AF_INET6, number, &six) == 1 else { return false }
        let bytes = withUnsafeBytes(of: &six) { Array($0) }
        func quad(_ start: Int) -> UInt32 { bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        // IPv4 in its three disguises: mapped, NAT64 and 6to4.
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
            return isPublic(four: quad(12))
        }
        if bytes.starts(with: [0x00, 0x64, 0xff, 0x9b]) { return isPublic(four: quad(12)) }
        if bytes.starts(with: [0x20, 0x02]) { return isPublic(four: quad(2)) }
        // The rest of what is public begins with the bits 001, Teredo and documentation apart.
        return bytes[0] & 0xe0 == 0x20 && !bytes.starts(with: [0x20, 0x01, 0x00, 0x00])
            && !bytes.starts(with: [0x20, 0x01, 0x0d, 0xb8])
    }

    private static func isPublic(four: UInt32) -> Bool {
        let closed: [(UInt32, UInt32)] = [
            (0x0000_0000, 8), (0x0a00_0000, 8), (0x6440_0000, 10), (0x7f00_0000, 8), (0xa9fe_0000, 16),
            (0xac10_0000, 12),
            (0xc000_0000, 24), (0xc000_0200, 24), (0xc058_6300, 24), (0xc0a8_0000, 16), (0xc612_0000, 15),
            (0xc633_6400, 24),
            (0xcb00_7100, 24), (0xe000_0000, 4), (0xf000_0000, 4),
        ]
        return !closed.contains { network, length in (four ^ network) >> (32 - length) == 0 }
    }
}

/// Which addresses may be asked.
enum SchoolReach: Sendable {
    /// Any: for the operator's command.
    case anywhere
    /// Public ones over TLS, and these places whatever they are.
    case publicOr([String])

    /// The number to connect to, when it has been looked at; nil to let the connection look it up itself.
    func number(for address: SchoolAddress) async throws -> String? {
        guard case .publicOr(let allowed) = self,
            !allowed.contains(where: { [address.place, address.host].contains($0) })
        else { return nil }
        let refusal = ImportFault.refused(
            Phrase(
                "\(address.host) får inte frågas härifrån. Adressen måste börja med https och gå att nå från internet, eller vara tillåten av den som driver Samsyn.",
                en:
                    "\(address.host) may not be asked from here. The address must begin with https and be reachable from the internet, or be allowed by whoever runs Samsyn."
            ))
        guard address.isEncrypted else { throw refusal }
        let numbers = await address.numbers()
        guard let first = numbers.first else {
            throw ImportFault.unreachable(
                Phrase(
                    "Det finns ingen server som heter \(address.host).",
                    en: "There is no server called \(address.host)."))
        }
        guard numbers.allSatisfy(SchoolAddress.isPublic) else { throw refusal }
        return first
    }
}
