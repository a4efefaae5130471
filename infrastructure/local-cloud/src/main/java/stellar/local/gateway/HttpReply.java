package stellar.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import stellar.local.lambda.Reply;

/**
 * What a function returned, as a response. With a {@code statusCode} it is one already; without, it is the body of a
 * JSON response with status 200 (payload format 2.0). Anything wrong is status 500 and nothing is told of it.
 */
final class HttpReply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpReply() {}

    static Response of(Reply reply) {
        return switch (reply) {
            case Reply.Returned returned -> {
                try {
                    yield response(JSON.readTree(returned.json()), returned.json());
                } catch (JsonProcessingException | IllegalArgumentException malformed) {
                    yield internalError();
                }
            }
            case Reply.Failed failed -> internalError();
            case Reply.TimedOut timedOut -> internalError();
        };
    }

    private static Response internalError() {
        return Response.message(500, "Internal Server Error");
    }

    private static Response response(JsonNode answer, String json) {
        if (!answer.path("statusCode").canConvertToInt()) {
            return Response.json(200, answer.isTextual() ? answer.asText() : json);
        }
        String text = answer.path("body").asText("");
        byte[] body = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        Response response = new Response(answer.path("statusCode").asInt(), body);
        answer.path("headers").properties().forEach(header -> add(response, header.getKey(), header.getValue()));
        answer.path("multiValueHeaders").properties().forEach(header -> header.getValue()
                .forEach(value -> add(response, header.getKey(), value)));
        answer.path("cookies").forEach(cookie -> response.with("set-cookie", cookie.asText()));
        if (body.length > 0 && !response.has(HttpHeaderNames.CONTENT_TYPE.toString())) {
            response.with("content-type", "text/plain;charset=UTF-8");
        }
        return response;
    }

    private static void add(Response response, String name, JsonNode value) {
        boolean ours = name.equalsIgnoreCase("content-length") || name.equalsIgnoreCase("connection");
        if (!ours && !value.isNull()) {
            response.with(name, value.asText());
        }
    }
}
