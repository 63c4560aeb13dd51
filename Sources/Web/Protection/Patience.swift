public import NIOCore
import HTTPTypes
import NIOHTTP1
public import NIOHTTPTypes

/// How long a connection may take over one body, and how little it may send meanwhile; a client that drips is let go. Also closes after
/// an answer that says so, as the server below does not, and protects the answers that the server below gives by itself. Slow heads
/// and idle connections end by the server's own idle timeout, which counts whole parts.
public final class Patience: ChannelDuplexHandler, RemovableChannelHandler {
    public typealias InboundIn = HTTPRequestPart
    public typealias InboundOut = HTTPRequestPart
    public typealias OutboundIn = HTTPResponsePart
    public typealias OutboundOut = HTTPResponsePart

    private let body: TimeAmount
    private let pace: (every: TimeAmount, bytes: Int)
    private var deadline: Scheduled<Void>?
    private var pulse: RepeatedTask?
    private var received = 0
    private var asked = 0
    private var closing = false
    private var lingering = false

    /// A body may take `body` in all, and brings at least `pace.bytes` in each `pace.every`.
    public init(body: TimeAmount, pace: (every: TimeAmount, bytes: Int)) {
        self.body = body
        self.pace = pace
    }

    public func handlerAdded(context: ChannelHandlerContext) {
        do {
            let decoder = try context.pipeline.syncOperations.handler(
                type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try context.pipeline.syncOperations.addHandler(OneHost(), position: .after(decoder))
        } catch {
            // Without it a request with two hosts would pass: rather no connection.
            context.close(promise: nil)
        }
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            asked += 1
            begin(context)
            // Only when no other answer can come in between.
            if head.headerFields[.expect]?.lowercased() == "100-continue", asked == 1 {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
        case .body(let bytes): received += bytes.readableBytes
        case .end:
            stop()
            if lingering { context.close(promise: nil) }
        }
        context.fireChannelRead(data)
    }

    private func begin(_ context: ChannelHandlerContext) {
        stop()
        received = 0
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: body) { channel.close(promise: nil) }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        pulse = context.eventLoop.scheduleRepeatedTask(initialDelay: pace.every, delay: pace.every) { _ in
            let patience = bound.value
            if patience.received < patience.pace.bytes { channel.close(promise: nil) }
            patience.received = 0
        }
    }

    private func stop() {
        deadline?.cancel()
        pulse?.cancel()
        (deadline, pulse) = (nil, nil)
    }

    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        var data = data
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if head.headerFields[.contentSecurityPolicy] == nil {
                for (name, value) in protectingHeaders { head.headerFields[name] = value }
                data = wrapOutboundOut(.head(head))
            }
            closing = head.headerFields[.connection]?.lowercased() == "close"
        case .body: break
        case .end:
            asked -= 1
            guard closing else { break }
            let channel = context.channel
            // Closing on someone who is still sending would take the answer from them: what comes is thrown away for a while.
            lingering = deadline != nil
            let wait = TimeAmount.seconds(lingering ? 2 : 0)
            context.writeAndFlush(data).whenComplete { _ in
                channel.eventLoop.scheduleTask(in: wait) { channel.close(promise: nil) }
            }
            promise?.succeed()
            return
        }
        context.write(data, promise: promise)
    }

    public func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }
}
