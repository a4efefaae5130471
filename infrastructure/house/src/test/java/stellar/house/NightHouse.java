package stellar.house;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.bench.bookings.Person;
import stellar.contract.Wire;
import stellar.local.HandClock;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.local.lambda.RunningFunction;

/**
 * A local cloud and observatories with telescopes, every part real, in one process, in a time that is turned by hand: a minute
 * of the night a step, and what each step causes comes to rest before the next.
 */
final class NightHouse implements AutoCloseable {

    static final String USER = "0d1e6a52-3c0b-4a7e-9a55-5d6f0f0c8a01";

    private static final String OPERATOR = "4b7c21f8-90d2-4d1f-8c3e-2a6b7e9d1f02";
    private static final String ADMIN = "9f5e3d10-6b8a-4c2d-b7f4-81c0a2e3d403";
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration A_STEPS_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HandClock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalCloud cloud;
    private final List<NightObservatory> observatories = new ArrayList<>();
    private final TreeMap<Instant, List<Deed>> script = new TreeMap<>();

    /** Something that happens at a moment of the night. */
    interface Deed {
        void happen() throws Exception;
    }

    /** Everything runs when this returns: these telescopes, by the observatory that has them. */
    NightHouse(Path folder, Instant begin, Map<String, List<String>> telescopes) throws Exception {
        clock = new HandClock(begin);
        Secrets secrets = Secrets.in(folder);
        cloud = LocalCloud.start(new Settings(REPOSITORY.resolve("template.yaml"), folder.resolve("cloud"))
                .clock(clock)
                .functions(REPOSITORY.resolve("functions/target/functions-lambda.jar"))
                .dynamoDbLibrary(REPOSITORY.resolve("infrastructure/dynamodb-local/target/lib"))
                .seed(seed(folder, telescopes))
                .seedValue("relayKey", Files.readString(secrets.relayKey()).trim())
                .seedValue("operatorKeySha256", "00")
                .people(REPOSITORY.resolve("infrastructure/local-cloud/demo/people.json")));
        for (Map.Entry<String, List<String>> observatory : telescopes.entrySet()) {
            observatories.add(new NightObservatory(
                    observatory.getKey(),
                    observatory.getValue(),
                    folder.resolve(observatory.getKey()),
                    secrets,
                    cloud.address(),
                    clock));
        }
        await().atMost(A_STEPS_LIMIT).until(this::isTold);
    }

    /** The demonstration's rows, its telescope once for each of these. */
    private static Path seed(Path folder, Map<String, List<String>> telescopes) throws IOException {
        ObjectNode seed = (ObjectNode) JSON.readTree(
                REPOSITORY.resolve("infrastructure/local-cloud/demo/seed.json").toFile());
        JsonNode about = seed.path("TelescopesTable").path(0);
        JsonNode speaker = seed.path("RelaysTable").path(0);
        ArrayNode abouts = seed.putArray("TelescopesTable");
        ArrayNode speakers = seed.putArray("RelaysTable");
        telescopes.forEach((observatory, names) -> {
            ObjectNode one = speaker.deepCopy();
            one.put("relay", observatory).putArray("telescopes").addAll((ArrayNode) JSON.valueToTree(names));
            speakers.add(one);
            for (String name : names) {
                abouts.add(
                        ((ObjectNode) about.deepCopy()).put("telescope", name).put("relay", observatory));
            }
        });
        return Files.write(folder.resolve("seed.json"), seed.toString().getBytes(StandardCharsets.UTF_8));
    }

    LocalCloud cloud() {
        return cloud;
    }

    Instant now() {
        return clock.instant();
    }

