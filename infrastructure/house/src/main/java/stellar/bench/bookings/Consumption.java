package stellar.bench.bookings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stellar.local.tables.MeteredDynamoDb;

/** Notes what is asked of the tables, until it is read. Safe for many threads. */
final class Consumption implements MeteredDynamoDb.Listener {
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Double> units = new HashMap<>();

    @Override
    public synchronized void consumed(String operation, boolean writes, Map<String, Double> consumed) {
        calls.add(operation);
        consumed.forEach((table, amount) -> units.merge(plain(table), amount, Double::sum));
    }

    /** What was asked since this was asked last. */
    synchronized Usage read() {
        Usage usage = new Usage(calls, units);
        calls.clear();
        units.clear();
        return usage;
    }

    /** {@code stellar-bookings} is the bookings. */
    private static String plain(String table) {
        return table.substring(table.lastIndexOf('-') + 1);
    }
}
