package stellar.clouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import stellar.cloud.Environment;
import stellar.sessions.SchedulerTimers;

/** What the timers of nights need of EventBridge Scheduler. */
interface TimersContract {

    Cloud cloud();

    /** The timers of booked nights, as the function has them that looks. */
    default SchedulerTimers timers() {
        return new SchedulerTimers(
                cloud().clients().scheduler(),
                new Environment(Map.of(
                        "TIMERS_GROUP", cloud().name("NightTimers"),
                        "LOOK_FUNCTION_ARN", look(),
                        "TIMERS_ROLE_ARN", "arn:aws:iam::000000000000:role/timers")));
    }

    private String look() {
        var here = cloud().template().deployment();
        return here.arn("lambda", "function:" + here.stack() + "-look:live");
    }

    /** A timer as Scheduler has it. */
    default GetScheduleResponse timer(String booking) {
        try (SchedulerClient scheduler = cloud().clients().scheduler()) {
            return scheduler.getSchedule(
                    get -> get.groupName(cloud().name("NightTimers")).name(booking));
        }
    }

    @Test
    default void aTimerIsMadeWithAllThatItsCallNeeds() {
        timers().set("booking-made", Instant.parse("2031-11-21T22:00:00.001Z"));

        GetScheduleResponse made = timer("booking-made");
        assertThat(made.scheduleExpression()).isEqualTo("at(2031-11-21T22:00:01)");
        assertThat(made.scheduleExpressionTimezone()).isEqualTo("UTC");
        assertThat(made.flexibleTimeWindow().mode()).isEqualTo(FlexibleTimeWindowMode.OFF);
        assertThat(made.actionAfterCompletion()).isEqualTo(ActionAfterCompletion.DELETE);
        assertThat(made.target().arn()).isEqualTo(look());
        assertThat(made.target().input()).isEqualTo("{\"booking\":\"booking-made\"}");
        assertThat(made.target().retryPolicy().maximumEventAgeInSeconds()).isEqualTo(900);
        assertThat(made.target().retryPolicy().maximumRetryAttempts()).isEqualTo(3);
    }

    @Test
    default void aBookingHasOneTimerWhichIsMoved() {
        timers().set("booking-moved", Instant.parse("2031-11-21T22:00:00Z"));
        timers().set("booking-moved", Instant.parse("2031-11-22T05:30:00Z"));

        assertThat(timer("booking-moved").scheduleExpression()).isEqualTo("at(2031-11-22T05:30:00)");
        assertThat(timer("booking-moved").target().input()).isEqualTo("{\"booking\":\"booking-moved\"}");
    }

    @Test
    default void aTimerIsRemovedAndMayBeRemovedAgain() {
        timers().set("booking-removed", Instant.parse("2031-11-21T22:00:00Z"));

        timers().remove("booking-removed");
        timers().remove("booking-removed");

        assertThatThrownBy(() -> timer("booking-removed")).isInstanceOf(ResourceNotFoundException.class);
    }
}
