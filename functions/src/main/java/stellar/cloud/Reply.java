package stellar.cloud;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import stellar.contract.Problem;
import stellar.contract.Wire;

/** Makes HTTP replies. */
public final class Reply {

    private Reply() {}

    /** JSON that nobody may keep, since it is about now. */
    public static APIGatewayV2HTTPResponse json(int status, Object message) {
        return reply(status, "application/json", "no-store", Wire.write(message));
    }

    /** It is done, and there is nothing to tell. */
    public static APIGatewayV2HTTPResponse done() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(204)
                .withHeaders(Map.of("cache-control", "no-store"))
                .withBody("")
                .build();
    }

    /** JSON that is the same for everybody and may be remembered for so long. */
    public static APIGatewayV2HTTPResponse kept(Object message, Duration time) {
        return reply(200, "application/json", "public, max-age=" + time.toSeconds(), Wire.write(message));
    }

    /** A refusal of a relay's request as {@code application/problem+json}. */
    public static APIGatewayV2HTTPResponse problem(Problem problem) {
        return reply(problem.status(), Problem.CONTENT_TYPE, "no-store", Wire.write(problem));
    }

    /** A refusal of a relay's request as {@code application/problem+json}. */
    public static APIGatewayV2HTTPResponse problem(int status, String code, String title) {
        return problem(new Problem(status, code, title, null, null, null));
    }

    /** A refusal in the caller's language. */
    public static APIGatewayV2HTTPResponse refused(Refusal refusal, Language language) {
        return problem(refusal.status(), refusal.code(), refusal.in(language));
    }

    /** A refusal in the caller's language that holds for so long. */
    public static APIGatewayV2HTTPResponse later(Refusal refusal, Duration wait, Language language) {
        APIGatewayV2HTTPResponse reply = refused(refusal, language);
        Map<String, String> headers = new HashMap<>(reply.getHeaders());
        headers.put("retry-after", Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000))));
        reply.setHeaders(headers);
        return reply;
    }

    /**
     * A refusal in the caller's language because of one member of the body.
     *
     * @param field the member's name, told as {@code field}
     */
    public static APIGatewayV2HTTPResponse refused(Refusal refusal, String field, Language language) {
        return refused(refusal, Wire.object().put("field", field), language);
    }

    /** A refusal in the caller's language, with more members for programs. */
    public static APIGatewayV2HTTPResponse refused(Refusal refusal, ObjectNode more, Language language) {
        ObjectNode problem =
                Wire.tree(new Problem(refusal.status(), refusal.code(), refusal.in(language), null, null, null));
        problem.setAll(more);
        return reply(refusal.status(), Problem.CONTENT_TYPE, "no-store", Wire.write(problem));
    }

    /** A relay's request that cannot be read. */
    public static APIGatewayV2HTTPResponse malformed(String title) {
        return problem(400, Problem.MALFORMED, title);
    }

    /** For a relay, and for a route that the handler does not know; people are told {@link Refusal#NOT_FOUND}. */
    public static APIGatewayV2HTTPResponse notFound() {
        return problem(404, Problem.NOT_FOUND, "There is nothing here for you. Check the address.");
    }

    /** The way to something kept elsewhere, which may be remembered for {@code seconds} by the caller alone. */
    public static APIGatewayV2HTTPResponse elsewhere(URI address, int seconds) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(302)
                .withHeaders(Map.of("location", address.toString(), "cache-control", "private, max-age=" + seconds))
                .build();
    }

    /** It is so, and there is nothing to tell. */
    public static APIGatewayV2HTTPResponse empty() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(204)
                .withHeaders(Map.of("cache-control", "no-store"))
                .withBody("")
                .build();
    }

    private static APIGatewayV2HTTPResponse reply(int status, String type, String cacheControl, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", type, "cache-control", cacheControl))
                .withBody(body)
                .build();
    }
}
