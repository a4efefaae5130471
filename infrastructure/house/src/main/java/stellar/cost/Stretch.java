package stellar.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import stellar.contract.Wire;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;

/**
 * What was counted in a stretch of time.
 *
 * @param what which stretch it is
 * @param hours how long it was; one of what is counted by the piece
 */
record Stretch(What what, double hours, Reading reading) {

    /** What was going on. */
    enum What {
        CLOUD_ALONE,
        VOYAGER_CLOSED,
        VOYAGER_IDLE,
        IMAGING,
        IMAGING_WATCHED,
        IMAGING_BEFORE_A_HUNDRED,
        /** Somebody opens the page for the first time, until the state is there. */
        COMING,
        /** From the first check of a plan to the settled bill. */
        BOOKING
    }

    /** So much of it, on the average of an hour. */
    double anHour(Metered metered) {
        return reading.total(metered) / hours;
    }

    ObjectNode json() {
        ObjectNode json = Wire.object().put("what", what.name()).put("hours", hours);
        ObjectNode counted = json.putObject("counted");
        for (Metered metered : Metered.values()) {
            Map<String, Double> of = reading.of(metered);
            if (!of.isEmpty()) {
                ObjectNode amounts = counted.putObject(metered.name());
                // So exactly nobody counts.
                of.forEach((name, amount) -> amounts.put(name, Math.round(amount * 1000) / 1000.0));
            }
        }
        return json;
    }

    static Stretch of(JsonNode json) {
        Map<Metered, Map<String, Double>> amounts = new EnumMap<>(Metered.class);
        json.path("counted").properties().forEach(metered -> {
            Map<String, Double> of = new TreeMap<>();
            metered.getValue()
                    .properties()
                    .forEach(each -> of.put(each.getKey(), each.getValue().asDouble()));
            amounts.put(Metered.valueOf(metered.getKey()), of);
        });
        return new Stretch(
                What.valueOf(json.path("what").asText()), json.path("hours").asDouble(), new Reading(amounts));
    }
}
