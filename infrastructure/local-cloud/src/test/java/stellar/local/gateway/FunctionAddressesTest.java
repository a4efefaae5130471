package stellar.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.SampleCloud;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;

class FunctionAddressesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static SampleCloud sample;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        sample = new SampleCloud(folder);
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void theFunctionSeesThePathWithoutWhereItsAddressIsHere() throws Exception {
        JsonNode event = JSON.readTree(sample.send(sample.request("/_url/Direct/api/relay/events?a=1")
                        .header("content-type", "application/json")
                        .header("stellar-relay", "demo")
                        .POST(BodyPublishers.ofString("{}")))
                .body());

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("$default");
        assertThat(event.path("rawPath").asText()).isEqualTo("/api/relay/events");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1");
        assertThat(event.path("headers").path("stellar-relay").asText()).isEqualTo("demo");
        assertThat(event.has("pathParameters")).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("{}");
        JsonNode context = event.path("requestContext");
        assertThat(context.at("/http/path").asText()).isEqualTo("/api/relay/events");
        assertThat(context.at("/http/method").asText()).isEqualTo("POST");
        assertThat(context.path("accountId").asText()).isEqualTo("anonymous");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
    }

    @Test
    void aPackedBodyArrivesAsItTravelled() throws Exception {
        byte[] packed = {0x1f, (byte) 0x8b, 8, 0};
        JsonNode event = JSON.readTree(sample.send(sample.request("/_url/Direct/")
                        .header("content-type", "application/octet-stream")
                        .header("content-encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(packed)))
                .body());

        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asText())).isEqualTo(packed);
    }

    @Test
    void onlyAFunctionThatWantsAnAddressHasOne() throws Exception {
        assertThat(sample.get("/_url/Echo/my/path").body()).doesNotContain("rawPath");
        assertThat(sample.get("/_url/Directory/x").body()).doesNotContain("rawPath");
        assertThat(sample.get("/_url/Direct/x").body()).contains("rawPath");
    }

    @Test
    void aFunctionThatDoesNotAnswerIsABadGateway() throws Exception {
        assertThat(sample.get("/_url/DirectSlow/").statusCode()).isEqualTo(502);
    }

    @Test
    void aBodyThatIsAnEventOfMoreThanSixMebibytesIsTooLarge() throws Exception {
        HttpResponse<String> answer = sample.send(sample.request("/_url/Direct/")
                .header("content-type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[5 * 1024 * 1024])));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void itCostsTheFunctionsCallAndWhatItAnswersAndNoRequest() throws Exception {
        Reading before = sample.cloud().use();
        int body = sample.get("/_url/Direct/x").body().length();
        Reading since = sample.cloud().use().since(before);

        assertThat(since.total(Metered.INVOCATIONS)).isEqualTo(1);
        assertThat(since.of(Metered.FUNCTION_BYTES_OUT).get("Direct")).isBetween(body + 1.0, body + 200.0);
        assertThat(since.total(Metered.HTTP_REQUESTS)).isZero();
        assertThat(since.total(Metered.EDGE_REQUESTS)).isZero();
        assertThat(since.of(Metered.LOG_BYTES)).doesNotContainKey("httpapi");
    }

    @Test
    void otherFunctionsAreToldThePathThatLeadsThereWhicheverNameThisMachineHas() {
        assertThat(sample.cloud().environment("Guarded")).containsEntry("DIRECT_URL", "/_url/Direct/");
    }
}
