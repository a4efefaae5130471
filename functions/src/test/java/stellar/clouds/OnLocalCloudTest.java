package stellar.clouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;

/** What runs on one machine: always. */
class OnLocalCloudTest implements EveryContract {

    private static OwnCloud cloud;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        cloud = new OwnCloud(folder);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Override
    public Cloud cloud() {
        return cloud;
    }

    /** No other stand-in calls anybody at the time. */
    @Test
    void aTimerThatIsDueCallsTheFunctionOnceAndIsGone() throws Exception {
        Instant moment = Instant.parse("2026-11-21T23:10:00Z");
        timers().set("booking-due", moment);

        cloud.until(moment.minusSeconds(1));
        assertThat(cloud.heard()).noneMatch(event -> event.toString().contains("booking-due"));
        cloud.until(moment);
        cloud.until(moment.plusSeconds(3600));

        assertThat(cloud.heard().stream().map(Object::toString)).containsOnlyOnce("{\"booking\":\"booking-due\"}");
        assertThatThrownBy(() -> timer("booking-due")).isInstanceOf(ResourceNotFoundException.class);
    }
}
