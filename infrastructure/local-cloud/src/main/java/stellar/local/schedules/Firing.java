package stellar.local.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import stellar.local.lambda.DeadLetter;
import stellar.local.lambda.DeadLetters;
import stellar.local.lambda.PendingEvents;
import stellar.local.lambda.RunningFunction;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.template.Deployment;

/**
 * Hands what is due to its function as an asynchronous event, as Scheduler does with a target of Lambda: from then on it
 * is the function's own retries that count.
 */
public final class Firing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PendingEvents pending;
    private final DeadLetters deadLetters;
    private final Deployment deployment;
    private final Meter meter;
    private final Clock clock;

    /** Hands events to these. */
    public Firing(PendingEvents pending, DeadLetters deadLetters, Deployment deployment, Meter meter, Clock clock) {
        this.pending = pending;
        this.deadLetters = deadLetters;
        this.deployment = deployment;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Returns when the event will reach the function, or is a dead letter since there is no such function any more.
     *
     * @throws IOException when too many events wait already
     */
    void fire(Schedule schedule, Optional<RunningFunction> function) throws IOException {
        JsonNode event = event(schedule);
        meter.count(Metered.TIMERS, schedule.id().group(), 1);
        if (function.isPresent()) {
            pending.accept(function.get().function().arn(), event);
        } else {
            deadLetters.add(new DeadLetter(
                    clock.instant(),
                    schedule.wish().targetArn(),
                    1,
                    "The template has no such function any more.",
                    event));
        }
    }

    /** The input with Scheduler's own words filled in (user guide, "Adding context attributes"), or its own event. */
    private JsonNode event(Schedule schedule) throws IOException {
        String arn = arn(deployment, schedule.id());
        String execution = UUID.randomUUID().toString();
        Instant due = schedule.dueAt().orElseThrow().truncatedTo(ChronoUnit.SECONDS);
        Optional<String> input = schedule.wish().input();
        if (input.isPresent()) {
            return JSON.readTree(input.get()
                    .replace("<aws.scheduler.schedule-arn>", arn)
                    .replace("<aws.scheduler.scheduled-time>", due.toString())
                    .replace("<aws.scheduler.execution-id>", execution)
                    .replace("<aws.scheduler.attempt-number>", "1"));
        }
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", execution)
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.scheduler")
                .put("account", deployment.account())
                .put("time", due.toString())
                .put("region", deployment.region());
        event.putArray("resources").add(arn);
        return event.put("detail", "{}");
    }

    /** What AWS calls a schedule. */
    static String arn(Deployment deployment, Schedule.Id id) {
        return deployment.arn("scheduler", "schedule/" + id.group() + "/" + id.name());
    }
}
