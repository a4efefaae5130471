package stellar.nights;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import stellar.contract.Wire;

/**
 * A booked night of three quarters of an hour in which, by the chance of a seed, two to five things go wrong or are done by hand.
 * All of them are over and put right when it is over.
 */
final class MixedNight {

    /** From the clock's beginning to the slot's: as late as can be booked. */
    static final Duration BEFORE = Duration.ofMinutes(30);

    /** Before its slot nothing goes wrong for longer. */
    static final Duration FIRST = Duration.ofMinutes(10);

    static final Duration SLOT = Duration.ofMinutes(45);

    /** From the slot's end on nothing more goes wrong after so long. */
    static final Duration RIGHT_AFTER = Duration.ofMinutes(40);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int FIRST_MINUTE = -8;
    private static final int LAST_MINUTE = 44;
    private static final int LONGEST_MINUTES = 25;
    private static final int FEWEST_FAULTS = 2;
    private static final int MOST_FAULTS = 5;

    /** What may happen. */
    private enum Fault {
        CLOUDS,
        UNSAFE,
        FOCUS_FAILS,
        ACTIONS_FAIL,
        VOYAGER_AWAY,
        LINK_DOWN,
        RELAY_DEAD,
        TIMER_LOST,
        TIMER_LATE,
        TIMER_DOUBLED,
        PAUSED,
        ABORTED,
        ABORTED_BY_OPERATOR,
        TAKEN_OVER,
        PLAN_CHANGED,
        BROWSER_AWAY
    }

    private final NightHouse house;
    private final NightObservatory observatory;
    private final NightBooking booking;
    private final Random chance;
    private final Instant from;
    private final List<String> words = new ArrayList<>();
    private Instant rightAt;

    /** Books the night, and writes what its seed draws into the house's script. */
    MixedNight(NightHouse house, NightObservatory observatory, Instant from, long seed) throws Exception {
        this.house = house;
        this.observatory = observatory;
        this.from = from;
        this.chance = new Random(seed);
        this.rightAt = from;
        String telescope = observatory.telescopes().getFirst();
        // Java's first draws of near seeds are alike.
        chance.nextLong();
        int frames = List.of(3, 6, 30).get(chance.nextInt(3));
        this.booking = house.book(observatory.id(), telescope, from, from.plus(SLOT), frames);
        words.add(frames + " frames");
        List<Fault> all = new ArrayList<>(Arrays.asList(Fault.values()));
        Collections.shuffle(all, chance);
        int many = FEWEST_FAULTS + chance.nextInt(MOST_FAULTS - FEWEST_FAULTS + 1);
        for (Fault fault : all.subList(0, many)) {
            draw(fault);
        }
    }

    NightBooking booking() {
        return booking;
    }

    /** What was drawn, as a person reads it. */
    List<String> words() {
        return List.copyOf(words);
    }

    /** When everything is right again. */
    Instant rightAt() {
        return rightAt;
    }

    private void draw(Fault fault) {
        int first = fault == Fault.PLAN_CHANGED ? FIRST_MINUTE + chance.nextInt(-FIRST_MINUTE) : anyMinute();
        int minutes = 2 + chance.nextInt(LONGEST_MINUTES - 1);
        // Who goes away may be away until long after the end.
        boolean isLong =
                switch (fault) {
                    case VOYAGER_AWAY, LINK_DOWN, RELAY_DEAD -> chance.nextInt(4) == 0;
                    default -> false;
                };
        int last = (int) SLOT.plus(RIGHT_AFTER).toMinutes();
        int second = isLong ? last - chance.nextInt(10) : Math.min(first + minutes, last);
        NightTelescope telescope = booking.telescope();
        switch (fault) {
            case CLOUDS -> spell(fault, first, second, () -> telescope.sky(NightTelescope.Sky.CLOUDED), this::clear);
            case UNSAFE -> spell(fault, first, second, () -> telescope.sky(NightTelescope.Sky.UNSAFE), this::clear);
            case FOCUS_FAILS ->
                moment(fault, first, () -> whileUp(() -> telescope.faults().failFocus(2)));
            case ACTIONS_FAIL ->
                moment(fault, first, () -> whileUp(() -> telescope.faults().failAction(2)));
            case VOYAGER_AWAY -> spell(fault, first, second, telescope::end, telescope::begin);
            case LINK_DOWN -> spell(fault, first, second, () -> house.cut(observatory), observatory.line()::up);
            case RELAY_DEAD -> spell(fault, first, second, observatory::killRelay, observatory::startRelay);
            case TIMER_LOST -> moment(fault, first, () -> house.loseTimer(booking.id()));
            case TIMER_LATE -> spell(fault, first, second, () -> house.loseTimer(booking.id()), () -> look(1));
            case TIMER_DOUBLED -> moment(fault, first, () -> look(2));
            case PAUSED -> {
                if (chance.nextInt(3) == 0) {
                    moment(fault, first, () -> booking.tryControl("pause"));
                } else {
                    spell(fault, first, second, () -> booking.tryControl("pause"), () -> booking.tryControl("resume"));
                }
            }
            case ABORTED -> moment(fault, first, () -> booking.tryControl("abort"));
            case ABORTED_BY_OPERATOR -> moment(fault, first, () -> booking.tryOperatorsControl("abort"));
            case TAKEN_OVER -> {
                spell(
                        fault,
                        first,
                        second,
                        () -> booking.tryOperatorsControl("park"),
                        () -> booking.tryOperatorsControl("unpark"));
                if (chance.nextBoolean()) {
                    deed(second + 1, () -> booking.tryOperatorsControl("resume"));
                    words.add("given back");
                }
            }
            case PLAN_CHANGED -> {
                int frames = 1 + chance.nextInt(9);
                moment(fault, first, () -> booking.tryPlan(frames));
                words.add(frames + " frames");
            }
            case BROWSER_AWAY -> spell(fault, first, second, booking::loseBrowser, booking::findBrowser);
        }
    }

    private int anyMinute() {
        return FIRST_MINUTE + chance.nextInt(LAST_MINUTE - FIRST_MINUTE + 1);
    }

    private void clear() {
        booking.telescope().sky(NightTelescope.Sky.CLEAR);
    }

    private void whileUp(Runnable what) {
        if (booking.telescope().isUp()) {
            what.run();
        }
    }

    private void look(int times) throws Exception {
        house.call("LookFunction", Wire.object().put("booking", booking.id()), times);
    }

    private void spell(Fault fault, int first, int second, NightHouse.Deed begin, NightHouse.Deed end) {
        words.add(name(fault) + " from " + first + " to " + second);
        deed(first, begin);
        deed(second, end);
    }

    private void moment(Fault fault, int minute, NightHouse.Deed deed) {
        words.add(name(fault) + " at " + minute);
        deed(minute, deed);
    }

    private void deed(int minute, NightHouse.Deed deed) {
        Instant at = from.plus(MINUTE.multipliedBy(minute));
        house.at(at, deed);
        rightAt = at.isAfter(rightAt) ? at : rightAt;
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
