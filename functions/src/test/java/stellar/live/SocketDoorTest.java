package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.LogLines;
import stellar.Night;
import stellar.cloud.Environment;
import stellar.cloud.Figure;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;
import stellar.relays.Relay;
import stellar.relays.Relays;

/** Tickets, who they let in, and what is noted of an open socket. */
class SocketDoorTest {

    private static final String SITE = "https://stellar.example";

    private final Night night = new Night();
    private final Environment environment = night.environment(Map.of(
            "LIVE_URL", "wss://live.example/live",
            "EVENTS_URL", "https://events.example/",
            "SITE_ORIGINS", SITE + ", https://b.example"));
    private final TicketHandler tickets = new TicketHandler(environment, night.tables, night.clock);
    private final RelayTicketHandler relayTickets = new RelayTicketHandler(environment, night.tables, night.clock);
    private final TicketAuthorizer authorizer = new TicketAuthorizer(environment, night.tables, night.clock);
    private final ConnectHandler connect = new ConnectHandler(environment, night.tables, night.clock);
    private final DisconnectHandler disconnect = new DisconnectHandler(environment, night.tables, night.clock);
    private final Connections connections = new Connections(night.tables, night.table("ConnectionsTable"), night.clock);

    @Test
    void aTicketForAPublicTelescopeNamesTheSocketAndLastsThirtySeconds() throws IOException {
        SocketTicket ticket = Wire.read(ask(night.telescope).getBody(), SocketTicket.class);

        assertThat(ticket.url()).matches("wss://live\\.example/live\\?ticket=[A-Za-z0-9_-]{43}");
        assertThat(ticket.expiresAt()).isEqualTo(night.clock.instant().plusSeconds(30));
    }

    @Test
    void aTelescopeThatIsNotForEverybodyLooksLikeNone() {
        night.addTelescope(night.telescope + "-own", night.relay, false);

        assertThat(ask(night.telescope + "-own").getStatusCode()).isEqualTo(404);
        assertThat(ask(night.telescope + "-own").getBody())
                .isEqualTo(ask("nowhere").getBody())
                .isEqualTo(ask("no/name").getBody());
    }

    @Test
    void aTicketOpensOneSocketOnce() throws IOException {
        String ticket = ticket(night.telescope);

        assertThat(effect(authorize(ticket, SITE))).isEqualTo("Allow");
        assertThat(authorize(ticket, SITE).getContext()).isEmpty();
        assertThat(effect(authorize(ticket, SITE))).isEqualTo("Deny");
    }

    @Test
    void aTicketEndsOnTimeThoughItsRowIsStillThere() throws IOException {
        String inTime = ticket(night.telescope);
        String late = ticket(night.telescope);

        night.clock.advance(Duration.ofMillis(29_999));
        assertThat(effect(authorize(inTime, SITE))).isEqualTo("Allow");
        night.clock.advance(Duration.ofMillis(1));
        assertThat(effect(authorize(late, SITE))).isEqualTo("Deny");
    }

    @Test
    void aPageOfAnotherSiteIsTurnedAwayAndDoesNotUseTheTicketUp() throws IOException {
        String ticket = ticket(night.telescope);

        assertThat(effect(authorize(ticket, "https://evil.example"))).isEqualTo("Deny");
        assertThat(effect(authorize(ticket, "https://stellar.example.evil"))).isEqualTo("Deny");
        assertThat(effect(authorize(ticket, "https://b.example"))).isEqualTo("Allow");
    }

    @Test
    void nonsenseIsNoTicket() {
        for (String ticket : List.of("", "x", "ticket#", "é".repeat(3_000))) {
            assertThat(effect(authorize(ticket, SITE))).isEqualTo("Deny");
        }
    }

    @Test
    void theTableDoesNotKeepTheTicketItself() throws IOException {
        String ticket = ticket(night.telescope);

        assertThat(night.tables
                        .scan(scan -> scan.tableName(night.table("ConnectionsTable")))
                        .toString())
                .doesNotContain(ticket);
    }

    @Test
    void aBrowsersTicketAllowsItsChannelAndNothingElse() throws IOException {
        open("a", authorize(ticket(night.telescope), SITE));

        assertThat(connections.pass("a")).contains(Pass.watching(Channel.ofTelescope(night.telescope)));
        disconnect.handleRequest(event("a", Map.of()), Night.INVOCATION);
        assertThat(connections.pass("a")).isEmpty();
    }

