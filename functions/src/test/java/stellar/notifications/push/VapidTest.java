package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.cloud.Value;
import stellar.contract.Wire;

/** Push services know this Stellar by one key pair, and by tokens that are each good for one of them. */
class VapidTest {

    private static final Pattern HEADER =
            Pattern.compile("vapid t=(([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)), k=([A-Za-z0-9_-]{87})");
    private static final URI APPLE = URI.create("https://web.push.apple.com/QGuQ");

    private final Night night = new Night();
    private final Vapid vapid = new Vapid(keys(), Optional.of("mailto:night@example.org"), night.clock);

    @BeforeEach
    void beginWithoutKeys() {
        night.tables.deleteItem(delete -> delete.tableName(night.table("DevicesTable"))
                .key(Map.of("user", Value.text("#push"), "part", Value.text("keys"))));
    }

    private PushKeys keys() {
        return new PushKeys(night.tables, night.table("DevicesTable"), night.clock);
    }

    @Test
    void aTokenSaysForWhomUntilWhenAndByWhomAndIsSignedWithTheKeyThatItNames() throws Exception {
        Matcher token = matched(vapid.authorization(APPLE));

        assertThat(text(token.group(2))).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        ObjectNode claims = Wire.readObject(text(token.group(3)));
        assertThat(claims.path("aud").asText()).isEqualTo("https://web.push.apple.com");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong())).isEqualTo("2026-11-22T10:00:05Z");
        assertThat(claims.path("sub").asText()).isEqualTo("mailto:night@example.org");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.publicKey(bytes(token.group(5))).orElseThrow());
        signature.update((token.group(2) + "." + token.group(3)).getBytes(US_ASCII));
        assertThat(signature.verify(bytes(token.group(4)))).isTrue();
    }

    @Test
    void aTokenIsUsedAgainForItsServiceUntilItsLastHour() {
        String first = vapid.authorization(APPLE);
        String windows = vapid.authorization(URI.create("https://wns2.notify.windows.com/w/?token=1"));
        night.clock.advance(Duration.ofHours(11).minusMillis(1));

        assertThat(vapid.authorization(URI.create("https://web.push.apple.com:443/another")))
                .isEqualTo(first);
        assertThat(windows).isNotEqualTo(first);
        night.clock.advance(Duration.ofSeconds(1));
        assertThat(vapid.authorization(APPLE)).isNotEqualTo(first);
    }

    @Test
    void ofManyServicesEachHasAGoodToken() throws Exception {
        for (int i = 0; i < 100; i++) {
            String host = "https://wns" + i + ".notify.windows.com";
            String claims =
                    matched(vapid.authorization(URI.create(host + "/w"))).group(3);
            assertThat(Wire.readObject(text(claims)).path("aud").asText()).isEqualTo(host);
        }
    }

    @Test
    void withoutAContactNoneIsNamed() throws Exception {
        String header = new Vapid(keys(), Optional.empty(), night.clock).authorization(APPLE);

        assertThat(Wire.readObject(text(matched(header).group(3))).has("sub")).isFalse();
    }

    @Test
    void functionsThatStartAtOnceUseOnePairAndEachReadsItOnce() throws Exception {
        List<String> used = new ArrayList<>();
        List<Callable<String>> starts =
                Collections.nCopies(24, () -> keys().pair().publicText());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> key : threads.invokeAll(starts)) {
                used.add(key.get());
            }
        }
        PushKeys known = keys();

        assertThat(used).hasSize(24).containsOnly(known.pair().publicText());
        beginWithoutKeys();
        assertThat(known.pair().publicText()).isEqualTo(used.getFirst());
    }

    @Test
    void thePairSaysNothingOfItsPrivateHalf() {
        PushKeys.Pair pair = keys().pair();
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(P256.bytes(pair.privateKey()));

        assertThat(pair.toString())
                .contains(pair.publicText())
                .doesNotContain(secret, pair.privateKey().getS().toString());
    }

    private static Matcher matched(String header) {
        Matcher matcher = HEADER.matcher(header);
        assertThat(matcher.matches()).as(header).isTrue();
        return matcher;
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static String text(String base64) {
        return new String(bytes(base64), UTF_8);
    }
}
