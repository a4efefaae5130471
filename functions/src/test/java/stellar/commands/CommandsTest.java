package stellar.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.CommandOutcome;
import stellar.contract.Wire;
import stellar.relays.Relays;

class CommandsTest {

    private static final String KEY = "operator's key";

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final String relaySocket = "socket-of-" + night.relay;
    private final String id = UUID.randomUUID().toString();
    private final Commands commands = new Commands(night.tables, night.table("CommandsTable"));
    private final CommandsHandler handler = new CommandsHandler(
            night.environment(Map.of()), night.tables, sockets.sockets(Duration.ofSeconds(2)), night.clock);

    @BeforeEach
    void openTheRelaysSocket() {
        new Relays(night.tables, night.table("RelaysTable")).socketOpened(night.relay, relaySocket);
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void aCommandIsStoredAndPushedToTheRelayAsTheContractSays() throws IOException {
        ObjectNode taken = read(ask(night.telescope, KEY, abort(id)), 202);

        assertThat(taken.path("state").asText()).isEqualTo("requested");
        assertThat(taken.path("deadline").asText()).isEqualTo("2026-11-21T22:00:35.180Z");
        ObjectNode expected = Wire.readObject(Night.golden("push-commands.json")
                .toString()
                .replace("0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11", id)
                .replace("demo", night.telescope)
                .replace("2026-11-21T22:10:00Z", "2026-11-21T22:00:05.180Z")
                .replace("2026-11-21T22:10:30Z", "2026-11-21T22:00:35.180Z")
                .replace("2026-11-21T22:15:00Z", "2026-11-21T22:05:05.180Z"));
        assertThat(sockets.sent(relaySocket)).containsExactly(expected);
    }

    @Test
    void askingTwiceAsksOnce() throws IOException {
        ObjectNode first = read(ask(night.telescope, KEY, abort(id)), 202);
        night.clock.advance(Duration.ofSeconds(3));
        ObjectNode second = read(ask(night.telescope, KEY, abort(id)), 202);

        assertThat(second).isEqualTo(first);
        assertThat(sockets.sent(relaySocket)).hasSize(1);
    }

    @Test
    void anIdStandsForOneCommandOnly() throws IOException {
        ask(night.telescope, KEY, abort(id));

        read(ask(night.telescope, KEY, abort(id).replace("true", "false")), 409);
        assertThat(sockets.sent(relaySocket)).hasSize(1);
    }

    @Test
    void withoutItsOperatorsKeyNothingHappensAndNothingIsLearned() throws IOException {
        read(ApiBook.ask(handler, request("POST", night.telescope, "", abort(id), Map.of())), 401);
        String wrong = ask(night.telescope, "another key", abort(id)).getBody();

        assertThat(read(ask(night.telescope, "another key", abort(id)), 403)).isNotEmpty();
        assertThat(ask("nowhere", KEY, abort(id)).getBody()).isEqualTo(wrong);
        assertThat(sockets.sent(relaySocket)).isEmpty();
        assertThat(commands.find(night.telescope, id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"owner, [operator], 202", "another, [operator], 404", "owner, '', 404", "another, [admin], 202"})
    void whoSignedInMayCommandWhatIsTheirsAsAnOperatorOrEverythingAsAnAdmin(String user, String groups, int status)
            throws IOException {
        night.giveTo("owner");
        APIGatewayV2HTTPResponse answer = askSignedIn(user, groups, night.telescope);

        read(answer, status);
        assertThat(sockets.sent(relaySocket)).hasSize(status == 202 ? 1 : 0);
        assertThat(commands.find(night.telescope, id).isPresent()).isEqualTo(status == 202);
        if (status == 404) {
            assertThat(answer.getBody())
                    .isEqualTo(askSignedIn(user, groups, "nowhere").getBody());
        }
        assertThat(tellSignedIn(user, groups).getStatusCode()).isEqualTo(status == 202 ? 200 : 404);
    }

    @Test
    void aTelescopeOfNobodyIsNoOperatorsAndAnIdTokenOpensNothing() throws IOException {
        read(askSignedIn("owner", "[operator]", night.telescope), 404);
        night.giveTo("owner");
        APIGatewayV2HTTPEvent withIdToken = Night.withClaims(
                Map.of("sub", "owner", "token_use", "id", "cognito:groups", "[operator admin]"),
                "POST /api/me/telescopes/{telescope}/commands",
                Map.of("telescope", night.telescope),
                abort(id));

        read(ApiBook.ask(handler, withIdToken), 401);
        assertThat(sockets.sent(relaySocket)).isEmpty();
    }

    private APIGatewayV2HTTPResponse askSignedIn(String user, String groups, String telescope) {
        return ApiBook.ask(
                handler,
                Night.signedIn(
                        user,
                        groups,
                        "POST /api/me/telescopes/{telescope}/commands",
                        Map.of("telescope", telescope),
                        abort(id)));
    }

    private APIGatewayV2HTTPResponse tellSignedIn(String user, String groups) {
        return ApiBook.ask(
                handler,
                Night.signedIn(
                        user,
                        groups,
                        "GET /api/me/telescopes/{telescope}/commands/{id}",
                        Map.of("telescope", night.telescope, "id", id),
                        ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"id\":\"1\",\"method\":\"Abort\",\"params\":{\"IsHalt\":true}}",
                "null",
                "{\"id\":\"ID\",\"params\":{\"IsHalt\":true}}",
                "{\"id\":\"ID\",\"method\":\"\",\"params\":{}}",
                "{\"id\":\"ID\",\"method\":\"Abort\\r\\n\",\"params\":{}}",
                "{\"id\":\"ID\",\"method\":\"Abort\",\"params\":[]}",
                "{\"id\":\"ID\",\"method\":\"RemoteOpenRoboTargetX\",\"params\":{\"MAC\":\"x\"}}",
                "{\"id\":\"ID\",\"method\":\"RemoteDragScript\",\"params\":{\"DragScriptFile\":\"a\\u2028b\"}}",
                "{\"id\":\"ID\",\"method\":\"RemoteDragScript\",\"params\":{\"DragScriptFile\":\"a\\u202eb\"}}",
                "{\"id\":\"ID\",\"method\":\"RemoteDragScript\",\"params\":{\"DragScriptFile\":[\"a\"]}}",
                "{\"id\":\"ID\",\"method\":\"RemoteDragScript\",\"params\":{\"a\\u0000\":1}}",
                "{\"id\":\"ID\",\"method\":\"RemoteDragScript\",\"params\":{\"a\":1,\"a\":2}}",
                "{\"id\":\"ID\",\"method\":\"Abort\",\"params\":{\"IsHalt\":\"true\\r\\n\"}}",
                "{\"id\":\"ID\",\"method\":\"Abort\",\"params\":{\"IsHalt\":true,\"UID\":\"x\"}}",
                "{\"id\":\"ID\",\"method\":\"Abort\"}"
            })
    void whatIsNoCommandIsRefusedAndNothingIsDone(String body) throws IOException {
        read(ask(night.telescope, KEY, body.replace("ID", id)), 422);

        assertThat(sockets.sent(relaySocket)).isEmpty();
        assertThat(commands.find(night.telescope, id)).isEmpty();
    }

    @Test
    void aCommandThatIsTooLargeIsRefused() throws IOException {
        String longest = "x".repeat(500);
        read(ask(night.telescope, KEY, script(id, longest)), 202);
        String another = UUID.randomUUID().toString();

        assertThat(read(ask(night.telescope, KEY, script(another, longest + "x")), 422)
                        .path("title")
                        .asText())
                .contains("DragScriptFile", "500");
        read(ask(night.telescope, KEY, script(another, "x") + " ".repeat(8 * 1024)), 422);
        read(
                ask(
                        night.telescope,
                        KEY,
                        script(another, "x").replace("{\"Drag", "{\"a\":" + "[".repeat(100) + "\"Drag")),
                422);
        assertThat(sockets.sent(relaySocket)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RemoteMountFastCommand    | {'CommandType':3}",
                "RemoteCooling             | {'IsCoolDown':true,'Temperature':-10.5}",
                "RemoteDragScript          | {'DragScriptFile':'C:\\\\a \\\"b\\\".vos'}",
                "RoboTargetSetTargetStatus | {'RefGuidTarget':'t-1','Status':1}",
                "RemoteGetStatus           | {}"
            })
    void everyMethodIsPassedOnToTheRelayThatKnowsThem(String method, String params) throws IOException {
        String given = params.replace('\'', '"');

        ObjectNode taken = read(
                ask(
                        night.telescope,
                        KEY,
                        "{\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + given + "}"),
                202);

        assertThat(taken.path("method").asText()).isEqualTo(method);
        assertThat(sockets.sent(relaySocket)).singleElement().satisfies(push -> {
            assertThat(push.at("/commands/0/method").asText()).isEqualTo(method);
            assertThat(push.at("/commands/0/params")).isEqualTo(Wire.readObject(given));
        });
        assertThat(commands.waiting(night.telescope, night.clock.instant()))
                .singleElement()
                .satisfies(command -> assertThat(command.params()).isEqualTo(Wire.readObject(given)));
    }

    @Test
    void aRelayThatIsAwayFindsTheCommandWaitingWhileItIsInTime() {
        sockets.closed(relaySocket);
        ask(night.telescope, KEY, abort(id));

        assertThat(commands.waiting(night.telescope, night.clock.instant()))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.id()).isEqualTo(id);
                    assertThat(command.lease().holder()).isEqualTo(night.telescope + "-operator");
                });
        assertThat(commands.waiting(night.telescope, night.clock.instant().plusSeconds(30)))
                .isEmpty();
        assertThat(new Relays(night.tables, night.table("RelaysTable"))
                        .find(night.relay)
                        .orElseThrow()
                        .connection())
                .isNull();
    }

