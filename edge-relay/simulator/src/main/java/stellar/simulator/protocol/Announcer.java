package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.FocusRun;
import stellar.simulator.night.Journal;
import stellar.simulator.night.LogKind;
import stellar.simulator.night.NightClock;
import stellar.simulator.night.Shot;
import stellar.simulator.night.Signal;
import stellar.simulator.time.Appointment;

/** Turns what happens at the observatory into events, and tells them to those who may hear them. */
public final class Announcer implements Journal {
    private static final Duration SHOT_EACH = Duration.ofSeconds(1);

    private final Envelope envelope;
    private final NightClock clock;
    private final Clients clients;
    private final WindowsPaths paths;
    private final Consumer<String> diary;
    private Supplier<Optional<Shot>> presentShot = Optional::empty;
    private @Nullable Appointment shotRounds;

    /** An announcer to these clients; {@code diary} gets the log's lines for the person at the console. */
    public Announcer(Envelope envelope, NightClock clock, Clients clients, Path images, Consumer<String> diary) {
        this.envelope = envelope;
        this.clock = clock;
        this.clients = clients;
        this.paths = new WindowsPaths(images);
        this.diary = diary;
    }

    /** Where to ask, each second, how far the exposure is. */
    public void watch(Supplier<Optional<Shot>> shot) {
        presentShot = shot;
    }

    @Override
    public void signal(Signal signal) {
        clients.tell(envelope.event("Signal").put("Code", signal.code()), client -> true);
    }

    @Override
    public void log(LogKind kind, String text) {
        if (kind != LogKind.DEBUG) {
            diary.accept(text);
        }
        logQuietly(kind, text);
    }

    /** Tells the clients and not the console. */
    public void logQuietly(LogKind kind, String text) {
        ObjectNode event = envelope.event("LogEvent");
        event.set("TimeInfo", Wire.seconds(clock.now()));
        event.put("Type", kind.type()).put("Text", text);
        clients.tell(event, client -> client.hearsLog(kind));
    }

    @Override
    public void shotChanged(Shot shot) {
        tell(shot);
        if (shotRounds != null) {
            shotRounds.cancel();
            shotRounds = null;
        }
        if (shot.phase() == Shot.Phase.EXPOSE) {
            shotRounds = envelope.agenda().every(SHOT_EACH, this::tellProgress);
        }
    }

    @Override
    public void focusEnded(FocusRun run) {
        ObjectNode event = envelope.event("AutoFocusResult")
                .put("IsEmpty", false)
                .put("Done", run.succeeded())
                .put("Position", run.position());
        event.set("HFD", Wire.rounded(run.hfdPixels(), 2));
        event.putObject("StarPosition").put("X", 612.4).put("Y", 433.8);
        event.set("DoneTime", Wire.seconds(run.ended()));
        event.put("Duration", run.duration().toSeconds());
        event.set("FocusTemp", Wire.rounded(run.temperatureDegrees(), 2));
        event.set("PercDev", Wire.rounded(run.percentDeviation(), 2));
        event.put("LastError", run.error())
                .put("FilterIndex", run.filter().index())
                .put("FilterColor", run.filter().label());
        clients.tell(event, Client::hasDashboard);
    }

    @Override
    public void frameSaved(SavedFrame frame) {
        String target =
                frame.shot().origin() == Exposure.Origin.SHOT ? frame.picture().object() : "";
        clients.tell(
                envelope.event("NewFITReady")
                        .put("File", paths.of(frame.fits()))
                        .put("Type", Wire.number(frame.shot().kind()))
                        .put("VoyType", frame.shot().origin().name())
                        .put("SeqTarget", target),
                client -> true);
        clients.tell(preview(frame, target), Client::hasDashboard);
    }

    private ObjectNode preview(SavedFrame frame, String target) {
        Picture picture = frame.picture();
        ObjectNode event = envelope.event("NewJPGReady")
                .put("File", paths.of(frame.jpegFile()))
                .put("SequenceTarget", target);
        event.set("TimeInfo", Wire.seconds(frame.shot().start()));
        event.set("TimeInfoUTC", Wire.seconds(frame.shot().start()));
        event.put("Expo", picture.exposureSeconds())
                .put("Bin", picture.binning())
                .put("Filter", picture.filter());
        event.set("HFD", Wire.rounded(picture.hfdPixels(), 2));
        event.set("StarIndex", Wire.rounded(picture.starIndex(), 2));
        return event.put("PixelDimX", picture.widthPixels())
                .put("PixelDimY", picture.heightPixels())
                .put("Base64Data", Base64.getEncoder().encodeToString(picture.jpeg()));
    }

    private void tellProgress() {
        presentShot.get().filter(shot -> shot.phase() == Shot.Phase.EXPOSE).ifPresent(this::tell);
    }

    private void tell(Shot shot) {
        ObjectNode event = envelope.event("ShotRunning").put("File", shot.fileName());
        event.put("Expo", shot.exposureSeconds());
        event.set("Elapsed", Wire.rounded(shot.elapsedSeconds(), 1));
        event.put("ElapsedPerc", shot.elapsedPercent()).put("Status", Wire.number(shot.phase()));
        clients.tell(event, Client::hasDashboard);
    }
}
