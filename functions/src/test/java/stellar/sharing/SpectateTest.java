package stellar.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.Night;
import stellar.bookings.Booking;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;
import stellar.live.Door;

/** What a guest sees and hears by a link, and when that ends. */
class SpectateTest {

    private static final String FROM = "2026-11-23T22:00:00Z";
    private static final String TO = "2026-11-23T23:00:00Z";

    private final Share share = new Share();
    private final Night night = share.night;
    private final Door door = new Door(night, share.sockets);
    private final Booking booking = share.booked(FROM, 4, "M 31");
    private final String id = UUID.randomUUID().toString();
    private final String guest = "guest-of-" + night.telescope;

    @AfterEach
    void close() {
        share.close();
    }

    @Test
    void aGuestSeesWhatWillBeSeenAndNothingOfTheOwnerThePriceOrTheRestOfThePlan() throws IOException {
        night.describe();
        ObjectNode sight = Share.read(share.look(share.secretOf(booking.id(), id)), 200);

        assertThat(sight.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "telescope",
                        "target",
                        "from",
                        "to",
                        "phase",
                        "state",
                        "opensAt",
                        "closesAt",
                        "now",
                        "secondsUntilOpen",
                        "expiresAt",
                        "lateSeconds");
        assertThat(sight.at("/telescope/id").asText()).isEqualTo(night.telescope);
        assertThat(sight.at("/telescope/name/fr").asText()).isEqualTo("Un télescope");
        assertThat(sight.at("/telescope/site/name/en").asText()).isEqualTo("A hill in France");
        assertThat(sight.path("telescope")).hasSize(3);
        assertThat(sight.path("target").toString())
                .isEqualTo("{\"name\":\"M 31\",\"raJ2000Hours\":0.712,\"decJ2000Degrees\":41.27}");
        assertThat(sight.path("phase").asText()).isEqualTo("upcoming");
        assertThat(sight.path("secondsUntilOpen").asLong()).isEqualTo(172_795);
        assertThat(sight.path("expiresAt").asText()).isEqualTo("2026-11-24T23:00:00Z");
        assertThat(sight.toString()).doesNotContain(booking.id(), id, share.owner, "Ha", "nobody else's", "ents");
    }

    @Test
    void theLinkOfACancelledBookingSaysSoAndLetsNobodyWatch() throws IOException {
        String secret = share.secretOf(booking.id(), id);
        share.cancel(booking);
        night.clock.set(Instant.parse(FROM));

        assertThat(Share.read(share.look(secret), 200).path("phase").asText()).isEqualTo("cancelled");
        ObjectNode problem = Share.read(share.ticket(secret), 409);
        assertThat(problem.path("code").asText()).isEqualTo("not-now");
        assertThat(problem.has("secondsUntilOpen")).isFalse();
    }

    @Test
    void unknownEndedAndExpiredLinksAreAnsweredAlike() throws IOException {
        String expired = share.secretOf(booking.id(), id);
        String ended = share.secretOf(booking.id(), new UUID(0, 1).toString());
        share.endLink(booking.id(), new UUID(0, 1).toString());
        night.clock.set(Instant.parse("2026-11-24T22:59:59.999Z"));
        assertThat(share.look(expired).getStatusCode()).isEqualTo(200);
        night.clock.advance(Duration.ofMillis(1));

        APIGatewayV2HTTPResponse unknown = share.look("A".repeat(43));
        assertThat(unknown.getStatusCode()).isEqualTo(404);
        for (String secret : List.of(expired, ended)) {
            assertThat(share.look(secret).getStatusCode()).isEqualTo(404);
            assertThat(share.look(secret).getBody()).isEqualTo(unknown.getBody());
            assertThat(share.look(secret).getHeaders()).isEqualTo(unknown.getHeaders());
            assertThat(share.ticket(secret).getBody()).isEqualTo(unknown.getBody());
        }
    }

    @Test
    void whatIsNoSecretIsAnsweredAsAnUnknownOneAndNoTableIsAsked() throws IOException {
        String secret = share.secretOf(booking.id(), id);
        String unknown = share.look("A".repeat(43)).getBody();
        SpectateHandler handler = new SpectateHandler(share.environment, Refusing.tables(), night.clock);

        for (String wrong : List.of("", "..", secret + "A", secret.substring(1), secret + ".ics", "é".repeat(43))) {
            APIGatewayV2HTTPResponse answer = handler.handleRequest(
                    Night.http("POST", "/api/spectate/{secret}/tickets", Map.of("secret", wrong)), Night.INVOCATION);
            assertThat(answer.getStatusCode()).as(wrong).isEqualTo(404);
            assertThat(answer.getBody()).isEqualTo(unknown);
        }
    }

    @Test
    void aTicketIsGivenWhileTheSlotLastsAndNeitherBeforeNorAfter() throws IOException {
        String secret = share.secretOf(booking.id(), id);

        night.clock.set(Instant.parse("2026-11-23T21:59:59.500Z"));
        ObjectNode early = Share.read(share.ticket(secret), 409);
        assertThat(early.path("code").asText()).isEqualTo("not-now");
        assertThat(early.path("secondsUntilOpen").asLong()).isEqualTo(1);
        night.clock.set(Instant.parse(FROM));
        assertThat(door.open(ticket(secret), guest)).isTrue();
        night.clock.set(Instant.parse("2026-11-23T22:59:50Z"));
        assertThat(Wire.read(share.ticket(secret).getBody(), SocketTicket.class).expiresAt())
                .isEqualTo(Instant.parse(TO));
        night.clock.set(Instant.parse(TO));
        assertThat(Share.read(share.ticket(secret), 409).path("phase").asText()).isEqualTo("finished");
    }

