package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.cloud.Environment;
import stellar.cloud.Priming;

/** What other functions play before a snapshot comes to the same end as the real thing. */
class RehearsalsTest {

    private final Environment environment =
            new Night().environment(Map.of("AWS_REGION", "eu-central-1", "LIVE_URL", "wss://live.example/live"));

    @Test
    void aTicketIsIssuedForATelescopeThatIsInNoTable() throws Exception {
        Priming.Rehearsal.Outcome outcome = TicketHandler.rehearsal(environment).play();
        assertThat(outcome.answer()).contains("\"statusCode\":200", "wss://live.example/live");
        assertThat(outcome.asked()).containsExactlyInAnyOrder("GetItem", "PutItem");
    }
}
