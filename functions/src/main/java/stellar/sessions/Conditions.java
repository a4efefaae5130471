package stellar.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a telescope may be given work now; safety first, and what is not known is not safe. */
final class Conditions {

    /** A word that is older counts as none. */
    static final Duration FRESH = Duration.ofMinutes(3);

    /** A relay that was silent for longer acts alone (docs/alone.md), and takes no commands. */
    static final Duration RELAY_SILENCE = Duration.ofMinutes(2);

    /** So long it must have been safe after it was not. */
    static final Duration CALM = Duration.ofMinutes(15);

    private Conditions() {}

    /** Whether a relay that was last heard of at this moment is silent now. */
    static boolean isSilent(@Nullable Instant seenAt, Instant now) {
        return isOld(seenAt, RELAY_SILENCE, now);
    }

    /** What hinders any command at all: nobody would take it. */
    static Optional<Waiting> unreachable(Heard heard, Instant now) {
        if (isSilent(heard.relaySeenAt(), now)) {
            return Optional.of(new Waiting(Hindrance.RELAY_AWAY, orNow(heard.relaySeenAt(), now)));
        }
        return heard.voyagerConnected()
                ? Optional.empty()
                : Optional.of(new Waiting(Hindrance.VOYAGER_AWAY, orNow(heard.voyagerSince(), now)));
    }

    /** The first of all that hinders work; empty when it may go on. */
    static Optional<Waiting> hindrance(Heard heard, Instant now) {
        return unreachable(heard, now).or(() -> weather(heard, now)).or(() -> equipment(heard, now));
    }

    private static Optional<Waiting> equipment(Heard heard, Instant now) {
        @Nullable Instant at = Heard.time(heard.controlData(), "at");
        if (isOld(at, FRESH, now)) {
            return Optional.of(new Waiting(Hindrance.NO_NEWS, orNow(at, now)));
        }
        JsonNode parsed = heard.controlData().path("parsed");
        if (parsed.path("voyagerStatus").asText().equals("ERROR")) {
            return Optional.of(new Waiting(Hindrance.VOYAGER_ERROR, orNow(at, now)));
        }
        List<String> missing = new ArrayList<>();
        if (!parsed.path("setupConnected").asBoolean()) {
            missing.add("setup");
        }
        for (String device : List.of("camera", "mount")) {
            if (!parsed.path(device).path("connected").asBoolean()) {
                missing.add(device);
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Waiting(Hindrance.NOT_CONNECTED, orNow(at, now), String.join(", ", missing)));
    }

    /** What the sky forbids, or that nobody knows of it. */
    static Optional<Waiting> weather(Heard heard, Instant now) {
        JsonNode said = heard.weather();
        @Nullable Instant at = Heard.time(said, "at");
        JsonNode parsed = said.path("parsed");
        boolean hasVerdict = parsed.path("safetyConnected").asBoolean() && parsed.hasNonNull("safe");
        if (isOld(at, FRESH, now) || !hasVerdict) {
            return Optional.of(new Waiting(Hindrance.WEATHER_NOT_KNOWN, orNow(at, now)));
        }
        Instant since = orNow(Heard.time(said, "since"), orNow(at, now));
        if (!parsed.path("safe").asBoolean()) {
            return Optional.of(unsafe(parsed, since));
        }
        @Nullable Instant lastUnsafe = Heard.time(said, "lastUnsafeAt");
        if (lastUnsafe != null && now.isBefore(lastUnsafe.plus(CALM))) {
            Instant calm = since.isBefore(lastUnsafe) ? lastUnsafe : since;
            return Optional.of(new Waiting(Hindrance.SAFE_AGAIN_WAIT, calm, lastUnsafe.plus(CALM), ""));
        }
        return Optional.empty();
    }

    /** The sensor that explains it, the most harmful first. */
    private static Waiting unsafe(JsonNode parsed, Instant since) {
        record Sensor(String name, Hindrance hindrance, List<String> bad) {}
        for (Sensor sensor : List.of(
                new Sensor("rain", Hindrance.RAIN, List.of("RAIN", "WET")),
                new Sensor("wind", Hindrance.WIND, List.of("VERY_WINDY")),
                new Sensor("cloud", Hindrance.CLOUDS, List.of("VERY_CLOUDY", "CLOUDY")),
                new Sensor("wind", Hindrance.WIND, List.of("WINDY")),
                new Sensor("light", Hindrance.TOO_LIGHT, List.of("VERY_LIGHT", "LIGHT")))) {
            String word = parsed.path(sensor.name()).asText();
            if (sensor.bad().contains(word)) {
                return new Waiting(sensor.hindrance(), since, word);
            }
        }
        return new Waiting(Hindrance.NOT_SAFE, since);
    }

    private static boolean isOld(@Nullable Instant at, Duration limit, Instant now) {
        return at == null || at.plus(limit).isBefore(now);
    }

    private static Instant orNow(@Nullable Instant moment, Instant otherwise) {
        return moment == null ? otherwise : moment;
    }
}
