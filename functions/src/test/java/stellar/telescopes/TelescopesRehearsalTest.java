package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.cloud.Environment;
import stellar.cloud.Priming;

class TelescopesRehearsalTest {

    private final Environment environment = new Night().environment(Map.of("AWS_REGION", "eu-central-1"));

    @Test
    void aTelescopeThatIsInNoTableIsShownWithItsState() throws Exception {
        Priming.Rehearsal.Outcome outcome =
                TelescopesHandler.rehearsal(environment).play();
        assertThat(outcome.answer()).contains("\"statusCode\":200", "A telescope");
        assertThat(outcome.asked()).contains("Query");
    }
}
