package stellar.controls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Actor;
import stellar.cloud.Language;
import stellar.commands.Commands;
import stellar.commands.StoredCommand;
import stellar.contract.Wire;

/** What came of controls, as far as anybody knows; of a command the table of commands knows it. */
final class Outcomes {

    /** How long after its last moment the word that a command was taken may be on its way. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String TAKEN = "taken";

    private final Commands commands;

    Outcomes(Commands commands) {
        this.commands = commands;
    }

    /**
     * What came of a control.
     *
     * @param state {@code requested}, {@code taken}, {@code done}, {@code failed}, {@code refused} or {@code unknown}
     * @param reason a sentence of whoever did or did not do it; absent when there is nothing to say
     * @param result what the telescope gave back; absent when nothing
     */
    record Outcome(
            String state, @Nullable String reason, @Nullable ObjectNode result) {

        boolean isOver() {
            return !state.equals(Asked.REQUESTED) && !state.equals(TAKEN);
        }
    }

    /** What came of it until now. */
    Outcome of(Asked asked, Instant now) {
        boolean isLate = now.isAfter(asked.lastMoment().plus(GRACE));
        if (!asked.isCommand() || !asked.state().equals(Asked.REQUESTED)) {
            boolean isLost = asked.state().equals(Asked.REQUESTED) && isLate;
            return new Outcome(isLost ? Asked.UNKNOWN : asked.state(), null, null);
        }
        Optional<StoredCommand> stored = commands.find(asked.telescope(), asked.id());
        if (stored.isEmpty()) {
            // Whoever wrote it down died before it was sent; whoever asks again in time sends it.
            return new Outcome(isLate ? Asked.REFUSED : Asked.REQUESTED, null, null);
        }
        StoredCommand command = stored.get();
        boolean isLost =
                switch (command.state()) {
                    case Asked.REQUESTED -> isLate;
                    case TAKEN -> now.isAfter(asked.overAt());
                    default -> false;
                };
        return new Outcome(isLost ? Asked.UNKNOWN : command.state(), command.reason(), command.result());
    }

    /** A control and what came of it, for somebody. */
    ObjectNode view(Asked asked, String reader, Language language, Instant now) {
        Outcome outcome = of(asked, now);
        ObjectNode view = Wire.object()
                .put("id", asked.id())
                .put("telescope", asked.telescope())
                .put("control", asked.control().word());
        if (asked.meant() != asked.control()) {
            view.put("meant", asked.meant().word());
        }
        view.set("parameters", asked.parameters());
        view.put("by", asked.by().kind() == Actor.Kind.USER ? "user" : "operator")
                .put("mine", asked.by().id().equals(reader))
                .put("at", asked.at().toString())
                .put("state", outcome.state());
        if (asked.booking() != null) {
            view.put("booking", asked.booking());
        }
        if (outcome.reason() != null) {
            view.put("reason", outcome.reason());
        } else if (asked.reason() != null) {
            view.put("reason", ControlRefusals.NOT_ANY_MORE.in(language));
        } else if (outcome.state().equals(Asked.UNKNOWN)) {
            view.put("reason", ControlRefusals.NOBODY_KNOWS.in(language));
        } else if (outcome.state().equals(Asked.REFUSED)) {
            view.put("reason", ControlRefusals.NOT_SENT.in(language));
        }
        if (outcome.result() != null) {
            view.set("result", outcome.result());
        }
        return view;
    }
}
