package stellar.clouds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stellar.Night;
import stellar.contract.Wire;
import stellar.local.HandClock;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.Topic;
import stellar.local.template.Template;
import stellar.local.template.YamlTree;

/** The local cloud with what the template keeps, and one function that listens in the place of all others. */
final class OwnCloud implements Cloud {

    private static final Set<String> KEPT =
            Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SNS::Topic", "AWS::Scheduler::ScheduleGroup");
    private static final String LISTENER = "Listener";

    final HandClock clock = new HandClock(Instant.parse("2026-11-21T22:00:00Z"));

    private final Keys keys = Keys.whateverIsSet();
    private final Path notes;
    private final Template template;
    private final LocalCloud cloud;

    /** Starts it; everything is in this folder. */
    OwnCloud(Path folder) throws IOException, InterruptedException {
        notes = folder.resolve("notes.jsonl");
        Path file =
                Files.writeString(folder.resolve("template.yaml"), kept(notes).toString());
        template = Template.read(file, Deployment.LOCAL, Map.of());
        cloud = LocalCloud.start(new Settings(file, folder.resolve("data"))
                .functions(Path.of("target/test-classes"))
                .dynamoDbLibrary(Night.HOME.resolve("infrastructure/dynamodb-local/target/lib"))
                .clock(clock));
    }

    private static ObjectNode kept(Path notes) throws IOException {
        ObjectNode template = YamlTree.read(Night.HOME.resolve("template.yaml"));
        template.remove(List.of("Globals", "Outputs"));
        ObjectNode resources = template.withObject("/Resources");
        resources.removeIf(resource -> !KEPT.contains(resource.path("Type").asText()));
        ObjectNode events = Wire.object();
        resources.properties().forEach(entry -> {
            ObjectNode event = Wire.object();
            switch (entry.getValue().path("Type").asText()) {
                case "AWS::S3::Bucket" -> {
                    event.put("Type", "S3").putObject("Properties").put("Events", "s3:ObjectCreated:*");
                    event.withObject("/Properties/Bucket").put("Ref", entry.getKey());
                    events.set(entry.getKey(), event);
                }
                case "AWS::SNS::Topic" -> {
                    event.put("Type", "SNS").withObject("/Properties/Topic").put("Ref", entry.getKey());
                    events.set(entry.getKey(), event);
                }
                default -> {}
            }
        });
        ObjectNode listener = resources
                .putObject(LISTENER)
                .put("Type", "AWS::Serverless::Function")
                .putObject("Properties");
        // By this name the timers know the function that they call.
        listener.putObject("FunctionName").put("Fn::Sub", "${AWS::StackName}-look");
        listener.put("Runtime", "java25").put("Handler", Listener.class.getName());
        listener.put("CodeUri", "none").put("Timeout", 10);
        listener.withObject("/Environment/Variables").put(Listener.NOTES, notes.toString());
        listener.set("Events", events);
        return template;
    }

    /** Turns the clock, and waits until all that is due then is done. */
    void until(Instant moment) throws IOException, InterruptedException {
        clock.set(moment);
        cloud.settle();
    }

    /** What the listener was called with so far. */
    List<JsonNode> heard() throws IOException, InterruptedException {
        cloud.settle();
        return Files.exists(notes)
                ? Files.readAllLines(notes).stream().map(OwnCloud::json).toList()
                : List.of();
    }

    private static JsonNode json(String line) {
        try {
            return Wire.readObject(line);
        } catch (IOException e) {
            throw new IllegalStateException("The listener noted what is no event: " + line, e);
        }
    }

    @Override
    public JsonNode heard(String text) throws IOException, InterruptedException {
        return heard().stream()
                .filter(event -> event.toString().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No event holds " + text + "."));
    }

    @Override
    public String title() {
        return "The local cloud";
    }

    @Override
    public Template template() {
        return template;
    }

    @Override
    public Map<String, String> settings() {
        return cloud.environment(LISTENER);
    }

    @Override
    public String topic(String logicalId) {
        return template.all(Topic.class).stream()
                .filter(topic -> topic.logicalId().equals(logicalId))
                .map(Topic::arn)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String application(String platform) {
        return template.deployment().arn("sns", "app/" + platform + "/stellar");
    }

    @Override
    public Set<Duty> neglects() {
        return Set.of();
    }

    @Override
    public void close() {
        cloud.close();
        keys.close();
    }
}
