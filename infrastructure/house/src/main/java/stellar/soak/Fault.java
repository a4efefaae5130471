package stellar.soak;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What may happen to the house, one at a time and each again and again; each lasts so many seconds of the world. */
enum Fault {
    VOYAGER_CUT_IN_MID_LINE(0),
    VOYAGER_DROPS_AND_REFUSES(4),
    VOYAGER_HALF_OPEN(25),
    VOYAGER_DRIPS(10),
    VOYAGER_FLOODS(0),
    VOYAGER_TALKS_GARBAGE(0),
    VOYAGER_SAYS_SHUT_DOWN(5),
    VOYAGER_WITHOUT_VERSION(10),
    VOYAGER_UNSAFE_WEATHER(10),
    VOYAGER_KILLED_AND_RESTARTED(0),
    CLOUD_TOO_MANY(8),
    CLOUD_IN_TROUBLE(8),
    CLOUD_SLOW(12),
    CLOUD_TOO_SLOW(15),
    CLOUD_REPLIES_LOST(3),
    CLOUD_AWAY(20),
    CLOUD_AWAY_FOR_AN_HOUR(60),
    RELAY_KILLED(0),
    RELAY_KILLED_TWICE(0),
    RELAY_KILLED_WHILE_REPLIES_ARE_LOST(2),
    DISK_REFUSES(8);

    private static final List<Fault> ALL = List.of(values());

    private final int seconds;

    Fault(int seconds) {
        this.seconds = seconds;
    }

    /** How long it lasts, in seconds of the world; 0 for a moment. */
    int seconds() {
        return seconds;
    }

    static Fault any(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** As a person reads it: {@code cloud too slow}. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
