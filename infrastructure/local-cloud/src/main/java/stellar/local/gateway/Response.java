package stellar.local.gateway;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A whole HTTP response, with its body. */
public final class Response {
    private static final int HEADER_PUNCTUATION = 4;

    private final int status;
    private final HttpHeaders headers = new DefaultHttpHeaders();
    private final byte[] body;

    /** A response with this body, which is not copied, and no header yet. */
    public Response(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** A response without body or headers. */
    public static Response empty(int status) {
        return new Response(status, new byte[0]);
    }

    /** A JSON response. */
    public static Response json(int status, String json) {
        return new Response(status, json.getBytes(StandardCharsets.UTF_8)).with("content-type", "application/json");
    }

    /** What API Gateway says when it answers itself: {@code {"message": ...}}. */
    public static Response message(int status, String message) {
        return json(status, "{\"message\":\"" + message + "\"}");
    }

    /** Adds a header and gives this response. */
    public Response with(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /** Sets a header in place of those of the same name, and gives this response. */
    public Response replacing(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Whether it has a header of this name, in any case. */
    boolean has(String name) {
        return headers.contains(name);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** How long it is about: the body, and headers as HTTP/1.1 writes them. */
    int bytes() {
        int bytes = body.length;
        for (Map.Entry<String, String> header : headers) {
            bytes += header.getKey().length() + header.getValue().length() + HEADER_PUNCTUATION;
        }
        return bytes;
    }

    /** For Netty, with the length of the body; a {@code HEAD} request gets the length and no body. */
    FullHttpResponse full(boolean headOnly) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                headOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
        response.headers().set(headers);
        boolean withoutLength = status < 200 || status == 204 || status == 304;
        if (!withoutLength) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return response;
    }
}
