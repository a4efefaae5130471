package stellar.local.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;
import stellar.local.SampleCloud;
import stellar.local.lambda.DeadLetter;

class BucketsTest {
    private static final String BUCKET = "stellar-local-images";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static SampleCloud sample;
    private static S3Client s3;
    private static S3Presigner presigner;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        sample = new SampleCloud(folder);
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", sample.secretKey()));
        s3 = S3Client.builder()
                .endpointOverride(sample.cloud().s3Endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        presigner = S3Presigner.builder()
                .endpointOverride(sample.cloud().s3Endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(credentials)
                .build();
    }

    @AfterAll
    static void stop() {
        presigner.close();
        s3.close();
        HTTP.shutdownNow();
        sample.close();
    }

    private static PresignedPutObjectRequest presigned(String key, String content) {
        return presigner.presignPutObject(
                request -> request.signatureDuration(Duration.ofMinutes(5)).putObjectRequest(put -> put.bucket(BUCKET)
                        .key(key)
                        .contentLength((long) content.length())
                        .contentType("image/jpeg")));
    }

    private static HttpRequest.Builder put(URI address, String content) {
        return HttpRequest.newBuilder(address)
                .header("content-type", "image/jpeg")
                .PUT(BodyPublishers.ofString(content));
    }

    /** By a connection of its own: the server closes one whose upload it refuses unread. */
    private static int status(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void aPresignedUploadIsStoredAndItsFunctionIsTold() throws Exception {
        String key = "uploads/M 31+Ha.jpg";

        int status = status(put(presigned(key, "jpeg").url().toURI(), "jpeg"));

        assertThat(status).isEqualTo(200);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                        .asUtf8String())
                .isEqualTo("jpeg");
        await().until(() ->
                sample.notes("objects.txt").contains("ObjectCreated:Put " + BUCKET + " uploads/M 31+Ha.jpg 4"));
    }

    @Test
    void anUploadWhoseSignatureOrLengthOrTypeDiffersIsRefused() throws Exception {
        URI address = presigned("uploads/refused.jpg", "jpeg").url().toURI();
        String text = address.toString();
        URI otherKey = URI.create(text.replace("refused.jpg", "other.jpg"));
        char last = text.charAt(text.length() - 1);
        URI otherSignature = URI.create(text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0'));

        assertThat(status(put(otherKey, "jpeg"))).isEqualTo(403);
        assertThat(status(put(otherSignature, "jpeg"))).isEqualTo(403);
        assertThat(status(put(address, "a longer one"))).isEqualTo(403);
        assertThat(status(HttpRequest.newBuilder(address)
                        .header("content-type", "text/html")
                        .PUT(BodyPublishers.ofString("jpeg"))))
                .isEqualTo(403);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("uploads/refused"))
                        .contents())
                .isEmpty();
    }

    @Test
    void anUploadWhoseChecksumIsWrongIsRefused() throws Exception {
        String wrong = Base64.getEncoder().encodeToString(new byte[32]);
        PresignedPutObjectRequest request =
                presigner.presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                        .putObjectRequest(
                                put -> put.bucket(BUCKET).key("uploads/sum.jpg").checksumSHA256(wrong)));
        HttpRequest.Builder put = HttpRequest.newBuilder(request.url().toURI()).PUT(BodyPublishers.ofString("jpeg"));
        request.signedHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                put.header(name, values.getFirst());
            }
        });

        assertThat(status(put)).isEqualTo(400);
    }

    @Test
    void anUploadInPartsIsToldWhenItIsComplete() throws Exception {
        String key = "uploads/frame.fits";
        byte[] five = new byte[5 * 1024 * 1024];
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key(key))
                .uploadId();
        String first = s3.uploadPart(
                        request ->
                                request.bucket(BUCKET).key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromBytes(five))
                .eTag();
        String second = s3.uploadPart(
                        request ->
                                request.bucket(BUCKET).key(key).uploadId(upload).partNumber(2),
                        RequestBody.fromString("end"))
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                .key(key)
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(first).build(),
                        CompletedPart.builder().partNumber(2).eTag(second).build())));

        await().until(() -> sample.notes("objects.txt")
                .contains("ObjectCreated:CompleteMultipartUpload " + BUCKET + " " + key + " 5242883"));
    }

    @Test
    void anEventThatFailsThreeTimesIsADeadLetterAndOthersGoOn() throws Exception {
        s3.putObject(request -> request.bucket(BUCKET).key("uploads/fail.jpg"), RequestBody.fromString("x"));
        // A client that waits too long for its answer writes again: each of its writes is an event of its own.
        await().until(() -> !sample.cloud().deadLetters().isEmpty()
                && sample.notes("objects.txt").stream()
                                .filter(line -> line.contains("fail.jpg"))
                                .count()
                        == 3L * sample.cloud().deadLetters().size());

        assertThat(sample.cloud().deadLetters())
                .extracting(DeadLetter::attempts)
                .containsOnly(3);
        DeadLetter letter = sample.cloud().deadLetters().getFirst();
        assertThat(letter.reason()).isEqualTo("java.lang.IllegalStateException: This is no image.");
        assertThat(letter.event()
                        .path("Records")
                        .path(0)
                        .path("s3")
                        .path("object")
                        .path("key")
                        .asText())
                .isEqualTo("uploads/fail.jpg");
        assertThat(sample.get("/_local").body()).contains("This is no image.");
    }

    @Test
    void anObjectOutsideThePrefixTellsNobody() throws Exception {
        s3.putObject(request -> request.bucket(BUCKET).key("elsewhere/a.jpg"), RequestBody.fromString("x"));
        s3.putObject(request -> request.bucket(BUCKET).key("uploads/after.jpg"), RequestBody.fromString("x"));
        await().until(() -> String.join("\n", sample.notes("objects.txt")).contains("uploads/after.jpg"));

        assertThat(String.join("\n", sample.notes("objects.txt"))).doesNotContain("elsewhere");
    }

    @Test
    void theSiteMayUploadFromABrowserAndAnotherOriginMayNot() throws Exception {
        URI address = presigned("uploads/cors.jpg", "jpeg").url().toURI();
        HttpResponse<String> site = preflight(address, "https://stellar.example");
        HttpResponse<String> other = preflight(address, "https://elsewhere.example");

        assertThat(site.headers().firstValue("access-control-allow-origin")).contains("https://stellar.example");
        assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    private static HttpResponse<String> preflight(URI address, String origin) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("origin", origin)
                        .header("access-control-request-method", "PUT")
                        .header("access-control-request-headers", "content-type")
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
