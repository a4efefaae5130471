package stellar.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.SampleCloud;

class HttpApiTest {
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

    /** Sends bytes as they are and reads until the gateway closes, or until the text has come. */
    private static String raw(String request, String until) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sample.cloud().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            int read = socket.getInputStream().read();
            while (read >= 0) {
                answer.write(read);
                if (answer.toString(StandardCharsets.UTF_8).endsWith(until)) {
                    break;
                }
                read = socket.getInputStream().read();
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** The request of the API Gateway developer guide's example for payload format 2.0. */
    @Test
    void anEventHasTheFieldsOfTheDocumentedExample() throws Exception {
        String answer = raw("""
                POST /my/path?parameter1=value1&parameter1=value2&parameter2=value HTTP/1.1
                Host: id.execute-api.us-east-1.amazonaws.com
                Header1: value1
                Header2: value1
                Header2: value2
                Cookie: cookie1; cookie2
                User-Agent: agent
                Content-Type: text/plain
                Content-Length: 17
                Connection: close

                Hello from Lambda""".replace("\n", "\r\n"), "never");
        JsonNode event = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /my/path");
        assertThat(event.path("rawPath").asText()).isEqualTo("/my/path");
        assertThat(event.path("rawQueryString").asText())
                .isEqualTo("parameter1=value1&parameter1=value2&parameter2=value");
        assertThat(event.path("cookies").toString()).isEqualTo("[\"cookie1\",\"cookie2\"]");
        assertThat(event.path("headers").path("header1").asText()).isEqualTo("value1");
        assertThat(event.path("headers").path("header2").asText()).isEqualTo("value1,value2");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("headers").path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(event.path("queryStringParameters").toString())
                .isEqualTo("{\"parameter1\":\"value1,value2\",\"parameter2\":\"value\"}");
        assertThat(event.has("pathParameters")).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("Hello from Lambda");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();

        JsonNode context = event.path("requestContext");
        assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
        assertThat(context.path("apiId").asText()).isEqualTo("httpapi");
        assertThat(context.path("domainName").asText()).isEqualTo("id.execute-api.us-east-1.amazonaws.com");
        assertThat(context.path("domainPrefix").asText()).isEqualTo("id");
        assertThat(context.path("http").toString())
                .isEqualTo("{\"method\":\"POST\",\"path\":\"/my/path\",\"protocol\":\"HTTP/1.1\","
                        + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"agent\"}");
        assertThat(context.path("requestId").asText()).isNotEmpty();
        assertThat(context.path("routeKey").asText()).isEqualTo("POST /my/path");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).matches("\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} \\+0000");
        assertThat(context.path("timeEpoch").asLong()).isGreaterThan(1_700_000_000_000L);
    }

    @Test
    void pathVariablesAreDecodedAndAGreedyOneTakesTheRest() throws Exception {
        JsonNode telescope = JSON.readTree(
                sample.get("/api/telescopes/pic%20du%20midi?a=%C3%A9").body());
        JsonNode file = JSON.readTree(sample.get("/api/files/2026/11/m31.fits").body());

        assertThat(telescope.path("routeKey").asText()).isEqualTo("GET /api/telescopes/{id}");
        assertThat(telescope.path("pathParameters").path("id").asText()).isEqualTo("pic du midi");
        assertThat(telescope.path("queryStringParameters").path("a").asText()).isEqualTo("é");
        assertThat(telescope.path("rawQueryString").asText()).isEqualTo("a=%C3%A9");
        assertThat(file.path("routeKey").asText()).isEqualTo("ANY /api/files/{proxy+}");
        assertThat(file.path("pathParameters").path("proxy").asText()).isEqualTo("2026/11/m31.fits");
    }

    @Test
    void aBinaryBodyArrivesAsBase64() throws Exception {
        byte[] body = {0, 1, (byte) 0xfe};
        JsonNode event = JSON.readTree(sample.send(sample.request("/api/files/x")
                        .header("content-type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(body)))
                .body());

        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asText())).isEqualTo(body);
    }

