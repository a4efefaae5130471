package stellar.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.bookings.Booking;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;

/**
 * What a relay of another make reports of a session. Of its members those are taken that Stellar knows and that can be; the
 * others are left out, and nothing of it is trusted further.
 *
 * @param session whose, by the booking's id
 * @param event by which it is known again: its {@code event_id}, else the SHA-256 of the body
 * @param data as it is told
 * @param thumbnail of an image, checked; empty when there is none
 */
record Report(Kind kind, String session, String event, ObjectNode data, Optional<Thumbnail> thumbnail) {

    /** A thumbnail, and room for the rest. */
    static final int MAX_BODY_BYTES = 300 * 1024;

    private static final int MAX_SUMMARY_BYTES = 16 * 1024;
    private static final int MOST_SHOTS = 100_000;
    private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Pattern TEXT = Pattern.compile("[^\\p{C}\\u2028\\u2029]{1,200}");

    /** What can be reported, by the last word of its address. */
    enum Kind {
        SESSION_STARTED("session-started", "session.started"),
        PROGRESS("progress", "session.progress"),
        IMAGE_READY("image-ready", "image.ready"),
        SESSION_COMPLETED("session-completed", "session.completed");

        private final String word;
        private final String message;

        Kind(String word, String message) {
            this.word = word;
            this.message = message;
        }

        /** As the session's channel calls it. */
        String message() {
            return message;
        }

        static Optional<Kind> of(String route) {
            for (Kind kind : values()) {
                if (route.equals("POST /api/voyager/events/" + kind.word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Reads a body; empty when it is no report of this kind. */
    static Optional<Report> of(Kind kind, byte[] body) {
        try {
            ObjectNode sent = Wire.readObject(new String(body, StandardCharsets.UTF_8));
            String session = sent.path("session_guid").asText();
            JsonNode id = sent.path("event_id");
            boolean isNamed = id.isTextual() && EVENT.matcher(id.asText()).matches();
            if (!Booking.isId(session) || !(id.isMissingNode() || isNamed)) {
                return Optional.empty();
            }
            ObjectNode data = ProgressDesk.named(session);
            boolean isGood =
                    switch (kind) {
                        case SESSION_STARTED -> started(sent, data);
                        case PROGRESS -> progress(sent.path("progress"), data.putObject("progress"));
                        case IMAGE_READY -> image(sent.path("image"), data.putObject("image"));
                        case SESSION_COMPLETED -> completed(sent, data);
                    };
            String encoded =
                    kind == Kind.IMAGE_READY ? sent.at("/image/thumbnail").asText("") : "";
            Optional<Thumbnail> thumbnail = encoded.isEmpty() ? Optional.empty() : Thumbnail.of(encoded);
            boolean isBadImage = !encoded.isEmpty() && thumbnail.isEmpty();
            return isGood && !isBadImage
                    ? Optional.of(new Report(
                            kind,
                            session,
                            kind.word + "#" + (isNamed ? id.asText() : RequestSignature.sha256(body)),
                            data,
                            thumbnail))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean started(ObjectNode sent, ObjectNode data) {
        text(sent, "target_guid", data);
        moment(sent.path("voyager_data"), "timestamp", data.putObject("voyager_data"));
        return true;
    }

    private static boolean completed(ObjectNode sent, ObjectNode data) {
        JsonNode summary = sent.path("summary");
        if (summary.isObject()) {
            data.set("summary", summary);
        }
        return summary.isMissingNode() || (summary.isObject() && Wire.writeBytes(summary).length <= MAX_SUMMARY_BYTES);
    }

    private static boolean progress(JsonNode sent, ObjectNode data) {
        boolean isGood = number(sent, "percentage", 0, 100, data)
                && number(sent, "current_shot", 0, MOST_SHOTS, data)
                && number(sent, "total_shots", 0, MOST_SHOTS, data)
                && number(sent, "remaining", 0, 1e6, data);
        text(sent, "filter", data);
        ObjectNode camera = data.putObject("camera");
        number(sent.path("camera"), "temperature", -150, 100, camera);
        flag(sent.path("camera"), "cooling", camera);
        number(sent.path("camera"), "hfd", 0, 1000, camera);
        ObjectNode mount = data.putObject("mount");
        text(sent.path("mount"), "ra", mount);
        text(sent.path("mount"), "dec", mount);
        flag(sent.path("mount"), "tracking", mount);
        return isGood;
    }

    private static boolean image(JsonNode sent, ObjectNode data) {
        text(sent, "filename", data);
        text(sent, "filter", data);
        number(sent, "exposure", 0, 86_400, data);
        number(sent, "hfd", 0, 1000, data);
        moment(sent, "timestamp", data);
        return data.has("filename");
    }

    private static boolean number(JsonNode from, String name, double least, double most, ObjectNode to) {
        JsonNode value = from.path(name);
        boolean isGood = value.isNumber() && value.asDouble() >= least && value.asDouble() <= most;
        if (isGood) {
            to.set(name, value);
        }
        return isGood;
    }

    private static void text(JsonNode from, String name, ObjectNode to) {
        if (from.path(name).isTextual()
                && TEXT.matcher(from.path(name).asText()).matches()) {
            to.set(name, from.get(name));
        }
    }

    private static void flag(JsonNode from, String name, ObjectNode to) {
        if (from.path(name).isBoolean()) {
            to.set(name, from.get(name));
        }
    }

    private static void moment(JsonNode from, String name, ObjectNode to) {
        try {
            if (from.path(name).isTextual()) {
                to.put(name, Instant.parse(from.path(name).asText()).toString());
            }
        } catch (DateTimeParseException _) {
            // It is left out.
        }
    }
}
