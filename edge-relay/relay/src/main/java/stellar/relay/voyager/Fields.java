package stellar.relay.voyager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one event as their documented types. A field that is missing, null or blank is absent; one of
 * another type is absent as well, and a complaint names it. Numbers and booleans written as text are read as if they
 * were not.
 */
final class Fields {

    /** More complaints than this about one event say nothing new. */
    private static final int MAX_COMPLAINTS = 20;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?([eE][+-]?\\d{1,3})?");
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final double LAST_SECOND_OF_9999 = 253_402_300_799.0;

    private final ObjectNode raw;
    private final List<String> complaints;

    Fields(ObjectNode raw, List<String> complaintsSoFar) {
        this.raw = raw;
        this.complaints = new ArrayList<>(complaintsSoFar);
    }

    /** The common fields and all complaints so far: to be asked for last. */
    Envelope envelope() {
        return new Envelope(instant("Timestamp"), text("Host"), integer("Inst"), raw, complaints);
    }

    ObjectNode raw() {
        return raw;
    }

    boolean has(String name) {
        return raw.hasNonNull(name);
    }

    /** Text that is not blank. */
    @Nullable
    String text(String name) {
        JsonNode node = raw.get(name);
        if (isMissing(node)) {
            return null;
        }
        if (node.isValueNode()) {
            return node.asText();
        }
        notReadable(name, "a text");
        return null;
    }

    Reading number(String name) {
        JsonNode node = raw.get(name);
        if (isMissing(node)) {
            return Reading.None.ABSENT;
        }
        Double number = numberOf(node);
        if (number == null || !Double.isFinite(number)) {
            notReadable(name, "a number");
            return Reading.None.ABSENT;
        }
        return Reading.of(number);
    }

    /** A whole number. Voyager's mark for "error" is absent here. */
    @Nullable
    Integer integer(String name) {
        if (!(number(name) instanceof Reading.Measured(double value))) {
            return null;
        }
        if (value == (int) value) {
            return (int) value;
        }
        notReadable(name, "a whole number");
        return null;
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode node = raw.get(name);
        if (isMissing(node)) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isTextual() && node.textValue().strip().equalsIgnoreCase("true")) {
            return true;
        }
        if (node.isTextual() && node.textValue().strip().equalsIgnoreCase("false")) {
            return false;
        }
        notReadable(name, "true or false");
        return null;
    }

    /** One of a list, by its number; a number that is not in the list is the list's own kind for that. */
    <E extends Enum<E> & Coded> @Nullable E coded(String name, Class<E> list) {
        Integer code = integer(name);
        if (code == null) {
            return null;
        }
        E unlisted = null;
        for (E kind : list.getEnumConstants()) {
            if (kind.code() == code) {
                return kind;
            }
            unlisted = kind.code() == Coded.UNLISTED ? kind : unlisted;
        }
        complain(name, "has a code that is not in Voyager's documents");
        return unlisted;
    }

    /** One of a list, by its name. {@code UNKNOW} is Voyager's own word for not knowing. */
    <E extends Enum<E>> @Nullable E named(String name, Class<E> list, E unlisted) {
        String text = text(name);
        if (text == null || text.equals("UNKNOW")) {
            return null;
        }
        for (E kind : list.getEnumConstants()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        complain(name, "has a word that is not in Voyager's documents");
        return unlisted;
    }

    /** Base 60 text, by one of {@link Coordinate}'s readers. */
    @Nullable
    Coordinate coordinate(String name, Function<String, @Nullable Coordinate> reader) {
        String text = text(name);
        if (text == null || Reading.of(decimal(text)) == Reading.None.FAULT || decimal(text) == Reading.OFF) {
            return null;
        }
        Coordinate read = reader.apply(text);
        if (read == null) {
            notReadable(name, "an angle within its limits");
        }
        return read;
    }

    /** Seconds since 1970, or {@code YYYY-MM-DD HH:MM:SS} in UTC; between 1970 and 9999. */
    @Nullable
    Instant instant(String name) {
        JsonNode node = raw.get(name);
        if (isMissing(node)) {
            return null;
        }
        Double seconds = numberOf(node);
        if (seconds != null) {
            if (seconds >= 0 && seconds <= LAST_SECOND_OF_9999) {
                return secondsSince1970(seconds);
            }
            if (seconds != Reading.OFF) {
                notReadable(name, "a time between 1970 and 9999");
            }
            return null;
        }
        try {
            return LocalDateTime.parse(node.asText().strip(), DATE_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            notReadable(name, "a time");
            return null;
        }
    }

    @Nullable
    ObjectNode object(String name) {
        JsonNode node = raw.get(name);
        if (isMissing(node)) {
            return null;
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        notReadable(name, "an object");
        return null;
    }

    /** Says what is wrong with a field. */
    void complain(String name, String what) {
        if (complaints.size() < MAX_COMPLAINTS) {
            complaints.add("The field " + name + " " + what + ".");
        }
    }

    private void notReadable(String name, String expected) {
        complain(name, "is not " + expected);
    }

    private static boolean isMissing(@Nullable JsonNode node) {
        return node == null
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank());
    }

    private static @Nullable Double numberOf(JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        double number = node.isTextual() ? decimal(node.textValue()) : Double.NaN;
        return Double.isNaN(number) ? null : number;
    }

    private static double decimal(String text) {
        String digits = text.strip();
        return NUMBER.matcher(digits).matches() ? Double.parseDouble(digits) : Double.NaN;
    }

    private static Instant secondsSince1970(double seconds) {
        BigDecimal exact = BigDecimal.valueOf(seconds).setScale(9, RoundingMode.HALF_UP);
        long whole = exact.longValue();
        return Instant.ofEpochSecond(
                whole,
                exact.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
    }
}
