package stellar.relay.inlet;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import stellar.contract.ConnectionState;
import stellar.contract.EventType;
import stellar.contract.Wire;
import stellar.relay.spool.Enclosure;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.Outbox;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.LogEvent;
import stellar.relay.voyager.NewFitReady;
import stellar.relay.voyager.NewJpgReady;
import stellar.relay.voyager.VoyagerEvent;
import stellar.relay.voyager.VoyagerLink;

/** Listens to one telescope's Voyager and keeps what it says. Never blocks the link. */
public final class Inlet implements VoyagerLink.Listener {

    /** Events that may be on their way to the disk before the link is paused. */
    private static final int MAX_EVENTS_UNDER_WAY = 1_000;

    /** Bytes of them: a few previews, far less than the relay's heap. */
    private static final long MAX_BYTES_UNDER_WAY = 12 << 20;

    private static final System.Logger LOG = System.getLogger(Inlet.class.getName());

    private final String telescope;
    private final Outbox outbox;
    private final LatestValues latest;
    private final Clock clock;
    private final LongAdder heard = new LongAdder();
    private final LongAdder kept = new LongAdder();
    private final LongAdder notKept = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final Backlog backlog = new Backlog(MAX_EVENTS_UNDER_WAY, MAX_BYTES_UNDER_WAY);

    private volatile @Nullable Instant heardAt;
    private volatile LinkState link = LinkState.DISCONNECTED;

    /** An inlet for one telescope. */
    public Inlet(String telescope, Outbox outbox, LatestValues latest, Clock clock) {
        this.telescope = telescope;
        this.outbox = outbox;
        this.latest = latest;
        this.clock = clock;
    }

    /** What came in so far. */
    public InletState state() {
        return new InletState(heardAt, heard.sum(), kept.sum(), notKept.sum(), connections.sum());
    }

    /** How to hold back the link when the disk does not keep up. */
    public void holdsBack(Runnable pause, Runnable resume) {
        backlog.reader(pause, resume);
    }

    /** Tells, if the last thing told was that Voyager is connected, that it no longer is: this relay begins anew. */
    public void begin() throws IOException {
        String last = outbox.lastState(telescope, EventType.CONNECTION_STATE.wireName())
                .orElse("{\"voyager\":\"disconnected\",\"reconnectAttempts\":0}");
        if (Wire.read(last, ConnectionState.class).voyager() == ConnectionState.State.CONNECTED) {
            stateChanged(LinkState.DISCONNECTED, "The relay was started anew.", 0);
        }
    }

    /** Tells something of the relay itself that people must know, as an urgent line of this telescope's log. */
    public void tell(String sentence) {
        ObjectNode data = Wire.object();
        data.putObject("parsed").put("level", LogEvent.Level.EMERGENCY.name()).put("text", sentence);
        NewEvent line = NewEvent.of(telescope, EventType.LOG.wireName(), clock.instant(), Wire.write(data));
        counted(EventType.LOG, outbox.append(line));
    }

    @Override
    public void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts) {
        if (state == LinkState.CONNECTED && link != LinkState.CONNECTED) {
            connections.increment();
        }
        link = state;
        LOG.log(INFO, "Voyager is {0}. {1}", state, reason == null ? "" : reason, Map.entry("telescope", telescope));
        ConnectionState told = VoyagerTranslation.connectionState(state, reason, reconnectAttempts);
        keep(EventType.CONNECTION_STATE, clock.instant(), null, Wire.write(told), new Enclosure.State(), 0);
    }

    @Override
    public void received(VoyagerEvent event, Instant receivedAt) {
        heard.increment();
        heardAt = receivedAt;
        VoyagerTranslation.translate(event).ifPresent(translated -> {
            String data = translated.json();
            switch (translated.type().keeping()) {
                case LATEST ->
                    latest.put(new LatestValue(telescope, translated.type().wireName(), receivedAt, data));
                case DURABLE -> {
                    Enclosure enclosure = enclosure(event);
                    long bytes = enclosure instanceof Enclosure.Preview preview ? preview.jpeg().length : 0;
                    keep(translated.type(), receivedAt, event.timestamp(), data, enclosure, bytes);
                }
            }
        });
    }

    private void keep(
            EventType type,
            Instant at,
            @Nullable Instant voyagerAt,
            String data,
            Enclosure enclosure,
            long enclosureBytes) {
        boolean droppable = type == EventType.LOG || type == EventType.UNKNOWN;
        long bytes = data.length() + enclosureBytes;
        backlog.add(bytes);
        CompletionStage<OptionalLong> appended =
                outbox.append(new NewEvent(telescope, type.wireName(), at, voyagerAt, data, droppable, enclosure));
        counted(type, appended.whenComplete((seq, failure) -> backlog.remove(bytes)));
    }

    private void counted(EventType type, CompletionStage<OptionalLong> appended) {
        appended.whenComplete((seq, failure) -> {
            (failure == null && seq.isPresent() ? kept : notKept).increment();
            if (failure != null) {
                LOG.log(WARNING, "An event of type {0} was not kept: {1}", type.wireName(), failure);
            }
        });
    }

    private static Enclosure enclosure(VoyagerEvent event) {
        return switch (event) {
            case NewFitReady frame when frame.file() != null -> new Enclosure.Frame(frame.file());
            case NewJpgReady preview
            when preview.file() != null ->
                new Enclosure.Preview(
                        preview.file(),
                        preview.jpeg() == null ? new byte[0] : preview.jpeg().array());
            default -> new Enclosure.Nothing();
        };
    }
}
