package stellar.local.issuer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import stellar.local.gateway.Request;
import stellar.local.gateway.Response;
import stellar.local.template.Resource.UserPoolClient;

/** Gives tokens for codes and for refresh tokens (RFC 6749), and ends sessions (RFC 7009). */
final class TokenEndpoint {
    private final List<UserPoolClient> clients;
    private final People people;
    private final Codes codes;
    private final Sessions sessions;
    private final Tokens tokens;

    TokenEndpoint(List<UserPoolClient> clients, People people, Codes codes, Sessions sessions, Tokens tokens) {
        this.clients = clients;
        this.people = people;
        this.codes = codes;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** {@code POST /oauth2/token}. */
    Response give(Request request) {
        Parameters form = Parameters.ofForm(request);
        Optional<UserPoolClient> client = client(form);
        if (client.isEmpty()) {
            return refused("invalid_client");
        }
        return switch (form.text("grant_type")) {
            case "authorization_code" ->
                codes.redeem(
                                form.text("code"),
                                client.get().name(),
                                form.text("redirect_uri"),
                                form.text("code_verifier"))
                        .map(begun -> answer(begun.opened(), begun.person(), begun.nonce(), client.get()))
                        .orElseGet(() -> refused("invalid_grant"));
            case "refresh_token" -> renewed(form.text("refresh_token"), client.get());
            default -> refused("unsupported_grant_type");
        };
    }

    private Response renewed(String refreshToken, UserPoolClient client) {
        return sessions.exchange(refreshToken, client)
                .flatMap(opened -> people.find(opened.session().subject())
                        .map(person -> answer(opened, person, Optional.empty(), client)))
                .orElseGet(() -> refused("invalid_grant"));
    }

    /** {@code POST /oauth2/revoke}. The same answer whether there was such a token or not. */
    Response revoke(Request request) {
        Parameters form = Parameters.ofForm(request);
        Optional<UserPoolClient> client = client(form);
        if (client.isEmpty()) {
            return refused("invalid_client");
        }
        sessions.revoke(form.text("token"), client.get().name());
        return Response.empty(200);
    }

    private Optional<UserPoolClient> client(Parameters form) {
        return clients.stream()
                .filter(known -> known.name().equals(form.text("client_id")))
                .findFirst();
    }

    private Response answer(Sessions.Opened opened, Person person, Optional<String> nonce, UserPoolClient client) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", tokens.access(opened.session(), person, client.accessTokenLife()))
                .put("id_token", tokens.id(opened.session(), person, nonce, client.idTokenLife()))
                .put("refresh_token", opened.refreshToken())
                .put("token_type", "Bearer")
                .put("expires_in", client.accessTokenLife().toSeconds());
        return Response.json(200, answer.toString()).with("cache-control", "no-store");
    }

    private static Response refused(String error) {
        return Response.json(400, "{\"error\":\"" + error + "\"}").with("cache-control", "no-store");
    }
}
