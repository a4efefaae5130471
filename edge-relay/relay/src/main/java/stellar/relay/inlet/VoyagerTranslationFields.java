package stellar.relay.inlet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;
import stellar.relay.voyager.Coordinate;
import stellar.relay.voyager.Reading;

/**
 * Gathers the members of one {@code parsed} object. What is absent is left out; a number that its device reports as an
 * error is left out as well, and named in {@code faults}.
 */
@NullMarked
final class VoyagerTranslationFields {

    private static final int MAX_TEXT_LENGTH = 4000;

    private final ObjectNode fields = Wire.object();
    private final String path;
    private final List<String> faults;

    /** The members of a whole event. */
    VoyagerTranslationFields() {
        this("", new ArrayList<>());
    }

    private VoyagerTranslationFields(String path, List<String> faults) {
        this.path = path;
        this.faults = faults;
    }

    /** The members of one part of an event, for instance its camera. */
    VoyagerTranslationFields part(String name) {
        return new VoyagerTranslationFields(path + name + ".", faults);
    }

    /** Takes in a finished part; an empty one is left out. */
    void put(String name, VoyagerTranslationFields part) {
        if (!part.fields.isEmpty()) {
            fields.set(name, part.fields);
        }
    }

    void put(String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text.length() <= MAX_TEXT_LENGTH ? text : shortened(text));
        }
    }

    void put(String name, @Nullable Boolean flag) {
        if (flag != null) {
            fields.put(name, flag);
        }
    }

    /** The kind's name; a kind that only says "not in the list" is left out. */
    void put(String name, @Nullable Enum<?> kind) {
        if (kind != null && !kind.name().equals("UNLISTED")) {
            fields.put(name, kind.name());
        }
    }

    void put(String name, @Nullable Instant time) {
        if (time != null) {
            fields.put(name, time.toString());
        }
    }

    void put(String name, @Nullable Integer number) {
        if (number != null) {
            fields.put(name, number);
        }
    }

    void put(String name, @Nullable ObjectNode object) {
        if (object != null) {
            fields.set(name, object);
        }
    }

    void put(String name, Reading reading) {
        switch (reading) {
            case Reading.Measured(double value) -> put(name, value);
            case Reading.None.FAULT -> faults.add(path + name);
            case Reading.None.ABSENT -> {}
        }
    }

    /** The text of a coordinate. */
    void putText(String name, @Nullable Coordinate coordinate) {
        put(name, coordinate == null ? null : coordinate.text());
    }

    /** The decimal value of a coordinate, rounded to four decimals. */
    void putDecimal(String name, @Nullable Coordinate coordinate) {
        if (coordinate != null) {
            put(name, Math.round(coordinate.value() * 10_000) / 10_000.0);
        }
    }

    /** The object itself, with the faults found so far, if there are any or they are always wanted. */
    ObjectNode finish(boolean faultsAlways) {
        if (faultsAlways || !faults.isEmpty()) {
            ArrayNode list = fields.putArray("faults");
            faults.forEach(list::add);
        }
        return fields;
    }

    private void put(String name, double value) {
        if (value == (int) value) {
            fields.put(name, (int) value);
        } else {
            fields.put(name, value);
        }
    }

    private static String shortened(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT_LENGTH - 1)) ? MAX_TEXT_LENGTH - 1 : MAX_TEXT_LENGTH;
        return text.substring(0, end) + "…";
    }
}
