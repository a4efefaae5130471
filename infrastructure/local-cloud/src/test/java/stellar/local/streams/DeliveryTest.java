package stellar.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.SampleArtifact;
import stellar.local.lambda.Artifact;
import stellar.local.lambda.DeadLetter;
import stellar.local.lambda.DeadLetters;
import stellar.local.lambda.Functions;
import stellar.local.meter.Meter;
import stellar.local.template.RecordFilter;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger.TableChange;

/** What becomes of a batch that fails, as the Lambda developer guide tells it. */
class DeliveryTest {
    private final Path folder;
    private final Artifact artifact;
    private final DeadLetters letters;
    private final List<String> through = new ArrayList<>();

    DeliveryTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        artifact = new Artifact(SampleArtifact.in(folder.resolve("artifact")));
        letters = new DeadLetters(folder.resolve("letters.jsonl"), 10);
    }

    @AfterEach
    void close() throws IOException {
        artifact.close();
    }

    private void deliver(boolean partialAnswers, boolean bisects, int retries, String... ids) throws Exception {
        TableChange change =
                new TableChange("Stars", true, 100, partialAnswers, OptionalInt.of(retries), bisects, RecordFilter.ALL);
        LambdaFunction function = new LambdaFunction(
                "F",
                "f",
                "arn:f",
                "stellar.local.sample.Changes",
                "",
                Map.of(),
                Duration.ofSeconds(5),
                128,
                0,
                false,
                false,
                List.of());
        Functions functions = new Functions(
                List.of(function),
                each -> artifact,
                each -> Map.of("OUT_FOLDER", folder.toString()),
                5,
                Clock.systemUTC(),
                new Meter(),
                new PrintStream(PrintStream.nullOutputStream()));
        Delivery delivery = new Delivery(
                functions.byArn("arn:f"), change, List.of(Duration.ofMillis(1)), letters, Clock.systemUTC());
        List<LambdaRecord> batch = new ArrayList<>();
        for (String id : ids) {
            batch.add(record(id));
        }
        delivery.deliver(batch, record -> through.add(record.sequenceNumber()));
    }

    /** A record whose sequence number tells its id. */
    private static LambdaRecord record(String id) throws IOException {
        String number = "nr-" + id;
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree("""
                        {"eventName": "INSERT", "dynamodb": {"Keys": {"id": {"S": "%s"}}, "SequenceNumber": "%s"}}
                        """.formatted(id, number));
        return new LambdaRecord(number, json, json.toString().length());
    }

    private static List<String> numbers(String... ids) {
        return Stream.of(ids).map(id -> "nr-" + id).toList();
    }

    private List<String> batches() throws IOException {
        return Files.readAllLines(folder.resolve("batches.txt"));
    }

    private List<List<String>> givenUp() {
        return letters.latest().stream()
                .map(letter -> letter.event().path("Records"))
                .map(records -> {
                    List<String> ids = new ArrayList<>();
                    for (JsonNode record : records) {
                        ids.add(record.at("/dynamodb/Keys/id/S").asText());
                    }
                    return ids;
                })
                .toList();
    }

    @Test
    void aBatchThatIsDoneIsOneCall() throws Exception {
        deliver(true, true, 2, "a", "b", "c");

        assertThat(batches()).containsExactly("a b c");
        assertThat(through).isEqualTo(numbers("c"));
        assertThat(letters.latest()).isEmpty();
    }

    @Test
    void afterAPartialAnswerTheRestIsTriedAgainFromTheFirstThatFailed() throws Exception {
        deliver(true, false, 2, "a", "once-b", "c");

        assertThat(batches()).containsExactly("a once-b c", "once-b c");
        assertThat(through).isEqualTo(numbers("a", "c"));
        assertThat(letters.latest()).isEmpty();
    }

    @Test
    void aPartialAnswerCountsForNothingWhereTheTemplateDoesNotAskForIt() throws Exception {
        deliver(false, false, 2, "a", "answer-b", "c");

        assertThat(batches()).containsExactly("a answer-b c");
        assertThat(through).isEqualTo(numbers("c"));
    }

    @Test
    void withoutBisectingAPoisonRecordTakesAllBehindItAlong() throws Exception {
        deliver(true, false, 1, "a", "answer-b", "c");

        assertThat(batches()).containsExactly("a answer-b c", "answer-b c");
        assertThat(through).isEqualTo(numbers("a", "c"));
        assertThat(givenUp()).containsExactly(List.of("answer-b", "c"));
    }

    @Test
    void bisectingLeavesAPoisonRecordAloneAndKeepsTheOrder() throws Exception {
        deliver(false, true, 1, "a", "b", "throw-c", "d");

        assertThat(batches()).containsExactly("a b throw-c d", "a b", "throw-c d", "throw-c", "throw-c", "d");
        assertThat(through).isEqualTo(numbers("b", "throw-c", "d"));
        assertThat(givenUp()).containsExactly(List.of("throw-c"));
        assertThat(letters.latest())
                .extracting(DeadLetter::attempts, DeadLetter::reason)
                .containsExactly(tuple(2, "java.lang.IllegalStateException: This is no star: throw-c"));
    }

    @Test
    void aPartialAnswerBisectsAtTheRecordItNames() throws Exception {
        deliver(true, true, 0, "a", "b", "answer-c", "d", "e");

        assertThat(batches()).containsExactly("a b answer-c d e", "answer-c d e", "answer-c", "d e");
        assertThat(through).isEqualTo(numbers("b", "answer-c", "e"));
        assertThat(givenUp()).containsExactly(List.of("answer-c"));
    }
}
