package stellar.targets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;
import stellar.targets.Field.Flag;
import stellar.targets.Field.Guid;
import stellar.targets.Field.Letters;
import stellar.targets.Field.Real;
import stellar.targets.Field.Whole;
import stellar.targets.Field.Words;

/** What the scheduler holds: sets of targets of shots. The members of each begin with those without which there is none. */
@SuppressWarnings("ImmutableEnumChecker") // Its lists cannot be changed.
enum Thing {
    /** {@code Status}: 0 on, 1 off. */
    SET(
            "Set",
            null,
            2,
            List.of(
                    new Guid("Guid"),
                    new Words("Name"),
                    new Words("ProfileName"),
                    new Whole("Status", 0, 1),
                    new Words("Tag"))),
    /** Right ascension in hours and declination in degrees of J2000; {@code Status}: 0 active, 1 not; dates in seconds since 1970. */
    TARGET(
            "Target",
            "RefGuidSet",
            5,
            List.of(
                    new Guid("GuidTarget"),
                    new Guid("RefGuidSet"),
                    new Words("TargetName"),
                    new Real("RAJ2000", 0, Math.nextDown(24.0)),
                    new Real("DECJ2000", -90, 90),
                    new Guid("RefGuidBaseSequence"),
                    new Words("Tag"),
                    new Real("PA", 0, 360),
                    new Real("DateCreation", 0, Thing.LAST_SECOND),
                    new Whole("Status", 0, 1),
                    new Whole("Priority", 1, 3),
                    new Flag("IsRepeat"),
                    new Whole("Repeat", 0, 1000),
                    new Letters("C_Mask"),
                    new Real("C_AltMin", 0, 90),
                    new Real("C_HAStart", -12, 12),
                    new Real("C_HAEnd", -12, 12),
                    new Real("C_DateStart", 0, Thing.LAST_SECOND),
                    new Real("C_DateEnd", 0, Thing.LAST_SECOND))),
    /** {@code Exposure} in seconds; filters are L R G B Ha OIII SII from 0. */
    SHOT(
            "Shot",
            "RefGuidTarget",
            5,
            List.of(
                    new Guid("GuidShot"),
                    new Guid("RefGuidTarget"),
                    new Whole("FilterIndex", 0, 6),
                    new Whole("Num", 1, 10_000),
                    new Real("Exposure", 0, 7200),
                    new Whole("Bin", 1, 16),
                    new Whole("ReadoutMode", 0, 99),
                    new Whole("Type", 0, 3),
                    new Whole("Speed", 0, 99),
                    new Whole("Gain", Integer.MIN_VALUE, 1_000_000),
                    new Whole("Offset", Integer.MIN_VALUE, 1_000_000),
                    new Whole("Order", 0, 10_000),
                    new Flag("Enabled")));

    /** Of the year 9999. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    private final String word;
    private final @Nullable String holder;
    private final int needed;
    private final List<Field> fields;

    Thing(String word, @Nullable String holder, int needed, List<Field> fields) {
        this.word = word;
        this.holder = holder;
        this.needed = needed;
        this.fields = fields;
    }

    /** The one of an address: {@code sets}, {@code targets} or {@code shots}. */
    static Optional<Thing> at(String place) {
        return Arrays.stream(values())
                .filter(thing -> thing.place().equals(place))
                .findFirst();
    }

    String place() {
        return word.toLowerCase(Locale.ROOT) + "s";
    }

    /** As methods and messages have it. */
    String word() {
        return word;
    }

    /** The name of its own identity. */
    String guid() {
        return fields.getFirst().name();
    }

    /** The name of the identity of what holds it; empty for a set. */
    Optional<String> holder() {
        return Optional.ofNullable(holder);
    }

    List<Field> needed() {
        return fields.subList(0, needed);
    }

    List<Field> fields() {
        return fields;
    }

    /** What switches one on or off. */
    ObjectNode switched(String guid, boolean isOn) {
        return switch (this) {
            case SET -> Wire.object().put("Guid", guid).put("Status", isOn ? 0 : 1);
            case TARGET -> Wire.object().put("RefGuidTarget", guid).put("Status", isOn ? 0 : 1);
            case SHOT -> Wire.object().put("GuidShot", guid).put("Enabled", isOn);
        };
    }
}
