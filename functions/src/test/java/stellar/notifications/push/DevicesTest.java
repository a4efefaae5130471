package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.Night;
import stellar.cloud.Row;
import stellar.contract.Wire;
import stellar.notifications.Carried;

/** Somebody puts their browsers and phones down, tries them, and takes them back. */
class DevicesTest {

    private final Rig rig = new Rig();
    private final String friend = "friend-" + rig.user;

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whoHasNoneIsToldWhatTheirBrowserSubscribesWith() throws IOException {
        ObjectNode list = rig.list(rig.user);

        assertThat(list.path("devices")).isEmpty();
        assertThat(list.path("most").asInt()).isEqualTo(10);
        assertThat(list.path("pushKey").asText())
                .isEqualTo(rig.courier.pushKey())
                .hasSize(87);
    }

    @Test
    void aBrowserIsListedByItsNameAndWhereItIsToldIsShownToNobody() throws IOException {
        String id = Rig.id();
        ObjectNode body = rig.browserAt(rig.freshAddress()).put("name", "  Ordi de Zoë <b>🔭</b> ");

        ObjectNode kept = Rig.read(rig.put(rig.user, id, body), 200);

        assertThat(kept).isEqualTo(Wire.readObject("""
                {"id": "%s", "kind": "browser", "name": "Ordi de Zoë <b>🔭</b>", "addedAt": "2026-11-21T22:00:05.180Z"}
                """.formatted(id)));
        assertThat(rig.list(rig.user).path("devices")).containsExactly((JsonNode) kept);
        assertThat(rig.list(rig.user).toString())
                .doesNotContain(rig.service.address(), rig.browser.keyText(), rig.browser.secretText());
        assertThat(rig.ids(friend)).isEmpty();
    }

    @Test
    void theyAreListedInTheOrderInWhichTheyCame() throws IOException {
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(rig.added());
            rig.night.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(rig.ids(rig.user)).isEqualTo(added);
        assertThat(rig.devices.of(rig.user)).extracting(Device::id).isEqualTo(added);
    }

    @Test
    void putDownTwiceItIsThereOnceWithItsNewNameAndAsOldAsItWas() throws IOException {
        String id = Rig.id();
        String address = rig.freshAddress();
        ObjectNode first = Rig.read(rig.put(rig.user, id, rig.browserAt(address)), 200);
        assertThat(rig.tried(id)).isEqualTo("taken");
        rig.night.clock.advance(Duration.ofDays(1));

        ObjectNode second =
                Rig.read(rig.put(rig.user, id, rig.browserAt(address).put("name", "Desk")), 200);

        assertThat(second.path("name").asText()).isEqualTo("Desk");
        assertThat(second.path("addedAt")).isEqualTo(first.path("addedAt"));
        assertThat(second.path("lastAt").asText()).isEqualTo("2026-11-21T22:00:05.180Z");
        assertThat(rig.list(rig.user).path("devices")).containsExactly((JsonNode) second);
    }

    @Test
    void theSameBrowserUnderAnotherIdReplacesItself() throws IOException {
        String address = rig.freshAddress();
        Rig.read(rig.put(rig.user, Rig.id(), rig.browserAt(address)), 200);
        String again = Rig.id();

        Rig.read(rig.put(rig.user, again, rig.browserAt(address)), 200);

        assertThat(rig.ids(rig.user)).containsExactly(again);
    }

    @Test
    void aNewSubscriptionOfABrowserReplacesItsOldOneWhichIsFreeThen() throws IOException {
        String id = Rig.id();
        String old = rig.freshAddress();
        Rig.read(rig.put(rig.user, id, rig.browserAt(old)), 200);

        Rig.read(rig.put(rig.user, id, rig.browserAt(rig.freshAddress())), 200);
        Rig.read(rig.put(friend, Rig.id(), rig.browserAt(old)), 200);

        assertThat(rig.ids(rig.user)).containsExactly(id);
        assertThat(rig.ids(friend)).hasSize(1);
        assertThat(rig.tried(id)).isEqualTo("taken");
        assertThat(rig.service.asked.getLast().path())
                .isNotEqualTo(old.substring(rig.service.address().length()));
    }

