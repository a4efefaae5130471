package stellar.bench.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.Position;
import stellar.contract.Problem;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/**
 * A cloud that does little and does it at once: sees that batches follow on each other, notes when each event came, and
 * acknowledges after a round trip that can be set. One thread does it all, so that it takes as little as possible from
 * the machine it measures on. Signatures are not checked.
 */
final class StandInCloud implements AutoCloseable {

    private static final String SOCKET = "/socket";

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private volatile Duration roundTrip;
    private volatile @Nullable Traffic awaited;
    private volatile @Nullable String complaint;
    private @Nullable Position position;

    /** A cloud on a free port of this machine. */
    StandInCloud(Duration roundTrip) throws IOException {
        this.roundTrip = roundTrip;
        this.server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpContentDecompressor(0))
                                .addLast(new HttpObjectAggregator(2 * Batch.MAX_BYTES))
                                .addLast(new WebSocketServerProtocolHandler(SOCKET))
                                .addLast(new Answers());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
    }

    /** From now on an answer leaves so much later than its request came. */
    void roundTrip(Duration time) {
        roundTrip = time;
    }

    /** The log events and signals that come from now on are these. */
    void expect(Traffic traffic) {
        awaited = traffic;
    }

    /** What went wrong, a full sentence; absent while all is well. */
    @Nullable
    String complaint() {
        return complaint;
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    private final class Answers extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) throws IOException {
            long nanos = System.nanoTime();
            Object answer =
                    switch (request.uri()) {
                        case "/api/relay/events" ->
                            events(ArrivedBatch.read(new ByteBufInputStream(request.content())), nanos);
                        case "/api/relay/tickets" -> {
                            String url = address().toString().replace("http", "ws") + SOCKET;
                            yield new SocketTicket(url, Instant.now().plusSeconds(30));
                        }
                        default -> new Problem(404, Problem.NOT_FOUND, "There is no such route.", null, null, null);
                    };
            int status = answer instanceof Problem problem ? problem.status() : 200;
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(status),
                    Unpooled.wrappedBuffer(Wire.writeBytes(answer)));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            long wait = roundTrip.toNanos() - (System.nanoTime() - nanos);
            if (wait <= 0) {
                answer(ctx, response);
            } else {
                var unused = ctx.executor().schedule(() -> answer(ctx, response), wait, TimeUnit.NANOSECONDS);
            }
        }

        private static void answer(ChannelHandlerContext ctx, FullHttpResponse response) {
            var unused = ctx.writeAndFlush(response);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            if (!(cause instanceof IOException)) {
                complaint = "The stand-in cloud could not take a batch: " + cause.getMessage();
            }
            var unused = ctx.close();
        }
    }

    private Object events(ArrivedBatch batch, long nanos) {
        Position at = position;
        if (at == null || at.epoch() < batch.epoch()) {
            at = new Position(batch.epoch(), 0);
        }
        if (at.epoch() != batch.epoch() || at.seq() != batch.first() - 1) {
            complaint = "A batch from " + batch.first() + " on came when the cloud stood at " + at + ".";
            return new Problem(409, Problem.POSITION_GAP, complaint, null, at, null);
        }
        position = new Position(batch.epoch(), batch.last());
        Traffic traffic = awaited;
        for (ArrivedBatch.Event event : batch.events()) {
            switch (event.type()) {
                case "log" -> note(traffic, Lines.number(String.valueOf(event.text())), nanos);
                case "signal" -> note(traffic, -1, nanos);
                default -> {}
            }
        }
        return new Acknowledgement(Batch.VERSION, position, Instant.now(), Map.of(), List.of(), null);
    }

    private static void note(@Nullable Traffic traffic, int number, long nanos) {
        if (traffic == null) {
            throw new IllegalStateException("Event " + number + " came and none was awaited.");
        }
        traffic.arrived(number, nanos);
    }
}
