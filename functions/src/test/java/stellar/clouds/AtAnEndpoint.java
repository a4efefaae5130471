package stellar.clouds;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** All contracts on what the template keeps, made at one endpoint for this class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtAnEndpoint implements EveryContract {

    private @Nullable Endpoint endpoint;
    private @Nullable Stack stack;

    /** What answers there, running until it is stopped. */
    abstract Endpoint start() throws Exception;

    void stop() {}

    @BeforeAll
    void make() throws Exception {
        endpoint = start();
        stack = new Stack(endpoint);
    }

    @AfterAll
    void remove() throws Exception {
        try {
            if (stack != null) {
                stack.close();
            }
        } finally {
            stop();
        }
    }

    @Override
    public Stack cloud() {
        return requireNonNull(stack);
    }

    @Test
    void whatIsMadeIsRemovedAndNothingElse() throws Exception {
        Stack other = new Stack(requireNonNull(endpoint));
        assertThat(other.left()).hasSizeGreaterThan(20);

        other.close();

        assertThat(other.left()).isEmpty();
        assertThat(cloud().left()).hasSizeGreaterThan(20);
    }
}
