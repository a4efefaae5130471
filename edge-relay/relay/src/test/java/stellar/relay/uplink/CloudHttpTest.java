package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Batch;
import stellar.contract.Wire;

/** The way to a cloud behind TLS, on real sockets. */
class CloudHttpTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
    private static final CloudHttp.@Nullable Proxy DIRECT = null;

    private final SecureCloud cloud;

    CloudHttpTest(@TempDir Path directory) throws Exception {
        cloud = new SecureCloud(directory);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void manyBatchesShareOneConnectionOfHttp2() throws Exception {
        try (HttpClient http = client(DIRECT, cloud.trust())) {
            for (int i = 0; i < 30; i++) {
                assertThat(post(http)).isInstanceOf(CloudAnswer.Accepted.class);
            }
        }
        assertThat(cloud.batches()).hasSize(30);
        assertThat(cloud.connections()).isEqualTo(1);
    }

    @Test
    void aCertificateThatIsNotBelievedIsTriedAgainLaterAndSaysWhatToLookAt() {
        try (HttpClient http = client(DIRECT, null)) {
            assertThat(post(http)).isInstanceOfSatisfying(CloudAnswer.Later.class, later -> assertThat(later.why())
                    .startsWith("The cloud's certificate is not believed")
                    .contains("Check cloud.url, this machine's clock"));
        }
        assertThat(cloud.batches()).isEmpty();
    }

    @Test
    void aProxyThatAsksForAPasswordIsGivenItAndTheCloudIsReachedThroughIt() throws Exception {
        try (TestProxy proxy = new TestProxy("stellar", "let me out");
                HttpClient http = client(
                        new CloudHttp.Proxy("localhost", proxy.port(), "stellar", "let me out"), cloud.trust())) {
            assertThat(post(http)).isInstanceOf(CloudAnswer.Accepted.class);
            assertThat(proxy.tunnels())
                    .containsExactly("localhost:" + cloud.address().getPort());
        }
        assertThat(cloud.batches()).hasSize(1);
    }

    @Test
    void aProxyThatRefusesUsIsTriedAgainLater() throws Exception {
        try (TestProxy proxy = new TestProxy("stellar", "let me out");
                HttpClient http =
                        client(new CloudHttp.Proxy("localhost", proxy.port(), "stellar", "wrong"), cloud.trust())) {
            assertThat(post(http)).isInstanceOf(CloudAnswer.Later.class);
        }
        assertThat(cloud.batches()).isEmpty();
    }

    @Test
    void aProxysPasswordIsNotPrinted() {
        assertThat(new CloudHttp.Proxy("proxy", 3128, "stellar", "let me out").toString())
                .doesNotContain("let me out");
    }

    private HttpClient client(CloudHttp.@Nullable Proxy proxy, @Nullable SSLContext trust) {
        return CloudHttp.client(cloud.address(), Duration.ofSeconds(5), proxy, trust);
    }

    private CloudAnswer post(HttpClient http) {
        CloudClock clock = new CloudClock(Clock.fixed(NIGHT, ZoneOffset.UTC));
        Batch batch = new Batch(Batch.VERSION, "demo-relay", 1, 1, 0, NIGHT, List.of(), List.of());
        return new Cloud(http, cloud.address(), FakeCloud.key(), clock, Duration.ofSeconds(5))
                .post(Uplink.PATH, 1, batch.range(), Wire.write(batch).getBytes(StandardCharsets.UTF_8));
    }
}
