package stellar.bench.bookings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was asked of the tables.
 *
 * @param calls calls of the service, in order: {@code GetItem}
 * @param units capacity units by table, indexes with their table
 */
record Usage(List<String> calls, Map<String, Double> units) {

    Usage {
        calls = List.copyOf(calls);
        units = new TreeMap<>(units);
    }

    double total() {
        return units.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** For a person: {@code 2 calls; bookings 10, ledger 6, slots 2}. */
    String words() {
        return "(%d call%s; %s)"
                .formatted(
                        calls.size(),
                        calls.size() == 1 ? "" : "s",
                        units.entrySet().stream()
                                .map(table -> table.getKey() + " " + plain(table.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String plain(double units) {
        return units == Math.rint(units) ? Long.toString(Math.round(units)) : Double.toString(units);
    }
}
