package stellar.nights;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.bench.bookings.Person;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;
import stellar.house.Secrets;
import stellar.local.HandClock;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.local.lambda.RunningFunction;
import stellar.local.tables.DynamoDbLocal;

/**
 * A local cloud and observatories with telescopes, every part real, in one process, in a time that is turned by hand: a minute
 * of the night a step, and what each step causes comes to rest before the next.
 */
public final class NightHouse implements AutoCloseable {

    private static final String OPERATOR = "4b7c21f8-90d2-4d1f-8c3e-2a6b7e9d1f02";
    private static final String ADMIN = "9f5e3d10-6b8a-4c2d-b7f4-81c0a2e3d403";
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration LONG_STEP = Duration.ofMinutes(5);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration SOCKETS_LAST = Duration.ofMinutes(100);

    private final HandClock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path repository;
    private final Path folder;
    private final Map<String, List<String>> telescopes;
    private final Consumer<Settings> more;
    private DynamoDbLocal tables;
    private LocalCloud cloud;
    private final List<NightObservatory> observatories = new ArrayList<>();
    private NightHearing hearing;
    private final List<NightBooking> bookings = new ArrayList<>();
    private Instant changeSocketsAt;
    private final TreeMap<Instant, List<Deed>> script = new TreeMap<>();

    /** Something that happens at a moment of the night. */
    public interface Deed {
        /** It happens. */
        void happen() throws Exception;
    }

    /** Everything runs when this returns: these telescopes, by the observatory that has them. */
    public NightHouse(Path repository, Path folder, Instant begin, Map<String, List<String>> telescopes)
            throws Exception {
        this(repository, folder, begin, telescopes, _ -> {});
    }

    /** The same, with more settings of its cloud. */
    NightHouse(
            Path repository, Path folder, Instant begin, Map<String, List<String>> telescopes, Consumer<Settings> more)
            throws Exception {
        clock = new HandClock(begin);
        changeSocketsAt = begin.plus(SOCKETS_LAST);
        this.repository = repository;
        this.folder = folder;
        this.telescopes = telescopes;
        Secrets secrets = Secrets.in(folder);
        this.more = more;
        tables = emptyTables();
        cloud = LocalCloud.start(settings()
                .seed(NightSeed.rows(repository, folder, telescopes))
                .seedValue("relayKey", Files.readString(secrets.relayKey()).trim())
                .seedValue("operatorKeySha256", "00"));
        for (Map.Entry<String, List<String>> observatory : telescopes.entrySet()) {
            observatories.add(new NightObservatory(
                    observatory.getKey(),
                    observatory.getValue(),
                    folder.resolve(observatory.getKey()),
                    secrets,
                    cloud.address(),
                    clock));
        }
        hearing = new NightHearing(cloud, clock, observatories);
        hearing.untilTold();
    }

    private DynamoDbLocal emptyTables() throws IOException, InterruptedException {
        // What is forgotten with the night need not be on disk.
        return DynamoDbLocal.inMemory(
                repository.resolve("infrastructure/dynamodb-local/target/lib"), folder.resolve("tables"), START_LIMIT);
    }

    private Settings settings() throws IOException {
        Settings settings = new Settings(repository.resolve("template.yaml"), cloudFolder())
                .clock(clock)
                .functions(repository.resolve("functions/target/functions-lambda.jar"))
                .dynamoDbEndpoint(tables.endpoint())
                .people(NightSeed.people(repository, folder, telescopes));
        more.accept(settings);
        return settings;
    }

    /** Where the cloud keeps what is in no table: objects, events under way, timers, who is signed in. */
    public Path cloudFolder() {
        return folder.resolve("cloud");
    }

    /** What is done with an empty database before any function can hear of it. */
    public interface Filling {
        /** Fills it. */
        void into(URI dynamoDb) throws Exception;
    }

    /**
     * The cloud and all that it held are gone, and another one stands in its place. Every line to it is down, and whoever watched
     * has to begin anew.
     */
    public void replaceCloud(Filling filling) throws Exception {
        for (NightObservatory observatory : observatories) {
            observatory.line().down();
        }
        bookings.forEach(booking -> booking.browser().close());
        cloud.close();
        tables.close();
        wipe(cloudFolder());
        wipe(folder.resolve("tables"));
        tables = emptyTables();
        filling.into(tables.endpoint());
        cloud = LocalCloud.start(settings());
        observatories.forEach(observatory -> observatory.line().leadsTo(cloud.address()));
        hearing = new NightHearing(cloud, clock, observatories);
    }

