package stellar.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.PairingCode;
import stellar.contract.PairingGrant;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.relays.Relays;
import stellar.relays.SignedRequests;

class PairingTest {

    private static final String KEY = "operator's key";
    private static final String PAIR = "POST /api/me/telescopes/{telescope}/relay-pairings";
    private static final String HEALTH = "GET /api/me/telescopes/{telescope}/relay";

    private final Night night = new Night();
    private final Relays relays = new Relays(night.tables, night.table("RelaysTable"));
    private final PairingCodeHandler office =
            new PairingCodeHandler(night.environment(Map.of()), night.tables, night.clock);
    private final PairingHandler door = new PairingHandler(night.environment(Map.of()), night.tables, night.clock);

    @Test
    void theOperatorsCodeGivesTheRelayItsNameItsTelescopesAndAKeyThatSigns() throws IOException {
        PairingCode code = code();
        assertThat(code.code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(code.relay()).isEqualTo(night.relay);
        assertThat(code.expiresAt()).isEqualTo(Instant.parse("2026-11-21T22:15:05Z"));

        PairingGrant grant = granted(code.code());

        assertThat(grant.relay()).isEqualTo(night.relay);
        assertThat(grant.keyId()).isEqualTo("k2");
        assertThat(grant.telescopes()).containsExactly(night.telescope);
        assertThat(isKnown(grant.keyId(), HexFormat.of().parseHex(grant.key()))).isTrue();
        assertThat(isKnown("k1", Night.SECRET)).as("the key before it").isTrue();
    }

    @Test
    void whoOperatesTheTelescopePairsSignedInAndSeesHowItsRelayIs() throws IOException {
        night.giveTo("owner");
        PairingCode code = Wire.read(signedIn("owner", PAIR, 200).getBody(), PairingCode.class);
        assertThat(granted(code.code()).relay()).isEqualTo(night.relay);

        ObjectNode silent = Wire.readObject(signedIn("owner", HEALTH, 200).getBody());
        assertThat(silent.path("relay").asText()).isEqualTo(night.relay);
        assertThat(silent.path("paired").asBoolean()).isTrue();
        assertThat(silent.path("hasSocket").asBoolean()).isFalse();
        assertThat(silent.has("seenAt")).isFalse();

        relays.seen(night.relay, night.clock.instant());
        relays.socketOpened(night.relay, "socket");
        night.clock.advance(Duration.ofSeconds(40));
        ObjectNode there = Wire.readObject(signedIn("owner", HEALTH, 200).getBody());
        assertThat(there.path("hasSocket").asBoolean()).isTrue();
        assertThat(Duration.between(
                        Instant.parse(there.path("seenAt").asText()),
                        Instant.parse(there.path("now").asText())))
                .isEqualTo(Duration.ofSeconds(40));

        signedIn("somebody", PAIR, 404);
        signedIn("somebody", HEALTH, 404);
    }

    @Test
    void aTelescopeWithoutARelayPairsNoneAndSaysSo() throws IOException {
        night.giveTo("owner");
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(night.telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("REMOVE relay"));
        assertThat(signedIn("owner", PAIR, 409).getBody()).contains("\"no-relay\"");
        assertThat(Wire.readObject(signedIn("owner", HEALTH, 200).getBody()).has("relay"))
                .isFalse();
    }

    @Test
    void aSecondPairingEndsTheOldestKey() throws IOException {
        PairingGrant second = granted(code().code());
        PairingGrant third = granted(code().code());

        assertThat(third.keyId()).isEqualTo("k3");
        assertThat(isKnown("k1", Night.SECRET)).isFalse();
        assertThat(isKnown("k2", HexFormat.of().parseHex(second.key()))).isTrue();
        assertThat(isKnown("k3", HexFormat.of().parseHex(third.key()))).isTrue();
    }

    @Test
    void aCodeIsGoodOnceAndAUsedOneLooksLikeOneThatNeverWas() throws IOException {
        String code = code().code();
        granted(code);

        assertThat(show(code)).usingRecursiveComparison().isEqualTo(show("0000-0000-0000"));
        assertThat(show(code).getStatusCode()).isEqualTo(404);
    }

    @Test
    void aCodeIsOverAfterAQuarterOfAnHour() throws IOException {
        String code = code().code();
        night.clock.advance(Duration.ofMinutes(15));

        assertThat(show(code).getStatusCode()).isEqualTo(404);
        assertThat(keyIds()).containsExactly("k1");
    }

    @Test
    void fiveWrongGuessesSpendTheCode() throws IOException {
        String code = code().code();
        String wrong = code.substring(0, 13) + (code.endsWith("0") ? "1" : "0");
        for (int guess = 0; guess < Pairings.TRIES - 1; guess++) {
            assertThat(show(wrong).getStatusCode()).isEqualTo(404);
        }
        String another = code().code();
        assertThat(show(wrong).getStatusCode()).isEqualTo(404);

        assertThat(show(code).getStatusCode()).isEqualTo(404);
        assertThat(granted(another).keyId()).isEqualTo("k2");
    }

    @Test
    void shownByManyAtOnceTheCodeIsUsedByOne() throws IOException {
        String code = code().code();

        List<Integer> answers = IntStream.range(0, Pairings.TRIES)
                .parallel()
                .mapToObj(each -> show(code).getStatusCode())
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 404, 404, 404, 404);
        assertThat(keyIds()).containsExactly("k1", "k2");
    }

