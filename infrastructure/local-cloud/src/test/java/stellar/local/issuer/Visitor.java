package stellar.local.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody at a browser, and the program that sent them, of a test. The verifier is that of RFC 7636, appendix B. */
public final class Visitor {
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String CALLBACK = "http://localhost:8080/signed-in";
    public static final String VEGA = "0d1e6a52-3c0b-4a7e-9a55-5d6f0f0c8a01";
    public static final String RIGEL = "4b7c21f8-90d2-4d1f-8c3e-2a6b7e9d1f02";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI issuer;

    public Visitor(URI site) {
        issuer = site.resolve("/auth/");
    }

    /** What the page asks, with these parameters changed; an empty one is left out. */
    static Map<String, String> asked(String... changes) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("client_id", "page");
        asked.put("redirect_uri", CALLBACK);
        asked.put("response_type", "code");
        asked.put("scope", "openid profile");
        asked.put("state", "s t&a=te");
        asked.put("nonce", "once");
        asked.put("code_challenge", CHALLENGE);
        asked.put("code_challenge_method", "S256");
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) {
                asked.remove(changes[i]);
            } else {
                asked.put(changes[i], changes[i + 1]);
            }
        }
        return asked;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> get(String path, Map<String, String> parameters, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(issuer.resolve(path + "?" + encoded(parameters)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(issuer.resolve(path))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Chooses somebody on the sign-in page and gives the code that the page is sent back with. */
    String code(String person, String... changes) throws Exception {
        Map<String, String> form = asked(changes);
        form.put("person", person);
        return codeIn(post("login", form));
    }

    static String codeIn(HttpResponse<String> sentBack) {
        return sentBack.headers().firstValue("location").orElseThrow().replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    HttpResponse<String> redeem(String code, String... changes) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", "page",
                "code", code,
                "redirect_uri", CALLBACK,
                "code_verifier", VERIFIER));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        return post("oauth2/token", form);
    }

    HttpResponse<String> refresh(String token) throws Exception {
        return post("oauth2/token", Map.of("grant_type", "refresh_token", "client_id", "page", "refresh_token", token));
    }

    /** Signs somebody in, the whole way. */
    public JsonNode signIn(String person) throws Exception {
        return json(redeem(code(person)));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }

    static JWTClaimsSet claims(JsonNode answer, String token) throws ParseException {
        return SignedJWT.parse(answer.path(token).asText()).getJWTClaimsSet();
    }
}
