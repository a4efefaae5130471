package stellar.local.issuer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;
import stellar.local.template.Resource.UserPoolClient;
import stellar.local.template.Resource.UserPoolGroup;
import stellar.local.template.Template;

/** Signs people in by OpenID Connect, at paths below {@value #PATH}. */
public final class Issuer implements Responder {

    /** What all its paths begin with. */
    public static final String PATH = "/auth";

    private static final Duration KEY_LIFE = Duration.ofDays(30);
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final int MOST_CODES = 1_000;
    private static final int MOST_SESSIONS = 1_000;
    private static final int MOST_MADE_ACCOUNTS = 200;

    private final String name;
    private final List<UserPoolClient> clients;
    private final People people;
    private final SigningKeys keys;
    private final Codes codes;
    private final TokenEndpoint tokens;
    private final SignInPage page;

    /**
     * The issuer of a template's user pool.
     *
     * @param name its address, {@value #PATH} included: {@code iss} of its tokens
     * @param people a file of those who are always there
     * @param folder where keys, sessions and the accounts made here are kept, readable by their owner only
     * @throws IOException when a file cannot be read or written
     */
    public Issuer(String name, Template template, Optional<Path> people, Path folder, Clock clock) throws IOException {
        this.name = name;
        this.clients = template.all(UserPoolClient.class);
        Duration longestTokenLife = clients.stream()
                .map(UserPoolClient::accessTokenLife)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        this.people = new People(
                people,
                template.all(UserPoolGroup.class).stream()
                        .map(UserPoolGroup::name)
                        .collect(Collectors.toSet()),
                folder.resolve("accounts.json"),
                MOST_MADE_ACCOUNTS);
        this.keys = new SigningKeys(folder.resolve("keys.json"), KEY_LIFE, longestTokenLife, clock);
        Sessions sessions = new Sessions(folder.resolve("sessions.json"), MOST_SESSIONS, clock);
        this.codes = new Codes(CODE_LIFE, MOST_CODES, sessions, clock);
        this.tokens = new TokenEndpoint(clients, this.people, codes, sessions, new Tokens(name, keys, clock));
        this.page = new SignInPage(this.people, clients);
    }

    /** The public keys with which its tokens may be signed. */
    public JWKSet publishedKeys() {
        return keys.published();
    }

    /** Signs with a new key from now on; tokens signed before stay good. */
    public void rotateKey() {
        keys.rotate();
    }

    @Override
    public Optional<Response> respond(Request request) {
        if (!request.path().startsWith(PATH + "/")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (request.method() + " " + request.path().substring(PATH.length())) {
                    case "GET /.well-known/openid-configuration" -> discovery();
                    case "GET /.well-known/jwks.json" ->
                        Response.json(200, publishedKeys().toString());
                    case "GET /oauth2/authorize" -> ask(request);
                    case "POST /login" -> signIn(request);
                    case "POST /oauth2/token" -> tokens.give(request);
                    case "POST /oauth2/revoke" -> tokens.revoke(request);
                    case "GET /logout" -> signOut(request);
                    default -> Response.message(404, "Not Found");
                });
    }

    private Response discovery() {
        ObjectNode about = JsonNodeFactory.instance
                .objectNode()
                .put("issuer", name)
                .put("authorization_endpoint", name + "/oauth2/authorize")
                .put("token_endpoint", name + "/oauth2/token")
                .put("revocation_endpoint", name + "/oauth2/revoke")
                .put("end_session_endpoint", name + "/logout")
                .put("jwks_uri", name + "/.well-known/jwks.json");
        about.putArray("response_types_supported").add("code");
        about.putArray("subject_types_supported").add("public");
        about.putArray("id_token_signing_alg_values_supported").add("RS256");
        about.putArray("code_challenge_methods_supported").add("S256");
        about.putArray("token_endpoint_auth_methods_supported").add("none");
        about.putArray("scopes_supported").add("openid").add("email").add("profile");
        return Response.json(200, about.toString());
    }

    private Response ask(Request request) {
        Parameters parameters = Parameters.ofQuery(request);
        return switch (Asked.of(parameters, clients)) {
            case Asked.Judged.Untrusted(String why) -> page.untrusted(why, request);
            case Asked.Judged.Refused(String location) -> elsewhere(location);
            case Asked.Judged.Fit(Asked asked) -> page.choice(asked, parameters, request, Optional.empty());
        };
    }

    private Response signIn(Request request) {
        Parameters form = Parameters.ofForm(request);
        boolean fromHere = request.header("origin")
                .map(origin -> origin.equals("http://" + request.header("host").orElse("")))
                .orElse(true);
        return switch (Asked.of(form, clients)) {
            case Asked.Judged.Untrusted(String why) -> page.untrusted(why, request);
            case Asked.Judged.Refused(String location) -> elsewhere(location);
            case Asked.Judged.Fit(Asked asked) ->
                fromHere ? signIn(asked, form, request) : page.untrusted("origin", request);
        };
    }

    private Response signIn(Asked asked, Parameters form, Request request) {
        Optional<Person> chosen = form.one("person").flatMap(people::find);
        if (chosen.isPresent()) {
            return elsewhere(asked.back("code", codes.give(asked, chosen.get())));
        }
        return switch (people.make(form.text("name"), form.text("email"))) {
            case People.Made.Welcome(Person person) -> elsewhere(asked.back("code", codes.give(asked, person)));
            case People.Made flaw -> page.choice(asked, form, request, Optional.of(flaw));
        };
    }

    /** Nobody stays signed in on this side, so there is nothing to end: the browser goes where its program wants it. */
    private Response signOut(Request request) {
        Parameters parameters = Parameters.ofQuery(request);
        String to = parameters.text("logout_uri");
        boolean known = clients.stream()
                .anyMatch(client -> client.name().equals(parameters.text("client_id"))
                        && client.logoutUrls().contains(to));
        return known ? elsewhere(to) : page.untrusted("logout_uri", request);
    }

    private static Response elsewhere(String location) {
        return Response.empty(302)
                .with("location", location)
                .with("cache-control", "no-store")
                .with("referrer-policy", "no-referrer");
    }
}
