package stellar.bench.relay;

/** What is measured of each contender in each round, in the order it is printed. */
enum Measure {
    AT_2_MS("events/s to acknowledged, cloud 2 ms away", "events/s"),
    AT_20_MS("events/s to acknowledged, cloud 20 ms away", "events/s"),
    AT_ONCE("events/s to acknowledged, cloud answers at once", "events/s"),
    P50_CALM("line to cloud at 100 events/s, p50", "ms"),
    P99_CALM("line to cloud at 100 events/s, p99", "ms"),
    P50_BUSY("line to cloud at 5,000 events/s, p50", "ms"),
    P99_BUSY("line to cloud at 5,000 events/s, p99", "ms"),
    IDLE_MEMORY("resident memory, idle", "MiB"),
    BUSY_MEMORY("resident memory, after 5,000 events/s", "MiB"),
    PEAK_MEMORY("resident memory, at its most", "MiB"),
    CPU_BUSY("CPU of one core at 5,000 events/s", "%"),
    CPU_CALM("CPU of one core at 10 events/s", "%");

    private final String words;
    private final String unit;

    Measure(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    String words() {
        return words;
    }

    String unit() {
        return unit;
    }
}
