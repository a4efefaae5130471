package stellar.simulator.protocol;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The TCP port: accepts connections and cuts their bytes into lines. */
public final class VoyagerPort implements AutoCloseable {
    private static final int LONGEST_LINE_BYTES = 1 << 20;
    private static final long CLOSING_MILLIS = 500;

    private final MultiThreadIoEventLoopGroup loop;
    private final Channel listening;

    private VoyagerPort(MultiThreadIoEventLoopGroup loop, Channel listening) {
        this.loop = loop;
        this.listening = listening;
    }

    /**
     * Opens the port; 0 takes any free one.
     *
     * @param mostPendingBytes a client with more waiting for it is closed
     * @throws IOException when the port is taken, with a sentence that says so
     */
    static VoyagerPort open(InetSocketAddress address, Server server, long mostPendingBytes) throws IOException {
        var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        var outlet = new Outlet(channel, server.agenda(), server.faults(), mostPendingBytes);
                        channel.pipeline()
                                .addLast(new LineBasedFrameDecoder(LONGEST_LINE_BYTES))
                                .addLast(new Lines(server, outlet));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = loop.shutdownGracefully(0, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
            throw new IOException(
                    "Cannot listen on " + address.getHostString() + ":" + address.getPort()
                            + "; is another simulator running? Stop it or choose another --port.",
                    bound.cause());
        }
        return new VoyagerPort(loop, bound.channel());
    }

    /** The port it really listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Ends listening and all connections. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly(CLOSING_MILLIS);
        loop.shutdownGracefully(0, CLOSING_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSING_MILLIS);
    }

    /** Hands the lines of one connection to its client, on the agenda's floor. */
    private static final class Lines extends SimpleChannelInboundHandler<ByteBuf> {
        private final Server server;
        private final Client client;

        Lines(Server server, Outlet outlet) {
            this.server = server;
            this.client = server.agenda().ask(() -> new Client(server, outlet));
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            server.agenda().act(client::opened);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
            String text = line.toString(StandardCharsets.UTF_8);
            server.agenda().act(() -> client.line(text));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            server.agenda().act(client::ended);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            server.agenda().act(() -> {
                server.complain("A client's connection failed: " + cause.getMessage());
                client.close();
            });
        }
    }
}
