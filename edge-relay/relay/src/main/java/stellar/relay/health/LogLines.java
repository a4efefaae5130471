package stellar.relay.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import stellar.contract.Wire;

/**
 * Log records as lines of JSON, one each; whatever a message holds, a line stays a line. A parameter that is a
 * {@link Map.Entry} becomes a member of the line, for instance {@code Map.entry("telescope", id)}.
 */
public final class LogLines extends Formatter {
    private final String relay;

    private LogLines(String relay) {
        this.relay = relay;
    }

    /** Sends all logging of this process to {@code out}, a line of JSON a record, at once. */
    public static void to(OutputStream out, String relay) {
        LogManager.getLogManager().reset();
        Handler handler = new StreamHandler(out, new LogLines(relay)) {
            @Override
            public synchronized void publish(LogRecord log) {
                super.publish(log);
                flush();
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        root.setLevel(Level.INFO);
    }

    @Override
    public String format(LogRecord log) {
        ObjectNode line = Wire.object();
        line.put("time", log.getInstant().toString());
        line.put("level", log.getLevel().getName());
        line.put("relay", relay);
        line.put("from", log.getLoggerName());
        line.put("message", formatMessage(log));
        Object[] parameters = log.getParameters();
        if (parameters != null) {
            for (Object parameter : parameters) {
                if (parameter instanceof Map.Entry<?, ?> member) {
                    line.put(String.valueOf(member.getKey()), String.valueOf(member.getValue()));
                }
            }
        }
        Throwable thrown = log.getThrown();
        if (thrown != null) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            line.put("trace", trace.toString());
        }
        return Wire.write(line) + "\n";
    }
}
