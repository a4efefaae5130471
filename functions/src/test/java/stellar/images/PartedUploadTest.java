package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.ApiBook;
import stellar.Night;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.contract.RequestSignature;
import stellar.contract.UploadGrant;
import stellar.contract.UploadParts;
import stellar.contract.UploadParts.Sent;
import stellar.contract.UploadParts.Wanted;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;

/** A frame's way into a real S3 server in parts. */
class PartedUploadTest {

    private static final int PART = (int) UploadParts.LEAST_BYTES;

    /** Two whole parts and a short one. */
    private static final byte[] FRAME = frame();

    private final Night night = new Night();
    private final String image = UUID.randomUUID().toString();
    private final ImageKey key = new ImageKey(night.telescope, image, UploadRequest.Kind.FITS);
    private final Images images = new Images(night.tables, night.table("ImagesTable"));
    private ImageStore store;
    private UploadHandler uploads;

    private static RunningBucket bucket;

    @BeforeAll
    static void openBucket(@TempDir Path folder) throws Exception {
        bucket = new RunningBucket(folder);
    }

    @AfterAll
    static void closeBucket() {
        bucket.close();
    }

    @BeforeEach
    void start() {
        store = new ImageStore(bucket.clients().presigner(), RunningBucket.NAME, night.clock);
        uploads = new UploadHandler(
                night.environment(Map.of()), night.tables, store, bucket.parted(night.clock), night.clock);
        night.tables.transactWriteItems(write -> write.transactItems(ImageFacts.of(night.imageEvents(1, image)).stream()
                .map(images::learn)
                .toList()));
    }

    @Test
    void aFrameInPartsIsPutTogetherAndComesBackWhole() throws Exception {
        UploadGrant grant = granted(null, wanted(1, 2));
        assertThat(grant.state()).isEqualTo(UploadGrant.State.PARTS);
        assertThat(grant.expiresAt()).isEqualTo(night.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(parts(grant).leaves()).extracting(UploadGrant.Leave::number).containsExactly(1, 2);

        String upload = parts(grant).upload();
        List<Sent> sent = new ArrayList<>(List.of(
                put(parts(grant).leaves().get(0)), put(parts(grant).leaves().get(1))));
        sent.add(put(parts(granted(upload, wanted(3))).leaves().getFirst()));

        assertThat(granted(upload, List.of(), sent).state()).isEqualTo(UploadGrant.State.PRESENT);
        assertThat(fetched()).isEqualTo(FRAME);
        assertThat(images.arrived(key, FRAME.length, "tag-3", night.clock.instant()))
                .isTrue();
        assertThat(images.find(night.telescope, image))
                .hasValueSatisfying(
                        row -> assertThat(row.has(key.kind(), sha256(FRAME))).isTrue());
    }

    @Test
    void aReplyThatWasLostIsGivenAgain() throws Exception {
        String upload = parts(granted(null, wanted(1))).upload();
        List<Sent> sent = putAll(upload);
        granted(upload, List.of(), sent);

        assertThat(granted(upload, List.of(), sent).state()).isEqualTo(UploadGrant.State.PRESENT);
        assertThat(fetched()).isEqualTo(FRAME);
    }

    @Test
    void aPartOfOtherBytesOrAnotherLengthIsNotTaken() throws Exception {
        UploadGrant.Leave first = parts(granted(null, wanted(1))).leaves().getFirst();
        byte[] other = part(1);
        other[7] ^= 1;

        HttpResponse<String> changed = put(first, other, first.headers());
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(changed.body()).contains("<Code>BadDigest</Code>");
        assertThat(put(first, new byte[1], first.headers()).statusCode()).isEqualTo(403);
        assertThat(put(first, new byte[1], Map.of()).statusCode()).isEqualTo(403);
        assertThat(put(first, part(1), first.headers()).statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadThatTheBucketDoesNotKnowIsForgotten() throws Exception {
        String upload = parts(granted(null, wanted(1))).upload();
        List<Sent> sent = putAll(upload);
        String strange = UUID.randomUUID().toString();

        assertThat(Wire.readObject(ask(strange, List.of(), sent).getBody()))
                .isEqualTo(Night.golden("upload-forgotten.json"));
    }

    /** The S3 server of these tests lists no parts where S3 says so; here is S3's own answer. */
    @Test
    void whatS3ForgotIsSaidBeforeAnyByteIsSent() throws Exception {
        HttpServer s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", exchange -> {
            byte[] error = "<Error><Code>NoSuchUpload</Code></Error>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/xml");
            exchange.sendResponseHeaders(404, error.length);
            exchange.getResponseBody().write(error);
            exchange.close();
        });
        s3.start();
        String address = "http://127.0.0.1:" + s3.getAddress().getPort();
        Clients clients =
                new Clients(new Environment(Map.of("AWS_REGION", "eu-west-3", "AWS_ENDPOINT_URL_S3", address)));
        PartedStore parted = new PartedStore(clients.objects(), clients.presigner(), RunningBucket.NAME, night.clock);
        uploads = new UploadHandler(night.environment(Map.of()), night.tables, store, parted, night.clock);
        try {
            assertThat(granted("gone", wanted(1)).state()).isEqualTo(UploadGrant.State.FORGOTTEN);
        } finally {
            s3.stop(0);
        }
    }

