package stellar.relay.voyager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a line as a {@link Frame}: an event, the answer to a request, or what is neither. */
final class FrameDecoder extends MessageToMessageDecoder<ByteBuf> {

    /** Lines up to this long, and all but previews are, are copied to where they can be read quickly. */
    private static final int QUICK_BYTES = 64 * 1024;

    private final JsonLine json;
    private final ByteBuf quick = Unpooled.buffer(1024, QUICK_BYTES);

    FrameDecoder(LineLimits limits) {
        super(ByteBuf.class);
        this.json = new JsonLine(limits);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf line, List<Object> out) {
        out.add(frame(line.readableBytes() > QUICK_BYTES ? line : quick.clear().writeBytes(line)));
    }

    private Frame frame(ByteBuf line) {
        if (line.indexOf(line.readerIndex(), line.writerIndex(), (byte) 0) >= 0) {
            return unreadable(Unreadable.Cause.HOLDS_NUL, line);
        }
        boolean utf8 = JsonLine.isUtf8(line);
        try {
            ObjectNode raw = json.fields(line, utf8);
            Answer answer = raw.has("Event") ? null : answer(raw);
            return answer != null ? answer : event(raw, line, utf8);
        } catch (IOException e) {
            return unreadable(Unreadable.Cause.NOT_JSON, line);
        }
    }

    private VoyagerEvent event(ObjectNode raw, ByteBuf line, boolean utf8) {
        Fields fields =
                new Fields(raw, utf8 ? List.of() : List.of("The line is not UTF-8 and was read as Windows-1252."));
        String name = fields.text("Event");
        return switch (name == null ? "" : name) {
            case "Version" -> Version.read(fields);
            case "Polling" -> new Polling(fields.envelope());
            case "ShutDown" -> new ShutDown(fields.envelope());
            case "Signal" -> Signal.read(fields);
            case "NewFITReady" -> NewFitReady.read(fields);
            case "RemoteActionResult" -> RemoteActionResult.read(fields);
            case "LogEvent" -> LogEvent.read(fields);
            case "ProfileChanged" -> ProfileChanged.read(fields);
            case "ArrayElementData" -> ArrayElementData.read(fields);
            case "ControlData" -> ControlData.read(fields);
            case "NewJPGReady" -> NewJpgReady.read(fields, json.image(line, utf8));
            case "ShotRunning" -> ShotRunning.read(fields);
            case "WeatherAndSafetyMonitorData" -> WeatherAndSafety.read(fields);
            case "AutoFocusResult" -> AutoFocusResult.read(fields);
            default -> new Unknown(name, fields.envelope());
        };
    }

    /** Null when it is no answer. A login's answer has {@code authbase} in place of {@code result}. */
    private static @Nullable Answer answer(ObjectNode raw) {
        Fields fields = new Fields(raw, List.of());
        Integer id = fields.integer("id");
        if (id == null || !(raw.has("jsonrpc") || raw.has("result") || raw.has("error") || raw.has("authbase"))) {
            return null;
        }
        JsonNode error = raw.get("error");
        if (error == null || error.isNull()) {
            return new Answer.Accepted(id);
        }
        return new Answer.Refused(
                id, error.path("code").asInt(), error.path("message").asText());
    }

    private static Unreadable unreadable(Unreadable.Cause cause, ByteBuf line) {
        return Unreadable.of(cause, line.readableBytes(), Unreadable.excerpt(line));
    }
}
