package stellar.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Refusal;
import stellar.contract.Command;
import stellar.contract.CommandText;

/**
 * A person's request that a telescope do something. What a method needs is the relay's to judge; here only that nothing
 * harmful or boundless is passed on.
 *
 * @param id made by the person's client
 * @param method Voyager's name of the method
 * @param params the method's parameters
 */
record Asked(
        @Nullable String id,
        @Nullable String method,
        @Nullable ObjectNode params) {

    /** How long a relay may wait before it begins. */
    static final Duration IN_TIME = Duration.ofSeconds(30);

    /** How long an operator's right lasts from the moment of asking. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Pattern METHOD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");

    /** What became of a request. */
    sealed interface Judged {

        /** A command for the telescope's relay. */
        record Fit(Command command) implements Judged {}

        /** No command, and why. */
        record Unfit(Refusal why) implements Judged {}
    }

    /** The command that an operator, or who stands in for one, may have by this; their right covers every method. */
    Judged byOperatorOf(String telescope, Instant now) {
        if (id == null || !CommandId.isOne(id)) {
            return new Judged.Unfit(CommandRefusals.NO_ID);
        }
        if (method == null || !METHOD.matcher(method).matches()) {
            return new Judged.Unfit(CommandRefusals.NO_METHOD);
        }
        if (params == null) {
            return new Judged.Unfit(CommandRefusals.NO_PARAMS);
        }
        Optional<Refusal> flaw = Stream.of("UID", "MAC")
                .filter(params::has)
                .map(name -> CommandRefusals.RELAYS_OWN.with("parameter", name))
                .findFirst()
                .or(() -> CommandText.flaw(params).map(CommandRefusals::of));
        Command.Lease lease = new Command.Lease("operator", telescope + "-operator", now.plus(LEASE));
        return flaw.<Judged>map(Judged.Unfit::new)
                .orElseGet(() ->
                        new Judged.Fit(new Command(id, telescope, method, params, now, now.plus(IN_TIME), lease)));
    }
}
