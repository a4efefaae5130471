package stellar.local.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import stellar.local.template.Resource.LambdaFunction;

class MeterTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Meter meter = new Meter();

    private static LambdaFunction function(boolean isTraced, boolean logsCalls) {
        return new LambdaFunction(
                "F", "f", "arn:f", "x.Y", "", Map.of(), Duration.ofSeconds(5), 128, 0, isTraced, logsCalls, List.of());
    }

    @Test
    void requestsCountByHalfAMegabyteAndMessagesByThirtyTwoKilobytes() {
        meter.http("api", 100, 200);
        meter.http("api", 512 * 1024 + 1, 200);
        meter.heard("live", 0);
        meter.told("live", 32 * 1024);
        meter.told("live", 32 * 1024 + 1);

        Reading reading = meter.read();
        assertThat(reading.of(Metered.HTTP_REQUESTS)).containsExactly(Map.entry("api", 3.0));
        assertThat(reading.total(Metered.EDGE_BYTES)).isEqualTo(400);
        assertThat(reading.of(Metered.SOCKET_MESSAGES)).containsExactly(Map.entry("live", 4.0));
        assertThat(reading.total(Metered.SOCKET_BYTES_OUT)).isEqualTo(65_537);
    }

    @Test
    void xRayRecordsTheFirstCallOfASecondAndATwentiethOfTheOthers() {
        for (int i = 0; i < 21; i++) {
            meter.called(function(true, false), NOON.plusMillis(i));
        }
        meter.called(function(true, false), NOON.plusSeconds(1));
        meter.called(function(false, false), NOON.plusSeconds(2));

        assertThat(meter.read().total(Metered.INVOCATIONS)).isEqualTo(23);
        assertThat(meter.read().total(Metered.TRACES)).isCloseTo(3, Offset.offset(1e-9));
    }

    @Test
    void linesOfLogsCountWithWhatCloudWatchAddsToEach() {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        PrintStream log = meter.log(passed);
        log.print("{\"a\":1}\n{}\n");
        meter.called(function(false, true), NOON);

        assertThat(passed.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}\n{}\n");
        assertThat(meter.read().of(Metered.LOG_BYTES).get("functions")).isEqualTo(11 + 2 * 26);
        assertThat(meter.read().of(Metered.LOG_BYTES).get("calls")).isPositive();
    }

    @Test
    void whatCameBetweenTwoReadingsIsTheirDifference() {
        meter.count(Metered.MAILS, "mail", 2);
        Reading before = meter.read();
        meter.count(Metered.MAILS, "mail", 3);
        meter.count(Metered.TIMERS, "nights", 1);

        Reading since = meter.read().since(before);
        assertThat(since.amounts())
                .isEqualTo(Map.of(Metered.MAILS, Map.of("mail", 3.0), Metered.TIMERS, Map.of("nights", 1.0)));
    }
}
