package stellar.plans;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Refusal;
import stellar.plans.Plan.Judged;
import stellar.sky.J2000;

/** Reads a plan member by member and stops at the first that is wrong. Members it does not know are passed over. */
final class PlanReader {

    private final Collection<String> filters;

    private PlanReader(Collection<String> filters) {
        this.filters = filters;
    }

    static Judged judge(ObjectNode sent, Collection<String> filters) {
        try {
            return new Judged.Fit(new PlanReader(filters).plan(sent));
        } catch (Wrong wrong) {
            return new Judged.Unfit(wrong.field, wrong.why);
        }
    }

    /** A member that is wrong; it does not leave this class. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;

        private final String field;
        private final transient Refusal why;

        Wrong(String field, Refusal why) {
            super(field, null, false, false);
            this.field = field;
            this.why = why;
        }
    }

    private Plan plan(ObjectNode sent) throws Wrong {
        Target target = target(sent.path("target"));
        JsonNode list = sent.path("shots");
        if (!list.isArray() || list.isEmpty() || list.size() > Plan.MOST_SHOTS) {
            throw new Wrong("shots", list.isMissingNode() ? PlanRefusals.MISSING : PlanRefusals.NO_SHOTS);
        }
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            shots.add(shot(list.get(i), "shots[" + i + "]"));
        }
        Plan plan = new Plan(target, shots, constraints(sent.path("constraints")));
        if (plan.frames() > Plan.MOST_FRAMES) {
            throw new Wrong("shots", PlanRefusals.TOO_MANY_FRAMES);
        }
        return plan;
    }

    private static Target target(JsonNode sent) throws Wrong {
        object(sent, "target");
        JsonNode name = sent.path("name");
        if (!name.isTextual()) {
            throw new Wrong("target.name", name.isMissingNode() ? PlanRefusals.MISSING : Refusal.MALFORMED);
        }
        String shown = name.asText().strip();
        if (shown.isEmpty() || shown.codePointCount(0, shown.length()) > Target.MAX_NAME_LENGTH) {
            throw new Wrong("target.name", PlanRefusals.NAME_TOO_LONG);
        }
        if (shown.codePoints().anyMatch(PlanReader::isUnseen)) {
            throw new Wrong("target.name", PlanRefusals.NAME_UNSEEN);
        }
        JsonNode ra = sent.path("raJ2000Hours");
        if (ra.isNumber() && !(ra.asDouble() >= 0 && ra.asDouble() < 24)) {
            throw new Wrong("target.raJ2000Hours", PlanRefusals.NO_RIGHT_ASCENSION);
        }
        return new Target(
                shown,
                new J2000(
                        number(sent, "target.", "raJ2000Hours", 0, 24, null),
                        number(sent, "target.", "decJ2000Degrees", -90, 90, null)));
    }

    private Shot shot(JsonNode sent, String path) throws Wrong {
        object(sent, path);
        String in = path + ".";
        JsonNode filter = sent.path("filter");
        if (!filter.isTextual() || !filters.contains(filter.asText())) {
            throw new Wrong(
                    in + "filter",
                    filter.isMissingNode()
                            ? PlanRefusals.MISSING
                            : PlanRefusals.FILTER_UNKNOWN.with("filters", String.join(", ", filters)));
        }
        double seconds =
                number(sent, in, "exposureSeconds", Shot.LEAST_EXPOSURE_SECONDS, Shot.MOST_EXPOSURE_SECONDS, null);
        return new Shot(
                filter.asText(),
                Duration.ofMillis(Math.round(seconds * 1_000)),
                whole(sent, in, "count", 1, Shot.MOST_FRAMES, null),
                whole(sent, in, "binning", 1, Shot.MOST_BINNING, 1),
                sent.hasNonNull("gain") ? (Integer) whole(sent, in, "gain", 0, Shot.MOST_GAIN, null) : null,
                sent.hasNonNull("offset") ? (Integer) whole(sent, in, "offset", 0, Shot.MOST_OFFSET, null) : null);
    }

    private static Constraints constraints(JsonNode sent) throws Wrong {
        Constraints usual = Constraints.USUAL;
        if (isAbsent(sent)) {
            return usual;
        }
        object(sent, "constraints");
        String in = "constraints.";
        double from = number(sent, in, "fromHourAngleHours", -12, 12, usual.fromHourAngleHours());
        double to = number(sent, in, "toHourAngleHours", -12, 12, usual.toHourAngleHours());
        if (from >= to) {
            throw new Wrong(in + "toHourAngleHours", PlanRefusals.HOUR_ANGLES_BACKWARD);
        }
        JsonNode down = sent.path("moonDown");
        if (!isAbsent(down) && !down.isBoolean()) {
            throw new Wrong(in + "moonDown", Refusal.MALFORMED);
        }
        JsonNode priority = sent.path("priority");
        Priority wanted = usual.priority();
        if (!isAbsent(priority)) {
            wanted = Priority.of(priority.asText())
                    .orElseThrow(() -> new Wrong(in + "priority", PlanRefusals.PRIORITY_UNKNOWN));
        }
        return new Constraints(
                number(
                        sent,
                        in,
                        "minimumAltitudeDegrees",
                        0,
                        Constraints.MOST_ALTITUDE_DEGREES,
                        usual.minimumAltitudeDegrees()),
                from,
                to,
                number(sent, in, "moonDistanceDegrees", 0, 180, usual.moonDistanceDegrees()),
                down.asBoolean(usual.moonDown()),
                wanted);
    }

    private static void object(JsonNode sent, String path) throws Wrong {
        if (!sent.isObject()) {
            throw new Wrong(path, isAbsent(sent) ? PlanRefusals.MISSING : Refusal.MALFORMED);
        }
    }

    private static double number(
            JsonNode sent, String path, String name, double least, double most, @Nullable Double usual) throws Wrong {
        JsonNode value = sent.path(name);
        if (isAbsent(value)) {
            return usual(usual, path + name);
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw new Wrong(
                    path + name,
                    PlanRefusals.NO_NUMBER.with("least", plain(least)).with("most", plain(most)));
        }
        return number;
    }

    private static int whole(JsonNode sent, String path, String name, int least, int most, @Nullable Integer usual)
            throws Wrong {
        JsonNode value = sent.path(name);
        if (isAbsent(value)) {
            return usual(usual, path + name);
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw new Wrong(
                    path + name,
                    PlanRefusals.NO_WHOLE_NUMBER.with("least", least).with("most", most));
        }
        return value.intValue();
    }

    private static <T> T usual(@Nullable T usual, String field) throws Wrong {
        if (usual == null) {
            throw new Wrong(field, PlanRefusals.MISSING);
        }
        return usual;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String plain(double bound) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(bound);
    }

    private static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
