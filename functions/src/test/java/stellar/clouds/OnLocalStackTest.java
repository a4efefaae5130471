package stellar.clouds;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;

/** A LocalStack in a container of its own. */
@EnabledIf(
        value = "dockerAnswers",
        disabledReason = "No Docker engine answers, so there is no LocalStack to hold these contracts on.")
class OnLocalStackTest extends AtAnEndpoint {

    /** The last that starts without a token. A newer one takes it from {@code LOCALSTACK_AUTH_TOKEN}. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

    private final LocalStackContainer container = new LocalStackContainer(IMAGE);

    /** Asked before anything else; what Testcontainers says of each place where no engine is would be taken for a fault. */
    static boolean dockerAnswers() {
        Logger said = Logger.getLogger("org.testcontainers");
        Level before = said.getLevel();
        said.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            said.setLevel(before);
        }
    }

    @Override
    Endpoint start() {
        String token = System.getenv(TOKEN);
        if (token != null) {
            container.withEnv(TOKEN, token);
        }
        container.start();
        return Endpoint.localStack(
                container.getEndpoint(),
                container.getRegion(),
                () -> Keys.of(container.getAccessKey(), container.getSecretKey()));
    }

    @Override
    void stop() {
        container.stop();
    }
}
