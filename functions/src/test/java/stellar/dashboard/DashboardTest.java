package stellar.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.ApiBook;
import stellar.Night;
import stellar.bookings.Booking;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.images.ImageFacts;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.live.Booker;
import stellar.telescopes.Telescopes;

/** What older programs and pages are told, and who is. */
class DashboardTest {

    private static final Instant FROM = Instant.parse("2026-11-21T22:15:00Z");

    private final Night night = new Night();
    private final Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
    private final DashboardHandler handler =
            new DashboardHandler(night.environment(Map.of()), night.tables, night.clock);

    @Test
    void aProgramReadsWhereTheLinkStandsAsItAlwaysDid() throws IOException {
        heard();

        ObjectNode told = read(byKey("status/connection", "operator's key", night.telescope), 200);

        assertThat(told.path("success").asBoolean()).isTrue();
        assertThat(told.path("connection"))
                .hasToString(
                        "{\"status\":\"connected\",\"connectedAt\":\"2026-11-21T22:00:05.180Z\",\"reconnectAttempts\":2}");
        assertThat(told.path("isConnected").asBoolean()).isTrue();
        assertThat(told.path("isAuthenticated").asBoolean()).isTrue();
        assertThat(told.at("/version/VOYVersion").asText()).isEqualTo("2.3.14");
        assertThat(told.path("ageSeconds").asInt()).isEqualTo(7);
    }

    @Test
    void whatATelescopeNeverSaidIsTold() throws IOException {
        ObjectNode told = read(byKey("status/connection", "operator's key", night.telescope), 200);
        assertThat(told.at("/connection/status").asText()).isEqualTo("unknown");
        assertThat(told.path("isConnected").asBoolean()).isFalse();
        assertThat(told.path("ageSeconds").isNull()).isTrue();
        ObjectNode state = read(byKey("dashboard/state", "operator's key", night.telescope), 200);
        assertThat(state.at("/data/Event").asText()).isEqualTo("ControlData");
        assertThat(state.path("ageSeconds").isNull()).isTrue();
        ObjectNode sequence = read(byKey("sequences/current", "operator's key", night.telescope), 200);
        assertThat(sequence.path("running").asBoolean()).isFalse();
        assertThat(read(byKey("camera/preview", "operator's key", night.telescope), 404)
                        .path("code")
                        .asText())
                .isEqualTo("no-picture");
    }

    @Test
    void theStateHasVoyagersOwnFieldsAndWhatIsReadOfThemWithItsAge() throws IOException {
        heard();

        ObjectNode told = read(byKey("dashboard/state", "operator's key", night.telescope), 200);
        ObjectNode sequence = read(byKey("sequences/current", "operator's key", night.telescope), 200);

        assertThat(told.at("/data/VOYSTAT").asInt()).isEqualTo(2);
        assertThat(told.at("/data/parsed/voyagerStatus").asText()).isEqualTo("RUN");
        assertThat(told.at("/data/parsed/weather/safe").asBoolean()).isTrue();
        assertThat(told.path("ageSeconds").asInt()).isEqualTo(7);
        assertThat(sequence.path("running").asBoolean()).isTrue();
        assertThat(sequence.at("/sequence/name").asText()).isEqualTo("M31");
        assertThat(sequence.at("/exposure/total").asInt()).isEqualTo(30);
    }

