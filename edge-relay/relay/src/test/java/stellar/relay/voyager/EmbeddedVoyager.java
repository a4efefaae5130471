package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Voyager's end of one connection in memory: says what a test tells it to, keeps what it hears. */
final class EmbeddedVoyager {

    static final String VERSION =
            "{\"Event\":\"Version\",\"Timestamp\":1795298400.5,\"Host\":\"PC\",\"Inst\":2,\"VOYVersion\":\"2.3.14\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedChannel channel;
    private final Deque<JsonNode> heard = new ArrayDeque<>();

    EmbeddedVoyager(EmbeddedChannel channel) {
        this.channel = channel;
    }

    void say(String line) {
        sayBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void sayBytes(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    }

    void greet() {
        say(VERSION);
    }

    /** Takes the next request, expecting this method, and accepts it. */
    JsonNode accept(String method) {
        JsonNode request = expect(method);
        say("{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":" + request.get("id") + "}");
        return request;
    }

    /** Takes the next request, expecting this method, accepts it and reports its result. */
    void finish(String method, int actionResult) {
        result(accept(method), actionResult);
    }

    /** Reports the result of a request. */
    void result(JsonNode request, int actionResult) {
        say("{\"Event\":\"RemoteActionResult\",\"UID\":" + request.at("/params/UID") + ",\"ActionResultInt\":"
                + actionResult + ",\"Motivo\":\"why\",\"ParamRet\":{\"a\":1}}");
    }

    void refuse(JsonNode request, String message) {
        say("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"" + message + "\"},\"id\":" + request.get("id")
                + "}");
    }

    /** Greets and answers all that a link asks for when it comes. */
    void welcome() {
        greet();
        finish("RemoteSetDashboardMode", 4);
        finish("RemoteSetLogEvent", 4);
        finish("RemoteGetStatus", 4);
        finish("RemoteGetFilterConfiguration", 4);
        finish("RemoteGetVoyagerProfiles", 4);
    }

    JsonNode expect(String method) {
        assertThat(isQuiet()).as("no request " + method).isFalse();
        JsonNode next = next();
        assertThat(next.path("method").asText()).isEqualTo(method);
        return next;
    }

    /** The next line that the link sent. */
    JsonNode next() {
        listen();
        return heard.remove();
    }

    /** True when the link has sent nothing more. */
    boolean isQuiet() {
        listen();
        return heard.isEmpty();
    }

    private void listen() {
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            String text = bytes.toString(StandardCharsets.UTF_8);
            bytes.release();
            assertThat(text).endsWith("\r\n");
            assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
            try {
                heard.add(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    /** Closes its end. */
    void cut() {
        assertThat(channel.close().isSuccess()).isTrue();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    boolean isRead() {
        return channel.config().isAutoRead();
    }
}
