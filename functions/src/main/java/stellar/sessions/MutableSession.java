package stellar.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Booking;

/** A {@link Session} while it changes; its members are those of the record, described there. */
class MutableSession {

    private final String booking;
    private final String telescope;
    final List<Step> steps;
    final List<Told> story;

    Instant from;
    Instant until;

    @Nullable
    String relay;

    int version;
    String plan = "";
    String prepared = "";
    int round;
    int failures;

    @Nullable
    Instant tryAgainAt;

    String baseSequence = "";
    String profile = "";

    @Nullable
    Waiting waiting;

    @Nullable
    Instant pausedAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant workSince;

    @Nullable
    Instant progressAt;

    int nudges;

    @Nullable
    Ending ending;

    Statistics statistics = Statistics.NONE;
    List<Seen> seen = List.of();

    @Nullable
    Instant nextLook;

    /** Of a booking that was never looked at. */
    MutableSession(Booking of, @Nullable String speaker) {
        booking = of.id();
        telescope = of.telescope();
        relay = speaker;
        from = of.slot().from();
        until = of.slot().to();
        steps = new ArrayList<>();
        story = new ArrayList<>();
        nextLook = from;
    }

    /** As a session stands. */
    MutableSession(Session as) {
        booking = as.booking();
        telescope = as.telescope();
        relay = as.relay();
        from = as.from();
        until = as.until();
        version = as.version();
        plan = as.plan();
        prepared = as.prepared();
        round = as.round();
        failures = as.failures();
        tryAgainAt = as.tryAgainAt();
        baseSequence = as.baseSequence();
        profile = as.profile();
        steps = new ArrayList<>(as.steps());
        waiting = as.waiting();
        pausedAt = as.pausedAt();
        startedAt = as.startedAt();
        workSince = as.workSince();
        progressAt = as.progressAt();
        nudges = as.nudges();
        ending = as.ending();
        statistics = as.statistics();
        seen = as.seen();
        story = new ArrayList<>(as.story());
        nextLook = as.nextLook();
    }

    final Session toSession() {
        return new Session(
                booking,
                telescope,
                relay,
                from,
                until,
                version,
                plan,
                prepared,
                round,
                failures,
                tryAgainAt,
                baseSequence,
                profile,
                steps,
                waiting,
                pausedAt,
                startedAt,
                workSince,
                progressAt,
                nudges,
                ending,
                statistics,
                seen,
                story,
                nextLook);
    }
}
