package stellar.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

/** Looks at a booking's night when its timer is due. */
public final class LookHandler implements RequestHandler<Map<String, String>, String> {

    private final SessionDesk desk;

    public LookHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public LookHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public LookHandler(Map<String, String> environment, Clock clock) {
        this.desk = SessionParts.of(environment, clock).desk();
    }

    @Override
    public String handleRequest(Map<String, String> due, Context context) {
        String booking = due.get("booking");
        if (booking == null) {
            throw new IllegalArgumentException("A timer names its booking.");
        }
        desk.look(booking, SessionDesk.Woken.BY_TIMER);
        return "looked";
    }
}
