package stellar.images;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import stellar.clouds.Cloud;
import stellar.contract.RequestSignature;
import stellar.contract.UploadGrant;
import stellar.contract.UploadParts;
import stellar.contract.UploadParts.Sent;
import stellar.contract.UploadParts.Wanted;
import stellar.contract.UploadRequest;

/** What images need of S3: relays put and browsers fetch by addresses that were signed, and what arrives is told. */
public interface BucketContract {

    /** The least that a part may have that is not the last. */
    int PART = (int) UploadParts.LEAST_BYTES;

    Cloud cloud();

    private ImageStore store() {
        return new ImageStore(cloud().clients().presigner(), cloud().name("ImagesBucket"), Clock.systemUTC());
    }

    private PartedStore parted() {
        return new PartedStore(
                cloud().clients().objects(),
                cloud().clients().presigner(),
                cloud().name("ImagesBucket"),
                Clock.systemUTC());
    }

    @Test
    default void aPreviewIsPutByItsLeaveFetchedAgainAndItsArrivalTold() throws Exception {
        ImageKey key = fresh(UploadRequest.Kind.PREVIEW);
        byte[] picture = bytes(20_000);
        UploadGrant leave = store().grant(key, request(key, picture, null));

        assertThat(put(leave, picture).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> fetched = get(HttpRequest.newBuilder(store().fetch(key, "preview.jpg")));
        assertThat(fetched.body()).isEqualTo(picture);
        assertThat(fetched.headers().firstValue("content-type")).contains("image/jpeg");
        JsonNode event = cloud().heard(key.image()).path("Records").path(0);
        assertThat(event.path("eventName").asText().replace("s3:", "")).isEqualTo("ObjectCreated:Put");
        assertThat(event.path("s3").path("bucket").path("name").asText()).isEqualTo(cloud().name("ImagesBucket"));
        JsonNode object = event.path("s3").path("object");
        assertThat(object.path("size").asLong()).isEqualTo(20_000);
        assertThat(ImageKey.parse(URLDecoder.decode(object.path("key").asText(), StandardCharsets.UTF_8)))
                .contains(key);
    }

    @Test
    default void whatIsFetchedIsSentAsItsAddressSays() throws Exception {
        cloud().must(Cloud.Duty.SEND_AS_ASKED);
        ImageKey key = fresh(UploadRequest.Kind.FITS);
        byte[] frame = bytes(2_880);
        put(store().grant(key, request(key, frame, null)), frame);

        HttpResponse<byte[]> fetched = get(HttpRequest.newBuilder(store().fetch(key, "M 31.fit")));

        assertThat(fetched.headers().firstValue("cache-control")).contains("private, max-age=3000");
        assertThat(fetched.headers().firstValue("content-disposition")).contains("attachment; filename=\"M 31.fit\"");
    }

    @Test
    default void otherBytesThanWereSignedAreNotTaken() throws Exception {
        cloud().must(Cloud.Duty.CHECK_CHECKSUMS);
        ImageKey key = fresh(UploadRequest.Kind.PREVIEW);
        byte[] picture = bytes(20_000);
        UploadGrant leave = store().grant(key, request(key, picture, null));
        byte[] other = picture.clone();
        other[7] ^= 1;

        assertThat(put(leave, other).statusCode()).isEqualTo(400);
        assertThat(isThere(key)).isFalse();
    }

    @Test
    default void anotherLengthOrTypeThanWasSignedIsNotTaken() throws Exception {
        cloud().must(Cloud.Duty.CHECK_SIGNATURES);
        ImageKey key = fresh(UploadRequest.Kind.PREVIEW);
        byte[] picture = bytes(2_000);
        UploadGrant leave = store().grant(key, request(key, picture, null));

        assertThat(put(leave, Arrays.copyOf(picture, 1_999)).statusCode()).isEqualTo(403);
        assertThat(put(leave.url(), picture, Map.of("content-type", "text/html"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(isThere(key)).isFalse();
    }

    @Test
    default void aFrameInPartsIsPutTogetherOnceAndFetchedByRanges() throws Exception {
        ImageKey key = fresh(UploadRequest.Kind.FITS);
        byte[] frame = bytes(2 * PART + 1_000);
        UploadParts all = putInParts(key, frame);

        assertThat(parted().together(key, request(key, frame, all), all)).isEqualTo(UploadGrant.State.PRESENT);
        // As when the answer was lost.
        assertThat(parted().together(key, request(key, frame, all), all)).isEqualTo(UploadGrant.State.PRESENT);

        HttpResponse<byte[]> rest = get(HttpRequest.newBuilder(store().fetch(key, "M 31.fit"))
                .header("range", "bytes=" + (2 * PART - 5) + "-"));
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(frame, 2 * PART - 5, frame.length));
        assertThat(cloud().heard(key.image()).findPath("object").path("size").asInt())
                .isEqualTo(frame.length);
    }

    @Test
    default void anUploadThatTheBucketDoesNotKnowIsForgottenUnlessTheFrameIsThere() throws Exception {
        cloud().must(Cloud.Duty.MISS_AN_UPLOAD);
        ImageKey key = fresh(UploadRequest.Kind.FITS);
        byte[] frame = bytes(1_000);
        UploadParts all = putInParts(key, frame);
        // With another tag: a bucket that has the object may say yes to a second time with the right ones.
        Sent another = new Sent(1, sha256(frame), "\"" + "0".repeat(32) + "\"");
        UploadParts strange = new UploadParts(PART, UUID.randomUUID().toString(), List.of(), List.of(another));

        assertThat(parted().together(key, request(key, frame, strange), strange))
                .isEqualTo(UploadGrant.State.FORGOTTEN);
        assertThat(parted().together(key, request(key, frame, all), all)).isEqualTo(UploadGrant.State.PRESENT);
        assertThat(parted().together(key, request(key, frame, strange), strange))
                .isEqualTo(UploadGrant.State.PRESENT);
    }

    /** Puts all parts, and gives what puts them together. */
    private UploadParts putInParts(ImageKey key, byte[] frame) throws Exception {
        List<byte[]> parts = IntStream.iterate(0, from -> from < frame.length, from -> from + PART)
                .mapToObj(from -> Arrays.copyOfRange(frame, from, Math.min(from + PART, frame.length)))
                .toList();
        List<Wanted> wanted = IntStream.range(0, parts.size())
                .mapToObj(i -> new Wanted(i + 1, sha256(parts.get(i))))
                .toList();
        UploadParts asked = new UploadParts(PART, null, wanted, List.of());
        UploadGrant grant = parted().grant(key, request(key, frame, asked), asked);
        assertThat(grant.state()).isEqualTo(UploadGrant.State.PARTS);
        UploadGrant.Parts begun = requireNonNull(grant.parts());
        List<Sent> sent = new ArrayList<>();
        for (UploadGrant.Leave leave : begun.leaves()) {
            HttpResponse<InputStream> answer = put(leave.url(), parts.get(leave.number() - 1), leave.headers());
            assertThat(answer.statusCode()).isEqualTo(200);
            sent.add(new Sent(
                    leave.number(),
                    wanted.get(leave.number() - 1).sha256(),
                    answer.headers().firstValue("etag").orElseThrow()));
        }
        return new UploadParts(PART, begun.upload(), List.of(), sent);
    }

    private boolean isThere(ImageKey key) {
        try (S3Client objects = cloud().clients().objects()) {
            objects.headObject(head -> head.bucket(cloud().name("ImagesBucket")).key(key.text()));
            return true;
        } catch (S3Exception answered) {
            assertThat(answered.statusCode()).isEqualTo(404);
            return false;
        }
    }

    private static ImageKey fresh(UploadRequest.Kind kind) {
        return new ImageKey("vega", UUID.randomUUID().toString(), kind);
    }

    private static UploadRequest request(ImageKey key, byte[] bytes, @Nullable UploadParts parts) {
        return new UploadRequest(
                1, "relay", key.telescope(), key.image(), key.kind(), bytes.length, sha256(bytes), parts);
    }

    private static HttpResponse<InputStream> put(UploadGrant leave, byte[] bytes) throws Exception {
        return put(leave.url(), bytes, leave.headers());
    }

    /** Puts bytes; what is answered is not read to its end, for a bucket that refuses may hang up in the middle of it. */
    private static HttpResponse<InputStream> put(@Nullable String url, byte[] bytes, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(String.valueOf(url)))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        try (HttpClient http = client()) {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        }
    }

    private static HttpResponse<byte[]> get(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = client()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        return RequestSignature.sha256(bytes);
    }
}