    @Test
    void partsWithAWrongTagAreForgottenRatherThanPutTogether() throws Exception {
        String upload = parts(granted(null, wanted(1))).upload();
        List<Sent> sent = new ArrayList<>(putAll(upload));
        sent.set(1, new Sent(2, sent.get(1).sha256(), "\"" + "0".repeat(32) + "\""));

        assertThat(granted(upload, List.of(), sent).state()).isEqualTo(UploadGrant.State.FORGOTTEN);
    }

    @Test
    void whatIsThereAlreadyIsNotBegunAgain() throws Exception {
        images.granted(key, sha256(FRAME));
        images.arrived(key, FRAME.length, "tag", night.clock.instant());

        assertThat(granted(null, wanted(1)).state()).isEqualTo(UploadGrant.State.PRESENT);
    }

    @Test
    void partsThatDoNotMakeUpTheWholeAreRefused() throws Exception {
        Wanted first = wanted(1).getFirst();
        Sent sent = new Sent(1, first.sha256(), "\"tag\"");

        assertRefused(new UploadParts(PART - 1, null, List.of(first), List.of()));
        assertRefused(new UploadParts(0, null, List.of(first), List.of()));
        assertRefused(new UploadParts(PART, null, List.of(new Wanted(4, first.sha256())), List.of()));
        assertRefused(new UploadParts(PART, null, List.of(new Wanted(0, first.sha256())), List.of()));
        assertRefused(new UploadParts(PART, null, List.of(new Wanted(1, "abc")), List.of()));
        assertRefused(new UploadParts(PART, "up load", List.of(first), List.of()));
        assertRefused(new UploadParts(PART, "upload", List.of(), List.of(sent)));
        assertRefused(new UploadParts(PART, null, List.of(), List.of(sent, sent, sent)));
    }

    private void assertRefused(UploadParts parts) {
        APIGatewayV2HTTPResponse answer = ask(parts);
        assertThat(answer.getStatusCode()).as(parts.toString()).isEqualTo(422);
        assertThat(answer.getBody()).contains("image-refused");
    }

    private List<Sent> putAll(String upload) throws Exception {
        List<Sent> sent = new ArrayList<>();
        for (UploadGrant.Leave leave : parts(granted(upload, wanted(1, 2, 3))).leaves()) {
            sent.add(put(leave));
        }
        return sent;
    }

    private Sent put(UploadGrant.Leave leave) throws Exception {
        HttpResponse<String> answer = put(leave, part(leave.number()), leave.headers());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Sent(
                leave.number(),
                sha256(part(leave.number())),
                answer.headers().firstValue("etag").orElseThrow());
    }

    private HttpResponse<String> put(UploadGrant.Leave leave, byte[] bytes, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(leave.url())).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        return sent(request, HttpResponse.BodyHandlers.ofString());
    }

    private byte[] fetched() throws Exception {
        return sent(HttpRequest.newBuilder(store.fetch(key, "frame.fit")), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** On a connection of its own: after a refusal the bucket closes the one it was on. */
    private static <T> HttpResponse<T> sent(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), body);
        }
    }

    private UploadGrant granted(@Nullable String upload, List<Wanted> wanted) throws IOException {
        return granted(upload, wanted, List.of());
    }

    private UploadGrant granted(@Nullable String upload, List<Wanted> wanted, List<Sent> sent) throws IOException {
        APIGatewayV2HTTPResponse answer = ask(upload, wanted, sent);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), UploadGrant.class);
    }

    private APIGatewayV2HTTPResponse ask(@Nullable String upload, List<Wanted> wanted, List<Sent> sent) {
        return ask(new UploadParts(PART, upload, wanted, sent));
    }

    private APIGatewayV2HTTPResponse ask(UploadParts parts) {
        UploadRequest request = new UploadRequest(
                1, night.relay, night.telescope, image, key.kind(), FRAME.length, sha256(FRAME), parts);
        return ApiBook.ask(uploads, night.request("/api/relay/uploads", Wire.write(request)));
    }

    private static UploadGrant.Parts parts(UploadGrant grant) {
        UploadGrant.Parts parts = grant.parts();
        assertThat(parts).isNotNull();
        return parts == null ? new UploadGrant.Parts("", List.of()) : parts;
    }

    private static List<Wanted> wanted(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> new Wanted(number, sha256(part(number))))
                .toList();
    }

    private static byte[] part(int number) {
        return Arrays.copyOfRange(FRAME, (number - 1) * PART, Math.min(number * PART, FRAME.length));
    }

    private static String sha256(byte[] bytes) {
        return RequestSignature.sha256(bytes);
    }

    private static byte[] frame() {
        byte[] bytes = new byte[2 * PART + 1000];
        new Random(3).nextBytes(bytes);
        return bytes;
    }
}
