package stellar.charges;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import stellar.slots.Slot;

/**
 * What each minute of a slot was, and the evidence for it.
 *
 * @param slot whose minutes these are
 * @param notes in order, without a gap or an overlap, from the slot's beginning to its end
 */
public record Minutes(Slot slot, List<Note> notes) {

    public Minutes {
        notes = joined(notes);
        Instant at = slot.from();
        for (Note note : notes) {
            if (!note.from().equals(at) || !wholeMinutes(note)) {
                throw new IllegalArgumentException("A note from " + note.from() + " to " + note.to()
                        + " does not go on at " + at + " in whole minutes.");
            }
            at = note.to();
        }
        if (!at.equals(slot.to())) {
            throw new IllegalArgumentException("Notes end at " + at + " and not with their slot at " + slot.to() + ".");
        }
    }

    /** Of a slot nothing was heard of. */
    public static Minutes unheard(Slot slot) {
        return new MinuteBook(slot).minutes();
    }

    /** A letter a minute, see {@link MinuteClass#letter}: 15 for a quarter hour. */
    public String letters() {
        StringBuilder letters = new StringBuilder();
        notes.forEach(note -> letters.repeat(note.minuteClass().letter(), count(note)));
        return letters.toString();
    }

    /** How many minutes the slot has. */
    public int count() {
        return Math.toIntExact(slot.length().toMinutes());
    }

    /** How many minutes are of each class; those there are none of are left out. */
    public Map<MinuteClass, Integer> counts() {
        Map<MinuteClass, Integer> counts = new EnumMap<>(MinuteClass.class);
        notes.forEach(note -> counts.merge(note.minuteClass(), count(note), Integer::sum));
        return counts;
    }

    /**
     * These minutes after evidence that came late: a minute becomes what is known of it now, where that is something its user
     * does not pay for. Nobody is made to pay later what they did not pay at once, and that nothing is known is no evidence.
     */
    public Minutes corrected(Minutes later) {
        if (!later.slot.equals(slot)) {
            throw new IllegalArgumentException(
                    "Minutes of " + later.slot + " say nothing about those of " + slot + ".");
        }
        List<Note> before = byMinute();
        List<Note> after = later.byMinute();
        List<Note> corrected = new ArrayList<>();
        for (int minute = 0; minute < before.size(); minute++) {
            MinuteClass now = after.get(minute).minuteClass();
            boolean isEvidence = !now.isCharged() && now != MinuteClass.UNKNOWN;
            corrected.add(isEvidence ? after.get(minute) : before.get(minute));
        }
        return new Minutes(slot, corrected);
    }

    /** Of the minutes that are charged here and not in these of the same slot, how many are of which class there. */
    public Map<MinuteClass, Integer> freedBy(Minutes later) {
        List<Note> before = byMinute();
        List<Note> after = later.byMinute();
        Map<MinuteClass, Integer> freed = new EnumMap<>(MinuteClass.class);
        for (int minute = 0; minute < before.size(); minute++) {
            MinuteClass now = after.get(minute).minuteClass();
            if (before.get(minute).minuteClass().isCharged() && !now.isCharged()) {
                freed.merge(now, 1, Integer::sum);
            }
        }
        return freed;
    }

    private List<Note> byMinute() {
        List<Note> minutes = new ArrayList<>();
        for (Note note : notes) {
            for (Instant at = note.from(); at.isBefore(note.to()); at = at.plus(1, ChronoUnit.MINUTES)) {
                minutes.add(new Note(note.cause(), at, at.plus(1, ChronoUnit.MINUTES), note.source(), note.detail()));
            }
        }
        return Collections.unmodifiableList(minutes);
    }

    /** One note where several that follow each other have one cause. */
    private static List<Note> joined(List<Note> notes) {
        List<Note> joined = new ArrayList<>();
        for (Note note : notes) {
            if (!joined.isEmpty()
                    && joined.getLast().cause() == note.cause()
                    && joined.getLast().to().equals(note.from())) {
                Note first = joined.removeLast();
                joined.add(new Note(first.cause(), first.from(), note.to(), first.source(), first.detail()));
            } else {
                joined.add(note);
            }
        }
        return List.copyOf(joined);
    }

    private static boolean wholeMinutes(Note note) {
        long millis = ChronoUnit.MILLIS.between(note.from(), note.to());
        return millis > 0 && millis % 60_000 == 0;
    }

    private static int count(Note note) {
        return Math.toIntExact(ChronoUnit.MINUTES.between(note.from(), note.to()));
    }
}