    @Test
    void theNewestPictureIsTheNewestThatHasArrived() throws IOException {
        Images images = new Images(night.tables, night.table("ImagesTable"));
        String older = UUID.randomUUID().toString();
        for (String image : List.of(older, UUID.randomUUID().toString())) {
            ObjectNode data = Wire.object();
            data.putObject("parsed")
                    .put("image", image)
                    .put("file", image + ".fit")
                    .put("filter", "L");
            DurableEvent event = night.event(1, "newJPG", data);
            List<TransactWriteItem> learn =
                    List.of(images.learn(ImageFacts.of(List.of(event)).getFirst()));
            night.tables.transactWriteItems(transaction -> transaction.transactItems(learn));
            night.clock.advance(Duration.ofSeconds(30));
        }
        images.granted(new ImageKey(night.telescope, older, Kind.PREVIEW), "00");
        images.arrived(new ImageKey(night.telescope, older, Kind.PREVIEW), 1_000, "tag", night.clock.instant());

        ObjectNode told = read(byKey("camera/preview", "operator's key", night.telescope), 200);

        assertThat(told.at("/image/image").asText()).isEqualTo(older);
        assertThat(told.at("/image/preview").asText())
                .isEqualTo("/api/telescopes/" + night.telescope + "/images/" + older + "/preview");
        assertThat(told.path("ageSeconds").asInt()).isEqualTo(60);
        assertThat(read(asPerson("camera/preview", "somebody", night.telescope), 200))
                .isEqualTo(told);
    }

    @Test
    void withoutAKeyOrWithAnothersNothingIsTold() throws IOException {
        ObjectNode without = read(byKey("dashboard/state", "", night.telescope), 401);
        assertThat(without.path("success").asBoolean(true)).isFalse();
        assertThat(without.path("error").asText()).isEqualTo("key-missing");
        assertThat(without.path("message").asText())
                .isEqualTo(without.path("title").asText());
        assertThat(read(byKey("dashboard/state", "another key", night.telescope), 403)
                        .path("error")
                        .asText())
                .isEqualTo("key-wrong");
        for (String path : List.of("status/connection", "sequences/current", "camera/preview")) {
            assertThat(byKey(path, "", night.telescope).getStatusCode()).isEqualTo(401);
            assertThat(byKey(path, "another key", night.telescope).getStatusCode())
                    .isEqualTo(403);
        }
        assertThat(read(byKey("dashboard/state", "another key", "nowhere"), 403).toString())
                .isEqualTo(read(byKey("dashboard/state", "another key", night.telescope), 403)
                        .toString());
    }

