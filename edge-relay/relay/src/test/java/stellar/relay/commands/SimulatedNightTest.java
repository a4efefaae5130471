package stellar.relay.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.CommandOutcome.State;
import stellar.contract.Wire;
import stellar.relay.inlet.Inlet;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.spool.StoredEvent;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.VoyagerLink;
import stellar.relay.voyager.VoyagerSettings;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.SimulatorSettings;
import stellar.simulator.night.Mishaps;
import stellar.simulator.protocol.ReceivedCommand;

/** Commands as the cloud gives them, through desk, ledger, link and a real socket, to a simulated Voyager and back. */
class SimulatedNightTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** So slow that a script of twelve minutes lasts longer than the two seconds between live data, which alone tell of it. */
    private static final int NIGHT_SECONDS_A_SECOND = 240;

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final LatestValues latest = new LatestValues();
    private final SimulatedVoyager voyager;
    private final Spool spool;
    private final VoyagerLink link;
    private final CommandDesk desk;

    SimulatedNightTest(@TempDir Path folder) throws IOException {
        voyager = SimulatedVoyager.start(
                new SimulatorSettings(folder.resolve("frames")).quietNight().speed(NIGHT_SECONDS_A_SECOND),
                Clock.systemUTC(),
                sentence -> {});
        spool = Spool.open(folder.resolve("store"), SpoolLimits.USUAL, Clock.systemUTC());
        link = new VoyagerLink(
                VoyagerSettings.usual("127.0.0.1", voyager.port(), null),
                loops.next(),
                Clock.systemUTC(),
                new Random(1),
                new Inlet("demo", spool.outbox(), latest, Clock.systemUTC()));
        desk = new CommandDesk(spool.ledger(), Map.of("demo", link::run), Clock.systemUTC(), Clock.systemUTC());
        link.start();
        // The last of the link's own questions: what goes wrong from now on goes wrong with a test's command.
        Awaitility.await().atMost(LONGEST).until(() -> voyager.commands().stream()
                .anyMatch(command -> command.method().equals("RemoteGetVoyagerProfiles")));
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        voyager.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5_000);
        spool.close();
    }

    /** One night in which every command is given, as {@code night.psv} tells it. */
    @Test
    void everyCommandEndsAsItShould() throws IOException {
        for (String line : night()) {
            String[] row = line.split(" \\| ");

            CommandOutcome outcome = ended(row[0], row[1]);

            assertThat(outcome.state()).as(line + ": " + outcome).isEqualTo(State.valueOf(row[2]));
            assertThat(outcome.reason() + " " + outcome.result()).as(line).contains(row[3]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            FAILED     | RemotePrecisePointTarget  | {"RA":13.5,"DEC":85} | FAILED | pointing failed
            OUT_OF_RANGE | RemotePrecisePointTarget  | {"RA":13.5,"DEC":85} | FAILED | too far
            SOLVING_OFF | RemotePrecisePointTarget  | {"RA":13.5,"DEC":85} | DONE   | switched off
            solve      | RemoteSolveActualPosition | {}                     | FAILED | not be recognised
            focus      | RemoteFocusEx             | {"FocusMode":3}        | FAILED | no V
            action     | RemoteMountFastCommand    | {"CommandType":3}      | FAILED | by hand
            action     | RemoteCooling             | {"IsCoolerOFF":true}   | FAILED | by hand
            cut        | RemoteMountFastCommand    | {"CommandType":3}      | UNKNOWN | connection to Voyager ended
            cut        | RemoteDragScript          | {"DragScriptFile":"a"} | UNKNOWN | connection to Voyager ended
            """)
    void whatGoesWrongIsToldAsItIs(String fault, String method, String params, State state, String words)
            throws IOException {
        switch (fault) {
            case "solve" -> voyager.faults().failSolve(1);
            case "focus" -> voyager.faults().failFocus(1);
            case "action" -> voyager.faults().failAction(1);
            case "cut" -> voyager.faults().cutAfterAcceptance();
            default -> voyager.faults().endPointings(Mishaps.Pointing.valueOf(fault));
        }

        CommandOutcome outcome = ended(method, params);

        assertThat(outcome.state()).as(outcome.toString()).isEqualTo(state);
        assertThat(outcome.reason()).contains(words);
    }

    @Test
    void aLongActionIsStoppedByTheIdOfItsCommandAndTheNextOneRuns() throws IOException {
        String sequence = give("RemoteSequence", "{\"SequenceFile\":\"M51_night.s2q\"}");
        Awaitility.await().atMost(LONGEST).until(() -> shows("controlData", "M51_night"));

        CommandOutcome stop = ended("RemoteActionAbort", "{\"CommandId\":\"" + sequence + "\"}");

        assertThat(stop.state()).as(stop.toString()).isEqualTo(State.DONE);
        assertThat(outcome(sequence).state()).isEqualTo(State.FAILED);
        assertThat(ended("RemoteMountFastCommand", "{\"CommandType\":3}").state())
                .isEqualTo(State.DONE);
        Awaitility.await().atMost(LONGEST).until(() -> shows("controlData", "\"parked\":true"));
    }

    @Test
    void anAbortOvertakesTakesBackWhatWaitsAndThenTheTelescopeIsParked() throws IOException {
        String shot = give("RemoteCameraShot", "{\"Expo\":7200,\"FilterIndex\":0}");
        Awaitility.await().atMost(LONGEST).until(() -> shows("shotRunning", "EXPOSE"));
        String point = give("RemotePrecisePointTarget", "{\"RA\":13.5,\"DEC\":85}");

        assertThat(ended("Abort", "{\"IsHalt\":true}").state()).isEqualTo(State.DONE);

        assertThat(outcome(shot).state()).isEqualTo(State.FAILED);
        assertThat(outcome(point).state()).isEqualTo(State.REFUSED);
        assertThat(ended("RemoteMountFastCommand", "{\"CommandType\":3}").state())
                .isEqualTo(State.DONE);
        assertThat(voyager.commands()).extracting(ReceivedCommand::method).doesNotContain("RemotePrecisePointTarget");
    }

    @Test
    void theSchedulersSecretMustBeTheOneThatVoyagerHas(@TempDir Path other) throws IOException {
        Path words = Files.writeString(
                other.resolve("words"), "shared.secret.file = secret\nmac.RemoteOpenRoboTargetGetTargetList = UID\n");
        Vocabulary wrong = Vocabulary.read(words, file -> "another");

        CommandDesk mistaken =
                new CommandDesk(spool.ledger(), Map.of("demo", link::run), wrong, Clock.systemUTC(), Clock.systemUTC());
        Command command = command("RemoteOpenRoboTargetGetTargetList", "{}");
        mistaken.offer(List.of(command));

        assertThat(outcome(command.id()).state()).isEqualTo(State.FAILED);
        assertThat(outcome(command.id()).reason()).contains("MAC");
    }

    private static List<String> night() throws IOException {
        try (InputStream in = SimulatedNightTest.class.getResourceAsStream("night.psv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private CommandOutcome ended(String method, String params) throws IOException {
        return outcome(give(method, params));
    }

    private String give(String method, String params) throws IOException {
        Awaitility.await().atMost(LONGEST).until(() -> link.status().state() == LinkState.CONNECTED);
        Command command = command(method, params);
        desk.offer(List.of(command));
        return command.id();
    }

    private static Command command(String method, String params) throws IOException {
        Instant now = Instant.now();
        return new Command(
                UUID.randomUUID().toString(),
                "demo",
                method,
                Wire.readObject(params),
                now,
                now.plusSeconds(30),
                new Command.Lease("operator", "o", now.plusSeconds(300)));
    }

    /** The last word on a command, once there is one. */
    private CommandOutcome outcome(String id) {
        return Awaitility.await("the outcome of " + id)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> told(id), outcome -> outcome.state() != State.TAKEN);
    }

    private CommandOutcome told(String id) throws IOException {
        CommandOutcome last = new CommandOutcome(id, "", State.TAKEN, null, null);
        for (StoredEvent event :
                spool.outbox().next(Integer.MAX_VALUE, Integer.MAX_VALUE).events()) {
            if (event.type().equals("command") && event.data().contains(id)) {
                last = Wire.read(event.data(), CommandOutcome.class);
            }
        }
        return last;
    }

    /** True when the newest telemetry of a type has this text in it. */
    private boolean shows(String type, String text) {
        List<LatestValue> values = latest.take(telescope -> true);
        latest.giveBack(values);
        return values.stream()
                .anyMatch(value -> value.type().equals(type) && value.data().contains(text));
    }
}
