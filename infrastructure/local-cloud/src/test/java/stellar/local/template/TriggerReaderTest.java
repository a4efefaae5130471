package stellar.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.ScheduleGroup;
import stellar.local.template.Resource.Trigger;

/** What a template may say of rows and of the clock that call a function. */
class TriggerReaderTest {
    private final Path folder;

    TriggerReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A function with this event, a table with a stream, one without, and two groups of schedules. */
    private Template template(String type, String properties) throws IOException {
        String table = "{ Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: id, KeyType: HASH }],"
                + " AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]";
        String yaml = """
                Resources:
                  Stars: %1$s, StreamSpecification: { StreamViewType: NEW_IMAGE } } }
                  Domes: %1$s } }
                  Failed: { Type: AWS::SQS::Queue }
                  Nights: { Type: AWS::Scheduler::ScheduleGroup }
                  Named: { Type: AWS::Scheduler::ScheduleGroup, Properties: { Name: days } }
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: h
                      CodeUri: c
                      Environment: { Variables: { GROUP: !GetAtt Named.Arn } }
                      Events: { E: { Type: %2$s, Properties: { %3$s } } }
                """.formatted(table, type, properties);
        return Template.read(Files.writeString(folder.resolve("t.yaml"), yaml), Deployment.LOCAL, Map.of());
    }

    private static LambdaFunction function(Template template) {
        return template.all(LambdaFunction.class).getFirst();
    }

    @Test
    void aFunctionThatReadsAStreamSaysHow() throws IOException {
        Template template = template(
                "DynamoDB",
                "Stream: !GetAtt Stars.StreamArn, StartingPosition: TRIM_HORIZON, BatchSize: 25,"
                        + " MaximumBatchingWindowInSeconds: 1, FunctionResponseTypes: [ReportBatchItemFailures],"
                        + " MaximumRetryAttempts: 4, BisectBatchOnFunctionError: true,"
                        + " DestinationConfig: { OnFailure: { Destination: !GetAtt Failed.Arn } }");

        assertThat(function(template).triggers())
                .containsExactly(new Trigger.TableChange(
                        "stellar-local-Stars", true, 25, true, OptionalInt.of(4), true, RecordFilter.ALL));
    }

    @Test
    void aFunctionThatRunsByTheClockSaysWhen() throws IOException {
        Template template =
                template("ScheduleV2", "ScheduleExpression: rate(1 minute), GroupName: !Ref Nights, State: DISABLED");

        assertThat(function(template).triggers())
                .containsExactly(new Trigger.Timer(
                        "FE", "stellar-local-Nights", "rate(1 minute)", "UTC", Optional.empty(), false));
        assertThat(template.all(ScheduleGroup.class))
                .extracting(ScheduleGroup::name)
                .containsExactly("stellar-local-Nights", "days");
        assertThat(function(template).environment())
                .containsEntry("GROUP", "arn:aws:scheduler:eu-west-3:000000000000:schedule-group/days");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ParallelizationFactor: 2      | Events E, Properties has the property ParallelizationFactor
            StartingPosition: FROM_HERE   | StartingPosition is FROM_HERE, but the local cloud knows only TRIM_HORIZON, LATEST.
            BatchSize: 0                  | BatchSize must be 1 to 10000, but is 0.
            MaximumRetryAttempts: 10001   | MaximumRetryAttempts must be -1 to 10000, but is 10001.
            FunctionResponseTypes: [Some] | FunctionResponseTypes must be [ReportBatchItemFailures], but is [Some].
            Stream: arn:aws:kinesis:x     | Stream must be !GetAtt TABLE.StreamArn.
            Stream: !GetAtt Domes.StreamArn | reads the stream of the table stellar-local-Domes, which has no StreamSpecification.
            FilterCriteria: { Filters: [{ Pattern: "{\\"a\\": [{\\"numeric\\": []}]}" }] } | a rule that is not known
            FilterCriteria: { Filters: [{ Pattern: "{" }] } | which is not JSON.
            """)
    void whatAStreamsEventMayNotSayIsRefused(String property, String sentence) {
        String stream = property.startsWith("Stream:") ? "" : "Stream: !GetAtt Stars.StreamArn, ";
        String start = property.startsWith("Starting") ? "" : "StartingPosition: LATEST, ";

        assertThatThrownBy(() -> template("DynamoDB", stream + start + property))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ScheduleExpression: "cron(0 12 * * ? *)" | the ScheduleExpression cron(0 12 * * ? *) in the zone UTC is not known
            ScheduleExpression: rate(0 minutes) | the ScheduleExpression rate(0 minutes)
            ScheduleExpression: at(2026-02-30T12:00:00) | the ScheduleExpression at(2026-02-30T12:00:00)
            FlexibleTimeWindow: { Mode: FLEXIBLE } | Mode is FLEXIBLE, but the local cloud knows only OFF.
            RetryPolicy: { MaximumRetryAttempts: 186 } | MaximumRetryAttempts must be 0 to 185, but is 186.
            GroupName: weeks | resource F has a schedule in the group weeks, which the template does not make.
            StartDate: soon | Events E, Properties has the property StartDate
            """)
    void whatATimersEventMayNotSayIsRefused(String property, String sentence) {
        String expression = property.startsWith("ScheduleE") ? "" : "ScheduleExpression: rate(1 minute), ";

        assertThatThrownBy(() -> template("ScheduleV2", expression + property))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"eventName": ["INSERT", "MODIFY"]} | true
            {"eventName": ["REMOVE"]} | false
            {"eventName": ["INSERT"], "dynamodb": {"NewImage": {"state": {"S": ["held"]}}}} | false
            {"dynamodb": {"NewImage": {"state": {"S": [{"prefix": "boo"}]}}}} | true
            {"dynamodb": {"NewImage": {"state": {"S": [{"suffix": "ed"}]}}}} | true
            {"dynamodb": {"NewImage": {"state": {"S": [{"anything-but": ["held", "booked"]}]}}}} | false
            {"dynamodb": {"NewImage": {"state": {"S": [{"anything-but": "held"}]}}}} | true
            {"dynamodb": {"OldImage": {"state": {"S": [{"exists": false}]}}}} | true
            {"dynamodb": {"NewImage": {"state": {"S": [{"exists": false}]}}}} | false
            """)
    void aFilterLetsThroughWhatFitsItsPattern(String pattern, boolean through) throws IOException {
        var record = new ObjectMapper().readTree("""
                        {"eventName": "INSERT", "dynamodb": {"NewImage": {"state": {"S": "booked"}}}}
                        """);

        assertThat(RecordFilter.of(List.of(pattern), "F").matches(record)).isEqualTo(through);
    }
}
