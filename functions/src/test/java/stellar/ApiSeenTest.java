package stellar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What all the tests of a build together have seen the API answer; Maven runs it after them, in a process of its own.
 * When only some tests run it has nothing to say, and is skipped.
 */
class ApiSeenTest {

    private final ApiSeen seen = new ApiSeen();

    @BeforeEach
    void allTestsRun() {
        boolean isMavens = System.getProperty("basedir") != null;
        boolean isWhole = System.getProperty("test") == null || Boolean.getBoolean("stellar.api.whole");
        assumeTrue(isMavens && isWhole, "Only some tests run, so nobody has looked whether every route was asked.");
    }

    @Test
    void eachRouteGrantedWhatWasAskedAndRefusedWhatCanBeRefused() {
        Set<String> missing = new TreeSet<>();
        Set<String> answers = seen.answers();
        ApiBook.operations().forEach((route, operation) -> {
            Set<String> granted = new TreeSet<>();
            Set<String> refused = new TreeSet<>();
            operation
                    .path("responses")
                    .fieldNames()
                    .forEachRemaining(status -> (status.startsWith("4") ? refused : granted).add(route + " " + status));
            if (granted.stream().noneMatch(answers::contains)) {
                missing.addAll(granted);
            }
            if (!refused.isEmpty() && refused.stream().noneMatch(answers::contains)) {
                missing.addAll(refused);
            }
        });

        assertThat(missing).as("answers that no test saw through ApiBook.ask").isEmpty();
    }

    @Test
    void eachMemberThatIsDescribedIsAnswered() {
        Set<String> never = ApiBook.describedMembers();
        never.removeAll(seen.members());

        assertThat(never)
                .as("members that docs/api/openapi.yaml tells of and no answer that a test saw has")
                .isEmpty();
    }
}
