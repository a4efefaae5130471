package stellar.relay.health;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import stellar.relay.page.Reply;
import stellar.relay.spool.SpoolState;
import stellar.relay.voyager.LinkState;

/**
 * Writes {@code /metrics} in Prometheus' text format, version 0.0.4. Numbers that end in {@code _total} begin at the start of
 * the relay, or of its store, and never go back while it runs. Times are in seconds, sizes in bytes.
 */
final class Metrics {

    private final List<MetricSnapshot> all = new ArrayList<>();

    private Metrics() {}

    static Reply of(RelayState state) throws IOException {
        Metrics metrics = new Metrics();
        metrics.ofVoyagers(state.voyagers(), state);
        metrics.ofCloud(state.cloud(), state);
        if (state.store() != null) {
            metrics.ofStore(state.store(), state);
        }
        metrics.gauge(
                "stellar_store_bytes_limit",
                "What the store may use",
                state.disk().limitBytes());
        if (state.disk().freeBytes() >= 0) {
            metrics.gauge(
                    "stellar_disk_bytes_free",
                    "What is free on the disk",
                    state.disk().freeBytes());
        }
        metrics.gauge("stellar_store_ok", "1 while events are being kept", state.trouble() == null ? 1 : 0);
        metrics.gauge(
                "stellar_uptime_seconds",
                "Time since the relay was started",
                seconds(Duration.between(state.startedAt(), state.at())));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, new MetricSnapshots(metrics.all));
        return new Reply(200, PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray());
    }

    private void ofVoyagers(List<RelayState.Voyager> voyagers, RelayState state) {
        counters("stellar_events_received", "Events that Voyager sent", voyagers, each -> each.inlet()
                .heard());
        counters("stellar_events_kept", "Events that are on disk", voyagers, each -> each.inlet()
                .kept());
        counters("stellar_events_not_kept", "Events that the store did not take", voyagers, each -> each.inlet()
                .notKept());
        counters("stellar_voyager_connections", "How often the link came to stand", voyagers, each -> each.inlet()
                .connections());
        counters("stellar_voyager_unreadable_lines", "Lines that were no events", voyagers, each -> each.link()
                .unreadableLines());
        counters("stellar_events_acknowledged", "Events that the cloud took", voyagers, each -> state.cloud()
                .counts()
                .acknowledged()
                .getOrDefault(each.telescope(), 0L));
        GaugeSnapshot.Builder links =
                GaugeSnapshot.builder().name("stellar_voyager_link").help("1 for the state the link is in");
        GaugeSnapshot.Builder silence = GaugeSnapshot.builder()
                .name("stellar_voyager_silence_seconds")
                .help("Time since Voyager said something");
        for (RelayState.Voyager voyager : voyagers) {
            for (LinkState link : LinkState.values()) {
                links.dataPoint(point(
                        voyager.link().state() == link ? 1 : 0,
                        Labels.of("telescope", voyager.telescope(), "state", link.name())));
            }
            if (voyager.inlet().heardAt() != null) {
                silence.dataPoint(point(
                        seconds(Duration.between(voyager.inlet().heardAt(), state.at())),
                        Labels.of("telescope", voyager.telescope())));
            }
        }
        all.add(links.build());
        all.add(silence.build());
    }

    private void ofCloud(RelayState.CloudSide cloud, RelayState state) {
        counter(
                "stellar_batches_sent",
                "Batches sent, again or for the first time",
                cloud.counts().requests());
        counter(
                "stellar_batches_accepted",
                "Batches that the cloud took",
                cloud.counts().accepted());
        counter(
                "stellar_batch_retries",
                "Waits before a batch was sent again",
                cloud.counts().rests());
        counter(
                "stellar_batch_bytes",
                "Bytes of JSON in the batches sent",
                cloud.counts().bytes());
        gauge("stellar_command_socket_open", "1 while commands come at once", cloud.isSocketOpen() ? 1 : 0);
        gauge("stellar_clock_behind_cloud_seconds", "How far the relay's clock is behind", seconds(cloud.ahead()));
        if (cloud.uplink().at() != null) {
            gauge(
                    "stellar_acknowledged_age_seconds",
                    "Time since the cloud last acknowledged",
                    seconds(Duration.between(cloud.uplink().at(), state.at())));
        }
    }

    private void ofStore(SpoolState store, RelayState state) {
        gauge("stellar_queue_events", "Events that wait for the cloud", store.waiting());
        gauge(
                "stellar_queue_oldest_seconds",
                "How long the oldest of them waits",
                store.oldestAt() == null ? 0 : seconds(Duration.between(store.oldestAt(), state.at())));
        gauge("stellar_uploads_waiting", "Image bytes that wait for their upload", store.uploadsWaiting());
        counter("stellar_uploads_done", "Uploads that the cloud has", store.uploadsDone());
        counter("stellar_uploads_given_up", "Uploads that will never succeed", store.uploadsGivenUp());
        counter("stellar_events_set_aside", "Events that the cloud refused", store.setAside());
        counter("stellar_events_dropped", "Events dropped for want of room", store.droppedEvents());
        counter("stellar_events_lost", "Events a restored cloud missed that were kept no longer", store.lostEvents());
        counter("stellar_previews_dropped", "Previews not kept for want of room", store.droppedPreviews());
        gauge("stellar_store_bytes", "Bytes in use in the store", store.bytesInUse());
        gauge("stellar_store_damaged_files", "Damaged stores that were set aside", store.damagedFiles());
        gauge("stellar_store_reserve_held", "Whether room is held in reserve on the disk", store.reserveHeld() ? 1 : 0);
    }

    private void counters(
            String name, String help, List<RelayState.Voyager> voyagers, ToLongFunction<RelayState.Voyager> value) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        for (RelayState.Voyager voyager : voyagers) {
            counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .value((double) value.applyAsLong(voyager))
                    .labels(Labels.of("telescope", voyager.telescope()))
                    .build());
        }
        all.add(counter.build());
    }

    private void counter(String name, String help, long value) {
        all.add(CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value((double) value)
                        .build())
                .build());
    }

    private void gauge(String name, String help, long value) {
        gauge(name, help, (double) value);
    }

    private void gauge(String name, String help, double value) {
        all.add(GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(value, Labels.EMPTY))
                .build());
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .value(value)
                .labels(labels)
                .build();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
