package stellar.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import stellar.contract.Wire;

/**
 * A function's log: one JSON object a line, so that a line end inside a value cannot forge a line. Callers name
 * relays, telescopes and ids; they never hand over a ticket, key, signature or body.
 */
public final class Log {

    private final PrintStream out;
    private final Clock clock;

    public Log(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** The log of a function that runs. */
    public static Log standard() {
        return new Log(System.out, Clock.tickMillis(ZoneOffset.UTC));
    }

    public void info(String message, Map<String, ?> about) {
        out.println(line("INFO", message, about));
    }

    public void warn(String message, Map<String, ?> about) {
        out.println(line("WARN", message, about));
    }

    /** A warning with what caused it, as class, message and stack. */
    public void warn(String message, Map<String, ?> about, Throwable cause) {
        StringWriter stack = new StringWriter();
        cause.printStackTrace(new PrintWriter(stack));
        out.println(line("WARN", message, about).put("stack", stack.toString()));
    }

    private ObjectNode line(String level, String message, Map<String, ?> about) {
        ObjectNode line = Wire.object();
        line.put("time", clock.instant().toString());
        line.put("level", level);
        line.put("message", message);
        about.forEach((name, value) -> line.put(name, String.valueOf(value)));
        return line;
    }
}
