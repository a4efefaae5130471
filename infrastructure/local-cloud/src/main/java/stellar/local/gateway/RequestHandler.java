package stellar.local.gateway;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import stellar.local.gateway.SocketOpener.Decision;

/** Answers the requests of one connection, one after the other; the connection is not read meanwhile. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());

    private final List<Responder> responders;
    private final SocketOpener sockets;
    private final Executor workers;
    private final LongAdder requests;

    RequestHandler(List<Responder> responders, SocketOpener sockets, Executor workers, LongAdder requests) {
        this.responders = responders;
        this.sockets = sockets;
        this.workers = workers;
        this.requests = requests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest received) {
        if (received.decoderResult().isFailure()) {
            context.writeAndFlush(Response.message(400, "Bad Request").full(false))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        requests.increment();
        context.channel().config().setAutoRead(false);
        Request request = new Request(received, context.channel().remoteAddress());
        if (received.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            FullHttpRequest kept = received.retain();
            workers.execute(() -> {
                try {
                    open(context, kept, request);
                } finally {
                    kept.release();
                }
            });
        } else {
            boolean headOnly = request.method().equals("HEAD");
            workers.execute(() -> answer(context, respond(request), headOnly));
        }
    }

    private Response respond(Request request) {
        try {
            for (Responder responder : responders) {
                Optional<Response> response = responder.respond(request);
                if (response.isPresent()) {
                    return response.get();
                }
            }
            return Response.message(404, "Not Found");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Response.message(503, "Service Unavailable");
        } catch (RuntimeException ours) {
            LOG.log(System.Logger.Level.ERROR, "The request " + request.path() + " could not be answered.", ours);
            return Response.message(500, "Internal Server Error");
        }
    }

    private static void answer(ChannelHandlerContext context, Response response, boolean headOnly) {
        context.writeAndFlush(response.full(headOnly))
                .addListener(done -> context.channel().config().setAutoRead(true));
    }

    private void open(ChannelHandlerContext context, FullHttpRequest received, Request request) {
        Decision decision;
        try {
            decision =
                    sockets.decide(request).orElseGet(() -> new Decision.Refused(Response.message(403, "Forbidden")));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            decision = new Decision.Refused(Response.message(503, "Service Unavailable"));
        } catch (RuntimeException ours) {
            LOG.log(System.Logger.Level.ERROR, "The socket " + request.path() + " could not be opened.", ours);
            decision = new Decision.Refused(Response.message(500, "Internal server error"));
        }
        switch (decision) {
            case Decision.Refused refused -> answer(context, refused.response(), false);
            case Decision.Accepted accepted -> {
                FullHttpRequest kept = received.retain();
                context.executor().execute(() -> {
                    try {
                        shakeHands(context, kept, accepted);
                    } finally {
                        kept.release();
                    }
                });
            }
        }
    }

    private void shakeHands(ChannelHandlerContext context, FullHttpRequest received, Decision.Accepted accepted) {
        WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory(
                        received.uri(),
                        accepted.subprotocol().orElse(null),
                        WebSocketDecoderConfig.newBuilder()
                                .maxFramePayloadLength(accepted.maxFrameBytes())
                                .build())
                .newHandshaker(received);
        if (handshaker == null) {
            var unused = WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        pipeline.remove(HttpServerKeepAliveHandler.class);
        pipeline.remove(FlowControlHandler.class);
        handshaker.handshake(context.channel(), received).addListener(done -> {
            pipeline.remove(this);
            if (done.isSuccess()) {
                accepted.opened().accept(pipeline);
                context.channel().config().setAutoRead(true);
            } else {
                var unused = context.close();
            }
        });
    }

    /** A broken connection is the caller's affair; a fault of ours was answered where it happened. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.DEBUG, "A connection was closed.", cause);
        }
        var unused = context.close();
    }
}
