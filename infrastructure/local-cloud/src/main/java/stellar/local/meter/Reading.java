package stellar.local.meter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was counted until a moment, or between two.
 *
 * @param amounts by what was metered, then by what it was metered of
 */
public record Reading(Map<Metered, Map<String, Double>> amounts) {

    /** Copies what it is given. */
    public Reading {
        Map<Metered, Map<String, Double>> copy = new EnumMap<>(Metered.class);
        amounts.forEach((what, of) -> copy.put(what, Map.copyOf(of)));
        amounts = copy;
    }

    /** All of it, whatever it was metered of. */
    public double total(Metered what) {
        return of(what).values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** By what it was metered of, in its order. */
    public Map<String, Double> of(Metered what) {
        return new TreeMap<>(amounts.getOrDefault(what, Map.of()));
    }

    /** What came since an earlier reading of the same meter. */
    public Reading since(Reading earlier) {
        Map<Metered, Map<String, Double>> rest = new EnumMap<>(Metered.class);
        for (Metered what : Metered.values()) {
            Map<String, Double> before = earlier.of(what);
            Map<String, Double> now = of(what);
            Set<String> all = new TreeSet<>(now.keySet());
            all.addAll(before.keySet());
            for (String of : all) {
                double amount = now.getOrDefault(of, 0.0) - before.getOrDefault(of, 0.0);
                if (amount != 0) {
                    rest.computeIfAbsent(what, _ -> new TreeMap<>()).put(of, amount);
                }
            }
        }
        return new Reading(rest);
    }
}