    /** Same browser, other person: who signed out is not told on it any more, and their place is free. */
    @Test
    void whoPutsABrowserDownThatWasAnothersTakesItOver() throws IOException {
        String address = rig.freshAddress();
        Rig.read(rig.put(friend, Rig.id(), rig.browserAt(address)), 200);
        for (int i = 0; i < 9; i++) {
            Rig.read(rig.put(friend, Rig.id(), rig.browserAt(rig.freshAddress())), 200);
        }
        String mine = Rig.id();

        Rig.read(rig.put(rig.user, mine, rig.browserAt(address)), 200);

        assertThat(rig.ids(rig.user)).containsExactly(mine);
        assertThat(rig.ids(friend)).hasSize(9);
        Rig.read(rig.put(friend, Rig.id(), rig.browserAt(rig.freshAddress())), 200);
        assertThat(Rig.code(rig.put(friend, Rig.id(), rig.browserAt(rig.freshAddress())), 409))
                .isEqualTo("too-many-devices");
    }

    @Test
    void ofTwoWhoPutOneBrowserDownAtOnceManyTimesOneHasIt() throws Exception {
        String address = rig.freshAddress();
        List<Callable<APIGatewayV2HTTPResponse>> wishes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String who = i % 2 == 0 ? rig.user : friend;
            wishes.add(() -> rig.put(who, Rig.id(), rig.browserAt(address)));
        }

        for (APIGatewayV2HTTPResponse answer : atOnce(wishes)) {
            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        }

