package stellar.relay.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Wire;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.spool.StoredEvent;
import stellar.relay.spool.Upload;
import stellar.relay.voyager.Lines;
import stellar.relay.voyager.LinkState;

class InletTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:04.900Z");
    private static final Clock CLOCK = Clock.fixed(NIGHT, ZoneOffset.UTC);
    private static final String COMMON = "\"Timestamp\":1795298404.88,\"Host\":\"DESKTOP-DEMO\",\"Inst\":1";

    private final LatestValues latest = new LatestValues();
    private final Path directory;
    private Spool spool;
    private Inlet inlet;

    InletTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        spool = Spool.open(directory, SpoolLimits.USUAL, CLOCK);
        inlet = new Inlet("demo", spool.outbox(), latest, CLOCK);
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void aSignalIsKeptWithBothTimes() throws IOException {
        says("{\"Event\":\"Signal\"," + COMMON + ",\"Code\":18}");

        StoredEvent kept = kept().getFirst();
        assertThat(kept.type()).isEqualTo("signal");
        assertThat(kept.telescope()).isEqualTo("demo");
        assertThat(kept.at()).isEqualTo(NIGHT);
        assertThat(kept.voyagerAt()).isEqualTo("2026-11-21T22:00:04.880Z");
        assertThat(Wire.readObject(kept.data()).get("parsed"))
                .isEqualTo(Wire.readObject("{\"code\":18,\"description\":\"shot\"}"));
    }

    @Test
    void whatIsHeardAndKeptIsCountedAndAgesFromTheLastWord() throws IOException {
        assertThat(inlet.state().heardAt()).isNull();
        inlet.stateChanged(LinkState.CONNECTED, null, 0);
        inlet.stateChanged(LinkState.CONNECTED, "Voyager does not give its log.", 0);
        says("{\"Event\":\"Signal\"," + COMMON + ",\"Code\":18}");
        says("{\"Event\":\"Polling\"," + COMMON + "}");
        inlet.stateChanged(LinkState.DISCONNECTED, "Voyager closed the connection.", 0);
        inlet.stateChanged(LinkState.CONNECTED, null, 0);

        assertThat(kept()).hasSize(5);
        assertThat(inlet.state()).isEqualTo(new InletState(NIGHT, 2, 5, 0, 2));
    }

    @Test
    void ofTelemetryOnlyTheNewestIsKeptAndASignOfLifeNotAtAll() throws IOException {
        says("{\"Event\":\"ShotRunning\"," + COMMON + ",\"File\":\"a.fit\",\"Expo\":30,\"Elapsed\":1,\"Status\":1}");
        says("{\"Event\":\"ShotRunning\"," + COMMON + ",\"File\":\"a.fit\",\"Expo\":30,\"Elapsed\":2,\"Status\":1}");
        says("{\"Event\":\"Polling\"," + COMMON + "}");

        assertThat(kept()).isEmpty();
        assertThat(latest.take(telescope -> true)).singleElement().satisfies(value -> {
            assertThat(value.type()).isEqualTo("shotRunning");
            assertThat(parsed(value).get("elapsed").asInt()).isEqualTo(2);
        });
    }

    @Test
    void aFrameAndItsPreviewBecomeOneImageWhosePreviewWaitsForItsUpload() throws IOException {
        String jpeg = Base64.getEncoder().encodeToString("not looked at".getBytes(StandardCharsets.US_ASCII));
        says("{\"Event\":\"NewFITReady\"," + COMMON + ",\"File\":\"C:\\\\FITS\\\\a.fit\",\"Type\":0}");
        says("{\"Event\":\"NewJPGReady\"," + COMMON + ",\"File\":\"C:\\\\FITS\\\\a.fit\",\"Base64Data\":\"" + jpeg
                + "\"}");

        assertThat(kept()).extracting(StoredEvent::type).containsExactly("newFITReady", "newJPG");
        String image = kept().getFirst().image();
        assertThat(image).isNotNull().isEqualTo(kept().getLast().image());
        assertThat(kept().getLast().data()).doesNotContain(jpeg);
        spool.outbox().acknowledge(spool.state().epoch(), 2, NIGHT).join();
        assertThat(spool.uploads().eligible("demo", 9))
                .extracting(Upload::image)
                .containsExactly(image, image);
    }

    @Test
    void whatTheRelayTellsOfItselfIsAnUrgentLogLineThatIsNeverDropped() throws IOException {
        inlet.tell("The relay's store was damaged.");

        assertThat(kept()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("log");
            assertThat(event.data())
                    .isEqualTo("{\"parsed\":{\"level\":\"EMERGENCY\",\"text\":\"The relay's store was damaged.\"}}");
        });
    }

    @Test
    void aPreviewWithoutBytesIsToldAndNotUploaded() throws IOException {
        says("{\"Event\":\"NewJPGReady\"," + COMMON + ",\"File\":\"C:\\\\FITS\\\\a.fit\"}");

        assertThat(kept()).singleElement().satisfies(event -> assertThat(event.image())
                .isNotNull());
        assertThat(spool.state().uploadsWaiting()).isZero();
    }

    @Test
    void eachChangeOfTheConnectionIsAnEvent() throws IOException {
        inlet.stateChanged(LinkState.CONNECTED, null, 0);
        inlet.stateChanged(LinkState.DISCONNECTED, "Voyager closed the connection.", 0);

        assertThat(kept()).extracting(StoredEvent::type).containsOnly("connectionState");
        assertThat(kept())
                .extracting(StoredEvent::data)
                .containsExactly(
                        "{\"voyager\":\"connected\",\"reconnectAttempts\":0}",
                        "{\"voyager\":\"disconnected\",\"reason\":\"Voyager closed the connection.\","
                                + "\"reconnectAttempts\":0}");
    }

    @Test
    void aRelayThatDiedConnectedSaysSoWhenItBeginsAndOneThatDidNotSaysNothing() throws IOException {
        inlet.stateChanged(LinkState.CONNECTED, null, 0);
        reopen();
        inlet.begin();
        reopen();
        inlet.begin();

        assertThat(kept())
                .extracting(
                        event -> Wire.readObject(event.data()).get("voyager").asText())
                .containsExactly("connected", "disconnected");
    }

    @Test
    void theReaderIsPausedAboveEitherBoundAndGoesOnAtHalfOfBoth() {
        StringBuilder told = new StringBuilder();
        Backlog backlog = new Backlog(4, 100);
        backlog.reader(() -> told.append("pause "), () -> told.append("resume "));

        for (int i = 0; i < 5; i++) {
            backlog.add(1);
        }
        assertThat(told).hasToString("pause ");
        backlog.remove(1);
        backlog.remove(1);
        assertThat(told).hasToString("pause ");
        backlog.remove(1);
        assertThat(told).hasToString("pause resume ");

        backlog.add(99);
        assertThat(told).hasToString("pause resume pause ");
        backlog.remove(99);
        assertThat(told).hasToString("pause resume pause resume ");
    }

    private void says(String line) {
        inlet.received(Lines.event(line), NIGHT);
    }

    /** Everything that was handed to the store. */
    private List<StoredEvent> kept() throws IOException {
        // The store's writer works in order: what was handed in before this is on disk when this is done.
        spool.outbox().acknowledge(0, 0, NIGHT).join();
        return spool.outbox().next(100, 1 << 20).events();
    }

    private void reopen() throws IOException {
        spool.close();
        spool = Spool.open(directory, SpoolLimits.USUAL, CLOCK);
        inlet = new Inlet("demo", spool.outbox(), latest, CLOCK);
    }

    private static JsonNode parsed(LatestValue value) throws IOException {
        return Wire.readObject(value.data()).get("parsed");
    }
}
