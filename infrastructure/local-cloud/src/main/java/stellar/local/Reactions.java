package stellar.local;

import java.io.IOException;
import java.util.Map;
import stellar.local.lambda.DeadLetters;
import stellar.local.lambda.Functions;
import stellar.local.lambda.PendingEvents;
import stellar.local.schedules.Firing;
import stellar.local.schedules.Schedules;
import stellar.local.streams.StreamReaders;
import stellar.local.tables.LocalTables;
import stellar.local.template.Template;

/** What calls functions without anybody asking: rows that changed, and the clock. */
final class Reactions implements AutoCloseable {
    private static final int MAX_SCHEDULES = 100_000;

    private final Settings settings;
    private final PendingEvents pending;
    private final DeadLetters deadLetters;
    private final StreamReaders streams;
    private final Schedules schedules;

    /** Finds where streams and schedules stand; nothing is called before {@link #start}. */
    Reactions(
            Template template,
            Settings settings,
            DataFolder data,
            LocalTables tables,
            Functions functions,
            PendingEvents pending,
            DeadLetters deadLetters)
            throws IOException {
        this.settings = settings;
        this.pending = pending;
        this.deadLetters = deadLetters;
        Firing firing = new Firing(pending, deadLetters, template.deployment(), settings.meter, settings.clock);
        schedules = new Schedules(template, functions, firing, data.schedules(), MAX_SCHEDULES, settings.clock);
        streams = new StreamReaders(template, tables, functions, data.streams());
    }

    void start() {
        streams.start(settings.retryDelays, deadLetters, settings.clock);
        schedules.start();
    }

    Schedules schedules() {
        return schedules;
    }

    Map<String, Map<String, Long>> streamed() {
        return streams.delivered();
    }

    void settle() throws IOException, InterruptedException {
        boolean moved = true;
        while (moved) {
            moved = schedules.fireDue() > 0;
            moved |= pending.settle();
            moved |= streams.settle();
        }
    }

    @Override
    public void close() {
        schedules.close();
        streams.close();
    }
}
