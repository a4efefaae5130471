package stellar.local.issuer;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.local.gateway.Request;

/** The parameters of a request. One that is given twice counts as not given (RFC 6749, section 3.1). */
record Parameters(Map<String, List<String>> values) {
    private static final int MOST = 40;
    private static final int MAX_LENGTH = 2_000;

    static Parameters ofQuery(Request request) {
        return new Parameters(request.query());
    }

    static Parameters ofForm(Request request) {
        String form = new String(request.body(), StandardCharsets.UTF_8);
        return new Parameters(new QueryStringDecoder(form, StandardCharsets.UTF_8, false, MOST).parameters());
    }

    /** The value; empty when there is none, more than one, or one that is too long. */
    Optional<String> one(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.size() == 1 && given.getFirst().length() <= MAX_LENGTH
                ? Optional.of(given.getFirst())
                : Optional.empty();
    }

    /** The value, or empty text. */
    String text(String name) {
        return one(name).orElse("");
    }
}
