package stellar.cloud;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;

/** An HTTP request, read with limits. */
public record Request(APIGatewayV2HTTPEvent event) {

    /** A packed body is unpacked to this many bytes and one more: that is too long for every route. */
    private static final int MAX_UNPACKED_BYTES = 1 << 20;

    /** The body as it came, packed if it was; empty when there was none. */
    public byte[] sent() {
        String body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        return event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    /** The body, unpacked; empty when there was none, or when it says that it is gzip and is not. */
    public byte[] body() {
        byte[] sent = sent();
        return "gzip".equalsIgnoreCase(headers().get("content-encoding")) ? unpacked(sent) : sent;
    }

    /**
     * The body as a JSON object.
     *
     * @throws Unfit when it is longer than so many bytes, or is none
     */
    public ObjectNode json(int maxBytes) throws Unfit {
        byte[] body = body();
        try {
            if (body.length <= maxBytes) {
                return Wire.readObject(new String(body, StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // Refused below, with what is too long.
        }
        throw new Unfit(Refusal.MALFORMED, "");
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readNBytes(MAX_UNPACKED_BYTES + 1);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    /** Headers by lower-case name. */
    public Map<String, String> headers() {
        Map<String, String> headers = event.getHeaders();
        return headers == null ? Map.of() : headers;
    }

    /** The language that the caller's {@code Accept-Language} likes best; empty when it names none of ours. */
    public Optional<Language> likedLanguage() {
        return Optional.ofNullable(headers().get("accept-language")).flatMap(Language::liked);
    }

    /** The language to answer in when nothing more is known of the caller. */
    public Language language() {
        return likedLanguage().orElse(Language.ENGLISH);
    }

    /**
     * What the API's authorizer found in the caller's token, each claim as text; empty on a route without one. A list is
     * written {@code [a b]}.
     */
    public Map<String, String> claims() {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .orElse(Map.of());
    }

    /** The method in capitals. */
    public String method() {
        return event.getRequestContext().getHttp().getMethod();
    }

    /** The path without its query. */
    public String path() {
        return event.getRawPath();
    }

    /** What stands in the path for a name of the route; empty text when the route has no such name. */
    public String inPath(String name) {
        return in(event.getPathParameters(), name).orElse("");
    }

    public Optional<String> inQuery(String name) {
        return in(event.getQueryStringParameters(), name);
    }

    /** How many rows are asked for: {@code usual} when not said, never under 1 or over {@code most}. */
    public int limit(int usual, int most) {
        return inQuery("limit")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Math.clamp(Integer.parseInt(text), 1, most))
                .orElse(usual);
    }

    private static Optional<String> in(@Nullable Map<String, String> values, String name) {
        return values == null ? Optional.empty() : Optional.ofNullable(values.get(name));
    }
}
