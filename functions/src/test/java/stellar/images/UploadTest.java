package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.RequestSignature;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;

/** The way of an image's bytes: leave, upload, link. */
class UploadTest {

    private static final byte[] JPEG = "not really a picture".getBytes(StandardCharsets.UTF_8);

    private final Night night = new Night();
    private final String image = UUID.randomUUID().toString();
    private final Images images = new Images(night.tables, night.table("ImagesTable"));
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningBucket bucket;
    private UploadHandler uploads;
    private ImagesHandler links;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        bucket = new RunningBucket(folder);
        ImageStore store = new ImageStore(bucket.clients().presigner(), RunningBucket.NAME, night.clock);
        uploads = new UploadHandler(
                night.environment(Map.of()), night.tables, store, bucket.parted(night.clock), night.clock);
        links = new ImagesHandler(night.environment(Map.of()), night.tables, store);
        night.tables.transactWriteItems(write -> write.transactItems(ImageFacts.of(night.imageEvents(1, image)).stream()
                .map(images::learn)
                .toList()));
    }

    @AfterEach
    void stop() throws Exception {
        bucket.close();
        http.close();
    }

    @Test
    void theBytesGoWhereTheLeaveSaysAndComeBackByTheLink() throws Exception {
        UploadGrant grant = granted(request(JPEG));

        assertThat(grant.expiresAt()).isEqualTo(night.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(grant.headers().keySet()).containsExactlyInAnyOrder("content-type", "x-amz-checksum-sha256");
        assertThat(put(grant, JPEG, grant.headers()).statusCode()).isEqualTo(200);

        ImageKey key = new ImageKey(night.telescope, image, UploadRequest.Kind.PREVIEW);
        assertThat(link("preview").getStatusCode()).isEqualTo(404);
        assertThat(images.arrived(key, JPEG.length, "tag", night.clock.instant()))
                .isTrue();

        APIGatewayV2HTTPResponse link = link("preview");
        assertThat(link.getStatusCode()).isEqualTo(302);
        assertThat(link.getHeaders()).containsEntry("cache-control", "private, max-age=3000");
        HttpResponse<byte[]> fetched = http.send(
                HttpRequest.newBuilder(URI.create(link.getHeaders().getOrDefault("location", "")))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(fetched.body()).isEqualTo(JPEG);
        assertThat(link("fits").getStatusCode()).isEqualTo(404);
    }

    @Test
    void otherBytesThanThoseAskedForAreNotTaken() throws Exception {
        UploadGrant grant = granted(request(JPEG));
        Map<String, String> changed = new HashMap<>(grant.headers());
        changed.put("x-amz-checksum-sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        Map<String, String> typed = new HashMap<>(grant.headers());
        typed.put("content-type", "text/html");

        assertThat(put(grant, JPEG, changed).statusCode()).isEqualTo(403);
        assertThat(put(grant, JPEG, typed).statusCode()).isEqualTo(403);
        assertThat(put(grant, new byte[] {1}, grant.headers()).statusCode()).isEqualTo(403);
    }

    @Test
    void whatArrivedIsNotAskedForAgainUnlessItIsAnother() throws IOException {
        granted(request(JPEG));
        images.arrived(
                new ImageKey(night.telescope, image, UploadRequest.Kind.PREVIEW),
                JPEG.length,
                "tag",
                night.clock.instant());

        assertThat(Wire.readObject(ask(request(JPEG)).getBody())).isEqualTo(Night.golden("upload-present.json"));
        assertThat(granted(request(new byte[] {1})).state()).isEqualTo(UploadGrant.State.PUT);
    }

    @Test
    void anImageNobodyToldOfAndAnothersLookTheSame() throws IOException {
        Night other = new Night();
        ObjectNode unknown = request(JPEG).put("image", UUID.randomUUID().toString());
        ObjectNode foreign = request(JPEG).put("telescope", other.telescope);
        ObjectNode nonsense = request(JPEG).put("image", "../../secrets");
        ObjectNode inAnothersName = request(JPEG).put("relay", other.relay);

        String missing = ask(unknown).getBody();
        for (ObjectNode asked : new ObjectNode[] {unknown, foreign, nonsense, inAnothersName}) {
            assertThat(ask(asked).getStatusCode()).isEqualTo(404);
            assertThat(ask(asked).getBody()).isEqualTo(missing);
        }
    }

    @Test
    void whatIsTooLargeOrHasNoSoundChecksumIsRefused() {
        assertThat(ask(request(JPEG).put("bytes", 16 * 1024 * 1024)).getStatusCode())
                .isEqualTo(200);
        assertThat(ask(request(JPEG).put("bytes", 16 * 1024 * 1024 + 1)).getStatusCode())
                .isEqualTo(422);
        assertThat(ask(request(JPEG).put("bytes", 0)).getStatusCode()).isEqualTo(422);
        assertThat(ask(request(JPEG).put("sha256", "abc")).getStatusCode()).isEqualTo(422);
        assertThat(ask(request(JPEG).put("kind", "movie")).getStatusCode()).isEqualTo(400);
    }

    @Test
    void anUnsignedRequestGetsNothing() {
        APIGatewayV2HTTPEvent unsigned = Night.http("POST", "/api/relay/uploads", Map.of());

        assertThat(ApiBook.ask(uploads, unsigned).getStatusCode()).isEqualTo(401);
    }

    @Test
    void aSecondNoteOfTheSameBytesIsNoNews() {
        ImageKey key = new ImageKey(night.telescope, image, UploadRequest.Kind.FITS);
        assertThat(images.arrived(key, 5, "tag", night.clock.instant())).isFalse();

        images.granted(key, "0".repeat(64));
        assertThat(images.arrived(key, 5, "tag", night.clock.instant())).isTrue();
        assertThat(images.arrived(key, 5, "tag", night.clock.instant())).isFalse();
        assertThat(images.arrived(key, 6, "other", night.clock.instant())).isTrue();
    }

    @Test
    void imagesComeByPageNewestFirst() throws IOException {
        for (int i = 0; i < 4; i++) {
            night.clock.advance(Duration.ofSeconds(30));
            String next = UUID.randomUUID().toString();
            night.tables.transactWriteItems(
                    write -> write.transactItems(ImageFacts.of(night.imageEvents(1, next)).stream()
                            .map(images::learn)
                            .toList()));
        }

        ObjectNode first = page(Map.of("limit", "3"));
        ObjectNode second =
                page(Map.of("limit", "3", "before", first.path("before").asText()));

        assertThat(first.path("images")).hasSize(3);
        assertThat(first.at("/images/0/at").asText()).isEqualTo("2026-11-21T22:02:05.180Z");
        assertThat(second.path("images")).hasSize(2);
        assertThat(second.at("/images/1/image").asText()).isEqualTo(image);
        assertThat(second.has("before")).isFalse();
        assertThat(ApiBook.ask(links, list(Map.of("before", "x"))).getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void aFrameIsToldWithAllThatIsKnownOfItAndDownloaded() throws Exception {
        ObjectNode facts = Wire.object();
        facts.putObject("parsed")
                .put("image", image)
                .put("file", "M31.fit")
                .put("target", "M 31")
                .put("exposure", 300)
                .put("bin", 1)
                .put("starIndex", 5.5)
                .put("width", 6248)
                .put("height", 4176)
                .put("takenAt", "2026-11-21T21:55:05Z");
        night.tables.transactWriteItems(
                write -> write.transactItems(ImageFacts.of(List.of(night.event(3, "newFITReady", facts))).stream()
                        .map(images::learn)
                        .toList()));
        for (UploadRequest.Kind kind : UploadRequest.Kind.values()) {
            granted(request(JPEG).put("kind", Image.name(kind)));
            assertThat(images.arrived(
                            new ImageKey(night.telescope, image, kind), JPEG.length, "tag", night.clock.instant()))
                    .isTrue();
        }

        ObjectNode told = (ObjectNode) page(Map.of()).at("/images/0");

        assertThat(told.path("takenAt").asText()).isEqualTo("2026-11-21T21:55:05Z");
        assertThat(told.path("exposure").asInt()).isEqualTo(300);
        assertThat(told.path("fits").asText()).endsWith(image + "/fits");
        assertThat(link("fits").getStatusCode()).isEqualTo(302);
    }

    private ObjectNode page(Map<String, String> query) throws IOException {
        return Wire.readObject(ApiBook.ask(links, list(query)).getBody());
    }

    private APIGatewayV2HTTPEvent list(Map<String, String> query) {
        APIGatewayV2HTTPEvent event =
                Night.http("GET", "/api/telescopes/{telescope}/images", Map.of("telescope", night.telescope));
        event.setQueryStringParameters(query);
        return event;
    }

    private ObjectNode request(byte[] bytes) {
        return Wire.tree(new UploadRequest(
                1,
                night.relay,
                night.telescope,
                image,
                UploadRequest.Kind.PREVIEW,
                bytes.length,
                RequestSignature.sha256(bytes)));
    }

    private APIGatewayV2HTTPResponse ask(ObjectNode request) {
        return ApiBook.ask(uploads, night.request("/api/relay/uploads", request.toString()));
    }

    private UploadGrant granted(ObjectNode request) throws IOException {
        APIGatewayV2HTTPResponse answer = ask(request);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), UploadGrant.class);
    }

    private HttpResponse<String> put(UploadGrant grant, byte[] bytes, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(String.valueOf(grant.url())))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private APIGatewayV2HTTPResponse link(String kind) {
        return ApiBook.ask(
                links,
                Night.http(
                        "GET",
                        "/api/telescopes/{telescope}/images/{image}/" + kind,
                        Map.of("telescope", night.telescope, "image", image)));
    }
}
