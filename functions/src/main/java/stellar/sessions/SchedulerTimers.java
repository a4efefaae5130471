package stellar.sessions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.RetryPolicy;
import software.amazon.awssdk.services.scheduler.model.Target;
import stellar.cloud.Environment;
import stellar.contract.Wire;

/** Timers of EventBridge Scheduler: a one-time schedule named after its booking, gone once it was due. */
public final class SchedulerTimers implements Timers {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

    /** The sweep finds what was not done by then. */
    private static final int MAX_AGE_SECONDS = 900;

    private static final int MAX_RETRIES = 3;

    private final SchedulerClient scheduler;
    private final String group;
    private final String target;
    private final String role;

    /** Timers that call the function {@code LOOK_FUNCTION_ARN} by the role {@code TIMERS_ROLE_ARN}. */
    public SchedulerTimers(SchedulerClient scheduler, Environment environment) {
        this.scheduler = scheduler;
        this.group = environment.required("TIMERS_GROUP");
        this.target = environment.required("LOOK_FUNCTION_ARN");
        this.role = environment.required("TIMERS_ROLE_ARN");
    }

    @Override
    public void set(String booking, Instant moment) {
        try {
            update(booking, moment);
        } catch (ResourceNotFoundException none) {
            try {
                create(booking, moment);
            } catch (ConflictException another) {
                update(booking, moment);
            }
        }
    }

    @Override
    public void remove(String booking) {
        try {
            scheduler.deleteSchedule(delete -> delete.groupName(group).name(booking));
        } catch (ResourceNotFoundException none) {
            // It was due, or removed by a look at the same time.
        }
    }

    private void update(String booking, Instant moment) {
        scheduler.updateSchedule(schedule -> schedule.groupName(group)
                .name(booking)
                .scheduleExpression(expression(moment))
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(window())
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .target(target(booking)));
    }

    private void create(String booking, Instant moment) {
        scheduler.createSchedule(schedule -> schedule.groupName(group)
                .name(booking)
                .scheduleExpression(expression(moment))
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(window())
                .actionAfterCompletion(ActionAfterCompletion.DELETE)
                .target(target(booking)));
    }

    private Target target(String booking) {
        return Target.builder()
                .arn(target)
                .roleArn(role)
                .input(Wire.object().put("booking", booking).toString())
                .retryPolicy(RetryPolicy.builder()
                        .maximumEventAgeInSeconds(MAX_AGE_SECONDS)
                        .maximumRetryAttempts(MAX_RETRIES)
                        .build())
                .build();
    }

    private static FlexibleTimeWindow window() {
        return FlexibleTimeWindow.builder().mode(FlexibleTimeWindowMode.OFF).build();
    }

    /** In whole seconds, not before the moment. */
    private static String expression(Instant moment) {
        Instant whole = moment.truncatedTo(ChronoUnit.SECONDS);
        return AT.format(whole.equals(moment) ? whole : whole.plusSeconds(1));
    }
}
