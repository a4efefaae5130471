package stellar.local.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.SchedulerException;
import software.amazon.awssdk.services.scheduler.model.ValidationException;
import stellar.local.HandClock;
import stellar.local.SampleCloud;

/** Schedules asked for by the AWS SDK, and by the template; the clock is turned by hand. */
class SchedulesTest {
    private static final Instant EVENING = Instant.parse("2026-11-21T20:00:00Z");
    private static final String TICKS = "arn:aws:lambda:eu-west-3:000000000000:function:stellar-local-Ticks";
    private static final String ROLE = "arn:aws:iam::000000000000:role/scheduler";

    private final Path folder;
    private final HandClock clock = new HandClock(EVENING);
    private SampleCloud sample;
    private SchedulerClient scheduler;

    SchedulesTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        sample = cloud("");
        scheduler = client();
    }

    /** A group, and a function with this event, or none. */
    private SampleCloud cloud(String event) throws IOException, InterruptedException {
        Path template = Files.writeString(folder.resolve("template.yaml"), """
                Parameters: { OutFolder: { Type: String } }
                Resources:
                  Nights: { Type: AWS::Scheduler::ScheduleGroup, Properties: { Name: nights } }
                  Failed: { Type: AWS::SQS::Queue }
                  Ticks:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: stellar.local.sample.Ticks
                      CodeUri: functions
                      Timeout: 10
                      Environment: { Variables: { OUT_FOLDER: !Ref OutFolder } }
                      %s
                """.formatted(
                event.isEmpty() ? "" : "Events: { Tick: { Type: ScheduleV2, Properties: { " + event + " } } }"));
        return new SampleCloud(
                folder,
                SampleCloud.settings(template, folder)
                        .dynamoDbEndpoint(URI.create("http://127.0.0.1:1")) // There is no table.
                        .clock(clock));
    }

    private SchedulerClient client() {
        return SchedulerClient.builder()
                .endpointOverride(sample.cloud().schedulerEndpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Ends the cloud and starts it again after so long, with a function that has this event. */
    private void restart(Duration away, String event) throws Exception {
        close();
        clock.advance(away);
        sample = cloud(event);
        scheduler = client();
    }

    @AfterEach
    void close() {
        scheduler.close();
        sample.close();
    }

    private void create(String name, String expression, Consumer<CreateScheduleRequest.Builder> further) {
        scheduler.createSchedule(request -> {
            request.name(name)
                    .scheduleExpression(expression)
                    .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                    .target(target -> target.arn(TICKS).roleArn(ROLE).input("\"" + name + "\""));
            further.accept(request);
        });
    }

    private void create(String name, String expression) {
        create(name, expression, request -> {});
    }

    /** Turns the clock on, and waits until what is due then is done. */
    private List<String> ticksAfter(Duration time) throws Exception {
        clock.advance(time);
        sample.cloud().settle();
        return sample.notes("ticks.txt");
    }

    @Test
    void aOneTimeScheduleCallsItsFunctionWhenItsTimeHasComeThereAndNoSooner() throws Exception {
        create("start", "at(2026-11-21T21:30:00)", request -> request.scheduleExpressionTimezone("Europe/Paris")
                .actionAfterCompletion(ActionAfterCompletion.DELETE));

        assertThat(ticksAfter(Duration.ofSeconds(1799))).isEmpty();
        assertThat(ticksAfter(Duration.ofSeconds(1))).containsExactly("\"start\"");
        assertThat(ticksAfter(Duration.ofDays(1))).hasSize(1);
        assertThatThrownBy(() -> scheduler.getSchedule(request -> request.name("start")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Schedule start does not exist.");
        assertThat(sample.notes("scheduler.txt"))
                .containsExactly(sample.cloud().schedulerEndpoint().toString());
    }

    @Test
    void aScheduleThatIsKeptAfterItsTimeIsThereAndRunsNoMore() throws Exception {
        create("remind", "at(2026-11-21T20:05:00)");
        ticksAfter(Duration.ofMinutes(5));

        var kept = scheduler.getSchedule(request -> request.name("remind"));

        assertThat(kept.arn()).isEqualTo("arn:aws:scheduler:eu-west-3:000000000000:schedule/default/remind");
        assertThat(kept.groupName()).isEqualTo("default");
        assertThat(kept.creationDate()).isEqualTo(EVENING);
        assertThat(kept.scheduleExpressionTimezone()).isEqualTo("UTC");
        assertThat(kept.actionAfterCompletion()).isEqualTo(ActionAfterCompletion.NONE);
        assertThat(kept.target().input()).isEqualTo("\"remind\"");
        assertThat(kept.target().retryPolicy().maximumRetryAttempts()).isEqualTo(185);
        assertThat(ticksAfter(Duration.ofDays(1))).hasSize(1);
    }

    @Test
    void aRateRunsFromItsStartToItsEnd() throws Exception {
        create("check", "rate(5 minutes)", request -> request.startDate(EVENING.plusSeconds(600))
                .endDate(EVENING.plusSeconds(1200))
                .actionAfterCompletion(ActionAfterCompletion.DELETE));

        assertThat(ticksAfter(Duration.ofMinutes(9))).isEmpty();
        assertThat(ticksAfter(Duration.ofMinutes(1))).hasSize(1);
        assertThat(ticksAfter(Duration.ofMinutes(4))).hasSize(1);
        assertThat(ticksAfter(Duration.ofMinutes(1))).hasSize(2);
        assertThat(ticksAfter(Duration.ofMinutes(5))).hasSize(3);
        assertThat(ticksAfter(Duration.ofMinutes(5))).hasSize(3);
        assertThat(sample.cloud().schedules().count()).isZero();
    }

    @Test
    void whatBecameDueWhileNothingRanIsLateAndOnce() throws Exception {
        create("start", "at(2026-11-21T20:10:00)");
        create("check", "rate(5 minutes)");
        create("finish", "at(2026-11-21T23:00:00)");
        assertThat(ticksAfter(Duration.ZERO)).containsExactly("\"check\"");

        restart(Duration.ofMinutes(62), "");

        assertThat(ticksAfter(Duration.ZERO)).containsExactlyInAnyOrder("\"check\"", "\"check\"", "\"start\"");
        assertThat(ticksAfter(Duration.ofSeconds(179))).hasSize(3); // The rate keeps its minutes: 21:05 is next.
        assertThat(ticksAfter(Duration.ofSeconds(1))).hasSize(4);
        assertThat(sample.cloud().schedules().nextDue()).contains(Instant.parse("2026-11-21T21:10:00Z"));
    }

    @Test
    void aCrashBeforeItIsNotedThatItRanRunsItTwice() throws Exception {
        create("start", "at(2026-11-21T20:10:00)");
        Path file = folder.resolve("data/schedules/default+start.json");
        Path before = Files.copy(file, folder.resolve("before.json"));
        ticksAfter(Duration.ofMinutes(10));
        close();
        Files.copy(before, file, StandardCopyOption.REPLACE_EXISTING);

        sample = cloud("");
        scheduler = client();

        assertThat(ticksAfter(Duration.ZERO)).containsExactly("\"start\"", "\"start\"");
    }

    @Test
    void aFunctionThatFailsIsTriedAgainAndThenTheEventIsADeadLetter() throws Exception {
        create("fail", "at(2026-11-21T20:01:00)");

        assertThat(ticksAfter(Duration.ofMinutes(1))).hasSize(3);
        assertThat(sample.cloud().deadLetters()).hasSize(1).first().satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.event().asText()).isEqualTo("fail");
        });
    }

    @Test
    void theInputSaysWhenItWasDueAndWithoutOneTheEventIsSchedulersOwn() throws Exception {
        create(
                "told",
                "at(2026-11-21T20:01:00)",
                request -> request.target(
                        target -> target.arn(TICKS + ":live")
                                .roleArn(ROLE)
                                .input(
                                        "{\"due\": \"<aws.scheduler.scheduled-time>\", \"by\": \"<aws.scheduler.schedule-arn>\"}")));
        create(
                "plain",
                "at(2026-11-21T20:02:00)",
                request -> request.target(target -> target.arn(TICKS).roleArn(ROLE)));

        List<String> ticks = ticksAfter(Duration.ofMinutes(1));
        List<String> then = ticksAfter(Duration.ofMinutes(9));

        assertThat(ticks)
                .containsExactly("{\"due\":\"2026-11-21T20:01:00Z\",\"by\":"
                        + "\"arn:aws:scheduler:eu-west-3:000000000000:schedule/default/told\"}");
        assertThat(then.getLast())
                .contains(
                        "\"source\":\"aws.scheduler\"", "\"time\":\"2026-11-21T20:02:00Z\"", "schedule/default/plain");
    }

    @Test
    void askedTwiceWithOneTokenItIsMadeOnce() {
        Consumer<CreateScheduleRequest.Builder> token = request -> request.clientToken("booking-1");
        create("start", "at(2026-11-21T22:00:00)", token);
        create("start", "at(2026-11-21T22:00:00)", token);

        assertThatThrownBy(() -> create("start", "at(2026-11-21T22:00:00)"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Schedule start already exists.");
        assertThatThrownBy(() -> create("start", "at(2026-11-21T23:00:00)", token))
                .isInstanceOf(ConflictException.class);
        assertThat(sample.cloud().schedules().count()).isEqualTo(1);
    }

    @Test
    void aScheduleIsChangedPausedAndDeleted() throws Exception {
        create("start", "at(2026-11-21T20:10:00)");
        change("at(2026-11-21T20:20:00)", ScheduleState.DISABLED);
        assertThat(ticksAfter(Duration.ofMinutes(30))).isEmpty();
        change("at(2026-11-21T20:40:00)", ScheduleState.ENABLED);
        assertThat(ticksAfter(Duration.ofMinutes(10))).containsExactly("\"changed\"");

        scheduler.deleteSchedule(request -> request.name("start"));

        assertThatThrownBy(() -> scheduler.deleteSchedule(request -> request.name("start")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> change("at(2026-11-21T23:00:00)", ScheduleState.ENABLED))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void change(String expression, ScheduleState state) {
        scheduler.updateSchedule(request -> request.name("start")
                .scheduleExpression(expression)
                .state(state)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(target -> target.arn(TICKS).roleArn(ROLE).input("\"changed\"")));
    }

    @Test
    void schedulesAreListedInPagesByGroupAndBeginningOfTheName() {
        for (String name : List.of("a-1", "a-2", "a-3", "b-1")) {
            create(name, "at(2026-11-21T22:00:00)", request -> request.groupName("nights"));
        }
        create("a-4", "at(2026-11-21T22:00:00)");

        var pages = scheduler.listSchedulesPaginator(
                request -> request.groupName("nights").namePrefix("a-").maxResults(2));

        assertThat(pages.stream()).hasSize(2);
        assertThat(pages.schedules()).extracting(ScheduleSummary::name).containsExactly("a-1", "a-2", "a-3");
        assertThat(scheduler
                        .listSchedules(request -> request.state(ScheduleState.DISABLED))
                        .schedules())
                .isEmpty();
        assertThat(scheduler.listSchedules(request -> {}).schedules()).hasSize(5);
        assertThat(scheduler
                        .getSchedule(request -> request.groupName("nights").name("b-1"))
                        .groupName())
                .isEqualTo("nights");
    }

    @Test
    void groupsOutliveARestartAndTakeTheirSchedulesWithThem() throws Exception {
        scheduler.createScheduleGroup(request -> request.name("mine"));
        create("start", "at(2026-11-21T22:00:00)", request -> request.groupName("mine"));
        restart(Duration.ofMinutes(1), "");

        assertThat(scheduler.listScheduleGroups(request -> {}).scheduleGroups())
                .extracting(group -> group.name())
                .containsExactly("default", "mine", "nights");
        assertThatThrownBy(() -> scheduler.createScheduleGroup(request -> request.name("mine")))
                .isInstanceOf(ConflictException.class);
        scheduler.deleteScheduleGroup(request -> request.name("mine"));
        assertThat(sample.cloud().schedules().count()).isZero();
        assertThatThrownBy(() -> scheduler.getScheduleGroup(request -> request.name("mine")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> create("x", "at(2026-11-21T22:00:00)", request -> request.groupName("mine")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Schedule group mine does not exist.");
    }

    @Test
    void whatIsNotDoneHereIsRefusedByName() {
        refused("at(2026-11-21T19:59:59)", request -> {}, "it is 2026-11-21T20:00:00Z already.");
        refused("cron(0 20 * * ? *)", request -> {}, "Invalid Schedule Expression cron(0 20 * * ? *)");
        refused("rate(1 minute)", request -> request.scheduleExpressionTimezone("Moon/Tycho"), "time zone Moon/Tycho");
        refused(
                "rate(1 minute)",
                request -> request.startDate(EVENING.minusSeconds(301)),
                "The StartDate you specify cannot be earlier than 5 minutes ago.");
        refused("rate(1 minute)", request -> request.endDate(EVENING), "The EndDate you specify must come after");
        refused("rate(1 minute)", request -> request.kmsKeyArn("arn:aws:kms:k"), "KmsKeyArn is not known");
        refused(
                "rate(1 minute)",
                request -> request.flexibleTimeWindow(
                        window -> window.mode(FlexibleTimeWindowMode.FLEXIBLE).maximumWindowInMinutes(5)),
                "FlexibleTimeWindow.Mode must be OFF");
        refused(
                "rate(1 minute)",
                request -> request.target(target ->
                        target.arn("arn:aws:sqs:eu-west-3:000000000000:q").roleArn(ROLE)),
                "the local cloud calls the template's functions only.");
        refused(
                "rate(1 minute)",
                request ->
                        request.target(target -> target.arn(TICKS).roleArn(ROLE).input("now")),
                "Target.Input must be JSON");
        refused(
                "rate(1 minute)",
                request ->
                        request.target(target -> target.arn(TICKS).roleArn(ROLE).sqsParameters(sqs -> {})),
                "Target.SqsParameters is not known");
        assertThat(sample.cloud().schedules().count()).isZero();
    }

    private void refused(String expression, Consumer<CreateScheduleRequest.Builder> further, String sentence) {
        assertThatThrownBy(() -> create("wrong", expression, further))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aRequestWithoutSignatureIsRefused() throws Exception {
        assertThat(sample.get("/_scheduler/schedules").statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> scheduler.tagResource(
                        request -> request.resourceArn("arn").tags(List.of())))
                .isInstanceOf(SchedulerException.class)
                .hasMessageContaining("The local cloud does not know this operation.");
    }

    @Test
    void theTemplatesScheduleRunsAtOnceAndThenEachMinute() throws Exception {
        String event = "ScheduleExpression: rate(1 minute), Input: '{\"sweep\":true}', GroupName: !Ref Nights,"
                + " RetryPolicy: { MaximumRetryAttempts: 0 }, DeadLetterConfig: { Arn: !GetAtt Failed.Arn }";
        restart(Duration.ZERO, event);
        assertThat(ticksAfter(Duration.ZERO)).containsExactly("{\"sweep\":true}");
        assertThat(ticksAfter(Duration.ofSeconds(59))).hasSize(1);
        assertThat(ticksAfter(Duration.ofSeconds(1))).hasSize(2);

        restart(Duration.ofSeconds(59), event);
        assertThat(ticksAfter(Duration.ZERO)).hasSize(2);
        assertThat(ticksAfter(Duration.ofSeconds(1))).hasSize(3);
        assertThat(scheduler
                        .getSchedule(request -> request.groupName("nights").name("TicksTick"))
                        .target()
                        .arn())
                .isEqualTo(TICKS);

        restart(Duration.ofMinutes(5), "");
        assertThat(ticksAfter(Duration.ofMinutes(5))).hasSize(3);
        assertThat(sample.cloud().schedules().count()).isZero();
    }
}
