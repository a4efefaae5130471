package stellar.nights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;

/**
 * The order of what one channel tells, kept as the page keeps it: a frame applies when it begins where the last one ended; what
 * comes after a gap is held back until the missing frame or the state heals it. Safe for many threads.
 */
public final class Chain {

    private static final int MOST_HELD_BACK = 200;

    private final List<ObjectNode> states = new ArrayList<>();
    private final List<JsonNode> messages = new ArrayList<>();
    private final List<ObjectNode> heldBack = new ArrayList<>();
    private @Nullable Position reached;
    private boolean awaitsState = true;
    private int gaps;
    private String end = "";

    /** The whole states that were told, oldest first. */
    public synchronized List<ObjectNode> states() {
        return List.copyOf(states);
    }

    /** The messages that were shown, in the order in which they were. */
    public synchronized List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    /** Whether something is missing that was not healed. */
    public synchronized boolean isBroken() {
        return awaitsState && end.isEmpty();
    }

    /** How often something was missing, healed or not. */
    public synchronized int gaps() {
        return gaps;
    }

    /** Why nothing more comes: {@code unsubscribed}, {@code error}; empty while it does. */
    public synchronized String end() {
        return end;
    }

    /** Takes a frame of this channel; says whether the state is to be asked for. */
    synchronized boolean take(ObjectNode frame) {
        String type = frame.path("type").asText();
        if (type.equals("initialState")) {
            states.add(frame);
            reached = position(frame, "position");
            return goOn();
        }
        if (type.equals("changes")) {
            return changes(frame);
        }
        end = type;
        return false;
    }

    /** The socket is gone: what comes meanwhile is missing until the next state. */
    synchronized void lose() {
        awaitsState = true;
        gaps++;
    }

    private boolean changes(ObjectNode frame) {
        Position before = position(frame, "previous");
        Position after = position(frame, "position");
        if (reached == null) {
            hold(frame);
            return false;
        }
        if (before.equals(reached)) {
            reached = after;
            frame.path("messages").forEach(messages::add);
            return awaitsState && goOn();
        }
        if (awaitsState) {
            hold(frame);
            return false;
        }
        if (after.compareTo(reached) <= 0) {
            return false;
        }
        awaitsState = true;
        gaps++;
        hold(frame);
        return true;
    }

    private boolean goOn() {
        awaitsState = false;
        List<ObjectNode> waiting = new ArrayList<>(heldBack);
        heldBack.clear();
        waiting.sort(Comparator.comparing(frame -> position(frame, "position")));
        boolean asks = false;
        for (ObjectNode frame : waiting) {
            asks |= changes(frame);
        }
        return asks;
    }

    private void hold(ObjectNode frame) {
        heldBack.add(frame);
        if (heldBack.size() > MOST_HELD_BACK) {
            heldBack.removeFirst();
        }
    }

    static Position position(JsonNode frame, String member) {
        return new Position(
                frame.path(member).path("epoch").asLong(),
                frame.path(member).path("seq").asLong());
    }
}
