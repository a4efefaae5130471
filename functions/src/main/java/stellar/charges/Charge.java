package stellar.charges;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the price of a slot that was held: line by line, and in all. What is charged is the share of the minutes
 * that are, with the rest of a credit-cent left to its user; so all minutes cost exactly what was held, and none cost nothing.
 *
 * @param heldCents what was held, in credit-cents
 * @param lines one for each class there are minutes of; together they are what was held
 */
public record Charge(long heldCents, List<Line> lines) {

    /**
     * One line of it.
     *
     * @param minutes how many, more than none
     * @param cents what they cost when charged, or what comes back for them when not; may be 0
     */
    public record Line(MinuteClass minuteClass, int minutes, long cents, boolean isCharged) {}

    public Charge {
        lines = List.copyOf(lines);
    }

    /** For minutes as they were. */
    public static Charge of(long heldCents, Minutes minutes) {
        Map<MinuteClass, Integer> counts = minutes.counts();
        Map<MinuteClass, Integer> charged = only(counts, true);
        long chargedCents = Math.multiplyExact(heldCents, count(charged)) / minutes.count();
        List<Line> lines = new ArrayList<>();
        shares(chargedCents, charged)
                .forEach((one, cents) -> lines.add(new Line(one, charged.getOrDefault(one, 0), cents, true)));
        lines.addAll(returned(heldCents - chargedCents, only(counts, false)));
        return new Charge(heldCents, lines);
    }

    /** For a session that failed or never was: nobody pays for any minute. */
    public static Charge nothing(long heldCents, Minutes minutes) {
        return new Charge(heldCents, returned(heldCents, minutes.counts()));
    }

    /** What is charged, in credit-cents: from 0 to what was held. */
    public long chargedCents() {
        return lines.stream().filter(Line::isCharged).mapToLong(Line::cents).sum();
    }

    /** What comes back, in credit-cents. */
    public long returnedCents() {
        return heldCents - chargedCents();
    }

    /**
     * Shares whole credit-cents out by how many minutes each class has. Each share is at most a credit-cent from the exact
     * one, and all of them together are {@code cents}.
     */
    public static Map<MinuteClass, Long> shares(long cents, Map<MinuteClass, Integer> minutes) {
        Map<MinuteClass, Long> shares = new EnumMap<>(MinuteClass.class);
        int all = count(minutes);
        long given = 0;
        int counted = 0;
        // In the order of the classes, however the map is made.
        for (MinuteClass one : MinuteClass.values()) {
            int mine = minutes.getOrDefault(one, 0);
            if (mine > 0) {
                counted += mine;
                long upToHere = Math.multiplyExact(cents, counted) / all;
                shares.put(one, upToHere - given);
                given = upToHere;
            }
        }
        return shares;
    }

    private static List<Line> returned(long cents, Map<MinuteClass, Integer> minutes) {
        List<Line> lines = new ArrayList<>();
        shares(cents, minutes)
                .forEach((one, share) -> lines.add(new Line(one, minutes.getOrDefault(one, 0), share, false)));
        return lines;
    }

    private static Map<MinuteClass, Integer> only(Map<MinuteClass, Integer> counts, boolean isCharged) {
        Map<MinuteClass, Integer> some = new EnumMap<>(MinuteClass.class);
        counts.forEach((one, minutes) -> {
            if (one.isCharged() == isCharged) {
                some.put(one, minutes);
            }
        });
        return some;
    }

    private static int count(Map<MinuteClass, Integer> minutes) {
        return minutes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
