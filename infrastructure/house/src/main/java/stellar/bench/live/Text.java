package stellar.bench.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import stellar.contract.Wire;

/** What is told: the same text on both sides. */
final class Text {

    private Text() {}

    /** A signal of Voyager's as the relay tells it. */
    static ObjectNode data(long number) {
        ObjectNode data = Wire.object()
                .put("Event", "Signal")
                .put("Timestamp", 1_795_212_000.25)
                .put("Host", "OBSERVATORY")
                .put("Inst", 1)
                .put("Code", 500 + number % 20);
        data.putObject("parsed").put("code", 500 + number % 20).put("description", "Sequence is running.");
        return data;
    }

    /** A frame as the cloud makes it of that. */
    static String frame(long number) {
        ObjectNode frame = Wire.object().put("type", "changes").put("channel", "telescope.demo");
        frame.putObject("position").put("epoch", 1_795_212_000_000L).put("seq", number);
        frame.putObject("previous").put("epoch", 1_795_212_000_000L).put("seq", number - 1);
        frame.put("sentAt", Instant.now().toString());
        ObjectNode message = frame.putArray("messages").addObject();
        message.put("type", "signal").put("seq", number).put("at", Instant.now().toString());
        message.set("data", data(number));
        return Wire.write(frame);
    }
}