    @Test
    void whatIsSaidToBeJsonArrivesAsTextAlsoWhenThatSpoilsIt() throws Exception {
        byte[] packed = {0x1f, (byte) 0x8b, 8, 0};
        JsonNode event = JSON.readTree(sample.send(sample.request("/api/files/x")
                        .header("content-type", "application/json; charset=utf-8")
                        .header("content-encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(packed)))
                .body());

        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("\u001f\ufffd\b\u0000");
    }

    @Test
    void aBodyOfNoTypeArrivesAsBase64() throws Exception {
        JsonNode event =
                JSON.readTree(sample.send(sample.request("/api/files/x").POST(BodyPublishers.ofString("a star")))
                        .body());

        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void aTypedHandlerGetsItsEnvironmentAndContext() throws Exception {
        String port = Integer.toString(sample.cloud().port());

        assertThat(sample.get("/api/typed").body())
                .isEqualTo("GET|http://127.0.0.1:" + port + "/live|stellar-local-Typed|stellar-local-Typed|512|true");
    }

    @Test
    void aBinaryAnswerComesOutAsBytesWithItsHeadersAndCookies() throws Exception {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(sample.request("/api/binary").build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).containsExactly(0xff, 0xd8, 0);
        assertThat(response.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void aFunctionThatThrowsIsAnInternalServerErrorThatTellsNothing() throws Exception {
        HttpResponse<String> response = sample.get("/api/error");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void aFunctionBeyondItsTimeoutIsAnInternalServerError() throws Exception {
        assertThat(sample.get("/api/slow").statusCode()).isEqualTo(500);
    }

    @Test
    void anAnswerBeyondSixMebibytesIsAnInternalServerError() throws Exception {
        assertThat(sample.get("/api/large").statusCode()).isEqualTo(500);
    }

    @Test
    void aBodyBeyondTenMebibytesIsRefused() throws Exception {
        String answer = raw("POST /my/path HTTP/1.1\r\nHost: x\r\nContent-Length: 10485761\r\n\r\n", "Large\"}");

        assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("{\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void requestsSentTogetherAreAnsweredInTheirOrder() throws Exception {
        String one = "GET /api/telescopes/one HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /nowhere.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String answers = raw(one + one.replace("one", "two") + last, "never");

        assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
        assertThat(answers.indexOf("\"id\":\"one\"")).isPositive().isLessThan(answers.indexOf("\"id\":\"two\""));
        assertThat(answers.indexOf("404 Not Found")).isGreaterThan(answers.indexOf("\"id\":\"two\""));
    }

    @Test
    void anUnknownApiPathIsNotFoundAndAnUnknownMethodToo() throws Exception {
        assertThat(sample.get("/api/nothing").statusCode()).isEqualTo(404);
        assertThat(sample.send(sample.request("/api/typed").DELETE()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPreflightOfTheSiteIsAnsweredAndThatOfAnotherIsNot() throws Exception {
        HttpResponse<String> site = sample.send(sample.request("/api/typed")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("origin", "https://stellar.example")
                .header("access-control-request-method", "GET"));
        HttpResponse<String> other = sample.send(sample.request("/api/typed")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("origin", "https://elsewhere.example")
                .header("access-control-request-method", "GET"));

        assertThat(site.statusCode()).isEqualTo(204);
        assertThat(site.headers().firstValue("access-control-allow-origin")).contains("https://stellar.example");
        assertThat(site.headers().firstValue("access-control-allow-methods")).contains("GET,POST");
        assertThat(site.headers().firstValue("access-control-max-age")).contains("600");
        assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void thePageIsAskedForEachTimeAndHashedFilesAreKept() throws Exception {
        HttpResponse<String> page = sample.get("/fr/robotarget/7/monitor");
        HttpResponse<String> script = sample.get("/assets/app-3f9a01bc.js");
        HttpResponse<String> again = sample.send(sample.request("/assets/app-3f9a01bc.js")
                .header("if-none-match", script.headers().firstValue("etag").orElseThrow()));

        assertThat(page.body()).isEqualTo("<title>Stellar</title>");
        assertThat(page.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(script.body()).isEqualTo("start()");
        assertThat(script.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        assertThat(again.statusCode()).isEqualTo(304);
    }

    /** A browser that kept one of them for a year would keep an old version of the page with it. */
    @Test
    void filesThatKeepTheirNameFromVersionToVersionAreAskedForEachTime() throws Exception {
        Map<String, String> types = Map.of(
                "/service-worker.js", "text/javascript; charset=utf-8",
                "/en.webmanifest", "application/manifest+json",
                "/apple-touch-icon.png", "image/png");
        for (String path : types.keySet()) {
            HttpResponse<String> file = sample.get(path);

            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(file.headers().firstValue("content-type")).as(path).contains(types.get(path));
            assertThat(file.headers().firstValue("cache-control")).as(path).contains("no-cache");
        }
    }

    @Test
    void noPathLeadsOutOfTheWebFolder() throws Exception {
        String answer = raw("GET /../data/s3-secret HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "never");
        String encoded = raw("GET /%2e%2e/data/s3-secret HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "never");

        assertThat(answer).doesNotContain(sample.secretKey()).startsWith("HTTP/1.1 404");
        assertThat(encoded).doesNotContain(sample.secretKey()).startsWith("HTTP/1.1 404");
    }
}
