package stellar.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import stellar.contract.Wire;

/**
 * A function's log: one JSON object a line, so that a line end inside a value cannot forge a line. Callers name
 * relays, telescopes and ids; they never hand over a ticket, key, signature or body.
 */
public final class Log {

    private final PrintStream out;
    private final Clock clock;
    private final String function;

    public Log(PrintStream out, Clock clock) {
        this(out, clock, "local");
    }

    /** A log of the function of this name, which stands with its figures. */
    public Log(PrintStream out, Clock clock, String function) {
        this.out = out;
        this.clock = clock;
        this.function = function;
    }

    /** The log of a function that runs. */
    public static Log standard() {
        return new Log(
                System.out,
                Clock.tickMillis(ZoneOffset.UTC),
                Objects.requireNonNullElse(System.getenv("AWS_LAMBDA_FUNCTION_NAME"), "local"));
    }

    /** A log that nobody reads: of what is only rehearsed. */
    public static Log silent() {
        return new Log(new PrintStream(OutputStream.nullOutputStream()), Clock.systemUTC());
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

    /**
     * A figure, in a line that CloudWatch itself reads from the log (its embedded metric format): nothing is sent, and nothing
     * waits.
     */
    public void figure(Figure figure, long value, Map<String, ?> about) {
        ObjectNode line = line("FIGURE", figure.shown(), about);
        ObjectNode aws = line.putObject("_aws").put("Timestamp", clock.millis());
        ObjectNode metrics = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", Figure.NAMESPACE);
        metrics.putArray("Dimensions").addArray().add("Function");
        metrics.putArray("Metrics").addObject().put("Name", figure.shown()).put("Unit", figure.unit());
        out.println(line.put("Function", function).put(figure.shown(), value));
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