    @Test
    void aGuestListensToTheTelescopeUntilTheSlotEndsAndToNothingElse() throws IOException {
        Night other = new Night();
        String secret = share.secretOf(booking.id(), id);
        night.clock.set(Instant.parse(FROM));
        assertThat(door.open(ticket(secret), guest)).isTrue();

        assertThat(say("subscribe", night.telescope)).isEqualTo("initialState");
        assertThat(say("subscribe", other.telescope)).isEqualTo("error");
        assertThat(door.listeners(night.telescope)).containsExactly(guest);
        night.clock.set(Instant.parse("2026-11-23T22:59:59Z"));
        assertThat(door.listeners(night.telescope)).containsExactly(guest);
        night.clock.set(Instant.parse(TO));
        assertThat(door.listeners(night.telescope)).isEmpty();
        assertThat(say("getState", night.telescope)).isEqualTo("error");
        assertThat(say("subscribe", night.telescope)).isEqualTo("error");
        assertThat(door.listeners(night.telescope)).isEmpty();
    }

    @Test
    void aGuestHearsNothingAfterTheLinksEndThoughTheSlotGoesOn() throws IOException {
        String url = Share.read(
                        share.makeLink(booking.id(), "{\"id\":\"" + id + "\",\"until\":\"2026-11-23T22:30:00Z\"}"), 201)
                .path("url")
                .asText();
        String secret = url.substring(url.lastIndexOf('/') + 1);
        night.clock.set(Instant.parse("2026-11-23T22:29:00Z"));
        assertThat(door.open(ticket(secret), guest)).isTrue();
        say("subscribe", night.telescope);
        assertThat(door.listeners(night.telescope)).containsExactly(guest);

        night.clock.set(Instant.parse("2026-11-23T22:30:00Z"));

        assertThat(door.listeners(night.telescope)).isEmpty();
        assertThat(say("getState", night.telescope)).isEqualTo("error");
    }

    @Test
    void whoEndsALinkLetsGoOfItsGuestsAtOnceAndOfNobodyElses() throws IOException {
        String other = "other-" + guest;
        String secret = share.secretOf(booking.id(), id);
        String staying = share.secretOf(booking.id(), new UUID(0, 1).toString());
        night.clock.set(Instant.parse(FROM));
        assertThat(door.open(ticket(secret), guest)).isTrue();
        assertThat(door.open(ticket(secret), guest + "-2")).isTrue();
        assertThat(door.open(ticket(staying), other)).isTrue();
        say("subscribe", night.telescope);
        door.say(other, "subscribe", night.telescope);

        assertThat(share.endLink(booking.id(), id).getStatusCode()).isEqualTo(204);

        assertThat(door.listeners(night.telescope)).containsExactly(other);
        assertThat(share.sockets.isClosed(guest)).isTrue();
        assertThat(share.sockets.isClosed(guest + "-2")).isTrue();
        assertThat(share.sockets.isClosed(other)).isFalse();
    }

    @Test
    void aTicketMadeBeforeTheEndOfItsLinkOpensNothingAfterIt() throws IOException {
        String secret = share.secretOf(booking.id(), id);
        night.clock.set(Instant.parse(FROM));
        String unused = ticket(secret);
        var shown = door.show(ticket(secret));

        share.endLink(booking.id(), id);

        assertThat(door.open(unused, guest)).isFalse();
        assertThat(door.open(shown, guest))
                .as("let through by the authorizer before")
                .isFalse();
        assertThat(connectionRows()).doesNotContain(guest);
    }

    @Test
    void aGuestOfAnEndedLinkWhoseSocketCannotBeClosedHearsNothingMore() throws IOException {
        String secret = share.secretOf(booking.id(), id);
        night.clock.set(Instant.parse(FROM));
        assertThat(door.open(ticket(secret), guest)).isTrue();
        say("subscribe", night.telescope);
        share.sockets.stuck(guest);

        assertThat(share.endLink(booking.id(), id).getStatusCode()).isEqualTo(204);

        assertThat(door.listeners(night.telescope)).isEmpty();
        assertThat(connectionRows()).doesNotContain(guest);
    }

    @Test
    void aTelescopeThatItsOperatorHidesIsNotWatchedAndItsPlaceNotTold() throws IOException {
        night.describe();
        String secret = share.secretOf(booking.id(), id);
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(night.telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("SET listing = :hidden")
                .expressionAttributeValues(Map.of(":hidden", AttributeValue.fromS("hidden"))));
        night.clock.set(Instant.parse(FROM));

        assertThat(Share.read(share.look(secret), 200).at("/telescope/site").isMissingNode())
                .isTrue();
        assertThat(Share.read(share.ticket(secret), 409).path("code").asText()).isEqualTo("telescope-not-shown");
    }

    private String ticket(String secret) throws IOException {
        return Share.read(share.ticket(secret), 200).path("url").asText();
    }

    private String say(String type, String telescope) {
        return door.say(guest, type, telescope).path("type").asText();
    }

    private String connectionRows() {
        return night.tables
                .scan(scan -> scan.tableName(night.table("ConnectionsTable")).consistentRead(true))
                .toString();
    }
}
