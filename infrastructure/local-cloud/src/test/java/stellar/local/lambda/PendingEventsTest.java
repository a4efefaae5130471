package stellar.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.SampleArtifact;
import stellar.local.meter.Meter;
import stellar.local.template.Resource.LambdaFunction;

class PendingEventsTest {
    private static final String ARN = "arn:f";

    private final Path folder;

    PendingEventsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private PendingEvents open(int maxPending) throws IOException {
        DeadLetters letters = new DeadLetters(folder.resolve("dead-letters.jsonl"), 2);
        return new PendingEvents(
                folder.resolve("events"), List.of(Duration.ofMillis(1)), maxPending, letters, Clock.systemUTC());
    }

    private Functions objects(Artifact artifact) throws IOException {
        LambdaFunction function = new LambdaFunction(
                "F",
                "f",
                ARN,
                "stellar.local.sample.Objects",
                "",
                Map.of(),
                Duration.ofSeconds(5),
                128,
                1,
                false,
                false,
                List.of());
        return new Functions(
                List.of(function),
                each -> artifact,
                each -> Map.of("OUT_FOLDER", folder.toString()),
                5,
                Clock.systemUTC(),
                new Meter(),
                new PrintStream(PrintStream.nullOutputStream()));
    }

    private static JsonNode upload(String key) throws IOException {
        return new ObjectMapper().readTree("""
                        {"Records": [{"eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "eu-west-3",
                          "eventTime": "2026-11-21T20:00:00.000Z", "eventName": "ObjectCreated:Put",
                          "userIdentity": {"principalId": "p"}, "requestParameters": {"sourceIPAddress": "127.0.0.1"},
                          "responseElements": {"x-amz-request-id": "r", "x-amz-id-2": "h"},
                          "s3": {"s3SchemaVersion": "1.0", "configurationId": "c",
                            "bucket": {"name": "b", "arn": "arn:aws:s3:::b", "ownerIdentity": {"principalId": "p"}},
                            "object": {"key": "KEY", "size": 1, "eTag": "e", "sequencer": "1"}}}]}
                        """.replace("KEY", key));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("events"))) {
            return files.count();
        }
    }

    @Test
    void anEventAcceptedBeforeACrashIsDeliveredAfterTheNextStart() throws IOException {
        try (PendingEvents crashing = open(10)) {
            crashing.accept(ARN, upload("a.jpg"));
            crashing.accept(ARN, upload("b.jpg"));
        }
        long kept = files();
        try (Artifact artifact = new Artifact(SampleArtifact.in(folder.resolve("artifact")));
                PendingEvents next = open(10)) {
            next.deliverTo(objects(artifact));
            await().until(() -> files() == 0 && next.pending() == 0);
        }

        assertThat(kept).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("objects.txt")))
                .containsExactlyInAnyOrder("ObjectCreated:Put b a.jpg 1", "ObjectCreated:Put b b.jpg 1");
    }

    @Test
    void moreEventsThanMayWaitAreRefused() throws IOException {
        try (PendingEvents pending = open(1)) {
            pending.accept(ARN, upload("a.jpg"));

            assertThatThrownBy(() -> pending.accept(ARN, upload("b.jpg")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Already 1 events wait for their functions.");
        }
    }

    @Test
    void deadLettersAreThereAfterARestartTheLatestOnesOnly() throws IOException {
        try (Artifact artifact = new Artifact(SampleArtifact.in(folder.resolve("artifact")));
                PendingEvents pending = open(10)) {
            pending.deliverTo(objects(artifact));
            for (int n = 0; n < 3; n++) {
                int before = n;
                pending.accept(ARN, upload("fail-" + n));
                await().until(() -> files() == 0 && before + 1 == deadLines());
            }
        }

        List<DeadLetter> latest = new DeadLetters(folder.resolve("dead-letters.jsonl"), 2).latest();

        assertThat(latest)
                .extracting(
                        letter -> letter.event().at("/Records/0/s3/object/key").asText())
                .containsExactly("fail-1", "fail-2");
        assertThat(latest).allSatisfy(letter -> assertThat(letter.attempts()).isEqualTo(2));
    }

    private int deadLines() throws IOException {
        Path file = folder.resolve("dead-letters.jsonl");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }
}