    private static void wipe(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    public LocalCloud cloud() {
        return cloud;
    }

    public Instant now() {
        return clock.instant();
    }

    public NightObservatory observatory(String id) {
        return observatories.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** At this moment this happens, after what was said before for the same. */
    public void at(Instant moment, Deed deed) {
        script.computeIfAbsent(moment, _ -> new ArrayList<>()).add(deed);
    }

    /** Turns the clock and has happen what is in the script, until this moment. */
    public void playUntil(Instant end) throws Exception {
        while (clock.instant().isBefore(end)) {
            Instant due = script.isEmpty() ? end : script.firstKey();
            if (!due.isAfter(clock.instant())) {
                for (Deed deed : script.pollFirstEntry().getValue()) {
                    deed.happen();
                }
                // A relay has half a minute to take what was asked; the next turn of the clock is longer.
                settleWhatIsAsked();
            } else {
                turn(STEP);
            }
        }
    }

    /** Turns the clock to this moment in long steps: nothing is to happen before. */
    public void skipTo(Instant moment) throws Exception {
        while (clock.instant().isBefore(moment)) {
            turn(LONG_STEP);
        }
    }

    private void turn(Duration step) throws Exception {
        clock.advance(step);
        observatories.forEach(observatory -> observatory.turn(step));
        hearing.untilTold();
        observatories.forEach(NightObservatory::told);
        cloud.settle();
        settleWhatIsAsked();
        changeSockets();
    }

    private void settleWhatIsAsked() throws Exception {
        if (hearing.untilTaken()) {
            cloud.settle();
        }
    }

    /** As the page does: before the cloud cuts a socket for its age it is changed for another. */
    private void changeSockets() throws Exception {
        if (clock.instant().isBefore(changeSocketsAt)) {
            return;
        }
        changeSocketsAt = clock.instant().plus(SOCKETS_LAST);
        for (NightBooking booking : bookings) {
            if (booking.browser().isOpen()) {
                booking.findBrowser();
            }
        }
    }

    /** The line of an observatory to the cloud is cut. */
    public void cut(NightObservatory observatory) throws Exception {
        observatory.line().down();
        // The relay's socket goes its own way to the cloud here, and ends with the line.
        AttributeValue socket =
                hearing.row("RelaysTable", Map.of("relay", observatory.id())).get("socketConnection");
        if (socket != null) {
            URI address =
                    cloud.address().resolve("/live/@connections/" + socket.s().replace("=", "%3D"));
            http.send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.discarding());
        }
    }

    /** Somebody, newly signed in: who signed in a while ago is not any more. */
    public Person person(String user) throws IOException, InterruptedException {
        return Person.signIn(http, cloud.address(), user);
    }

    /** The telescopes' operator, newly signed in. */
    public Person operator() throws IOException, InterruptedException {
        return Person.signIn(http, cloud.address(), OPERATOR);
    }

    /** Everybody who books is given so much. */
    public void grant(long cents) throws IOException, InterruptedException {
        Person admin = person(ADMIN);
        for (NightObservatory observatory : observatories) {
            for (String telescope : observatory.telescopes()) {
                grant(admin, NightSeed.personAt(telescope), cents);
            }
        }
    }

    private static void grant(Person admin, String user, long cents) throws IOException, InterruptedException {
        admin.post(
                        "/api/accounts/" + user + "/grants",
                        Wire.object()
                                .put("id", UUID.randomUUID().toString())
                                .put("cents", cents)
                                .put("reason", "Nights to play."))
                .orFail();
    }

    /** Books so many frames of five minutes of Capella, and has its person watch what becomes of it. */
    public NightBooking book(String observatory, String telescope, Instant from, Instant to, int frames)
            throws Exception {
        String id = UUID.randomUUID().toString();
        String user = NightSeed.personAt(telescope);
        ObjectNode wish = Wire.object()
                .put("id", id)
                .put("telescope", telescope)
                .put("from", from.toString())
                .put("to", to.toString());
        wish.set("plan", NightBooking.plan(frames));
        person(user).post("/api/bookings", wish).orFail();
        Browser browser = Browser.open(http, ticket(user), "session." + id, "user." + user);
        NightBooking booking =
                new NightBooking(this, user, id, observatory(observatory).telescope(telescope), browser);
        bookings.add(booking);
        return booking;
    }

    /** A ticket for the live channels of a person. */
    SocketTicket ticket(String user) throws IOException, InterruptedException {
        return Wire.read(
                Wire.writeBytes(
                        person(user).post("/api/me/tickets", Wire.object()).orFail()),
                SocketTicket.class);
    }

    HttpClient http() {
        return http;
    }

    /** All that was booked. */
    public List<NightBooking> bookings() {
        return List.copyOf(bookings);
    }

    /** What one of the functions is called with, so many times at once; it must do all of it. */
    public void call(String function, JsonNode event, int times) throws Exception {
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

    /** Loses the timer of a booking, if it has one. */
    public void loseTimer(String booking) throws Exception {
        JsonNode schedules = Wire.readObject(scheduler("GET", "/schedules?NamePrefix=" + booking));
        if (!schedules.path("Schedules").isEmpty()) {
            String group = schedules.at("/Schedules/0/GroupName").asText();
            scheduler("DELETE", "/schedules/" + booking + "?groupName=" + group);
        }
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
        bookings.forEach(booking -> booking.browser().close());
        for (NightObservatory observatory : observatories) {
            observatory.close();
        }
        cloud.close();
        tables.close();
    }
}
