package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.RequestSignature;
import stellar.images.Images;
import stellar.images.RunningBucket;
import stellar.ingest.Incoming;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;
import stellar.progress.Progresses;
import stellar.progress.ReportsHandler;

/** What a relay of another make reports of a session, in the shapes that such relays send. */
class ReportsTest {

    private static RunningBucket bucket;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        bucket = new RunningBucket(folder);
    }

    @AfterAll
    static void shut() {
        bucket.close();
    }

    private final PlayedNight played;
    private final ReportsHandler handler;
    private final String listener;

    ReportsTest() throws Exception {
        played = new PlayedNight();
        handler = Progresses.reports(played.night, played.sockets, bucket);
        listener = "listener-" + played.booking;
    }

    @BeforeEach
    void duringTheSlotSomebodyListens() {
        played.night.clock.set(PlayedNight.FROM.plus(Duration.ofMinutes(10)));
        Listeners.add(
                new Connections(played.night.tables, played.night.table("ConnectionsTable"), played.night.clock),
                listener,
                Channel.ofSession(played.booking));
    }

    @AfterEach
    void close() {
        played.close();
    }

    private ObjectNode started() {
        return Stage.json("{\"session_guid\":\"" + played.booking + "\",\"target_guid\":\"" + UUID.randomUUID()
                + "\",\"voyager_data\":{\"timestamp\":\"2025-12-14T10:30:00Z\"}}");
    }

    private ObjectNode progress(int percentage) {
        return Stage.json("{\"session_guid\":\"" + played.booking + "\",\"progress\":{\"percentage\":" + percentage
                + ",\"current_shot\":23,\"total_shots\":50,\"remaining\":3600,"
                + "\"camera\":{\"temperature\":-10.5,\"cooling\":true,\"hfd\":2.3},"
                + "\"mount\":{\"ra\":\"12h 30m 45s\",\"dec\":\"+41° 16' 09\\\"\",\"tracking\":true}}}");
    }

    private ObjectNode image(String thumbnail) {
        return Stage.json("{\"session_guid\":\"" + played.booking
                + "\",\"image\":{\"filename\":\"M31_Ha_001.jpg\",\"thumbnail\":\"" + thumbnail
                + "\",\"filter\":\"Ha\",\"exposure\":300,\"hfd\":2.1,\"timestamp\":\"2025-12-14T10:35:00Z\"}}");
    }

    @Test
    void theFourAreToldToTheSessionsListenersAsTheyCame() {
        assertThat(seen("session-started", started())).isFalse();
        assertThat(seen("progress", progress(45))).isFalse();
        assertThat(seen("image-ready", image(""))).isFalse();
        ObjectNode completed = Stage.json("{\"session_guid\":\"" + played.booking + "\",\"summary\":{\"images\":12}}");
        assertThat(seen("session-completed", completed)).isFalse();

        assertThat(types()).containsExactly("session.started", "session.progress", "image.ready", "session.completed");
        assertThat(messages("session.progress")).containsExactly(progress(45));
        assertThat(messages("session.started")
                        .getFirst()
                        .at("/voyager_data/timestamp")
                        .asText())
                .isEqualTo("2025-12-14T10:30:00Z");
        assertThat(messages("image.ready").getFirst().at("/image/filename").asText())
                .isEqualTo("M31_Ha_001.jpg");
        assertThat(messages("session.completed")).containsExactly(completed);
        assertThat(played.booking().state().word())
                .as("which is Stellar's to say")
                .isEqualTo("confirmed");
        assertThat(Progresses.asked(played.night, played.booking, played.user).path("progress"))
                .isEqualTo(progress(45).path("progress"));
    }

    @Test
    void whatIsSentAgainIsSeenByItsEventIdOrByItself() {
        ObjectNode named = progress(10).put("event_id", "e-1");
        assertThat(seen("progress", named)).isFalse();
        played.night.clock.advance(Duration.ofSeconds(5));
        assertThat(seen("progress", progress(11).put("event_id", "e-1"))).isTrue();
        assertThat(seen("progress", progress(12))).isFalse();
        played.night.clock.advance(Duration.ofSeconds(5));
        assertThat(seen("progress", progress(12))).isTrue();
        assertThat(messages("session.progress"))
                .extracting(data -> data.at("/progress/percentage").asInt())
                .containsExactly(10, 12);
    }

    @Test
    void progressIsToldOnceASecondAtMost() {
        for (int i = 0; i < 5; i++) {
            assertThat(seen("progress", progress(i))).isFalse();
            played.night.clock.advance(Duration.ofMillis(300));
        }
        assertThat(messages("session.progress"))
                .extracting(data -> data.at("/progress/percentage").asInt())
                .containsExactly(0, 4);
    }

    @Test
    void anImageWithItsThumbnailIsToldOnceThatCanBeFetched() throws IOException {
        ObjectNode report = image(Base64.getEncoder().encodeToString(jpeg(120, 90)));
        assertThat(seen("image-ready", report)).isFalse();
        assertThat(types()).isEmpty();
        Images images = new Images(played.night.tables, played.night.table("ImagesTable"));
        String id = images.newest(played.night.telescope, 1, Set.of())
                .getFirst()
                .path("image")
                .asText();
        String key = "telescopes/" + played.night.telescope + "/" + id + "/preview.jpg";
        assertThat(bucket.clients()
                        .objects()
                        .getObjectAsBytes(get -> get.bucket(RunningBucket.NAME).key(key))
                        .asByteArray())
                .isEqualTo(jpeg(120, 90));

        Incoming.arrives(played.night, played.sockets, key);
        JsonNode told = messages("image.ready").getFirst();
        assertThat(told.at("/image/filename").asText()).isEqualTo("M31_Ha_001.jpg");
        assertThat(told.at("/image/exposure").asInt()).isEqualTo(300);
        assertThat(told.at("/image/link").asText()).endsWith(id + "/preview");
        assertThat(seen("image-ready", report)).isTrue();
        assertThat(images.newest(played.night.telescope, 5, Set.of())).hasSize(1);
    }

    @Test
    void whatIsNoSmallJpegIsRefusedAndKeptNowhere() throws IOException {
        byte[] huge = jpeg(8, 8);
        for (int i = 0; i < huge.length - 9; i++) {
            if ((huge[i] & 0xFF) == 0xFF && (huge[i + 1] & 0xFF) == 0xC0) {
                huge[i + 5] = huge[i + 6] = huge[i + 7] = huge[i + 8] = (byte) 0xFF;
            }
        }
        byte[] cut = Arrays.copyOf(jpeg(8, 8), 100);
        for (byte[] bad : List.of(huge, cut, jpeg(2001, 1), "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))) {
            refused(
                    "image-ready",
                    image(Base64.getEncoder().encodeToString(bad)).toString(),
                    400);
        }
        refused("image-ready", image("no base64").toString(), 400);
        assertThat(new Images(played.night.tables, played.night.table("ImagesTable"))
                        .newest(played.night.telescope, 1, Set.of()))
                .isEmpty();
    }

    @Test
    void whatIsNoReportIsRefused() {
        String numbers = "\"current_shot\":1,\"total_shots\":2,\"remaining\":3";
        for (String body : List.of(
                "{}",
                "[]",
                "no JSON",
                "{\"session_guid\":\"1\"}",
                "{\"session_guid\":\"ID\",\"progress\":{}}",
                "{\"session_guid\":\"ID\",\"progress\":{\"percentage\":101," + numbers + "}}",
                "{\"session_guid\":\"ID\",\"event_id\":\"a b\",\"progress\":{\"percentage\":1," + numbers + "}}")) {
            refused("progress", body.replace("ID", played.booking), 400);
        }
        assertThat(types()).isEmpty();
    }

    @Test
    void unseenCharactersAndUnknownMembersAreLeftOut() {
        ObjectNode progress = progress(5);
        progress.withObject("/progress").put("filter", "L\u202Egpj").put("html", "<b>");
        progress.withObject("/progress/mount").put("ra", "1\r\n2");
        assertThat(seen("progress", progress)).isFalse();
        JsonNode told = messages("session.progress").getFirst().path("progress");
        assertThat(told.has("filter")).isFalse();
        assertThat(told.has("html")).isFalse();
        assertThat(told.path("mount").has("ra")).isFalse();
    }

    @Test
    void onlyTheTelescopesOwnRelayReportsAndOnlyAroundTheSlot() {
        played.night.addRelay("other-" + played.night.relay, List.of("elsewhere"), Map.of("k1", Night.SECRET));
        String body = started().toString();
        RequestSignature others = signature("other-" + played.night.relay, body);
        assertThat(ApiBook.ask(handler, Night.signed(others, Night.SECRET, body))
                        .getStatusCode())
                .isEqualTo(404);
        byte[] wrong = Night.SECRET.clone();
        wrong[0] ^= 1;
        RequestSignature own = signature(played.night.relay, body);
        assertThat(ApiBook.ask(handler, Night.signed(own, wrong, body)).getStatusCode())
                .isEqualTo(401);
        APIGatewayV2HTTPEvent changed = Night.signed(own, Night.SECRET, body);
        changed.setBody(body.replace("2025", "2026"));
        assertThat(ApiBook.ask(handler, changed).getStatusCode()).isEqualTo(401);
        refused(
                "session-started",
                body.replace(played.booking, UUID.randomUUID().toString()),
                404);
        played.night.clock.set(PlayedNight.TO.plus(Duration.ofHours(1)));
        refused("session-started", body, 404);
        played.night.clock.set(PlayedNight.FROM.minus(Duration.ofMinutes(16)));
        refused("session-started", body, 404);
        refused("session-completed", "{\"summary\":\"" + "x".repeat(310_000) + "\"}", 413);
        assertThat(types()).isEmpty();
    }

    private RequestSignature signature(String relay, String body) {
        return new RequestSignature(
                "POST",
                "/api/voyager/events/session-started",
                relay,
                "k1",
                0,
                RequestSignature.NO_RANGE,
                played.night.clock.instant().getEpochSecond(),
                RequestSignature.sha256(body.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean seen(String what, ObjectNode body) {
        APIGatewayV2HTTPResponse answer = report(what, body.toString());
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Progresses.read(answer).path("seen").asBoolean();
    }

    private void refused(String what, String body, int status) {
        assertThat(report(what, body).getStatusCode()).as(body).isEqualTo(status);
    }

    private APIGatewayV2HTTPResponse report(String what, String body) {
        return ApiBook.ask(handler, played.night.request("/api/voyager/events/" + what, body));
    }

    private List<JsonNode> all() {
        List<JsonNode> messages = new ArrayList<>();
        played.sockets.sent(listener).forEach(frame -> frame.path("messages").forEach(messages::add));
        return messages;
    }

    private List<String> types() {
        return all().stream().map(message -> message.path("type").asText()).toList();
    }

    private List<JsonNode> messages(String type) {
        return all().stream()
                .filter(message -> message.path("type").asText().equals(type))
                .map(message -> message.path("data"))
                .toList();
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