    @Test
    void aRelaysSocketBecomesTheWayToItAndTheNewestCounts() throws IOException {
        open("first-" + night.relay, authorize(relayTicket(), ""));
        open("second-" + night.relay, authorize(relayTicket(), ""));
        assertThat(relay().connection()).isEqualTo("second-" + night.relay);

        disconnect.handleRequest(event("first-" + night.relay, Map.of()), Night.INVOCATION);
        assertThat(relay().connection()).isEqualTo("second-" + night.relay);
        disconnect.handleRequest(event("second-" + night.relay, Map.of()), Night.INVOCATION);
        assertThat(relay().connection()).isNull();
    }

    @Test
    void onlyARelayIsToldWhereEventsAreTakenWithoutAnApi() throws IOException {
        var relays = ApiBook.ask(relayTickets, night.request("/api/relay/tickets", "{}"));

        assertThat(Wire.read(relays.getBody(), SocketTicket.class).eventsUrl()).isEqualTo("https://events.example/");
        assertThat(ask(night.telescope).getBody()).doesNotContain("eventsUrl");
    }

    @Test
    void aRelayWithoutASignatureGetsNoTicket() {
        var unsigned = Night.http("POST", "/api/relay/tickets", Map.of());

        assertThat(ApiBook.ask(relayTickets, unsigned).getStatusCode()).isEqualTo(401);
    }

    private APIGatewayV2HTTPResponse ask(String telescope) {
        return ApiBook.ask(
                tickets, Night.http("POST", "/api/telescopes/{telescope}/tickets", Map.of("telescope", telescope)));
    }

    private String ticket(String telescope) throws IOException {
        return ticketIn(ask(telescope));
    }

    private String relayTicket() throws IOException {
        return ticketIn(ApiBook.ask(relayTickets, night.request("/api/relay/tickets", "{}")));
    }

    private static String ticketIn(APIGatewayV2HTTPResponse answer) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return URI.create(Wire.read(answer.getBody(), SocketTicket.class).url())
                .getQuery()
                .substring("ticket=".length());
    }

    private IamPolicyResponse authorize(String ticket, String origin) {
        return authorizer.handleRequest(opening(ticket, origin), Night.INVOCATION);
    }

    private static APIGatewayCustomAuthorizerEvent opening(String ticket, String origin) {
        return APIGatewayCustomAuthorizerEvent.builder()
                .withMethodArn("arn:aws:execute-api:eu-west-3:000000000000:api/live/$connect")
                .withQueryStringParameters(Map.of("ticket", ticket))
                .withHeaders(origin.isEmpty() ? Map.of() : Map.of("Origin", origin))
                .build();
    }

    private static String effect(IamPolicyResponse answer) {
        return Wire.tree(answer).at("/policyDocument/Statement/0/Effect").asText();
    }

    private void open(String connection, IamPolicyResponse allowed) {
        assertThat(effect(allowed)).isEqualTo("Allow");
        connect.handleRequest(event(connection, allowed.getContext()), Night.INVOCATION);
    }

    private static APIGatewayV2WebSocketEvent event(String connection, Map<String, Object> allowed) {
        APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
        var context = new APIGatewayV2WebSocketEvent.RequestContext();
        context.setConnectionId(connection);
        context.setAuthorizer(new HashMap<>(allowed));
        event.setRequestContext(context);
        return event;
    }

    private Relay relay() {
        return new Relays(night.tables, night.table("RelaysTable"))
                .find(night.relay)
                .orElseThrow();
    }

    @Test
    void whoIsTurnedAwayIsCountedWithoutTheTicket() throws IOException {
        LogLines written = new LogLines(night.clock);
        TicketAuthorizer counting = new TicketAuthorizer(environment, night.tables, night.clock, written.log);
        String used = ticket(night.telescope);

        counting.handleRequest(opening(used, SITE), Night.INVOCATION);
        counting.handleRequest(opening(used, SITE), Night.INVOCATION);
        counting.handleRequest(opening(used, "https://elsewhere.example"), Night.INVOCATION);
        counting.handleRequest(opening("", SITE), Night.INVOCATION);

        assertThat(written.of(Figure.SOCKET_DENIED))
                .extracting(line -> line.path("reason").asText())
                .containsExactly("ticket", "origin", "no-ticket");
        assertThat(written.lines().toString()).doesNotContain(used, "elsewhere");
    }
}
