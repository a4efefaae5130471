package stellar.local.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stellar.local.template.Resource.Cors;

/** Says which pages of other origins may call the HTTP API, as API Gateway does on its own. */
final class CorsRules {
    private final Cors cors;

    CorsRules(Cors cors) {
        this.cors = cors;
    }

    /** The answer to a preflight request; empty when this is none. */
    Optional<Response> preflight(Request request) {
        if (!request.method().equals("OPTIONS")
                || request.header("origin").isEmpty()
                || request.header("access-control-request-method").isEmpty()) {
            return Optional.empty();
        }
        Response response = Response.empty(204);
        allowedOrigin(request).ifPresent(origin -> {
            put(response, "access-control-allow-methods", cors.methods());
            put(response, "access-control-allow-headers", cors.headers());
            if (cors.maxAge().isPositive()) {
                response.with(
                        "access-control-max-age", Long.toString(cors.maxAge().toSeconds()));
            }
        });
        return Optional.of(mark(request, response));
    }

    /** Puts the headers for this caller on a response, in place of any the function gave. */
    Response mark(Request request, Response response) {
        allowedOrigin(request).ifPresent(origin -> {
            response.replacing("access-control-allow-origin", origin);
            put(response, "access-control-expose-headers", cors.exposedHeaders());
            if (cors.credentials()) {
                response.replacing("access-control-allow-credentials", "true");
            }
        });
        return response;
    }

    private static void put(Response response, String name, List<String> values) {
        if (!values.isEmpty()) {
            response.replacing(name, String.join(",", values));
        }
    }

    private Optional<String> allowedOrigin(Request request) {
        return request.header("origin").flatMap(origin -> cors.origins().stream()
                .filter(allowed -> allows(allowed, origin))
                .findFirst()
                .map(allowed -> allowed.equals("*") ? "*" : origin));
    }

    /** {@code *}, an origin, or {@code https://*} for all of one scheme. */
    private static boolean allows(String allowed, String origin) {
        return allowed.equalsIgnoreCase(origin)
                || (allowed.endsWith("*")
                        && origin.toLowerCase(Locale.ROOT)
                                .startsWith(allowed.substring(0, allowed.length() - 1)
                                        .toLowerCase(Locale.ROOT)));
    }
}
