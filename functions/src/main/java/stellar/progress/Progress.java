package stellar.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Booking;
import stellar.contract.Wire;
import stellar.sessions.Session;
import stellar.telescopes.TelescopeState;

/**
 * How far a session has come.
 *
 * @param percentage of the plan's exposure time, rounded down; 100 when every frame is saved and not before
 * @param currentShot which frame of the plan is being taken, else how many were; at most {@code totalShots}
 * @param totalShots how many frames the plan has
 * @param remaining exposures and downloads that are left, or the slot's rest if that is shorter
 * @param filter of the last frame; absent before the first
 * @param camera {@code temperature} in °C, {@code cooling}, {@code hfd} of the last frame in pixels, {@code at}; what is not known is
 *     left out
 * @param mount {@code ra} and {@code dec} (J2000) as text, {@code raJ2000Hours}, {@code decJ2000Degrees}, {@code tracking}, {@code
 *     at}; what is not known is left out
 */
public record Progress(
        int percentage,
        int currentShot,
        int totalShots,
        Duration remaining,
        @Nullable String filter,
        ObjectNode camera,
        ObjectNode mount) {

    /** What was said of an exposure longer ago says nothing of now: telemetry nobody watches comes each 30 s. */
    private static final Duration FRESH = Duration.ofSeconds(35);

    /**
     * The progress of a session.
     *
     * @param work what the plan asks for and how much of it is done
     * @param image the telescope's newest image as messages have it; absent when it has none
     */
    public static Progress of(
            Booking booking,
            Session session,
            Work work,
            TelescopeState state,
            @Nullable ObjectNode image,
            Instant now) {
        Optional<JsonNode> exposure = exposure(session, state, now);
        double elapsed = exposure.map(shot -> shot.path("elapsed").asDouble()).orElse(0.0);
        ObjectNode own = image != null && isSince(session.startedAt(), image) ? image : Wire.object();
        int current = exposure.isPresent() ? work.frames() + 1 : work.frames();
        Duration slot = Duration.between(now, booking.slot().to());
        Duration plan = work.left(elapsed);
        Duration left = plan.compareTo(slot) < 0 ? plan : slot;
        return new Progress(
                work.percentage(elapsed),
                Math.min(current, work.totalFrames()),
                work.totalFrames(),
                left.isNegative() ? Duration.ZERO : left,
                own.hasNonNull("filter") ? own.path("filter").asText() : null,
                camera(state, own),
                mount(state));
    }

    /** In the shape that programs know: seconds, °C and pixels. */
    public ObjectNode toJson() {
        ObjectNode json = Wire.object()
                .put("percentage", percentage)
                .put("current_shot", currentShot)
                .put("total_shots", totalShots)
                .put("remaining", remaining.plusMillis(999).toSeconds());
        if (filter != null) {
            json.put("filter", filter);
        }
        json.set("camera", camera);
        json.set("mount", mount);
        return json;
    }

    /** The exposure that runs for the session now. */
    private static Optional<JsonNode> exposure(Session session, TelescopeState state, Instant now) {
        @Nullable ObjectNode shot = state.parts().get("shotRunning");
        if (shot == null) {
            return Optional.empty();
        }
        @Nullable Instant at = time(shot);
        boolean isNow = at != null && now.isBefore(at.plus(FRESH)) && isSince(session.startedAt(), shot);
        JsonNode parsed = shot.path("parsed");
        return isNow && parsed.path("status").asText().equals("EXPOSE") ? Optional.of(parsed) : Optional.empty();
    }

    private static ObjectNode camera(TelescopeState state, ObjectNode image) {
        ObjectNode camera = Wire.object();
        ObjectNode control = state.parts().getOrDefault("controlData", Wire.object());
        JsonNode said = control.at("/parsed/camera");
        copy(said, "temperature", camera);
        copy(said, "cooling", camera);
        copy(image, "hfd", camera);
        copy(control, "at", camera);
        return camera;
    }

    private static ObjectNode mount(TelescopeState state) {
        ObjectNode mount = Wire.object();
        ObjectNode control = state.parts().getOrDefault("controlData", Wire.object());
        JsonNode said = control.at("/parsed/mount");
        if (said.path("raJ2000Hours").isNumber() && said.path("decJ2000Degrees").isNumber()) {
            mount.put("ra", Sexagesimal.hours(said.path("raJ2000Hours").asDouble()))
                    .put("dec", Sexagesimal.degrees(said.path("decJ2000Degrees").asDouble()));
        }
        copy(said, "raJ2000Hours", mount);
        copy(said, "decJ2000Degrees", mount);
        copy(said, "tracking", mount);
        copy(control, "at", mount);
        return mount;
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        if (from.hasNonNull(name)) {
            to.set(name, from.get(name));
        }
    }

    private static boolean isSince(@Nullable Instant start, ObjectNode part) {
        @Nullable Instant at = time(part);
        return start != null && at != null && !at.isBefore(start);
    }

    private static @Nullable Instant time(ObjectNode part) {
        try {
            return part.hasNonNull("at") ? Instant.parse(part.path("at").asText()) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
