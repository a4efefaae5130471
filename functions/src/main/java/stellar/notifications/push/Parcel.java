package stellar.notifications.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.notifications.Kind;
import stellar.notifications.Message;

/**
 * A message as it goes to a device.
 *
 * @param id the same for what replaces what was not shown yet
 * @param life how long it is worth being shown
 */
record Parcel(String id, String kind, String title, String text, String link, Duration life, Urgency urgency) {

    /** Longest body, as UTF-8. */
    static final int MAX_BYTES = 3_000;

    private static final int MAX_TITLE_LENGTH = 150;
    private static final String CUT = "…";

    /** Whether a device that saves its battery is woken (RFC 8030, 5.3). */
    enum Urgency {
        LOW("low"),
        NORMAL("normal"),
        HIGH("high");

        private final String word;

        Urgency(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A message for as long as it is still news; empty when it is none any more. */
    static Optional<Parcel> of(Message message, Instant now) {
        Duration left = Duration.between(now, message.until());
        return left.compareTo(Duration.ofSeconds(1)) < 0
                ? Optional.empty()
                : Optional.of(new Parcel(
                        message.id(),
                        message.kind().word(),
                        message.title(),
                        message.text(),
                        message.link().toString(),
                        left,
                        urgency(message.kind())));
    }

    private static Urgency urgency(Kind kind) {
        return switch (kind) {
            case OFFER, SOON, STARTED, ERROR -> Urgency.HIGH;
            case PAUSED, RESUMED, ENDED, BOOKING, PROBLEM, REFUND -> Urgency.NORMAL;
            case PREPARED, IMAGES, IMAGE -> Urgency.LOW;
        };
    }

    /** A name of 32 characters that tells nothing: a push service lets a later message of it replace an earlier one. */
    String topic() {
        return RequestSignature.sha256(id.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    /** The same with a text that is short enough for {@link #json}, cut at a word. */
    Parcel fitting() {
        Parcel titled = with(cut(title, MAX_TITLE_LENGTH), text);
        if (titled.json().length <= MAX_BYTES) {
            return titled;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (titled.with(titled.title, cut(text, middle)).json().length <= MAX_BYTES) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return titled.with(titled.title, cut(text, low));
    }

    /** What a browser is sent: {@code {"id","kind","title","text","link"}} as UTF-8. */
    byte[] json() {
        return tree().put("title", title).put("text", text).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What it is about, without its words. */
    ObjectNode tree() {
        return Wire.object().put("id", id).put("kind", kind).put("link", link);
    }

    private Parcel with(String newTitle, String newText) {
        return new Parcel(id, kind, newTitle, newText, link, life, urgency);
    }

    /** A text of at most so many characters, the ellipsis not counted: whole, or up to the end of a word. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length;
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        if (end == 0) {
            // One word, longer than all there is room for; a pair of surrogates stays together.
            end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        }
        return text.substring(0, end).stripTrailing() + CUT;
    }
}
