package stellar.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;

/** A quiet Voyager whose time is turned by hand, and a client that gives it commands. */
abstract class CommandedVoyager {
    static final int OK = 4;
    static final int FAILED = 5;
    static final int ABORTED = 7;

    final SimulatedVoyager voyager;
    final TestClient client;

    CommandedVoyager(Path folder) throws IOException {
        voyager = Night.quiet(folder);
        client = new TestClient(voyager.port());
        client.event("Version");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        voyager.close();
    }

    int ended(String method, Map<String, ?> params) throws IOException {
        int id = client.send(method, params);
        assertThat(client.answer(id).has("error")).isFalse();
        play(60);
        return client.result(id).path("ActionResultInt").asInt();
    }

    /** Lets time pass and keeps the client alive. */
    void play(int seconds) throws IOException {
        for (int second = 0; second < seconds; second += 5) {
            client.keepAlive(voyager);
            voyager.advance(Duration.ofSeconds(5));
        }
    }
}