    NightObservatory observatory(String id) {
        return observatories.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** At this moment this happens, after what was said before for the same. */
    void at(Instant moment, Deed deed) {
        script.computeIfAbsent(moment, _ -> new ArrayList<>()).add(deed);
    }

    /** Turns the clock and has happen what is in the script, until this moment. */
    void playUntil(Instant end) throws Exception {
        while (clock.instant().isBefore(end)) {
            Instant due = script.isEmpty() ? end : script.firstKey();
            if (!due.isAfter(clock.instant())) {
                for (Deed deed : script.pollFirstEntry().getValue()) {
                    deed.happen();
                }
            } else {
                turn();
            }
        }
    }

    private void turn() throws Exception {
        clock.advance(STEP);
        observatories.forEach(observatory -> observatory.turn(STEP));
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .atMost(A_STEPS_LIMIT)
                .until(this::isTold);
        cloud.settle();
    }

    /** Whether the cloud has heard, now, of every telescope that can be heard, and can speak to each that listens. */
    private boolean isTold() {
        return observatories.stream()
                .filter(NightObservatory::isHeard)
                .allMatch(observatory ->
                        row("RelaysTable", Map.of("relay", observatory.id())).containsKey("socketConnection")
                                && observatory.telescopesUp().stream().allMatch(this::isHeardNow));
    }

    private boolean isHeardNow(String telescope) {
        AttributeValue at = row("TelescopesTable", Map.of("telescope", telescope, "part", "controlData"))
                .get("at");
        return at != null && !Instant.parse(at.s()).isBefore(clock.instant());
    }

    private Map<String, AttributeValue> row(String table, Map<String, String> key) {
        Map<String, AttributeValue> keys = new HashMap<>();
        key.forEach((name, value) -> keys.put(name, AttributeValue.fromS(value)));
        return cloud.tables()
                .client()
                .getItem(get -> get.tableName(cloud.tables().name(table)).key(keys))
                .item();
    }

    /** The line of an observatory to the cloud is cut. */
    void cut(NightObservatory observatory) throws Exception {
        observatory.line().down();
        // The relay's socket goes its own way to the cloud here, and ends with the line.
        Map<String, AttributeValue> row = row("RelaysTable", Map.of("relay", observatory.id()));
        String socket =
                Optional.ofNullable(row.get("socketConnection")).orElseThrow().s();
        URI address = cloud.address().resolve("/live/@connections/" + socket.replace("=", "%3D"));
        http.send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.discarding());
    }

    /** Somebody, newly signed in: who signed in a while ago is not any more. */
    Person user() throws IOException, InterruptedException {
        return Person.signIn(http, cloud.address(), USER);
    }

    /** The telescopes' operator, newly signed in. */
    Person operator() throws IOException, InterruptedException {
        return Person.signIn(http, cloud.address(), OPERATOR);
    }

    void grant(long cents) throws IOException, InterruptedException {
        Person.signIn(http, cloud.address(), ADMIN)
                .post(
                        "/api/accounts/" + USER + "/grants",
                        Wire.object()
                                .put("id", UUID.randomUUID().toString())
                                .put("cents", cents)
                                .put("reason", "Nights to play."))
                .orFail();
    }

    /** Books so many frames of five minutes of Capella. */
    NightBooking book(String observatory, String telescope, Instant from, Instant to, int frames) throws Exception {
        String id = UUID.randomUUID().toString();
        ObjectNode wish = Wire.readObject("""
                {"id": "%s", "telescope": "%s", "from": "%s", "to": "%s", "plan": {
                 "target": {"name": "Capella", "raJ2000Hours": 5.28, "decJ2000Degrees": 46.0},
                 "shots": [{"filter": "L", "exposureSeconds": 300, "count": %d, "binning": 1}], "constraints": {}}}
                """.formatted(id, telescope, from, to, frames));
        user().post("/api/bookings", wish).orFail();
        return new NightBooking(this, id, observatory(observatory).telescope(telescope));
    }

    /** What one of the functions is called with, so many times at once; it must do all of it. */
    void call(String function, JsonNode event, int times) throws Exception {
        RunningFunction called = cloud.functions().stream()
                .filter(one -> one.function().logicalId().equals(function))
                .findFirst()
                .orElseThrow();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    called.invoke(event.toString().getBytes(StandardCharsets.UTF_8));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    /** Loses the timer of a booking. */
    void loseTimer(String booking) throws Exception {
        JsonNode schedules = Wire.readObject(scheduler("GET", "/schedules?NamePrefix=" + booking));
        String group = schedules.at("/Schedules/0/GroupName").asText();
        scheduler("DELETE", "/schedules/" + booking + "?groupName=" + group);
    }

    /** Asks the scheduler, which looks that a request is signed, not how. */
    private String scheduler(String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(cloud.schedulerEndpoint() + path))
                        .header("authorization", "AWS4-HMAC-SHA256 Credential=test")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The scheduler answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() throws IOException {
        for (NightObservatory observatory : observatories) {
            observatory.close();
        }
        cloud.close();
    }
}
