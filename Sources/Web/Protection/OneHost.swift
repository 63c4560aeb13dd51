import NIOCore
import NIOHTTP1

/// Looks at a request as it came, before it is turned into one that can hold only one host: several hosts, or an address that names
/// another host than the header does, are made into none, which the doorway refuses.
final class OneHost: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), !isClear(head) else { return context.fireChannelRead(data) }
        head.headers.remove(name: "Host")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private func isClear(_ head: HTTPRequestHead) -> Bool {
        let hosts = head.headers["Host"]
        guard hosts.count == 1, let host = hosts.first else { return false }
        guard let scheme = head.uri.firstRange(of: "://"), !head.uri.hasPrefix("/") else { return true }
        return head.uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" } == host
    }
}