        assertThat(rig.ids(rig.user).size() + rig.ids(friend).size()).isEqualTo(1);
        assertThat(counted(rig.user) + counted(friend)).isEqualTo(1);
    }

    @Test
    void theEleventhIsRefusedAlsoOfManyThatComeAtOnceAndAPlaceIsFreeAgain() throws Exception {
        List<Callable<APIGatewayV2HTTPResponse>> wishes =
                Collections.nCopies(14, () -> rig.put(rig.user, Rig.id(), rig.browserAt(rig.freshAddress())));

        List<Integer> answers = atOnce(wishes).stream()
                .map(APIGatewayV2HTTPResponse::getStatusCode)
                .toList();

        assertThat(Collections.frequency(answers, 200)).isEqualTo(10);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(4);
        List<String> kept = rig.ids(rig.user);
        assertThat(kept).hasSize(10);
        Rig.read(rig.put(rig.user, kept.get(3), rig.browserAt(rig.freshAddress())), 200);
        assertThat(rig.ask(rig.user, Rig.FORGET, kept.get(0), "").getStatusCode())
                .isEqualTo(204);
        rig.added();
        assertThat(Rig.code(rig.put(rig.user, Rig.id(), rig.browserAt(rig.freshAddress())), 409))
                .isEqualTo("too-many-devices");
    }

    @Test
    void whatIsForgottenIsGoneOnceAndLeavesNothingBehind() throws IOException {
        String id = rig.added();

        for (String gone : List.of(id, id, Rig.id(), "no-id", "")) {
            assertThat(rig.ask(rig.user, Rig.FORGET, gone, "").getStatusCode()).isEqualTo(204);
        }

        assertThat(rig.ids(rig.user)).isEmpty();
        assertThat(counted(rig.user)).isZero();
        assertThat(Rig.code(rig.ask(rig.user, Rig.TRY, id, ""), 404)).isEqualTo("not-found");
        assertThat(rows().toString()).doesNotContain(rig.service.address(), rig.browser.keyText());
    }

    @Test
    void nobodyForgetsOrTriesAnothersDevice() throws IOException {
        String id = rig.added();

        assertThat(rig.ask(friend, Rig.FORGET, id, "").getStatusCode()).isEqualTo(204);
        assertThat(Rig.code(rig.ask(friend, Rig.TRY, id, ""), 404)).isEqualTo("not-found");

        assertThat(rig.ids(rig.user)).containsExactly(id);
        assertThat(rig.service.asked).isEmpty();
        for (String route : List.of(Rig.LIST, Rig.PUT, Rig.FORGET, Rig.TRY)) {
            var nobody = Night.withClaims(Map.of(), route, Map.of("device", id), "");
            assertThat(rig.handler.handleRequest(nobody, Night.INVOCATION).getStatusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTrialIsReadInTheLanguageOfWhoAsksForIt() throws IOException {
        String id = rig.added();

        assertThat(rig.tried(id)).isEqualTo("taken");
        assertThat(rig.lastRead().path("title").asText()).isEqualTo("Stellar reaches you here");
        assertThat(rig.lastRead().path("kind").asText()).isEqualTo("trial");
        assertThat(rig.lastRead().path("link").asText()).isEqualTo("/en/account");
        assertThat(rig.list(rig.user).at("/devices/0/lastAt").asText()).isEqualTo("2026-11-21T22:00:05.180Z");

        Rig.read(rig.ask(rig.user, Rig.TRY, id, "", "fr"), 200);
        assertThat(rig.lastRead().path("title").asText()).isEqualTo("Stellar vous joint ici");
        assertThat(rig.lastRead().path("link").asText()).isEqualTo("/fr/account");
    }

    @ParameterizedTest
    @CsvSource({
        "201, taken, true",
        "429, later, true",
        "503, later, true",
        "413, refused, true",
        "403, refused, true",
        "410, gone, false",
        "404, gone, false"
    })
    void aTrialSaysWhatBecameOfItAndADeadDeviceIsForgotten(int status, String carried, boolean stays)
            throws IOException {
        String id = rig.added();
        rig.status.set(status);

        assertThat(rig.tried(id)).isEqualTo(carried);

        assertThat(rig.ids(rig.user).equals(List.of(id))).isEqualTo(stays);
        assertThat(rig.list(rig.user).at("/devices/0").has("lastAt")).isEqualTo(status == 201);
        assertThat(counted(rig.user)).isEqualTo(stays ? 1 : 0);
    }

    /** Of a browser that was put down anew while a message to its old address was carried nothing is forgotten. */
    @Test
    void whatWasLearnedOfAnOldAddressSaysNothingOfTheNewOne() throws IOException {
        String id = rig.added();
        Device before = rig.devices.find(rig.user, id).orElseThrow();
        Rig.read(rig.put(rig.user, id, rig.browserAt(rig.freshAddress())), 200);

        rig.devices.learn(before, new Carried.Gone("old"), rig.night.clock.instant());
        rig.devices.learn(before, new Carried.Taken(), rig.night.clock.instant());

        assertThat(rig.ids(rig.user)).containsExactly(id);
        assertThat(rig.devices.find(rig.user, id).orElseThrow().lastAt()).isNull();
    }

    @Test
    void thereAreTenTrialsAnHourAndThenNoMessageIsSent() throws IOException {
        String id = rig.added();
        for (int i = 0; i < 10; i++) {
            assertThat(rig.tried(id)).isEqualTo("taken");
        }

        APIGatewayV2HTTPResponse answer = rig.ask(rig.user, Rig.TRY, id, "");

        assertThat(Rig.code(answer, 429)).isEqualTo("too-often");
        assertThat(answer.getHeaders()).containsEntry("retry-after", "3595");
        assertThat(rig.service.asked).hasSize(10);
        rig.night.clock.advance(Duration.ofHours(1));
        assertThat(rig.tried(id)).isEqualTo("taken");
    }

    @Test
    void sixtyTimesAnHourADeviceIsPutDown() throws IOException {
        String id = Rig.id();
        ObjectNode body = rig.browserAt(rig.freshAddress());
        for (int i = 0; i < 60; i++) {
            Rig.read(rig.put(rig.user, id, body), 200);
        }

        assertThat(Rig.code(rig.put(rig.user, id, body), 429)).isEqualTo("too-often");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind | `fridge` | kind | kind-unknown",
                "kind | 7 | kind | malformed",
                "kind | - | kind | malformed",
                "name | - | name | malformed",
                "name | null | name | malformed",
                "name | ` \\t` | name | name-needed",
                "name | `a\\nb` | name | name-unseen",
                "name | `\\u202egnp.exe` | name | name-unseen",
                "name | `L` | name | name-too-long",
                "subscription | - | subscription.endpoint | malformed",
                "subscription | `x` | subscription.endpoint | malformed",
                "subscription.endpoint | 7 | subscription.endpoint | malformed",
                "subscription.endpoint | `https://example.org/push` | subscription.endpoint | endpoint-unfit",
                "subscription.endpoint | `http://web.push.apple.com/1` | subscription.endpoint | endpoint-unfit",
                "subscription.keys | - | subscription.keys.p256dh | malformed",
                "subscription.keys.p256dh | `AAAA` | subscription.keys.p256dh | push-key-unfit",
                "subscription.keys.p256dh | `Z` | subscription.keys.p256dh | push-key-unfit",
                "subscription.keys.auth | `AAAA` | subscription.keys.auth | push-key-unfit",
                "subscription.keys.auth | `BTBZMqHH6r4Tts7J/aSIgg` | subscription.keys.auth | push-key-unfit"
            })
    void whatCannotBeIsRefusedByItsMemberAndNothingIsKept(String member, String value, String field, String code)
            throws IOException {
        ObjectNode body = rig.browserAt(rig.freshAddress());
        String[] path = member.split("\\.");
        ObjectNode parent = body;
        for (int i = 0; i < path.length - 1; i++) {
            parent = (ObjectNode) parent.path(path[i]);
        }
        if (value.equals("-")) {
            parent.remove(path[path.length - 1]);
        } else {
            String json = value.replace('`', '"')
                    .replace("\"L\"", "\"" + "🔭".repeat(61) + "\"")
                    .replace("\"Z\"", "\"BA" + "A".repeat(85) + "\"");
            parent.set(
                    path[path.length - 1],
                    Wire.readObject("{\"it\":" + json + "}").path("it"));
        }

        ObjectNode refused = Rig.read(rig.put(rig.user, Rig.id(), body), 400);

        assertThat(refused.path("code").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field);
        assertThat(rig.ids(rig.user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "..", "0F7C0A52-0000-4000-8000-000000000000", "device#1"})
    void anIdIsAUuidInLowerCase(String id) throws IOException {
        ObjectNode refused = Rig.read(rig.put(rig.user, id, rig.browserAt(rig.freshAddress())), 400);

        assertThat(refused.path("code").asText()).isEqualTo("id-unfit");
        assertThat(refused.path("field").asText()).isEqualTo("device");
        assertThat(Rig.code(rig.ask(rig.user, Rig.TRY, id, ""), 404)).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{\"kind\":\"browser\",\"kind\":\"phone\"}"})
    void aBodyThatIsNoneIsRefused(String body) throws IOException {
        assertThat(Rig.code(rig.ask(rig.user, Rig.PUT, Rig.id(), body), 400)).isEqualTo("malformed");
    }

    @Test
    void theLongestNameIsKeptAndAFarTooLongBodyIsNotRead() throws IOException {
        ObjectNode body = rig.browserAt(rig.freshAddress()).put("name", "🔭".repeat(60));
        assertThat(Rig.read(rig.put(rig.user, Rig.id(), body), 200).path("name").asText())
                .isEqualTo("🔭".repeat(60));

        assertThat(Rig.code(rig.put(rig.user, Rig.id(), body.put("more", "x".repeat(9_000))), 400))
                .isEqualTo("malformed");
    }

    private long counted(String who) {
        return rows().stream()
                .map(Row::new)
                .filter(row -> row.text("user").equals(who) && row.text("part").equals("devices"))
                .mapToLong(row -> row.number("deviceCount"))
                .sum();
    }

    private List<Map<String, AttributeValue>> rows() {
        return rig
                .night
                .tables
                .scanPaginator(
                        scan -> scan.tableName(rig.night.table("DevicesTable")).consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> steps) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(steps)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
