package stellar.controls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.cloud.Refusal;
import stellar.contract.Wire;

/**
 * A person's request, as far as it can be judged by itself.
 *
 * @param id made by the person's client, a UUID in lower case: asked twice, it is the same request
 * @param parameters those that the control has, and no others
 * @param isConfirmed whether the person said that they mean it
 */
record Wish(String id, Control control, ObjectNode parameters, boolean isConfirmed) {

    static final double COLDEST = -50;
    static final double WARMEST = 30;
    static final double LONGEST_SHOT_SECONDS = 60;
    private static final double SHORTEST_SHOT_SECONDS = 0.001;
    private static final int MOST_BINNING = 4;
    private static final int MAX_BODY_BYTES = 4 * 1024;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What became of reading a request. */
    sealed interface Judged {

        /** It can be asked. */
        record Fit(Wish wish) implements Judged {}

        /** It cannot, because of this member; empty when of all of it. */
        record Unfit(Refusal why, String field) implements Judged {}
    }

    /** Reads a body; {@code filters}: what the telescope's wheel holds. */
    static Judged of(byte[] body, List<String> filters) {
        try {
            return body.length <= MAX_BODY_BYTES
                    ? of(Wire.readObject(new String(body, StandardCharsets.UTF_8)), filters)
                    : new Judged.Unfit(Refusal.MALFORMED, "");
        } catch (IOException _) {
            return new Judged.Unfit(Refusal.MALFORMED, "");
        }
    }

    private static Judged of(ObjectNode body, List<String> filters) {
        String id = body.path("id").asText();
        if (!body.path("id").isTextual() || !ID.matcher(id).matches()) {
            return new Judged.Unfit(ControlRefusals.ID_UNFIT, "id");
        }
        Optional<Control> control = Control.of(body.path("control").asText());
        if (control.isEmpty()) {
            return new Judged.Unfit(ControlRefusals.CONTROL_UNKNOWN, "control");
        }
        JsonNode given = body.path("parameters");
        if (!given.isMissingNode() && !given.isObject()) {
            return new Judged.Unfit(Refusal.MALFORMED, "parameters");
        }
        ObjectNode parameters = Wire.object();
        Optional<String> wrong = read(control.get(), given, parameters, filters);
        if (wrong.isPresent()) {
            return new Judged.Unfit(ControlRefusals.PARAMETER_UNFIT, "parameters." + wrong.get());
        }
        return new Judged.Fit(
                new Wish(id, control.get(), parameters, body.path("confirm").asBoolean(false)));
    }

    /** Takes what the control needs; the name of a member that is wrong, or that it does not have. */
    private static Optional<String> read(Control control, JsonNode given, ObjectNode to, List<String> filters) {
        boolean isGood =
                switch (control) {
                    case TRACKING -> given.path("on").isBoolean();
                    case COOL -> isWithin(given.path("temperature"), COLDEST, WARMEST);
                    case TEST_SHOT ->
                        isWithin(given.path("exposureSeconds"), SHORTEST_SHOT_SECONDS, LONGEST_SHOT_SECONDS);
                    case PAUSE, RESUME, TOGGLE_TARGET, ABORT, PARK, UNPARK, WARM, AUTOFOCUS, PLATE_SOLVE, REFRESH ->
                        true;
                };
        List<String> known =
                switch (control) {
                    case TRACKING -> List.of("on");
                    case COOL -> List.of("temperature");
                    case TEST_SHOT -> List.of("exposureSeconds", "filter", "binning");
                    case PAUSE, RESUME, TOGGLE_TARGET, ABORT, PARK, UNPARK, WARM, AUTOFOCUS, PLATE_SOLVE, REFRESH ->
                        List.of();
                };
        if (!isGood) {
            return Optional.of(known.getFirst());
        }
        for (String name : known) {
            if (given.has(name)) {
                to.set(name, given.get(name));
            }
        }
        if (control == Control.TEST_SHOT) {
            if (!given.path("filter").isTextual()
                    || !filters.contains(given.path("filter").asText())) {
                return Optional.of("filter");
            }
            JsonNode binning = given.path("binning");
            if (binning.isMissingNode()) {
                to.put("binning", 1);
            } else if (!binning.isInt() || binning.asInt() < 1 || binning.asInt() > MOST_BINNING) {
                return Optional.of("binning");
            }
        }
        return given.propertyStream()
                .map(member -> member.getKey())
                .filter(name -> !known.contains(name))
                .map(name -> name.matches("[A-Za-z]{1,40}") ? name : "")
                .findFirst();
    }

    private static boolean isWithin(JsonNode number, double least, double most) {
        return number.isNumber() && number.asDouble() >= least && number.asDouble() <= most;
    }
}
