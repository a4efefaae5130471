package stellar.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.bookings.Actor;
import stellar.contract.Wire;
import stellar.live.Door;
import stellar.sessions.Timers;

/** Persons at one telescope, who ask by hand. */
public final class ByHand {

    public static final String OPERATOR = "the-operator";

    private final Night night;
    private final String booking;
    private final String user;
    private final ControlsHandler handler;
    private final OpenSockets sockets;
    private final Timers timers;

    public ByHand(Night night, DynamoDbClient tables, OpenSockets sockets, Timers timers, String booking, String user) {
        this.night = night;
        this.booking = booking;
        this.user = user;
        this.sockets = sockets;
        this.timers = timers;
        this.handler = new ControlsHandler(
                night.environment(Map.of()), tables, sockets.sockets(Duration.ofSeconds(2)), timers, night.clock);
    }

    /** The body of a control with a new id. */
    public static ObjectNode wish(String control) {
        return Wire.object().put("id", UUID.randomUUID().toString()).put("control", control);
    }

    public APIGatewayV2HTTPResponse byUser(ObjectNode wish) {
        return byUser(wish, "en");
    }

    public APIGatewayV2HTTPResponse byUser(ObjectNode wish, String language) {
        return ask(user, "", "POST /api/bookings/{booking}/controls", wish.toString(), language, Map.of());
    }

    public APIGatewayV2HTTPResponse byOperator(ObjectNode wish) {
        return byOperator(wish, "en");
    }

    public APIGatewayV2HTTPResponse byOperator(ObjectNode wish, String language) {
        return ask(
                OPERATOR,
                "[operator]",
                "POST /api/telescopes/{telescope}/controls",
                wish.toString(),
                language,
                Map.of());
    }

    /** Says a command on somebody's socket, who was told the session's state there; what they are told of it. */
    public ObjectNode said(String who, ObjectNode message) {
        new Door(night, sockets).firstOfSession(who, booking);
        SaidControlHandler said = new SaidControlHandler(
                night.environment(Map.of()), night.tables, sockets.sockets(Duration.ofSeconds(2)), timers, night.clock);
        APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
        var context = new APIGatewayV2WebSocketEvent.RequestContext();
        context.setConnectionId("of-" + who);
        event.setRequestContext(context);
        event.setBody(message.put("type", "command").toString());
        assertThat(said.handleRequest(event, Night.INVOCATION).getStatusCode()).isEqualTo(200);
        return sockets.sent("of-" + who).getLast();
    }

    /** What was done in the session, as its user sees it. */
    public ObjectNode history(Map<String, String> query) {
        return read(ask(user, "", "GET /api/bookings/{booking}/controls", "", "en", query), 200);
    }

    /** What was done at the telescope, as its operator sees it. */
    public ObjectNode telescopesHistory(Map<String, String> query) {
        return read(ask(OPERATOR, "[operator]", "GET /api/telescopes/{telescope}/controls", "", "en", query), 200);
    }

    public static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        try {
            return Wire.readObject(answer.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a control of the user's down and dies. */
    public void die(ObjectNode wish) {
        Controls controls = new Controls(night.tables, night.table("ControlsTable"), ControlDesk.MOST_A_MINUTE);
        Control control = Control.of(wish.path("control").asText()).orElseThrow();
        Asked asked = new Asked(
                wish.path("id").asText(),
                night.telescope,
                booking,
                control,
                control,
                Wire.object(),
                Actor.user(user),
                night.clock.instant(),
                night.clock.instant().plus(ControlDesk.IN_TIME),
                Asked.REQUESTED,
                null);
        assertThat(controls.begin(asked, null)).isEmpty();
    }

    private APIGatewayV2HTTPResponse ask(
            String who, String groups, String route, String body, String language, Map<String, String> query) {
        APIGatewayV2HTTPEvent event =
                Night.signedIn(who, groups, route, Map.of("booking", booking, "telescope", night.telescope), body);
        event.getHeaders().put("accept-language", language);
        event.setQueryStringParameters(query);
        return ApiBook.ask(handler, event);
    }
}
