package stellar.local.meter;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import stellar.local.template.Resource.LambdaFunction;

/** Counts. Safe for many threads. */
public final class Meter {
    /** API Gateway counts the requests of an HTTP API by this, and the messages of sockets by {@link #MESSAGE_BYTES}. */
    private static final int REQUEST_BYTES = 512 * 1024;

    private static final int MESSAGE_BYTES = 32 * 1024;

    /** CloudWatch counts each line of a log as so much longer than it is (quotas of CloudWatch Logs, "event size"). */
    private static final int LINE_BYTES = 26;

    /** A line of the APIs' own logs with its values; their formats in template.yaml have about 230 characters without. */
    private static final int ACCESS_LINE_BYTES = 330;

    /** START, END and REPORT of a call, with what CloudWatch adds to each. */
    private static final int CALL_LINES_BYTES = 450;

    /** The rate that Lambda samples with beyond one a second, which cannot be changed (Lambda Developer Guide, "X-Ray"). */
    private static final double TRACED_BESIDES = 0.05;

    private final Map<String, Long> lastTraced = new ConcurrentHashMap<>();
    private final Map<Metered, Map<String, DoubleAdder>> amounts = new EnumMap<>(Metered.class);

    /** A meter at zero. */
    public Meter() {
        for (Metered what : Metered.values()) {
            amounts.put(what, new ConcurrentHashMap<>());
        }
    }

    /** Adds so much of this, metered of that. */
    public void count(Metered what, String of, double amount) {
        Map<String, DoubleAdder> counted = amounts.getOrDefault(what, Map.of());
        counted.computeIfAbsent(of, _ -> new DoubleAdder()).add(amount);
    }

    /** An HTTP API took a request with a body so long, by way of CloudFront, and answered. */
    public void http(String api, int bytesIn, int bytesOut) {
        count(Metered.HTTP_REQUESTS, api, Math.max(1, Math.ceilDiv(Math.max(bytesIn, bytesOut), REQUEST_BYTES)));
        edge(api, bytesOut);
        count(Metered.LOG_BYTES, api, ACCESS_LINE_BYTES);
    }

    /** CloudFront gave out so much. */
    public void edge(String of, int bytesOut) {
        count(Metered.EDGE_REQUESTS, of, 1);
        count(Metered.EDGE_BYTES, of, bytesOut);
    }

    /** A function was called. X-Ray records the first call of each second and a twentieth of the others. */
    public void called(LambdaFunction function, Instant at) {
        count(Metered.INVOCATIONS, function.logicalId(), 1);
        if (function.isTraced()) {
            Long before = lastTraced.put(function.logicalId(), at.getEpochSecond());
            boolean isFirst = before == null || before != at.getEpochSecond();
            count(Metered.TRACES, function.logicalId(), isFirst ? 1 : TRACED_BESIDES);
        }
        if (function.logsCalls()) {
            count(Metered.LOG_BYTES, "calls", CALL_LINES_BYTES);
        }
    }

    /** A socket's message came in. */
    public void heard(String api, int bytes) {
        count(Metered.SOCKET_MESSAGES, api, messages(bytes));
        count(Metered.LOG_BYTES, api, ACCESS_LINE_BYTES);
    }

    /** A message was sent into a socket; such posts are in no log. */
    public void told(String api, int bytes) {
        count(Metered.SOCKET_MESSAGES, api, messages(bytes));
        count(Metered.SOCKET_BYTES_OUT, api, bytes);
    }

    private static int messages(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, MESSAGE_BYTES));
    }

    /** An operation of DynamoDB consumed so many units, to write or else to read, by table. */
    public void consumed(String operation, boolean writes, Map<String, Double> units) {
        units.forEach((table, amount) -> count(writes ? Metered.WRITE_UNITS : Metered.READ_UNITS, table, amount));
    }

    /** What was counted until now. */
    public Reading read() {
        Map<Metered, Map<String, Double>> now = new EnumMap<>(Metered.class);
        amounts.forEach((what, of) -> {
            Map<String, Double> read = new ConcurrentHashMap<>();
            of.forEach((name, amount) -> read.put(name, amount.sum()));
            now.put(what, read);
        });
        return new Reading(now);
    }

    /** Where functions may write lines of their log, which are counted and passed on. */
    public PrintStream log(OutputStream to) {
        PrintStream passed = new PrintStream(to, true, StandardCharsets.UTF_8);
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                int lines = 0;
                for (int i = offset; i < offset + length; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
                count(Metered.LOG_BYTES, "functions", length + (double) lines * LINE_BYTES);
                passed.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                passed.flush();
            }
        };
        return new PrintStream(counting, true, StandardCharsets.UTF_8);
    }
}
