package stellar.bench.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import stellar.contract.Wire;

/** Somebody who signed in at the local cloud, and asks. */
public final class Person {

    /** The site as which they sign in: the template's own, where no other is given. */
    public static final String SITE = "http://localhost:8080";

    /** The pair of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /** Registered in the template; nobody follows it here. */
    private static final String CALLBACK = SITE + "/signed-in";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http;
    private final URI site;
    private final String token;

    private Person(HttpClient http, URI site, String token) {
        this.http = http;
        this.site = site;
        this.token = token;
    }

    /** An answer's status and JSON. */
    public record Answer(int status, ObjectNode body) {

        /** The JSON of an answer that says yes. */
        public ObjectNode orFail() {
            if (status >= 300) {
                throw new IllegalStateException("The local cloud answered " + status + ": " + body);
            }
            return body;
        }
    }

    /** Signs one of the demonstration's people in, as the page does: code, verifier, token. */
    public static Person signIn(HttpClient http, URI site, String subject) throws IOException, InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        ObjectNode place = Wire.readObject(http.send(
                        HttpRequest.newBuilder(site.resolve("/api/sign-in")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        settings.put("client_id", place.path("clientId").asText());
        settings.put("redirect_uri", CALLBACK);
        settings.put("response_type", "code");
        settings.put("scope", "openid profile");
        settings.put("state", "bench");
        settings.put("nonce", "bench");
        settings.put("code_challenge", CHALLENGE);
        settings.put("code_challenge_method", "S256");
        settings.put("person", subject);
        HttpResponse<String> sentBack = post(http, site.resolve("/auth/login"), settings);
        String code = sentBack.headers()
                .firstValue("location")
                .orElseThrow(() -> new IOException("Nobody could sign in: " + sentBack.body()))
                .replaceFirst(".*[?&]code=([^&]*).*", "$1");
        HttpResponse<String> tokens = post(
                http,
                site.resolve("/auth/oauth2/token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", place.path("clientId").asText(),
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER));
        return new Person(
                http, site, Wire.readObject(tokens.body()).path("access_token").asText());
    }

    private static HttpResponse<String> post(HttpClient http, URI where, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(where)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What this person is answered there. */
    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** What this person is answered to this. */
    public Answer post(String path, ObjectNode body) throws IOException, InterruptedException {
        return send(request(path)
                .POST(HttpRequest.BodyPublishers.ofString(Wire.write(body)))
                .build());
    }

    /** What this person is answered to this in the place of what is there. */
    public Answer put(String path, ObjectNode body) throws IOException, InterruptedException {
        return send(request(path)
                .PUT(HttpRequest.BodyPublishers.ofString(Wire.write(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json");
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), Wire.readObject(answer.body()));
    }
}
