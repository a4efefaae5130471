package stellar.relay.alone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import stellar.contract.Command;
import stellar.contract.EventType;
import stellar.contract.SessionStep;
import stellar.contract.Wire;
import stellar.relay.spool.NewEvent;

/** Puts what the caretaker does into the contract's words: events for the cloud, commands for the desk. */
final class Reports {

    /** The desk takes a command at once or not at all. */
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

    private final SessionTime time;
    private final Clock own;
    private final Clock deskTime;

    Reports(SessionTime time, Clock own, Clock deskTime) {
        this.time = time;
        this.own = own;
        this.deskTime = deskTime;
    }

    /** A step of a session that is to be told. */
    record Report(Held held, SessionStep.Step step, String reason) {}

    List<NewEvent> events(List<Report> reports) {
        return reports.stream().map(this::event).toList();
    }

    private NewEvent event(Report report) {
        Held held = report.held();
        Instant now = time.best();
        Instant since = held.progress().linkLostSince();
        SessionStep step = new SessionStep(held.id(), report.step(), now, report.reason(), since == null ? now : since);
        return NewEvent.of(held.told().telescope(), EventType.SESSION_STEP.wireName(), own.instant(), Wire.write(step));
    }

    /** The present command of an act, good for {@link #COMMAND_LIMIT} by the desk's own clock. */
    Command command(Held held, Act act) {
        Instant now = deskTime.instant();
        Instant deadline = now.plus(COMMAND_LIMIT);
        return new Command(
                held.commandId(act),
                held.told().telescope(),
                act.method(),
                act.params(held.told()),
                now,
                deadline,
                new Command.Lease("alone", held.id(), deadline));
    }
}
