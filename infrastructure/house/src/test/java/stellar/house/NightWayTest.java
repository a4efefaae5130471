package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.bench.bookings.Person;
import stellar.contract.Wire;
import stellar.local.HandClock;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.relay.Relay;
import stellar.relay.RelaySettings;
import stellar.relay.alone.AloneLimits;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;
import stellar.simulator.protocol.ReceivedCommand;

/**
 * A booked night from the booking to its charge, every part real, in one process. The telescope's night runs so many times as
 * fast as the world; the clock of the cloud and the relay is turned along with it by hand.
 */
class NightWayTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final String FRAMES = "C:\\Users\\voyager\\Documents\\Voyager\\FITS";
    private static final String USER = "0d1e6a52-3c0b-4a7e-9a55-5d6f0f0c8a01";
    private static final String ADMIN = "9f5e3d10-6b8a-4c2d-b7f4-81c0a2e3d403";

    /** The simulator's sky is at 23 h when it starts; the Pleiades are near the meridian then. */
    private static final Instant BOOKED_AT = Instant.parse("2026-11-23T23:00:00Z");

    private static final Instant FROM = Instant.parse("2026-11-23T23:45:00Z");
    private static final Instant TO = Instant.parse("2026-11-24T00:30:00Z");
    private static final double SPEED = 30;
    private static final String ON_OFF = "RoboTargetSetTargetStatus";

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock(BOOKED_AT);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String booking = UUID.randomUUID().toString();

    /** What a script has: the telescope, and the user's view of it. */
    private record Played(SimulatedVoyager voyager, LocalCloud cloud, Person user) {}

    private interface Script {
        void play(Played played) throws Exception;
    }

    @Test
    void aClearNightIsPreparedStartedAndFinishedByItselfAndChargedByItsMinutes() throws Exception {
        play(played -> {
            played.voyager().faults().weather(true);
            book(played.user());
            until(played, FROM.minusSeconds(60), session -> session.path("state").asText().equals("ready"));
            assertThat(methods(played))
                    .containsSubsequence("RoboTargetAddSet", "RoboTargetAddTarget", "RoboTargetAddShot")
                    .containsOnlyOnce("RoboTargetAddSet", "RoboTargetAddTarget", "RoboTargetAddShot")
                    .doesNotContain(ON_OFF);
            JsonNode set = params(played, "RoboTargetAddSet");
            assertThat(set.path("Name").asText()).isEqualTo("User_" + USER + "_Booking_" + booking);
            assertThat(set.path("Tag").asText()).isEqualTo("stellar_booking_" + booking);
            assertThat(params(played, "RoboTargetAddTarget").path("Status").asInt()).isEqualTo(1);
            assertThat(params(played, "RoboTargetAddShot").path("Num").asInt()).isEqualTo(6);

            until(played, FROM.plusSeconds(180), session -> session.path("state").asText().equals("running"));
            until(played, TO.plusSeconds(900), session -> session.path("state").asText().equals("completed"));

            JsonNode session = session(played);
            assertThat(session.at("/statistics/frames").asInt()).isPositive();
            assertThat(statuses(played)).containsExactly(0, 1);
            assertThat(story(session)).containsExactly("prepared", "started", "ended");
            JsonNode charge = played.user().get("/api/bookings/" + booking + "/charge").orFail();
            assertThat(charge.toString()).contains("exposing");
            assertThat(played.cloud().deadLetters()).isEmpty();
        });
    }

    @Test
    void unsafeAtItsBeginningItWaitsWithTheReasonAndBeginsAfterAQuarterOfAnHourOfSafe() throws Exception {
        play(played -> {
            played.voyager().faults().weather(true);
            book(played.user());
            until(played, FROM.minusSeconds(60), session -> session.path("state").asText().equals("ready"));
            played.voyager().faults().weather(false);
            until(played, FROM.plusSeconds(240), session -> session.at("/waiting/code").asText().equals("rain"));
            assertThat(session(played).at("/waiting/text").asText())
                    .startsWith("rain sensor: RAIN since 00:4")
                    .endsWith("starts after 15 minutes of safe");
            assertThat(methods(played)).doesNotContain(ON_OFF);
            played.voyager().faults().weather(true);
            Instant safe = clock.instant();
            until(played, safe.plusSeconds(1200), session -> session.path("state").asText().equals("running"));
            assertThat(Duration.between(safe, clock.instant())).isGreaterThan(Duration.ofMinutes(13));
            until(played, TO.plusSeconds(900), session -> session.path("state").asText().equals("completed"));

            assertThat(statuses(played)).containsExactly(0, 1);
            assertThat(story(session(played))).startsWith("prepared", "waits").contains("started").endsWith("ended");
            JsonNode charge = played.user().get("/api/bookings/" + booking + "/charge").orFail();
            assertThat(charge.toString()).contains("unsafe");
            assertThat(played.cloud().deadLetters()).isEmpty();
        });
    }

    @Test
    void unsafeAllNightItIsMissedAndNobodyPays() throws Exception {
        play(played -> {
            played.voyager().faults().weather(false);
            book(played.user());
            until(played, TO.plusSeconds(300), session -> session.path("state").asText().equals("missed"));

            assertThat(methods(played)).contains("RoboTargetAddSet").doesNotContain(ON_OFF);
            assertThat(played.user()
                            .get("/api/bookings/" + booking)
                            .orFail()
                            .path("heldCents")
                            .asLong())
                    .isZero();
            assertThat(played.user()
                            .get("/api/bookings/" + booking + "/charge")
                            .orFail()
                            .path("chargedCents")
                            .asLong(-1))
                    .isZero();
            assertThat(played.cloud().deadLetters()).isEmpty();
        });
    }

    private void play(Script script) throws Exception {
        Secrets secrets = Secrets.in(folder);
        Path frames = Files.createDirectories(folder.resolve("frames"));
        try (LocalCloud cloud = LocalCloud.start(cloudSettings(secrets));
                SimulatedVoyager voyager = SimulatedVoyager.start(
                        new SimulatorSettings(frames)
                                .state(folder.resolve("state"))
                                .quietNight()
                                .speed(SPEED)
                                .port(0),
                        clock,
                        _ -> {});
                Relay relay = Relay.start(relaySettings(secrets, frames, voyager.port(), cloud.address()), clock)) {
            assertThat(relay.healthPort()).isPositive();
            Browser.open(http, cloud.address());
            await().atMost(30, TimeUnit.SECONDS).until(() -> voyager.clientCount() == 1);
            Person.signIn(http, cloud.address(), ADMIN)
                    .post(
                            "/api/accounts/" + USER + "/grants",
                            Wire.object()
                                    .put("id", UUID.randomUUID().toString())
                                    .put("cents", 50_000)
                                    .put("reason", "A night to play."))
                    .orFail();
            script.play(new Played(voyager, cloud, Person.signIn(http, cloud.address(), USER)));
        }
    }

    private void book(Person user) throws Exception {
        ObjectNode wish = Wire.readObject("""
                {"telescope": "demo", "from": "%s", "to": "%s", "plan": {
                 "target": {"name": "M 45", "raJ2000Hours": 3.79, "decJ2000Degrees": 24.1},
                 "shots": [{"filter": "L", "exposureSeconds": 120, "count": 6, "binning": 1}], "constraints": {}}}
                """.formatted(FROM, TO));
        user.post("/api/bookings", wish.put("id", booking)).orFail();
    }

    /** Turns the clock along with the telescope's night until the session is so; fails at this moment of the night. */
    private void until(Played played, Instant latest, Predicate<JsonNode> isSo) throws Exception {
        JsonNode last = session(played);
        while (!isSo.test(last)) {
            assertThat(clock.instant()).as(last.toString()).isBefore(latest);
            clock.set(played.voyager().nightTime());
            Thread.onSpinWait();
            last = session(played);
        }
    }

    private JsonNode session(Played played) throws Exception {
        return played.user().get("/api/bookings/" + booking + "/session").orFail();
    }

    private static List<String> story(JsonNode session) {
        List<String> story = new ArrayList<>();
        session.path("story").forEach(told -> story.add(told.path("what").asText()));
        return story;
    }

    private static List<String> methods(Played played) {
        return played.voyager().commands().stream().map(ReceivedCommand::method).toList();
    }

    private static JsonNode params(Played played, String method) {
        return played.voyager().commands().stream()
                .filter(command -> command.method().equals(method))
                .map(ReceivedCommand::params)
                .findFirst()
                .orElseThrow();
    }

    /** 0 for each time the target was switched on, 1 for each time off. */
    private static List<Integer> statuses(Played played) {
        return played.voyager().commands().stream()
                .filter(command -> command.method().equals(ON_OFF))
                .map(command -> command.params().path("Status").asInt())
                .toList();
    }

    private Settings cloudSettings(Secrets secrets) throws Exception {
        return new Settings(REPOSITORY.resolve("template.yaml"), folder.resolve("cloud"))
                .clock(clock)
                .functions(REPOSITORY.resolve("functions/target/functions-lambda.jar"))
                .dynamoDbLibrary(REPOSITORY.resolve("infrastructure/dynamodb-local/target/lib"))
                .seed(REPOSITORY.resolve("infrastructure/local-cloud/demo/seed.json"))
                .seedValue("relayKey", Files.readString(secrets.relayKey()).trim())
                .seedValue("operatorKeySha256", "00")
                .people(REPOSITORY.resolve("infrastructure/local-cloud/demo/people.json"));
    }

    private RelaySettings relaySettings(Secrets secrets, Path frames, int voyagerPort, URI cloud) {
        return new RelaySettings(
                "demo-relay",
                "k1",
                secrets.relayKey(),
                RelaySettings.CloudAt.near(cloud),
                folder.resolve("store"),
                RelaySettings.PageAt.loopback(0),
                AloneLimits.USUAL,
                Optional.empty(),
                List.of(new RelaySettings.VoyagerAt(
                        "demo", "127.0.0.1", voyagerPort, Optional.empty(), Optional.empty(), FRAMES, frames)));
    }
}
