package stellar.relay.uplink;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.Wire;

/** A cloud behind TLS that speaks HTTP/2 and acknowledges every batch. Its certificate is made for the test. */
final class SecureCloud implements AutoCloseable {

    private static final char[] PASSWORD = "not a secret".toCharArray();

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final KeyStore keys;
    private final Channel listening;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Batch> batches = new CopyOnWriteArrayList<>();

    SecureCloud(Path directory) throws Exception {
        keys = keys(directory.resolve("cloud.p12"));
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        SslContext tls = SslContextBuilder.forServer(mine)
                .sslProvider(SslProvider.JDK)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2))
                .build();
        listening = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.incrementAndGet();
                        DefaultHttp2Connection connection = new DefaultHttp2Connection(true);
                        channel.pipeline()
                                .addLast(
                                        tls.newHandler(channel.alloc()),
                                        new HttpToHttp2ConnectionHandlerBuilder()
                                                .connection(connection)
                                                .frameListener(new InboundHttp2ToHttpAdapterBuilder(connection)
                                                        .maxContentLength(1 << 20)
                                                        .build())
                                                .build(),
                                        new Acknowledging());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    URI address() {
        return URI.create("https://localhost:" + ((InetSocketAddress) listening.localAddress()).getPort());
    }

    /** Believes this cloud's certificate. */
    SSLContext trust() throws GeneralSecurityException {
        TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        believed.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, believed.getTrustManagers(), null);
        return context;
    }

    int connections() {
        return connections.get();
    }

    List<Batch> batches() {
        return List.copyOf(batches);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static KeyStore keys(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "cloud",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate for the test.");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // a write that fails is a request without an answer, which the test sees
    private final class Acknowledging extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) throws IOException {
            InputStream sent = new ByteBufInputStream(request.content());
            boolean packed = "gzip".equals(request.headers().get(HttpHeaderNames.CONTENT_ENCODING));
            Batch batch = Wire.read((packed ? new GZIPInputStream(sent) : sent).readAllBytes(), Batch.class);
            batches.add(batch);
            byte[] body =
                    Wire.writeBytes(new Acknowledgement(1, batch.through(), Instant.now(), Map.of(), List.of(), null));
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
            String stream =
                    HttpConversionUtil.ExtensionHeaderNames.STREAM_ID.text().toString();
            response.headers().set(stream, request.headers().get(stream));
            ctx.writeAndFlush(response, ctx.voidPromise());
        }
    }
}
