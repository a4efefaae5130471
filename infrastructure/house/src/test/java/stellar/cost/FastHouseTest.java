package stellar.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;

/** What decision 0054 cut stays cut: so much a batch, however fast the machine is. */
class FastHouseTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration WARMING_UP = Duration.ofSeconds(40);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TIMES_AS_FAST = 5;

    /** Nearly thirty are sent in a minute, and two or three while nobody watches; a slow machine sends fewer. */
    private static final int FEWEST_WATCHED = 8;

    @Test
    void aBatchIsNoRequestOfTheApiAndNoTraceAndSeldomARow(@TempDir Path folder) throws Exception {
        try (FastHouse house = new FastHouse(
                REPOSITORY,
                folder,
                Instant.parse("2026-11-23T22:15:00Z"),
                TIMES_AS_FAST,
                FastHouse.Observatory.IDLE,
                new Meter())) {
            HttpClient http = HttpClient.newHttpClient();
            house.pass(WARMING_UP);
            Onlooker onlooker = new Onlooker(house, http);
            Reading reading = house.count(MINUTE);
            onlooker.close();

            double batches = reading.of(Metered.INVOCATIONS).getOrDefault("IngestFunction", 0.0);
            assertThat(batches).isGreaterThan(FEWEST_WATCHED);
            assertThat(reading.total(Metered.SOCKET_MESSAGES)).isGreaterThanOrEqualTo(batches - 2);
            assertThat(reading.total(Metered.HTTP_REQUESTS)).isZero();
            assertThat(reading.of(Metered.TRACES)).doesNotContainKey("IngestFunction");
            assertThat(reading.total(Metered.WRITE_UNITS)).isLessThan(2 * batches);
            assertThat(reading.total(Metered.READ_UNITS)).isLessThan(3 * batches);
        }
    }
}
