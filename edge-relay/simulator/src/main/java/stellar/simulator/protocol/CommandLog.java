package stellar.simulator.protocol;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last commands that came, oldest first. Needs the agenda's floor. */
public final class CommandLog {
    private final int most;
    private final Deque<ReceivedCommand> commands = new ArrayDeque<>();
    private long count;

    /** A log of at most so many; older ones are forgotten. */
    public CommandLog(int most) {
        this.most = most;
    }

    /** All that are remembered. */
    public List<ReceivedCommand> all() {
        return List.copyOf(commands);
    }

    /** How many came in all. */
    public long count() {
        return count;
    }

    void add(ReceivedCommand command) {
        count++;
        if (commands.size() == most) {
            commands.removeFirst();
        }
        commands.add(command);
    }
}
