package stellar.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.contract.EventType;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * Keeps what sessions make, as events arrive. Events of a telescope come in order, perhaps more than once; each counts once, by
 * its position.
 */
final class Evidence {

    /** Voyager's signals after which a session is looked at: errors, an empty queue, and what Voyager as a whole is at. */
    private static final Set<Integer> TELLING = Set.of(1, 2, 500, 501, 503, 504, 505, 506);

    private static final Set<Integer> ERRORS = Set.of(1, 500);
    private static final int MAX_ATTEMPTS = 8;

    private final Sessions sessions;
    private final Telescopes telescopes;

    Evidence(Sessions sessions, Telescopes telescopes) {
        this.sessions = sessions;
        this.telescopes = telescopes;
    }

    /**
     * Something that happened at a telescope.
     *
     * @param position as {@link stellar.contract.Position#sortKey}
     * @param type as {@link EventType#wireName}
     */
    record Happened(String telescope, String position, String type, Instant at, JsonNode data) {}

    /** Counts events of one telescope, in order; gives the bookings that are to be looked at because of them. */
    Set<String> count(String telescope, List<Happened> events) {
        Set<String> toLookAt = new HashSet<>();
        Optional<String> relay = telescopes.find(telescope).map(Telescope::relay);
        for (Sessions.Begun begun : relay.map(sessions::begunAt).orElse(List.of())) {
            if (begun.session().telescope().equals(telescope)) {
                String booking = begun.session().id();
                countFor(booking, events);
                if (events.stream().anyMatch(Evidence::isTelling)) {
                    toLookAt.add(booking);
                }
            }
        }
        return toLookAt;
    }

    private void countFor(String booking, List<Happened> events) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Session> found = sessions.find(booking).filter(session -> !session.isClosed());
            if (found.isEmpty()) {
                return;
            }
            Session before = found.get();
            Session after = before;
            for (Happened event : events) {
                after = after(after, event);
            }
            if (after.equals(before) || sessions.write(after)) {
                return;
            }
        }
        throw new IllegalStateException("Session " + booking + " is written by too many at once.");
    }

    private static Session after(Session session, Happened event) {
        boolean isNew = event.position().compareTo(session.statistics().through()) > 0;
        @Nullable Instant startedAt = session.startedAt();
        if (!isNew || startedAt == null || event.at().isBefore(startedAt)) {
            return session;
        }
        Statistics counted = session.statistics().at(event.position());
        JsonNode parsed = event.data().path("parsed");
        List<Seen> seen = session.seen();
        switch (EventType.of(event.type()).orElse(EventType.UNKNOWN)) {
            case NEW_FIT_READY -> {
                if (isOfPlan(parsed)) {
                    counted = counted.withFrame(event.at());
                }
            }
            case NEW_JPG -> {
                double seconds = parsed.path("exposure").asDouble();
                Instant to = Optional.ofNullable(Heard.time(parsed, "takenAt")).orElse(event.at());
                Instant from = to.minus(Math.round(seconds * 1000), ChronoUnit.MILLIS);
                if (seconds > 0 && !parsed.path("file").asText().startsWith(ManualControl.TEST_SHOT)) {
                    counted = counted.withExposure(
                            parsed.path("filter").asText("?"),
                            seconds,
                            parsed.path("hfd").asDouble());
                    seen = Seen.with(seen, new Seen("exposure", from, to, source(event.position()), ""));
                }
            }
            case SIGNAL -> {
                if (ERRORS.contains(parsed.path("code").asInt())) {
                    counted = counted.withError();
                }
            }
            default -> {}
        }
        return session.with(counted, seen);
    }

    private static boolean isOfPlan(JsonNode parsed) {
        return parsed.path("frameType").asText("LIGHT").equals("LIGHT")
                && parsed.path("voyType").asText("SHOT").equals("SHOT");
    }

    private static boolean isTelling(Happened event) {
        return switch (EventType.of(event.type()).orElse(EventType.UNKNOWN)) {
            case SIGNAL ->
                TELLING.contains(event.data().path("parsed").path("code").asInt());
            case CONNECTION_STATE, SESSION_STEP -> true;
            default -> false;
        };
    }

    /** {@code event/EPOCH/SEQ} for a sort key. */
    private static String source(String position) {
        String[] parts = position.split("-", 2);
        return "event/" + Long.parseLong(parts[0]) + "/" + Long.parseLong(parts[1]);
    }
}
