package stellar.relay.uplink;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes the client that everything goes out by: events, uploads and the relay's socket. */
public final class CloudHttp {

    private CloudHttp() {}

    /**
     * The observatory's way out, where there is no other.
     *
     * @param user who the proxy knows us as; absent when it asks for nobody
     * @param password that user's; absent without a user
     */
    public record Proxy(
            String host,
            int port,
            @Nullable String user,
            @Nullable String password) {

        @Override
        public String toString() {
            return "Proxy[" + host + ":" + port + "]";
        }
    }

    /**
     * A client that keeps its connections, over HTTP/2 where the cloud is spoken to by TLS.
     *
     * @param cloud the cloud's address
     * @param connectLimit for a connection to stand
     * @param proxy absent to go out directly
     * @param trust whose certificates are believed; absent for the runtime's own list
     */
    public static HttpClient client(
            URI cloud, Duration connectLimit, @Nullable Proxy proxy, @Nullable SSLContext trust) {
        tellTheRuntime();
        boolean secure = "https".equals(cloud.getScheme());
        HttpClient.Builder builder = HttpClient.newBuilder()
                // Without TLS the two sides cannot agree on HTTP/2 beforehand, and would try at each connection.
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectLimit);
        if (trust != null) {
            builder.sslContext(trust);
        }
        if (proxy != null) {
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
            if (proxy.user() != null && proxy.password() != null) {
                builder.authenticator(login(proxy.user(), proxy.password().toCharArray()));
            }
        }
        return builder.build();
    }

    /** What the JDK's client reads once, when it is first used in a process; what the operator set stays. */
    private static void tellTheRuntime() {
        // A relay that nobody watches speaks every 30 s: longer than the client keeps a quiet connection by itself.
        Map.of(
                        "jdk.httpclient.keepalive.timeout", "90",
                        "jdk.httpclient.keepalive.timeout.h2", "90",
                        // Else a proxy's password is not given for a tunnel.
                        "jdk.http.auth.tunneling.disabledSchemes", "")
                .forEach((name, value) -> {
                    if (System.getProperty(name) == null) {
                        System.setProperty(name, value);
                    }
                });
    }

    /** Answers the proxy and nobody else: a site that asks for a password gets none. */
    private static Authenticator login(String user, char[] password) {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY ? new PasswordAuthentication(user, password) : null;
            }
        };
    }
}
