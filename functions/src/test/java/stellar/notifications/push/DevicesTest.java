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
import stellar.Night;
import stellar.contract.Wire;
import stellar.notifications.Carried;

/** Somebody puts their browsers and phones down, and takes them back. */
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
        assertThat(rig.counted(rig.user) + rig.counted(friend)).isEqualTo(1);
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
        assertThat(rig.counted(rig.user)).isZero();
        assertThat(Rig.code(rig.ask(rig.user, Rig.TRY, id, ""), 404)).isEqualTo("not-found");
        assertThat(rig.rows().toString()).doesNotContain(rig.service.address(), rig.browser.keyText());
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
    void sixtyTimesAnHourADeviceIsPutDown() throws IOException {
        String id = Rig.id();
        ObjectNode body = rig.browserAt(rig.freshAddress());
        for (int i = 0; i < 60; i++) {
            Rig.read(rig.put(rig.user, id, body), 200);
        }

        assertThat(Rig.code(rig.put(rig.user, id, body), 429)).isEqualTo("too-often");
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