    @Test
    void aPersonsBookingUnderWaySaysWhichAndElseTheyMustSay() throws IOException {
        new Night();
        String hidden = night.telescope + "-hidden";
        night.addTelescope(hidden, night.relay, false);
        String user = "user-of-" + night.telescope;
        Booking unused = new Booker(night).book(user, hidden, FROM, FROM.plus(Duration.ofMinutes(15)));

        ObjectNode unclear = read(asPerson("dashboard/state", user, ""), 400);
        assertThat(unclear.path("code").asText()).isEqualTo("telescope-unclear");
        assertThat(unclear.path("telescopes")).hasSizeGreaterThan(1);
        assertThat(read(asPerson("dashboard/state", user, hidden), 404)
                        .path("success")
                        .asBoolean(true))
                .isFalse();

        night.clock.set(FROM);
        telescopes.keep(
                new LatestEvent(hidden, "controlData", FROM, Wire.object().put("VOYSTAT", 7)));
        assertThat(read(asPerson("dashboard/state", user, ""), 200)
                        .at("/data/VOYSTAT")
                        .asInt())
                .isEqualTo(7);
        assertThat(read(asPerson("dashboard/state", user, hidden), 200)
                        .at("/data/VOYSTAT")
                        .asInt())
                .isEqualTo(7);
        assertThat(read(asPerson("dashboard/state", "another", hidden), 404).toString())
                .isEqualTo(read(asPerson("dashboard/state", "another", "nowhere"), 404)
                        .toString());
        assertThat(asPerson("status/connection", user, "").getStatusCode()).isEqualTo(200);
        assertThat(asPerson("sequences/current", user, "").getStatusCode()).isEqualTo(200);
        assertThat(asPerson("camera/preview", user, night.telescope).getStatusCode())
                .isEqualTo(404);

        night.clock.set(FROM.plus(Duration.ofMinutes(15)));
        assertThat(asPerson("dashboard/state", user, "").getStatusCode()).isEqualTo(400);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws IOException {
        String user = "curious-at-" + night.telescope;
        for (int i = 0; i < 60; i++) {
            assertThat(asPerson("status/connection", user, night.telescope).getStatusCode())
                    .isEqualTo(200);
        }
        APIGatewayV2HTTPResponse refused = asPerson("status/connection", user, night.telescope);

        assertThat(read(refused, 429).path("error").asText()).isEqualTo("too-often");
        assertThat(refused.getHeaders()).containsEntry("retry-after", "55");
        assertThat(asPerson("status/connection", "another-" + user, night.telescope)
                        .getStatusCode())
                .isEqualTo(200);
        night.clock.advance(Duration.ofMillis(54_820));
        assertThat(asPerson("status/connection", user, night.telescope).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyAsksAHundredTimesInAQuarterOfAnHourAndAnotherKeyIsNotHeldUp() throws IOException {
        String key = night.lock();
        for (int i = 0; i < 100; i++) {
            assertThat(byKey("status/connection", key, night.telescope).getStatusCode())
                    .isEqualTo(200);
        }
        APIGatewayV2HTTPResponse refused = byKey("sequences/current", key, night.telescope);

        assertThat(read(refused, 429).path("error").asText()).isEqualTo("too-often");
        assertThat(refused.getHeaders()).containsEntry("retry-after", "895");
        assertThat(byKey("status/connection", "another key of " + night.telescope, night.telescope)
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(asPerson("status/connection", "person-of-" + night.telescope, night.telescope)
                        .getStatusCode())
                .isEqualTo(200);
        night.clock.set(Instant.parse("2026-11-21T22:14:59.999Z"));
        assertThat(byKey("status/connection", key, night.telescope).getStatusCode())
                .isEqualTo(429);
        night.clock.set(Instant.parse("2026-11-21T22:15:00Z"));
        assertThat(byKey("status/connection", key, night.telescope).getStatusCode())
                .isEqualTo(200);
    }

    /** Everything is heard, and 7 s go by. */
    private void heard() {
        List<DurableEvent> events = List.of(
                night.event(
                        1,
                        "connectionState",
                        Wire.object().put("voyager", "connected").put("reconnectAttempts", 2)),
                night.event(2, "version", Wire.object().put("VOYVersion", "2.3.14")));
        TransactWriteItem step = telescopes.advance(Optional.empty(), Night.EPOCH, events);
        night.tables.transactWriteItems(transaction -> transaction.transactItems(step));
        ObjectNode control = Wire.object().put("VOYSTAT", 2);
        control.putObject("parsed")
                .put("voyagerStatus", "RUN")
                .putObject("sequence")
                .put("name", "M31");
        ObjectNode shot = Wire.object();
        shot.putObject("parsed").put("total", 30).put("remaining", 12);
        ObjectNode weather = Wire.object();
        weather.putObject("parsed").put("safe", true);
        Map.of("controlData", control, "shotRunning", shot, "weather", weather)
                .forEach((type, data) ->
                        telescopes.keep(new LatestEvent(night.telescope, type, night.clock.instant(), data)));
        night.clock.advance(Duration.ofSeconds(7));
    }

    private APIGatewayV2HTTPResponse byKey(String path, String key, String telescope) {
        Map<String, String> headers = new HashMap<>();
        if (!key.isEmpty()) {
            headers.put("x-api-key", key);
        }
        String route = "/api/" + path;
        APIGatewayV2HTTPEvent event = Night.http("GET", "GET " + route, route, Map.of(), headers, "");
        event.setQueryStringParameters(Map.of("telescope", telescope));
        return ApiBook.ask(handler, event);
    }

    private APIGatewayV2HTTPResponse asPerson(String path, String user, String telescope) {
        APIGatewayV2HTTPEvent event = Night.signedIn(user, "", "GET /api/me/" + path, Map.of(), "");
        event.setQueryStringParameters(telescope.isEmpty() ? Map.of() : Map.of("telescope", telescope));
        return ApiBook.ask(handler, event);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
