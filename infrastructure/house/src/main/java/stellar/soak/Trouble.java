package stellar.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.house.RunningHouse;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.spool.StoredEvent;
import stellar.relay.spool.Waiting;
import stellar.simulator.faults.Garbage;

/** Makes the faults happen in a house, and looks into the relay's store whenever it has killed the relay. */
final class Trouble {

    private static final List<Garbage> GARBAGE = List.of(Garbage.values());
    private static final int LARGEST_FLOOD = 1_500;

    /** Of the file size a process may write: less than the store's file has. */
    private static final int FULL_AT_BYTES = 8_192;

    private final RunningHouse house;
    private final Gate gate;
    private final RandomGenerator random;
    private final HttpClient http;
    private final Set<Told> accepted = new HashSet<>();

    Trouble(RunningHouse house, Gate gate, RandomGenerator random, HttpClient http) {
        this.house = house;
        this.gate = gate;
        this.random = random;
        this.http = http;
    }

    /** What was seen in the relay's store. */
    Set<Told> accepted() {
        return accepted;
    }

    /** Makes a fault begin. */
    void begin(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case VOYAGER_CUT_IN_MID_LINE -> voyager("cut-mid-line");
            case VOYAGER_DROPS_AND_REFUSES -> voyager("drop?for=" + fault.seconds());
            case VOYAGER_HALF_OPEN -> voyager("half-open");
            case VOYAGER_DRIPS -> voyager("slow?bytes-per-second=300");
            case VOYAGER_FLOODS -> voyager("flood?events=" + (1 + random.nextInt(LARGEST_FLOOD)));
            case VOYAGER_TALKS_GARBAGE ->
                voyager("garbage?kind="
                        + GARBAGE.get(random.nextInt(GARBAGE.size())).label());
            case VOYAGER_SAYS_SHUT_DOWN -> voyager("shutdown?for=" + fault.seconds());
            case VOYAGER_WITHOUT_VERSION -> {
                voyager("no-version?close=" + random.nextBoolean());
                voyager("drop?for=0");
            }
            case VOYAGER_UNSAFE_WEATHER -> voyager("weather-unsafe");
            case VOYAGER_KILLED_AND_RESTARTED -> house.restartVoyager();
            case CLOUD_TOO_MANY -> gate.road(Gate.Road.TOO_MANY);
            case CLOUD_IN_TROUBLE -> gate.road(Gate.Road.IN_TROUBLE);
            case CLOUD_SLOW -> gate.road(Gate.Road.SLOW);
            case CLOUD_TOO_SLOW -> gate.road(Gate.Road.TOO_SLOW);
            case CLOUD_REPLIES_LOST -> gate.road(Gate.Road.LOSES_REPLIES);
            case CLOUD_AWAY, CLOUD_AWAY_FOR_AN_HOUR -> gate.road(Gate.Road.CLOSED);
            case RELAY_KILLED -> killRelay();
            case RELAY_KILLED_TWICE -> {
                killRelay();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
                killRelay();
            }
            case RELAY_KILLED_WHILE_REPLIES_ARE_LOST -> {
                gate.road(Gate.Road.LOSES_REPLIES);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                killRelay();
            }
            case DISK_REFUSES -> limitFiles(Integer.toString(FULL_AT_BYTES));
        }
    }

    /** Puts right whatever has begun. */
    void end() throws IOException, InterruptedException {
        gate.road(Gate.Road.OPEN);
        limitFiles("unlimited");
        voyager("clear");
    }

    private void killRelay() throws IOException, InterruptedException {
        house.killRelay();
        look();
        house.startRelay();
    }

    private void look() throws IOException {
        try (Spool spool = Spool.open(house.relayStore(), SpoolLimits.USUAL, Clock.systemUTC())) {
            if (spool.state().damagedFiles() > 0) {
                throw new IOException("The relay's store was damaged by a kill; see " + house.relayStore() + ".");
            }
            Waiting waiting = spool.outbox().next(Integer.MAX_VALUE, Integer.MAX_VALUE);
            for (StoredEvent event : waiting.events()) {
                Position position = new Position(waiting.epoch(), event.seq());
                accepted.add(Told.of(position, event.type(), Wire.readObject(event.data()), event.image()));
            }
        }
    }

    /** A file size above which the system refuses the relay's writes: the disk is full for it and for nobody else. */
    private void limitFiles(String bytes) throws IOException, InterruptedException {
        new ProcessBuilder("prlimit", "--pid", Long.toString(house.relayPid()), "--fsize=" + bytes + ":unlimited")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void voyager(String fault) throws IOException, InterruptedException {
        URI address = house.voyagerControl().resolve("/faults/" + fault);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The simulator refused the fault " + fault + ": " + answer.body());
        }
    }
}
