package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.plans.Timeline.Frame;
import stellar.plans.Timeline.Kind;
import stellar.plans.Timeline.Step;
import stellar.sky.Interval;

/**
 * Lays one plan out in one slot.
 *
 * <p>The shots come in their order and none is passed over. Whatever the telescope does for a frame, from the slew to the
 * download, lies in one usable stretch; a frame that would not end in it is not begun, and nothing is done for it. With a
 * mount that flips, no exposure lies across the meridian: the telescope waits, flips, and goes on.
 */
final class Laying {

    private final Plan plan;
    private final Overheads overheads;
    private final Interval slot;
    private final @Nullable Instant transit;
    private final List<Step> steps = new ArrayList<>();
    private final int[] fitting;

    private Instant now;
    private int shot;
    private boolean isPointing;
    private boolean mustFlip;
    private String filter = "";
    private @Nullable Instant focused;
    private int framesSinceDither;

    private Laying(Plan plan, Overheads overheads, Interval slot, Optional<Instant> transit) {
        this.plan = plan;
        this.overheads = overheads;
        this.slot = slot;
        this.transit = overheads.flips() ? transit.orElse(null) : null;
        this.fitting = new int[plan.shots().size()];
        this.now = slot.from();
    }

    /**
     * The plan in a slot.
     *
     * @param usable when frames may be taken: in order, apart, within the slot
     * @param transit when the target crosses the meridian in the slot; empty when it does not
     */
    static Timeline lay(
            Plan plan, Overheads overheads, Interval slot, List<Interval> usable, Optional<Instant> transit) {
        return new Laying(plan, overheads, slot, transit).through(usable);
    }

    /** How long a plan takes where nothing is in its way; a break or a flip only adds to it. */
    static Duration least(Plan plan, Overheads overheads) {
        Interval endless = new Interval(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(10_000)));
        Step last = lay(plan, overheads, endless, List.of(endless), Optional.empty())
                .steps()
                .getLast();
        return Duration.between(endless.from(), last.from());
    }

    private Timeline through(List<Interval> usable) {
        for (Interval stretch : usable) {
            if (isDone()) {
                break;
            }
            until(stretch.from(), Kind.WAIT);
            isPointing = false;
            while (!isDone() && takesFrame(stretch)) {
                // Each turn takes a frame, or waits for the meridian once.
            }
        }
        until(slot.to(), isDone() ? Kind.SPARE : Kind.WAIT);
        return new Timeline(slot, steps, Arrays.stream(fitting).boxed().toList());
    }

    private boolean isDone() {
        return shot == fitting.length;
    }

    /** Takes the next frame, or waits for the meridian; says no when neither can be in this stretch. */
    private boolean takesFrame(Interval stretch) {
        Shot wanted = plan.shots().get(shot);
        int before = steps.size();
        Instant start = now;
        boolean isEast = transit != null && now.isBefore(transit);
        boolean keepsSide = isPointing ? mustFlip && isEast : isEast;
        if (!isPointing) {
            add(Kind.SLEW, overheads.slew(), null);
            add(Kind.CENTRE, overheads.centre(), null);
        } else if (mustFlip && !isEast) {
            add(Kind.FLIP, overheads.flip(), null);
        }
        boolean turnsWheel = !wanted.filter().equals(filter);
        if (turnsWheel) {
            add(Kind.FILTER, overheads.filterChange(), null);
        }
        boolean focuses = mustFocus(turnsWheel);
        if (focuses) {
            add(Kind.FOCUS, overheads.focus(), null);
        }
        Instant focusEnd = now;
        boolean dithers = overheads.ditherEveryFrames() > 0 && framesSinceDither >= overheads.ditherEveryFrames();
        if (dithers) {
            add(Kind.DITHER, overheads.dither().plus(overheads.settle()), null);
        }
        Frame frame = new Frame(shot, fitting[shot] + 1);
        add(Kind.EXPOSE, wanted.exposure(), frame);
        boolean crosses = transit != null && keepsSide && now.isAfter(transit);
        add(Kind.DOWNLOAD, overheads.download(wanted.binning()), frame);
        if (crosses || now.isAfter(stretch.to())) {
            steps.subList(before, steps.size()).clear();
            now = start;
            if (transit == null || !crosses || !transit.isBefore(stretch.to())) {
                return false;
            }
            until(transit, Kind.WAIT);
            return true;
        }
        mustFlip = keepsSide;
        isPointing = true;
        filter = wanted.filter();
        focused = focuses ? focusEnd : focused;
        framesSinceDither = dithers ? 1 : framesSinceDither + 1;
        fitting[shot]++;
        if (fitting[shot] == wanted.count()) {
            shot++;
        }
        return true;
    }

    private boolean mustFocus(boolean turnsWheel) {
        return focused == null
                || (turnsWheel && overheads.focusesOnFilterChange())
                || (!overheads.focusEvery().isZero()
                        && Duration.between(focused, now).compareTo(overheads.focusEvery()) >= 0);
    }

    private void until(Instant end, Kind kind) {
        if (now.isBefore(end)) {
            boolean goesOn = !steps.isEmpty() && steps.getLast().kind() == kind;
            Instant from = goesOn ? steps.removeLast().from() : now;
            steps.add(new Step(kind, from, end, null));
            now = end;
        }
    }

    private void add(Kind kind, Duration length, @Nullable Frame frame) {
        if (!length.isZero()) {
            steps.add(new Step(kind, now, now.plus(length), frame));
            now = now.plus(length);
        }
    }
}
