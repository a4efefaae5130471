package stellar.targets;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import stellar.bookings.State;
import stellar.cloud.Language;
import stellar.cloud.Patience;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.commands.CommandDesk;
import stellar.commands.StoredCommand;
import stellar.contract.Wire;
import stellar.dashboard.Ended;
import stellar.dashboard.OlderReply;
import stellar.sessions.BookedTargets;
import stellar.telescopes.Telescope;

/** Asks a telescope's scheduler, and waits for what it answers. */
final class TargetDesk {

    /** How long after its deadline the word that a command was taken may be on its way. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final CommandDesk commands;
    private final BookedTargets booked;
    private final Patience patience;
    private final Clock clock;

    TargetDesk(CommandDesk commands, BookedTargets booked, Patience patience, Clock clock) {
        this.commands = commands;
        this.booked = booked;
        this.patience = patience;
        this.clock = clock;
    }

    APIGatewayV2HTTPResponse ask(Telescope telescope, Wish wish, Language language) {
        Instant begin = clock.instant();
        // Whoever asks again is told what came of it, whatever was booked meanwhile.
        boolean isNew = commands.find(telescope.id(), wish.id()).isEmpty();
        if (isNew && !wish.deed().isQuestion()) {
            Optional<State> state = booked.state(telescope.id(), wish.touched());
            if (state.isPresent()) {
                ObjectNode more = Wire.object().put("state", state.get().word());
                return Reply.refused(TargetRefusals.BOOKED, more, language);
            }
        }
        String method = wish.deed().method(wish.thing());
        return switch (commands.take(telescope, wish.id(), method, wish.params())) {
            case CommandDesk.Taken.Refused(Refusal why) -> Reply.refused(why, language);
            case CommandDesk.Taken.As(StoredCommand taken) -> {
                Ended ended = patience.until(
                        begin,
                        ended(wish, taken),
                        () -> ended(
                                wish, commands.find(telescope.id(), wish.id()).orElse(taken)),
                        Ended::isOver);
                boolean isMissing = wish.deed() == Deed.READ
                        && ended.state().equals("done")
                        && ended.result().path("list").isArray()
                        && ended.result().path("list").isEmpty();
                yield isMissing
                        ? Reply.refused(TargetRefusals.NOT_THERE, language)
                        : OlderReply.of(ended, wish.deed().said(wish.thing()), language);
            }
        };
    }

    private Ended ended(Wish wish, StoredCommand command) {
        boolean isLost = command.state().equals(StoredCommand.REQUESTED)
                && clock.instant().isAfter(command.deadline().plus(GRACE));
        ObjectNode result =
                command.result() == null ? Wire.object() : command.result().deepCopy();
        if (!wish.deed().isQuestion() && !result.has("guid")) {
            result.set("guid", guid(wish));
        }
        return new Ended(
                command.id(),
                isLost ? "unknown" : command.state(),
                Objects.requireNonNullElse(command.reason(), ""),
                result);
    }

    private static JsonNode guid(Wish wish) {
        String own = wish.thing().guid();
        return wish.params().has(own) ? wish.params().path(own) : wish.params().path("RefGuidTarget");
    }
}
