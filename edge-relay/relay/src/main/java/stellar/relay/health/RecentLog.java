package stellar.relay.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import stellar.contract.Wire;

/** The newest log lines, kept in memory for the page. Safe for several threads. */
public final class RecentLog {

    private final int most;
    private final Deque<ObjectNode> lines = new ArrayDeque<>();
    private long count;

    /** Keeps {@code most} lines, of the size that {@link LogLines} bounds. */
    public RecentLog(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one line is kept.");
        }
        this.most = most;
    }

    /** As many as the page shows. */
    public static RecentLog usual() {
        return new RecentLog(200);
    }

    synchronized void add(ObjectNode line) {
        count++;
        lines.addLast(line);
        if (lines.size() > most) {
            lines.removeFirst();
        }
    }

    /** The lines after the one of this number, oldest first, and the number of the last line there is. */
    synchronized ObjectNode after(long number) {
        ObjectNode answer = Wire.object();
        ArrayNode newer = answer.putArray("lines");
        long known = number > count ? 0 : number;
        lines.stream().skip(Math.max(0, known - (count - lines.size()))).forEach(newer::add);
        answer.put("last", count);
        return answer;
    }
}
