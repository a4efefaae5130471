package stellar.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import stellar.bookings.BookingRows;
import stellar.cloud.Log;

/**
 * Finds, each quarter of an hour, what was left behind, and looks at it: sessions whose timer or look was lost, and bookings
 * that begin soon and of which nobody here was told.
 */
public final class SweepHandler implements RequestHandler<Map<String, Object>, String> {

    /** As many as a sweep takes on; the rest wait for the next, the most overdue go first. */
    private static final int MOST = 200;

    /** Time enough to prepare; who books later than that is looked at when they do. */
    static final Duration SOON = Duration.ofHours(1);

    /** What was due just now is its own timer's business. */
    private static final Duration OVERDUE = Duration.ofMinutes(2);

    private final SessionDesk desk;
    private final Sessions sessions;
    private final BookingRows bookings;
    private final NightFigures figures;
    private final Clock clock;
    private final Log log;

    public SweepHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SweepHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public SweepHandler(Map<String, String> environment, Clock clock) {
        SessionParts parts = SessionParts.of(environment, clock);
        this.desk = parts.desk();
        this.sessions = parts.sessions();
        this.bookings = parts.rows();
        this.figures = new NightFigures(parts.sessions(), parts.relays(), clock, parts.log());
        this.clock = clock;
        this.log = parts.log();
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        int looked = 0;
        for (String booking : sessions.overdue(clock.instant().minus(OVERDUE), MOST)) {
            log.warn("A session was overdue: its timer was lost, or its look.", Map.of("booking", booking));
            looked += look(booking, SessionDesk.Woken.BY_TIMER);
        }
        for (String booking : bookings.unprepared(clock.instant().plus(SOON), MOST)) {
            looked += look(booking, SessionDesk.Woken.BY_NEWS);
        }
        figures.tell();
        return looked + " looked at";
    }

    private int look(String booking, SessionDesk.Woken by) {
        try {
            desk.look(booking, by);
            return 1;
        } catch (RuntimeException failed) {
            // The others are not to wait for it; the next sweep finds it again.
            log.warn("A session could not be looked at.", Map.of("booking", booking), failed);
            return 0;
        }
    }
}
