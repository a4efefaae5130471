package stellar.clouds;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.local.template.Resource;
import stellar.local.template.Template;

/** AWS, or what stands in for it, with what template.yaml keeps there: tables, bucket, topic, and group of timers. */
public interface Cloud extends AutoCloseable {

    /** What AWS does and a stand-in may not. */
    enum Duty {
        KEEP_TRANSACTIONS_APART("mixes transactions that come at once"),
        CHECK_SIGNATURES("does not check what an address was signed for"),
        CHECK_CHECKSUMS("does not check what bytes it is sent"),
        SEND_AS_ASKED("does not send the headers that an address asks for"),
        MISS_AN_UPLOAD("answers 500 for an upload that it does not know");

        private final String neglected;

        Duty(String neglected) {
            this.neglected = neglected;
        }
    }

    /** What people call it. */
    String title();

    /** The template with the names that its resources have here. */
    Template template();

    /** Where the services are, as a function's environment says it. */
    Map<String, String> settings();

    /** The ARN of a topic. */
    String topic(String logicalId);

    /**
     * The ARN of an application at SNS.
     *
     * @param platform {@code APNS} or {@code GCM}
     */
    String application(String platform);

    /**
     * Waits for an event of the bucket or the topics that holds a text.
     *
     * @throws AssertionError when none came
     */
    JsonNode heard(String text) throws IOException, InterruptedException;

    /** What it is known not to do. */
    Set<Duty> neglects();

    /** Ends a test here, by name, that would find out what is known. */
    default void must(Duty duty) {
        assumeFalse(neglects().contains(duty), title() + " " + duty.neglected + ".");
    }

    /** The functions' own clients. */
    default Clients clients() {
        return new Clients(new Environment(settings()));
    }

    /** What the template's resource is called here. */
    default String name(String logicalId) {
        return template().resources().stream()
                .filter(resource -> resource.logicalId().equals(logicalId))
                .map(Resource::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no " + logicalId + "."));
    }

    @Override
    void close() throws IOException;
}
