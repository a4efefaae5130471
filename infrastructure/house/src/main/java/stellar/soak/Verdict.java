package stellar.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stellar.contract.EventType;
import stellar.contract.Position;

/**
 * Whether the cloud holds what the relay accepted: all of it, once, in order, unchanged.
 *
 * <p>Three things tell of a loss: a hole in the relay's own numbers; an event that lay in the relay's store when it was
 * killed and is not in the cloud; a hole in the numbers that the simulator counts its load events with, unless the link to
 * Voyager changed there, since what Voyager says to nobody is not promised. A double is the same text at Voyager's same
 * time, twice.
 */
final class Verdict {

    private static final String COUNTED = "Load event ";

    private record Spoken(String text, double stamp) {}

    private final List<String> findings = new ArrayList<>();

    private Verdict() {}

    /**
     * Compares.
     *
     * @param accepted what was seen in the relay's store
     * @param held the cloud's timeline, oldest first
     * @param previews images whose preview the cloud has
     * @param frames images whose frame the cloud has
     * @return a sentence for each thing that is wrong; none when nothing was lost and nothing doubled
     */
    static List<String> of(Set<Told> accepted, List<Told> held, Set<String> previews, Set<String> frames) {
        Verdict verdict = new Verdict();
        verdict.numbers(held);
        verdict.spoken(held);
        verdict.counted(held);
        verdict.accepted(accepted, held);
        verdict.images(held, EventType.NEW_JPG, previews, "preview");
        verdict.images(held, EventType.NEW_FIT_READY, frames, "frame");
        return verdict.findings;
    }

    private void numbers(List<Told> held) {
        Position before = new Position(0, 0);
        for (Told event : held) {
            Position at = event.position();
            long next = at.epoch() == before.epoch() ? before.seq() + 1 : 1;
            if (at.compareTo(before) <= 0) {
                findings.add("Out of order: " + name(event) + " comes after event " + before.seq() + ".");
            } else if (at.seq() != next) {
                findings.add("Lost: events " + next + " to " + (at.seq() - 1) + " of epoch " + at.epoch() + ".");
            }
            before = at;
        }
    }

    private void spoken(List<Told> held) {
        Map<Spoken, Told> seen = new HashMap<>();
        for (Told event : held) {
            if (!event.text().isEmpty()) {
                Told first = seen.putIfAbsent(new Spoken(event.text(), event.stamp()), event);
                if (first != null && isNumbered(event)) {
                    findings.add("Doubled: " + name(event) + " says what " + name(first) + " had said.");
                }
            }
        }
    }

    /** Only of a text with a number in it is it certain that Voyager said it once. */
    private static boolean isNumbered(Told event) {
        return event.text().matches("(Load|Flood) event \\d+");
    }

    private void counted(List<Told> held) {
        long next = -1;
        for (Told event : held) {
            if (event.type().equals(EventType.CONNECTION_STATE.wireName())) {
                next = -1;
            } else if (event.text().startsWith(COUNTED)) {
                long number = Long.parseLong(event.text().substring(COUNTED.length()));
                if (next >= 0 && number != next) {
                    findings.add("Lost: " + name(event) + " is \"" + event.text() + "\" where number " + next
                            + " was to come, and the link to Voyager had not changed.");
                }
                next = number + 1;
            }
        }
    }

    private void accepted(Set<Told> accepted, List<Told> held) {
        Set<Told> all = new HashSet<>(held);
        for (Told event : accepted) {
            if (!all.contains(event)) {
                findings.add("Lost or changed: " + name(event) + " lay in the relay's store and is not in the cloud.");
            }
        }
    }

    private void images(List<Told> held, EventType type, Set<String> there, String what) {
        for (Told event : held) {
            String image = event.image();
            if (event.type().equals(type.wireName()) && image != null && !there.contains(image)) {
                findings.add("Lost: the " + what + " of image " + image + ", which " + name(event) + " tells of.");
            }
        }
    }

    private static String name(Told event) {
        return event.type() + " event " + event.position().seq() + " of epoch "
                + event.position().epoch();
    }
}
