package stellar.local.gateway;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole HTTP request, with its body. */
public final class Request {
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=";

    private final String method;
    private final String protocol;
    private final String path;
    private final String rawQuery;
    private final Map<String, List<String>> query;
    private final HttpHeaders headers;
    private final byte[] body;
    private final String sourceIp;

    /** Copies what Netty decoded. */
    Request(FullHttpRequest request, SocketAddress peer) {
        QueryStringDecoder target = new QueryStringDecoder(request.uri());
        method = request.method().name();
        protocol = request.protocolVersion().text();
        path = target.path();
        rawQuery = target.rawQuery();
        query = target.parameters();
        headers = request.headers().copy();
        body = ByteBufUtil.getBytes(request.content());
        sourceIp = peer instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : "127.0.0.1";
    }

    private Request(Request whole, String path) {
        this.method = whole.method;
        this.protocol = whole.protocol;
        this.path = path;
        this.rawQuery = whole.rawQuery;
        this.query = whole.query;
        this.headers = whole.headers;
        this.body = whole.body;
        this.sourceIp = whole.sourceIp;
    }

    /** The same request as it is seen by what answers below a path; empty when it is not for what is there. */
    Optional<Request> below(String start) {
        return path.startsWith(start + "/")
                ? Optional.of(new Request(this, path.substring(start.length())))
                : Optional.empty();
    }

    /** In capitals. */
    public String method() {
        return method;
    }

    /** Such as {@code HTTP/1.1}. */
    public String protocol() {
        return protocol;
    }

    /** Percent-decoded, without the query. */
    public String path() {
        return path;
    }

    /** As sent, without the question mark; empty when there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** Decoded, in the order sent. */
    public Map<String, List<String>> query() {
        return query;
    }

    /** As sent; names are compared without regard to case. */
    public HttpHeaders headers() {
        return headers;
    }

    /**
     * Whether it carries a signature as clients of AWS send one. A page of another origin cannot send it unasked, which is why the
     * local cloud's services want it; it is not checked.
     */
    public boolean isSigned() {
        return header("authorization").orElse("").startsWith(SIGNED);
    }

    /** The header of this name, when it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Its bytes; none when the request has no body. Not a copy. */
    public byte[] body() {
        return body;
    }

    /** The caller's address as text. */
    public String sourceIp() {
        return sourceIp;
    }
}
