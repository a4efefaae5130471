package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.OpenSockets;
import stellar.cloud.Environment;
import stellar.cloud.Priming;

class IngestRehearsalTest {

    private static final Map<String, String> PLACES = Map.of(
            "AWS_REGION", "eu-central-1",
            "SOCKETS_URL", "https://example.invalid/live",
            "BROADCAST_FUNCTION", "broadcast");

    private final Night night = new Night();
    private final Environment environment = night.environment(PLACES);

    @Test
    void aBatchIsTakenWholeAndReachesEveryOperationThatARealOneDoes() throws Exception {
        Priming.Rehearsal.Outcome outcome =
                IngestRehearsal.of(environment, night.clock).play();
        assertThat(outcome.answer()).contains("\"statusCode\":200", "serverTime");
        assertThat(outcome.asked()).contains("GetItem", "Query", "PutItem", "TransactWriteItems");
    }

    @Test
    void nothingOfItIsInTheTables() throws Exception {
        Priming.Rehearsal.Outcome outcome =
                IngestRehearsal.of(environment, night.clock).play();
        assertThat(outcome.asked()).contains("TransactWriteItems");
        for (String table : new String[] {"RelaysTable", "TelescopesTable", "TimelineTable"}) {
            assertThat(night.tables
                            .scan(scan -> scan.tableName(night.table(table)))
                            .items())
                    .as(table)
                    .noneMatch(row -> row.values().stream().anyMatch(value -> "rehearsal".equals(value.s())));
        }
    }

    @Test
    void afterALongSleepBetweenSnapshotAndRestoreABatchIsTakenByTheTimeOfThen() throws Exception {
        try (OpenSockets sockets = new OpenSockets()) {
            IngestHandler handler = Incoming.handler(night, sockets);
            Priming.Rehearsal.Outcome outcome =
                    IngestRehearsal.of(environment, night.clock).play();
            assertThat(outcome.answer()).contains("\"statusCode\":200");
            night.clock.advance(Duration.ofDays(14));
            assertThat(handler.handleRequest(night.request(night.signals(1, 3)), Night.INVOCATION)
                            .getStatusCode())
                    .isEqualTo(200);
            assertThat(night.timeline()).hasSize(3);
        }
    }
}
