package stellar.relay.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stellar.relay.page.Reply;

class MetricsTest {

    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_]+)(?:\\{((?:[a-z]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*)\\})? ([-+0-9.eE]+|NaN|[+-]Inf)");

    @Test
    void everyLineIsOfTheTextFormatAndEverySampleHasItsTypeAndHelp() throws IOException {
        Map<String, Double> samples = samples(States.with("demo", States.store(), null));

        assertThat(samples)
                .containsEntry("stellar_events_received_total{telescope=\"demo\"}", 1200.0)
                .containsEntry("stellar_events_kept_total{telescope=\"demo\"}", 1100.0)
                .containsEntry("stellar_events_acknowledged_total{telescope=\"demo\"}", 1090.0)
                .containsEntry("stellar_voyager_link{state=\"DISCONNECTED\",telescope=\"demo\"}", 1.0)
                .containsEntry("stellar_voyager_link{state=\"CONNECTED\",telescope=\"demo\"}", 0.0)
                .containsEntry("stellar_voyager_silence_seconds{telescope=\"demo\"}", 95.0)
                .containsEntry("stellar_voyager_connections_total{telescope=\"demo\"}", 4.0)
                .containsEntry("stellar_queue_events", 10.0)
                .containsEntry("stellar_queue_oldest_seconds", 30.0)
                .containsEntry("stellar_batches_sent_total", 60.0)
                .containsEntry("stellar_batch_retries_total", 5.0)
                .containsEntry("stellar_batch_bytes_total", 123_456.0)
                .containsEntry("stellar_uploads_done_total", 77.0)
                .containsEntry("stellar_uploads_given_up_total", 1.0)
                .containsEntry("stellar_clock_behind_cloud_seconds", -1.5)
                .containsEntry("stellar_store_bytes", 8_192_000.0)
                .containsEntry("stellar_events_set_aside_total", 2.0)
                .containsEntry("stellar_previews_dropped_total", 4.0)
                .containsEntry("stellar_events_dropped_total", 5.0)
                .containsEntry("stellar_events_lost_total", 6.0)
                .containsEntry("stellar_acknowledged_age_seconds", 12.0)
                .containsEntry("stellar_uptime_seconds", 172_800.0)
                .containsEntry("stellar_store_ok", 1.0);
    }

    @Test
    void aHostileNameStaysInItsLabel() throws IOException {
        Map<String, Double> samples = samples(States.with("a\"} 9\nstellar_lie 1\\", States.store(), null));

        assertThat(samples)
                .containsEntry("stellar_events_kept_total{telescope=\"a\\\"} 9\\nstellar_lie 1\\\\\"}", 1100.0)
                .doesNotContainKey("stellar_lie");
    }

    @Test
    void aStoreThatCannotBeReadIsSaidAndItsNumbersAreAbsentNotZero() throws IOException {
        Map<String, Double> samples = samples(States.with("demo", null, "The relay's store cannot be read."));

        assertThat(samples).containsEntry("stellar_store_ok", 0.0).doesNotContainKey("stellar_queue_events");
    }

    /** Reads the exposition by its grammar, not by the library that wrote it. */
    private static Map<String, Double> samples(RelayState state) throws IOException {
        Reply reply = Metrics.of(state);
        assertThat(reply.type()).startsWith("text/plain; version=0.0.4");
        Map<String, Double> samples = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        for (String line : text.split("\n")) {
            if (line.startsWith("# TYPE ")) {
                assertThat(types.put(line.split(" ")[2], line.split(" ")[3]))
                        .as(line)
                        .isNull();
            } else if (!line.startsWith("# HELP ")) {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                String type = types.get(sample.group(1));
                assertThat(type).as(line).isEqualTo(sample.group(1).endsWith("_total") ? "counter" : "gauge");
                String labels =
                        sample.group(2) == null ? "" : "{" + sample.group(2).replaceAll(",$", "") + "}";
                assertThat(samples.put(sample.group(1) + labels, Double.valueOf(sample.group(3))))
                        .as(line)
                        .isNull();
            }
        }
        return samples;
    }
}
