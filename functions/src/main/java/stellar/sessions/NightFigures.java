package stellar.sessions;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import stellar.cloud.Figure;
import stellar.cloud.Log;
import stellar.relays.Relays;

/** Counts what is open now, for the console: sessions, those that were begun, and the silent relays among theirs. */
final class NightFigures {

    /** Sessions that are looked at one by one, a read each. */
    private static final int MOST = 2_000;

    private final Sessions sessions;
    private final Relays relays;
    private final Clock clock;
    private final Log log;

    NightFigures(Sessions sessions, Relays relays, Clock clock, Log log) {
        this.sessions = sessions;
        this.relays = relays;
        this.clock = clock;
        this.log = log;
    }

    /** Tells them; whoever does so goes on, also when they cannot be had. */
    void tell() {
        try {
            Sessions.Night night = sessions.night(MOST);
            Instant now = clock.instant();
            long silent = night.relays().stream()
                    .distinct()
                    .filter(relay -> Conditions.isSilent(relays.seenAt(relay), now))
                    .count();
            log.figure(Figure.SESSIONS_OPEN, night.open(), Map.of());
            log.figure(Figure.SESSIONS_BEGUN, night.relays().size(), Map.of());
            log.figure(Figure.RELAYS_SILENT, silent, Map.of());
        } catch (RuntimeException failed) {
            log.warn("The night could not be counted.", Map.of(), failed);
        }
    }
}