    @Test
    void itIsReadAsPeopleType() throws IOException {
        String code = code().code();

        assertThat(granted(" "
                                + code.toLowerCase(Locale.ROOT)
                                        .replace("-", " ")
                                        .replace('0', 'o')
                                        .replace('1', 'l'))
                        .keyId())
                .isEqualTo("k2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"code\":null}", "{\"code\":\"' OR 1=1\"}", "{\"code\":\"\\u0000\"}"})
    void whatIsNoCodeLooksLikeAWrongOne(String body) {
        assertThat(redeem(body)).usingRecursiveComparison().isEqualTo(show("0000-0000-0000"));
    }

    @Test
    void theTableKeepsNoCode() throws IOException {
        PairingCode code = code();

        String row = night.tables
                .getItem(get -> get.tableName(night.table("PairingsTable"))
                        .key(Map.of(
                                "codeStart", AttributeValue.fromS(code.code().substring(0, 4)))))
                .item()
                .toString();

        assertThat(row).contains(night.relay).doesNotContain(code.code().substring(5, 9));
        assertThat(code.toString()).doesNotContain(code.code());
        assertThat(granted(code.code()).toString()).doesNotContainPattern("[0-9a-f]{64}");
    }

    @Test
    void withoutTheOperatorsKeyThereIsNoCode() {
        assertThat(ask(night.telescope, Map.of()).getStatusCode()).isEqualTo(401);
        APIGatewayV2HTTPResponse wrong = ask(night.telescope, Map.of("x-api-key", "another"));
        assertThat(wrong.getStatusCode()).isEqualTo(403);
        assertThat(ask("nowhere", Map.of("x-api-key", KEY)))
                .usingRecursiveComparison()
                .isEqualTo(wrong);
    }

    @Test
    void aRelayThatNeverHadAKeyGetsItsFirst() throws IOException {
        night.addRelay(night.relay, List.of(night.telescope), Map.of());

        assertThat(granted(code().code()).keyId()).isEqualTo("k1");
        assertThat(keyIds()).containsExactly("k1");
    }

    private boolean isKnown(String keyId, byte[] secret) {
        RequestSignature signature = new RequestSignature(
                "POST",
                "/api/relay/events",
                night.relay,
                keyId,
                0,
                RequestSignature.NO_RANGE,
                night.clock.instant().getEpochSecond(),
                RequestSignature.sha256(new byte[0]));
        var headers = Night.signed(signature, secret, "").getHeaders();
        return new SignedRequests(relays::find, night.clock).check("POST", signature.path(), headers, new byte[0])
                instanceof SignedRequests.Check.Signed;
    }

    private List<String> keyIds() {
        return relays.find(night.relay).orElseThrow().keys().stream()
                .map(key -> key.id())
                .toList();
    }

    private PairingCode code() throws IOException {
        APIGatewayV2HTTPResponse answer = ask(night.telescope, Map.of("x-api-key", KEY));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), PairingCode.class);
    }

    private PairingGrant granted(String code) throws IOException {
        APIGatewayV2HTTPResponse answer = show(code);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), PairingGrant.class);
    }

    private APIGatewayV2HTTPResponse ask(String telescope, Map<String, String> headers) {
        String route = "/api/telescopes/{telescope}/relay-pairings";
        return ApiBook.ask(
                office, Night.http("POST", "POST " + route, route, Map.of("telescope", telescope), headers, ""));
    }

    private APIGatewayV2HTTPResponse signedIn(String user, String route, int status) {
        APIGatewayV2HTTPResponse answer = ApiBook.ask(
                office, Night.signedIn(user, "[operator]", route, Map.of("telescope", night.telescope), ""));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return answer;
    }

    private APIGatewayV2HTTPResponse show(String code) {
        ObjectNode body = Wire.object().put("code", code);
        return redeem(body.toString());
    }

    private APIGatewayV2HTTPResponse redeem(String body) {
        String route = "/api/relay/pairings";
        return ApiBook.ask(door, Night.http("POST", "POST " + route, route, Map.of(), Map.of(), body));
    }
}
