package stellar.local.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The one port. It is taken at once, and answers from {@link #serve} on; callers before that wait. */
public final class Gateway implements AutoCloseable {
    /** What API Gateway takes as a body: 10 MB. */
    public static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;
    private static final int MAX_HEADER_BYTES = 10 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int STOP_LIMIT_MILLIS = 500;
    private static final int BACKLOG = 4096;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final LongAdder requests = new LongAdder();
    private final Channel server;
    private volatile List<Responder> responders = List.of();
    private volatile SocketOpener sockets = request -> Optional.empty();

    /**
     * Takes the port.
     *
     * @param port 0 for any
     * @throws IOException when it cannot be had
     */
    public Gateway(String host, int port) throws IOException {
        try {
            server = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .option(ChannelOption.AUTO_READ, false)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childHandler(new Pipeline())
                    .bind(host, port)
                    .syncUninterruptibly()
                    .channel();
        } catch (Exception refused) { // Netty rethrows the checked BindException without declaring it.
            var unused = loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
            throw new IOException(
                    "The local cloud cannot listen on " + host + " port " + port
                            + "; end what uses that port, or choose another with --port PORT.",
                    refused);
        }
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            connections.add(channel);
            channel.pipeline()
                    .addLast(new HttpServerCodec(MAX_REQUEST_LINE_BYTES, MAX_HEADER_BYTES, CHUNK_BYTES))
                    .addLast(new HttpServerKeepAliveHandler())
                    .addLast(new WholeRequests(MAX_BODY_BYTES))
                    .addLast(new FlowControlHandler())
                    .addLast(new RequestHandler(responders, sockets, workers, requests));
        }
    }

    /**
     * Begins to answer.
     *
     * @param responders asked in this order
     */
    public void serve(List<Responder> responders, SocketOpener sockets) {
        this.responders = List.copyOf(responders);
        this.sockets = sockets;
        server.config().setAutoRead(true);
    }

    /** The port it really has. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** How many requests came in, those that asked for a WebSocket included. */
    public long requests() {
        return requests.sum();
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly(STOP_LIMIT_MILLIS);
        connections.close().awaitUninterruptibly(STOP_LIMIT_MILLIS);
        workers.shutdownNow();
        loops.shutdownGracefully(0, STOP_LIMIT_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_LIMIT_MILLIS);
    }
}
