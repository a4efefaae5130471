package stellar.nights;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.local.LocalCloud;

/** How far cloud and observatories have heard each other: what a step of the night has to wait for in the world's time. */
final class NightHearing {

    private static final Duration TELLING_LIMIT = Duration.ofSeconds(60);
    private static final Duration TAKING_LIMIT = Duration.ofSeconds(8);
    private static final long TAKING_LOOK_MILLIS = 20;

    private final LocalCloud cloud;
    private final Clock clock;
    private final List<NightObservatory> observatories;

    NightHearing(LocalCloud cloud, Clock clock, List<NightObservatory> observatories) {
        this.cloud = cloud;
        this.clock = clock;
        this.observatories = observatories;
    }

    /** Waits until the cloud has heard, now, of every telescope that can be heard, and can speak to each that listens. */
    void untilTold() throws InterruptedException {
        for (NightObservatory observatory : observatories) {
            if (observatory.isHeard()) {
                Patience.until(
                        TELLING_LIMIT, "the cloud to hear of " + observatory.id() + " at " + clock.instant(), () -> row(
                                        "RelaysTable", Map.of("relay", observatory.id()))
                                .containsKey("socketConnection"));
                for (String telescope : observatory.telescopesUp()) {
                    Patience.until(
                            TELLING_LIMIT,
                            "the cloud to hear of " + telescope + " at " + clock.instant(),
                            () -> isHeardNow(telescope));
                }
            }
        }
    }

    private boolean isHeardNow(String telescope) {
        AttributeValue at = row("TelescopesTable", Map.of("telescope", telescope, "part", "controlData"))
                .get("at");
        return at != null && !Instant.parse(at.s()).isBefore(clock.instant());
    }

    /** Gives relays a moment of the world to take what was asked of their telescopes; says whether anything was. */
    boolean untilTaken() throws InterruptedException {
        boolean was = false;
        for (NightObservatory observatory : observatories) {
            long end = System.nanoTime() + TAKING_LIMIT.toNanos();
            while (observatory.isHeard() && isAsked(observatory) && System.nanoTime() < end) {
                was = true;
                TimeUnit.MILLISECONDS.sleep(TAKING_LOOK_MILLIS);
            }
        }
        return was;
    }

    private boolean isAsked(NightObservatory observatory) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":now", AttributeValue.fromS(clock.instant().toString()));
        return observatory.telescopesUp().stream().anyMatch(telescope -> {
            values.put(":telescope", AttributeValue.fromS(telescope));
            return cloud.tables()
                            .client()
                            .query(query -> query.tableName(cloud.tables().name("CommandsTable"))
                                    .indexName("waiting")
                                    .keyConditionExpression("telescope = :telescope AND waitingUntil > :now")
                                    .expressionAttributeValues(values))
                            .count()
                    > 0;
        });
    }

    Map<String, AttributeValue> row(String table, Map<String, String> key) {
        Map<String, AttributeValue> keys = new HashMap<>();
        key.forEach((name, value) -> keys.put(name, AttributeValue.fromS(value)));
        return cloud.tables()
                .client()
                .getItem(get -> get.tableName(cloud.tables().name(table)).key(keys))
                .item();
    }
}
