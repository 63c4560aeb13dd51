public import NIOCore
import HTTPTypes
public import NIOHTTPTypes

/// How long a connection may take over one body; a client that drips is let go. Also closes after an answer that says so, as the server
/// below does not. Slow heads and idle connections end by the server's own idle timeout, which counts whole parts.
public final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPRequestPart
    public typealias InboundOut = HTTPRequestPart
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private let body: TimeAmount
    private var deadline: Scheduled<Void>?
    private var closing = false

    public init(body: TimeAmount) { self.body = body }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            let channel = context.channel
            deadline = context.eventLoop.scheduleTask(in: body) { channel.close(promise: nil) }
        case .body: break
        case .end: deadline?.cancel()
        }
        context.fireChannelRead(data)
    }

    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): closing = head.headerFields[.connection]?.lowercased() == "close"
        case .body: break
        case .end where closing:
            deadline?.cancel()
            let channel = context.channel
            context.writeAndFlush(data).whenComplete { _ in channel.close(promise: nil) }
            promise?.succeed()
            return
        case .end: break
        }
        context.write(data, promise: promise)
    }

    public func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }
}
