package stellar.telescopes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Characters;
import stellar.cloud.Refusal;

/**
 * Reads the members of a JSON object within limits, and remembers the first that is wrong, by its path: {@code
 * camera.width}, {@code horizon[3].altitudeDegrees}. In place of a wrong one it gives a value that would be possible, so
 * that reading goes on; {@link #fault} must be asked before what was read is used.
 */
final class Form {

    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):(00|15|30|45)");
    private static final double SIX_DECIMALS = 1e6;

    /** A member that is wrong. */
    record Fault(String field, Refusal why) {}

    /** The first fault of a whole document. */
    private static final class Found {
        private @Nullable Fault first;
    }

    private final JsonNode members;
    private final String path;
    private final Found found;

    private Form(JsonNode members, String path, Found found) {
        this.members = members;
        this.path = path;
        this.found = found;
    }

    static Form of(ObjectNode document) {
        return new Form(document, "", new Found());
    }

    /** The first member that was read and is wrong. */
    Optional<Fault> fault() {
        return Optional.ofNullable(found.first);
    }

    /** Remembers that a member is wrong, unless an earlier one is; {@code {field}} in the reason becomes its path. */
    void refuse(String name, Refusal why) {
        if (found.first == null) {
            String field = path(name);
            found.first = new Fault(field, why.with("field", field));
        }
    }

    /** Whether a member is there and not null. */
    boolean has(String name) {
        return members.hasNonNull(name);
    }

    /** A member that is an object; when it is not, one without members. */
    Form within(String name) {
        JsonNode member = members.path(name);
        if (!member.isObject()) {
            refuse(name, Reasons.OBJECT);
        }
        return new Form(member, path(name) + ".", found);
    }

    /** A list of objects. */
    <T> List<T> each(String name, int least, int most, Function<Form, T> reader) {
        return list(name, least, most)
                .mapToObj(i -> {
                    String place = name + "[" + i + "]";
                    JsonNode item = members.path(name).path(i);
                    if (!item.isObject()) {
                        refuse(place, Reasons.OBJECT);
                    }
                    return reader.apply(new Form(item, path(place) + ".", found));
                })
                .toList();
    }

    /** A list of texts, none twice. */
    List<String> texts(String name, int least, int most, int mostCharacters) {
        List<String> texts = new ArrayList<>();
        list(name, least, most).forEach(i -> {
            String place = name + "[" + i + "]";
            String text = judged(place, members.path(name).path(i), mostCharacters);
            if (texts.contains(text)) {
                refuse(place, Reasons.TWICE);
            }
            texts.add(text);
        });
        return List.copyOf(texts);
    }

    /** A text of 1 to {@code mostCharacters} Unicode code points on one line, blanks around it left out. */
    String text(String name, int mostCharacters) {
        return judged(name, members.path(name), mostCharacters);
    }

    /** A number of {@code least} to {@code most}, to six decimals. */
    double number(String name, int least, int most) {
        JsonNode member = members.path(name);
        double value = member.doubleValue();
        if (!member.isNumber() || !(value >= least && value <= most)) {
            refuse(name, Reasons.NUMBER.with("least", least).with("most", most));
            return least;
        }
        return Math.round(value * SIX_DECIMALS) / SIX_DECIMALS;
    }

    /** A whole number of {@code least} to {@code most}. */
    int whole(String name, int least, int most) {
        JsonNode member = members.path(name);
        double value = member.doubleValue();
        if (!member.isNumber() || !(value >= least && value <= most) || !isWhole(member.decimalValue())) {
            refuse(name, Reasons.WHOLE_NUMBER.with("least", least).with("most", most));
            return least;
        }
        return member.intValue();
    }

    boolean flag(String name) {
        JsonNode member = members.path(name);
        if (!member.isBoolean()) {
            refuse(name, Reasons.FLAG);
        }
        return member.booleanValue();
    }

    /** One of several, each by its word. */
    <T> T choice(String name, T[] values, Function<T, String> word) {
        JsonNode member = members.path(name);
        return Arrays.stream(values)
                .filter(value -> member.isTextual() && word.apply(value).equals(member.textValue()))
                .findFirst()
                .orElseGet(() -> {
                    refuse(
                            name,
                            Reasons.CHOICE.with(
                                    "words", Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
                    return values[0];
                });
    }

    /** A time zone by a name of the IANA database. */
    ZoneId timeZone(String name) {
        String text = members.path(name).asText();
        try {
            if (members.path(name).isTextual() && ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException _) {
            // Said below: it is no zone.
        }
        refuse(name, Reasons.TIME_ZONE);
        return ZoneId.of("UTC");
    }

    /** A time of day on a quarter hour, {@code HH:mm}. */
    LocalTime quarterOfDay(String name) {
        String text = members.path(name).asText();
        if (!TIME_OF_DAY.matcher(text).matches()) {
            refuse(name, Reasons.TIME_OF_DAY);
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(text);
    }

    /** A whole minute in ISO 8601 with its offset or Z; empty when it is none, which is remembered. */
    Optional<Instant> minute(String name) {
        try {
            Instant moment = Instant.parse(members.path(name).asText());
            if (moment.getNano() == 0 && moment.getEpochSecond() % 60 == 0) {
                return Optional.of(moment);
            }
        } catch (DateTimeParseException _) {
            // Said below: it is no moment.
        }
        refuse(name, Reasons.MINUTE);
        return Optional.empty();
    }

    private IntStream list(String name, int least, int most) {
        JsonNode member = members.path(name);
        if (!member.isArray() || member.size() < least || member.size() > most) {
            refuse(name, Reasons.LIST.with("least", least).with("most", most));
            return IntStream.empty();
        }
        return IntStream.range(0, member.size());
    }

    private String judged(String name, JsonNode member, int mostCharacters) {
        String text = member.isTextual() ? member.textValue().strip() : "";
        if (text.isEmpty()) {
            refuse(name, Reasons.TEXT);
        } else if (Characters.hasUnseen(text)) {
            refuse(name, Reasons.TEXT_UNSEEN);
        } else if (text.codePointCount(0, text.length()) > mostCharacters) {
            refuse(name, Reasons.TEXT_TOO_LONG.with("most", mostCharacters));
        }
        return text;
    }

    private static boolean isWhole(BigDecimal value) {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    private String path(String name) {
        return path + name;
    }
}
