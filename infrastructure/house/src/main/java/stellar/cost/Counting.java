package stellar.cost;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import stellar.bench.bookings.Person;
import stellar.contract.Wire;
import stellar.cost.FastHouse.Observatory;
import stellar.cost.Stretch.What;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;
import stellar.nights.NightBooking;

/** Counts, one after the other, what each stretch of a telescope's time asks of the cloud. */
final class Counting {

    /** It is dark above the demonstration's telescope for long enough, and what is booked stands high. */
    private static final Instant BEGIN = Instant.parse("2026-11-23T22:15:00Z");

    /** All of it. */
    static final Duration ABOUT = Duration.ofMinutes(19);

    private static final Duration WARMING_UP = Duration.ofMinutes(5);
    private static final Duration FEW = Duration.ofMinutes(30);
    private static final int QUICK = 40;
    private static final int USUAL = 20;
    /** The relay's way to the cloud, short as it is here, is then about as long as one across the Internet. */
    private static final int SLOW = 5;

    private static final int CROWD = 100;
    private static final String USER = "0d1e6a52-3c0b-4a7e-9a55-5d6f0f0c8a01";
    private static final String ADMIN = "9f5e3d10-6b8a-4c2d-b7f4-81c0a2e3d403";
    private static final int FRAMES = 10;
    private static final int CHECKS = 3;
    private static final Duration SLOT = Duration.ofHours(1);

    /** From the booking, up to three quarters before its slot, until its bill is settled and its album made. */
    private static final Duration BOOKED = Duration.ofMinutes(150);

    private static final long CENTS = 100_000;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Path repository;
    private final Path folder;
    private final Consumer<String> diary;

    Counting(Path repository, Path folder, Consumer<String> diary) {
        this.repository = repository;
        this.folder = folder;
        this.diary = diary;
    }

    /** All of them. Lines that functions log go to files in the folder. */
    List<Stretch> all() throws Exception {
        Stretch idle = quiet(What.VOYAGER_IDLE, Observatory.IDLE, QUICK, FEW);
        return List.of(
                quiet(What.CLOUD_ALONE, Observatory.NONE, QUICK, FEW),
                quiet(What.VOYAGER_CLOSED, Observatory.CLOSED, QUICK, FEW),
                idle,
                quiet(What.IMAGING, Observatory.IMAGING, USUAL, Duration.ofHours(1)),
                watched(What.IMAGING_WATCHED, 1, QUARTER),
                watched(What.IMAGING_BEFORE_A_HUNDRED, CROWD, QUARTER),
                coming(),
                booking(idle));
    }

    /** What is done in a house. */
    private interface Work {
        Reading in(FastHouse house) throws Exception;
    }

    private Stretch in(What what, Observatory observatory, int timesAsFast, Duration time, Work work) throws Exception {
        diary.accept(what.name());
        Path own = Files.createDirectories(folder.resolve(what.name().toLowerCase(Locale.ROOT)));
        Meter meter = new Meter();
        PrintStream out = System.out;
        try (OutputStream log = Files.newOutputStream(own.resolve("functions.log"))) {
            System.setOut(meter.log(log));
            try (FastHouse house = new FastHouse(repository, own, BEGIN, timesAsFast, observatory, meter)) {
                house.pass(WARMING_UP);
                Reading reading = work.in(house);
                if (observatory != Observatory.NONE
                        && !reading.of(Metered.INVOCATIONS).containsKey("IngestFunction")
                        && what != What.COMING) {
                    throw new IllegalStateException("Nothing came from the relay while it was counted: " + what);
                }
                return new Stretch(what, time.toSeconds() / 3600.0, reading);
            }
        } finally {
            System.setOut(out);
        }
    }

    /** All who watch. */
    private static final class Onlookers implements AutoCloseable {
        private final HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private final List<Onlooker> all = new ArrayList<>();

        void come(FastHouse house) throws Exception {
            all.add(new Onlooker(house, http));
        }

        @Override
        public void close() {
            all.forEach(Onlooker::close);
            http.close();
        }
    }

    private Stretch quiet(What what, Observatory observatory, int timesAsFast, Duration time) throws Exception {
        return in(what, observatory, timesAsFast, time, house -> house.count(time));
    }

    /** All are there from the beginning and stay. */
    private Stretch watched(What what, int onlookers, Duration time) throws Exception {
        return in(what, Observatory.IMAGING, SLOW, time, house -> {
            try (Onlookers all = new Onlookers()) {
                for (int i = 0; i < onlookers; i++) {
                    all.come(house);
                }
                return house.count(time);
            }
        });
    }

    private Stretch coming() throws Exception {
        return in(What.COMING, Observatory.IDLE, QUICK, Duration.ofHours(1), house -> {
            Reading before = house.reading();
            try (Onlookers one = new Onlookers()) {
                one.come(house);
                return house.reading().since(before);
            }
        });
    }

    /**
     * From the first check of a plan to the settled bill: an hour with frames of five minutes, nobody watching. What the telescope
     * would have cost in that time anyway is taken off.
     */
    private Stretch booking(Stretch idle) throws Exception {
        Stretch all = in(What.BOOKING, Observatory.IDLE, QUICK, Duration.ofHours(1), house -> {
            grant(house);
            Reading before = house.reading();
            String id = book(house);
            house.pass(BOOKED);
            Reading reading = house.reading().since(before);
            ObjectNode session =
                    user(house).get("/api/bookings/" + id + "/session").orFail();
            if (session.at("/statistics/frames").asInt() != FRAMES) {
                throw new IllegalStateException("A booking that is counted did not get its frames: " + session);
            }
            return reading;
        });
        return new Stretch(What.BOOKING, 1, without(all.reading(), idle, BOOKED.toSeconds() / 3600.0));
    }

    private static Person user(FastHouse house) throws IOException, InterruptedException {
        return Person.signIn(HttpClient.newHttpClient(), house.address(), USER);
    }

    private static void grant(FastHouse house) throws IOException, InterruptedException {
        Person.signIn(HttpClient.newHttpClient(), house.address(), ADMIN)
                .post(
                        "/api/accounts/" + USER + "/grants",
                        Wire.object()
                                .put("id", UUID.randomUUID().toString())
                                .put("cents", CENTS)
                                .put("reason", "To count with."))
                .orFail();
    }

    private static String book(FastHouse house) throws IOException, InterruptedException {
        Person person = user(house);
        long now = house.now().getEpochSecond();
        Instant from = Instant.ofEpochSecond((now / QUARTER.toSeconds() + 3) * QUARTER.toSeconds());
        ObjectNode wish = Wire.object()
                .put("telescope", FastHouse.TELESCOPE)
                .put("from", from.toString())
                .put("to", from.plus(SLOT).toString());
        wish.set("plan", NightBooking.plan(FRAMES));
        for (int i = 0; i < CHECKS; i++) {
            person.post("/api/me/bookings/check", wish).orFail();
        }
        String id = UUID.randomUUID().toString();
        person.post("/api/bookings", wish.deepCopy().put("id", id)).orFail();
        return id;
    }

    private static Reading without(Reading all, Stretch idle, double hours) {
        Map<Metered, Map<String, Double>> rest = new EnumMap<>(Metered.class);
        for (Metered metered : Metered.values()) {
            Map<String, Double> of = all.of(metered);
            idle.reading()
                    .of(metered)
                    .forEach((name, amount) -> of.computeIfPresent(
                            name, (_, whole) -> Math.max(0, whole - amount / idle.hours() * hours)));
            rest.put(metered, of);
        }
        return new Reading(rest);
    }
}
