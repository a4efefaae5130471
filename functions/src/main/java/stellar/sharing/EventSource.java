package stellar.sharing;

import java.time.Instant;
import java.util.List;
import stellar.cloud.Language;

/** One kind of what is in people's calendars. */
interface EventSource {

    /**
     * Somebody's events that begin within a stretch of time, in any order.
     *
     * @param most how many at most, the earliest
     */
    List<Event> events(String user, Instant from, Instant to, int most, Language language);
}
