package stellar.local.issuer;

import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.local.template.Resource.UserPoolClient;

/**
 * What a program asks when it sends somebody here to sign in.
 *
 * @param client the program
 * @param redirectUri one of its registered ones
 * @param state what is given back as it came
 * @param nonce what the ID token says again
 * @param challenge the SHA-256 of what the program will show with the code (RFC 7636)
 */
record Asked(
        UserPoolClient client,
        String redirectUri,
        List<String> scopes,
        Optional<String> state,
        Optional<String> nonce,
        String challenge) {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What becomes of such a request. */
    sealed interface Judged {

        record Fit(Asked asked) implements Judged {}

        /** The browser must not be sent anywhere, for nobody knows whose address that is. */
        record Untrusted(String why) implements Judged {}

        /** The program hears of it. */
        record Refused(String location) implements Judged {}
    }

    /** Judges the parameters of a request by what the clients may do. */
    static Judged of(Parameters parameters, List<UserPoolClient> clients) {
        Optional<UserPoolClient> client = clients.stream()
                .filter(known -> known.name().equals(parameters.text("client_id")))
                .findFirst();
        if (client.isEmpty()) {
            return new Judged.Untrusted("client_id");
        }
        String redirectUri = parameters.text("redirect_uri");
        if (!client.get().callbackUrls().contains(redirectUri)) {
            return new Judged.Untrusted("redirect_uri");
        }
        Asked asked = new Asked(
                client.get(),
                redirectUri,
                List.of(parameters.text("scope").split(" ", -1)),
                parameters.one("state"),
                parameters.one("nonce"),
                parameters.text("code_challenge"));
        if (!parameters.text("response_type").equals("code")) {
            return new Judged.Refused(asked.back("error", "unsupported_response_type"));
        }
        if (!parameters.text("code_challenge_method").equals("S256")
                || !CHALLENGE.matcher(asked.challenge()).matches()) {
            return new Judged.Refused(asked.back("error", "invalid_request"));
        }
        return asked.scopes().contains("openid") && asked.client().scopes().containsAll(asked.scopes())
                ? new Judged.Fit(asked)
                : new Judged.Refused(asked.back("error", "invalid_scope"));
    }

    /** Where the browser goes back to, with one more parameter. */
    String back(String name, String value) {
        QueryStringEncoder address = new QueryStringEncoder(redirectUri);
        address.addParam(name, value);
        state.ifPresent(text -> address.addParam("state", text));
        return address.toString();
    }
}
