package stellar.bench.relay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in cloud wants to know of a batch, read in one pass without a tree, so that the cloud stays cheap.
 *
 * @param epoch the batch's epoch
 * @param first the first number it speaks for
 * @param last the last number it speaks for
 * @param events its events in order
 */
record ArrivedBatch(long epoch, long first, long last, List<Event> events) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One event of it.
     *
     * @param type its name on the wire
     * @param text Voyager's own text in it, absent when it has none
     */
    record Event(String type, @Nullable String text) {}

    static ArrivedBatch read(InputStream json) throws IOException {
        long epoch = 0;
        long first = 0;
        long last = 0;
        List<Event> events = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "epoch" -> epoch = parser.getLongValue();
                    case "first" -> first = parser.getLongValue();
                    case "last" -> last = parser.getLongValue();
                    case "events" -> {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            events.add(event(parser));
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return new ArrivedBatch(epoch, first, last, events);
    }

    private static Event event(JsonParser parser) throws IOException {
        String type = "";
        String text = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = parser.getText();
                case "data" -> text = text(parser);
                default -> parser.skipChildren();
            }
        }
        return new Event(type, text);
    }

    private static @Nullable String text(JsonParser parser) throws IOException {
        String text = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("Text");
            parser.nextToken();
            if (wanted) {
                text = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return text;
    }
}
