package stellar.relays;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.Night;
import stellar.contract.Problem;
import stellar.contract.RequestSignature;
import stellar.local.HandClock;

class SignedRequestsTest {

    private static final byte[] BODY = "{\"v\":1}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ONE = HexFormat.of().parseHex("01".repeat(32));
    private static final byte[] TWO = HexFormat.of().parseHex("02".repeat(32));

    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T22:00:05Z"));
    private final Map<String, Relay> known = new HashMap<>();
    private int reads;
    private final SignedRequests requests = new SignedRequests(
            relay -> {
                reads++;
                return Optional.ofNullable(known.get(relay));
            },
            clock);

    SignedRequestsTest() {
        know("a", key("k1", ONE, null));
        know("b", key("k1", TWO, null));
    }

    @Test
    void aRelayIsKnownByItsKey() {
        assertThat(check(headers("a", "k1", ONE)))
                .isInstanceOfSatisfying(
                        SignedRequests.Check.Signed.class,
                        signed -> assertThat(signed.relay().id()).isEqualTo("a"));
    }

    @Test
    void unknownRelayUnknownKeyAndWrongSignatureLookTheSame() {
        SignedRequests.Check wrong = check(headers("a", "k1", TWO));

        assertThat(wrong).isInstanceOfSatisfying(SignedRequests.Check.Refused.class, refused -> assertThat(
                        refused.problem().code())
                .isEqualTo(Problem.SIGNATURE_WRONG));
        assertThat(check(headers("nobody", "k1", ONE))).isEqualTo(wrong);
        assertThat(check(headers("a", "k9", ONE))).isEqualTo(wrong);
        assertThat(check(headers("b", "k1", ONE))).isEqualTo(wrong);
        assertThat(check(headers("nobody", "k1", new byte[32]))).isEqualTo(wrong);
        assertThat(check(Map.of())).isEqualTo(wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RequestSignature.RELAY_HEADER,
                RequestSignature.KEY_HEADER,
                RequestSignature.EPOCH_HEADER,
                RequestSignature.RANGE_HEADER,
                RequestSignature.TIMESTAMP_HEADER,
                RequestSignature.SIGNATURE_HEADER
            })
    void eachHeaderChangedMissingOrNonsenseIsWrong(String header) {
        Map<String, String> right = headers("a", "k1", ONE);
        for (String value : List.of("", "x", "-1", "999999999999999999999", "a\nb")) {
            Map<String, String> changed = new HashMap<>(right);
            changed.put(header, value);
            assertThat(check(changed)).as(value).isInstanceOf(SignedRequests.Check.Refused.class);
        }
        Map<String, String> missing = new HashMap<>(right);
        missing.remove(header);
        assertThat(check(missing)).isInstanceOf(SignedRequests.Check.Refused.class);
    }

    @Test
    void anotherBodyPathOrMethodIsWrong() {
        Map<String, String> headers = headers("a", "k1", ONE);

        assertThat(requests.check("POST", "/x", headers, "{\"v\":2}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SignedRequests.Check.Refused.class);
        assertThat(requests.check("POST", "/y", headers, BODY)).isInstanceOf(SignedRequests.Check.Refused.class);
        assertThat(requests.check("PUT", "/x", headers, BODY)).isInstanceOf(SignedRequests.Check.Refused.class);
    }

    @Test
    void aRequestIsGoodForFiveMinutesEitherWayAndThenToldTheTime() {
        Map<String, String> headers = headers("a", "k1", ONE);

        clock.advance(Duration.ofMinutes(5));
        assertThat(check(headers)).isInstanceOf(SignedRequests.Check.Signed.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(check(headers)).isInstanceOfSatisfying(SignedRequests.Check.Refused.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(Problem.CLOCK_WRONG);
            assertThat(refused.problem().serverTime()).isEqualTo(Instant.parse("2026-11-21T22:05:06Z"));
        });
        clock.advance(Duration.ofSeconds(-602));
        assertThat(check(headers)).isInstanceOf(SignedRequests.Check.Refused.class);
    }

    @Test
    void whileAKeyIsChangedBothAreGoodAndTheOldOneEndsOnTime() {
        know("a", key("k1", ONE, Instant.parse("2026-11-21T22:00:06Z")), key("k2", TWO, null));

        assertThat(check(headers("a", "k1", ONE))).isInstanceOf(SignedRequests.Check.Signed.class);
        assertThat(check(headers("a", "k2", TWO))).isInstanceOf(SignedRequests.Check.Signed.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(check(headers("a", "k1", ONE))).isInstanceOf(SignedRequests.Check.Refused.class);
        assertThat(check(headers("a", "k2", TWO))).isInstanceOf(SignedRequests.Check.Signed.class);
    }

    @Test
    void aKeyIsRememberedForAMinuteAndANewOneWorksAtOnce() {
        check(headers("a", "k1", ONE));
        check(headers("a", "k1", ONE));
        assertThat(reads).isEqualTo(1);

        know("a", key("k2", TWO, null));
        assertThat(check(headers("a", "k2", TWO))).isInstanceOf(SignedRequests.Check.Signed.class);

        know("a", key("k3", ONE, null));
        clock.advance(Duration.ofSeconds(59));
        assertThat(check(headers("a", "k2", TWO))).isInstanceOf(SignedRequests.Check.Signed.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(check(headers("a", "k2", TWO))).isInstanceOf(SignedRequests.Check.Refused.class);
    }

    private SignedRequests.Check check(Map<String, String> headers) {
        return requests.check("POST", "/x", headers, BODY);
    }

    private void know(String relay, Relay.Key... keys) {
        known.put(relay, new Relay(relay, List.of(keys), Set.of("t"), null, null, null, null));
    }

    private static Relay.Key key(String id, byte[] secret, @Nullable Instant notAfter) {
        return new Relay.Key(id, HexFormat.of().formatHex(secret), notAfter);
    }

    private Map<String, String> headers(String relay, String key, byte[] secret) {
        RequestSignature signature = new RequestSignature(
                "POST", "/x", relay, key, 0, "0-0", clock.instant().getEpochSecond(), RequestSignature.sha256(BODY));
        return Night.signed(signature, secret, "").getHeaders();
    }
}
