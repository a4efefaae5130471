package stellar.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value the middle one of the runs
 * @param unit its unit
 * @param spread how the runs differed, for a person; empty when there was one
 * @param peer what it was measured beside in the same run; absent when there is nothing to compare with
 * @param ratio value / the peer's value
 */
public record Figure(
        String name,
        double value,
        String unit,
        String spread,
        @Nullable String peer,
        @Nullable Double ratio) {

    public static Figure of(String name, double value, String unit, String spread) {
        return new Figure(name, value, unit, spread, null, null);
    }

    /** A line for a person. */
    String line() {
        String beside = peer == null || ratio == null ? "" : String.format(Locale.ROOT, "   %.2f x %s", ratio, peer);
        return String.format(Locale.ROOT, "%-52s %12.1f %-10s %s%s", name, value, unit, spread, beside);
    }

    /** A line for a program. */
    String json() {
        ObjectNode json = Wire.object();
        json.put("name", name);
        json.put("value", value);
        json.put("unit", unit);
        json.put("peer", peer);
        json.put("ratio", ratio);
        return Wire.write(json);
    }
}
