package stellar.relay.spool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The newest value of each telescope and type that has not left yet. In memory only; safe for several threads. */
public final class LatestValues {

    private record Key(String telescope, String type) {}

    private final Map<Key, LatestValue> fresh = new LinkedHashMap<>();
    private volatile Runnable whenFresh = () -> {};

    /** Whom to wake when a value arrives. */
    public void whenFresh(Runnable listener) {
        whenFresh = listener;
    }

    /** Takes the place of an older value of the same telescope and type. */
    public void put(LatestValue value) {
        synchronized (fresh) {
            fresh.put(new Key(value.telescope(), value.type()), value);
        }
        whenFresh.run();
    }

    /** Hands out, and forgets, the values of these telescopes. */
    public List<LatestValue> take(Predicate<String> telescopes) {
        List<LatestValue> taken = new ArrayList<>();
        synchronized (fresh) {
            for (Iterator<LatestValue> all = fresh.values().iterator(); all.hasNext(); ) {
                LatestValue value = all.next();
                if (telescopes.test(value.telescope())) {
                    taken.add(value);
                    all.remove();
                }
            }
        }
        return taken;
    }

    /** Takes back values that could not leave, except where a newer one has arrived since. */
    public void giveBack(List<LatestValue> values) {
        synchronized (fresh) {
            values.forEach(value -> fresh.putIfAbsent(new Key(value.telescope(), value.type()), value));
        }
    }
}
