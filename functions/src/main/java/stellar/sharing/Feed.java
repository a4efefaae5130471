package stellar.sharing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import stellar.cloud.Language;
import stellar.contract.RequestSignature;

/**
 * Somebody's calendar: what begins between {@link #BACK} ago and {@link #AHEAD} from now, {@value #MOST_EVENTS} events of each
 * source at most.
 */
final class Feed {

    static final Duration BACK = Duration.ofDays(31);
    static final Duration AHEAD = Duration.ofDays(180);
    static final int MOST_EVENTS = 1_000;

    private static final Duration REFRESH = Duration.ofHours(1);

    private final List<EventSource> sources;

    Feed(List<EventSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * A calendar at one moment.
     *
     * @param tag the same for the same events, whenever it was written: a weak entity tag (RFC 9110, section 8.8.3)
     */
    record Copy(String text, String tag) {}

    /** A copy of somebody's calendar. */
    Copy of(String user, Language language, Instant now) {
        List<Event> events = new ArrayList<>();
        sources.forEach(
                source -> events.addAll(source.events(user, now.minus(BACK), now.plus(AHEAD), MOST_EVENTS, language)));
        events.sort(Comparator.comparing(Event::from).thenComparing(Event::uid));
        String timeless = CalendarText.of(events, Instant.EPOCH, REFRESH);
        String tag = "W/\"" + RequestSignature.sha256(timeless.getBytes(StandardCharsets.UTF_8)) + "\"";
        return new Copy(CalendarText.of(events, now, REFRESH), tag);
    }
}