    @Test
    void whatTheRelaySaysOfACommandIsToldToItsAsker() throws IOException {
        ask(night.telescope, KEY, abort(id));

        learn(CommandOutcome.State.TAKEN, null);
        assertThat(read(tell(id), 200).path("state").asText()).isEqualTo("taken");
        assertThat(commands.waiting(night.telescope, night.clock.instant())).isEmpty();

        learn(CommandOutcome.State.FAILED, "Voyager refused it.");
        assertThat(read(tell(id), 200).path("reason").asText()).isEqualTo("Voyager refused it.");
        assertThat(read(tell(id), 200).at("/result/steps").asInt()).isEqualTo(3);
        read(tell(UUID.randomUUID().toString()), 404);
        read(tell("x"), 404);
    }

    private void learn(CommandOutcome.State state, @Nullable String reason) {
        ObjectNode result = reason == null ? null : Wire.object().put("steps", 3);
        ObjectNode outcome = Wire.tree(new CommandOutcome(id, "Abort", state, reason, result));
        night.tables.transactWriteItems(write -> write.transactItems(
                commands.learn(List.of(night.event(1, "command", outcome)), night.clock.instant())));
    }

    private static String script(String id, String file) {
        return "{\"id\":\"" + id + "\",\"method\":\"RemoteDragScript\",\"params\":{\"DragScriptFile\":\"" + file
                + "\"}}";
    }

    private static String abort(String id) {
        return "{\"id\":\"" + id + "\",\"method\":\"Abort\",\"params\":{\"IsHalt\":true}}";
    }

    private APIGatewayV2HTTPResponse ask(String telescope, String key, String body) {
        return ApiBook.ask(handler, request("POST", telescope, "", body, Map.of("x-api-key", key)));
    }

    private APIGatewayV2HTTPResponse tell(String command) {
        return ApiBook.ask(handler, request("GET", night.telescope, command, "", Map.of("x-api-key", KEY)));
    }

    private static APIGatewayV2HTTPEvent request(
            String method, String telescope, String command, String body, Map<String, String> headers) {
        String route = "/api/telescopes/{telescope}/commands" + (command.isEmpty() ? "" : "/{id}");
        return Night.http(
                method, method + " " + route, route, Map.of("telescope", telescope, "id", command), headers, body);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
