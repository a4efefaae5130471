package stellar.relay.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;

/**
 * Log records as lines of JSON, one each; whatever a message holds, a line stays a line, of bounded length and without
 * secrets ({@link Discretion}). A parameter that is a {@link Map.Entry} becomes a member of the line, for instance
 * {@code Map.entry("telescope", id)}.
 */
public final class LogLines extends Handler {

    /** Of each log file; when one is full, the next begins and the oldest goes. */
    private static final int MAX_FILE_BYTES = 8 << 20;

    private static final int MAX_FILES = 5;

    private static final Discretion MESSAGE = new Discretion(4_000);
    private static final Discretion TRACE = new Discretion(16_000);

    private final String relay;
    private final PrintStream out;
    private final RecentLog recent;
    private final Formatter messages = new SimpleFormatter();
    private final @Nullable FileHandler files;

    private LogLines(String relay, OutputStream out, RecentLog recent, @Nullable FileHandler files) {
        this.relay = relay;
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.recent = recent;
        this.files = files;
    }

    /**
     * Sends all logging of this process to {@code out} and to {@code recent}, a line of JSON a record, at once.
     *
     * @param directory where the lines are kept too, 40 MiB at most, in {@code relay.0.log} (the newest) and on; empty
     *     when only others keep them
     * @throws IOException when the directory cannot be had
     */
    public static void to(OutputStream out, Optional<Path> directory, RecentLog recent, String relay)
            throws IOException {
        to(out, directory, MAX_FILE_BYTES, recent, relay);
    }

    static void to(OutputStream out, Optional<Path> directory, int maxFileBytes, RecentLog recent, String relay)
            throws IOException {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(
                new LogLines(relay, out, recent, directory.isPresent() ? files(directory.get(), maxFileBytes) : null));
        root.setLevel(Level.INFO);
    }

    @Override
    public synchronized void publish(LogRecord log) {
        if (!isLoggable(log)) {
            return;
        }
        ObjectNode line = line(log);
        String text = Wire.write(line) + "\n";
        out.print(text);
        out.flush();
        if (files != null) {
            files.publish(new LogRecord(log.getLevel(), text));
        }
        line.remove("trace");
        recent.add(line);
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        flush();
        if (files != null) {
            files.close();
        }
    }

    private ObjectNode line(LogRecord log) {
        ObjectNode line = Wire.object();
        line.put("time", log.getInstant().toString());
        line.put("level", log.getLevel().getName());
        line.put("relay", relay);
        line.put("from", String.valueOf(log.getLoggerName()));
        line.put("message", MESSAGE.fit(String.valueOf(messages.formatMessage(log))));
        Object[] parameters = log.getParameters();
        if (parameters != null) {
            for (Object parameter : parameters) {
                if (parameter instanceof Map.Entry<?, ?> member) {
                    line.put(String.valueOf(member.getKey()), MESSAGE.fit(String.valueOf(member.getValue())));
                }
            }
        }
        Throwable thrown = log.getThrown();
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            line.put("error", MESSAGE.fit(thrown.toString()));
            line.put("trace", TRACE.fit(trace.toString()));
        }
        return line;
    }

    private static FileHandler files(Path directory, int maxFileBytes) throws IOException {
        try {
            // The pattern's own signs: % is written twice, and / separates folders on every system.
            String folder = Files.createDirectories(directory).toString().replace("%", "%%");
            FileHandler files = new FileHandler(folder + "/relay.%g.log", maxFileBytes, MAX_FILES, true);
            files.setEncoding(StandardCharsets.UTF_8.name());
            files.setFormatter(new Formatter() {
                @Override
                public String format(LogRecord line) {
                    return line.getMessage();
                }
            });
            return files;
        } catch (IOException e) {
            throw new IOException(
                    "The log cannot be written to " + directory + " (" + e.getMessage()
                            + "). See that it is a folder this program may write to, or leave out log.directory.",
                    e);
        }
    }
}
