package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import stellar.plans.CurvePoint.Why;
import stellar.sky.Interval;
import stellar.slots.Slot;

/** Judges one plan in slots of one place as the diary and the clock are now. */
public final class SlotCheck {

    public static final Duration CURVE_STEP = Duration.ofMinutes(5);

    private final Place place;
    private final Plan plan;
    private final Diary diary;
    private final Instant now;
    private final boolean isHad;
    private final TargetNights nights;
    private final Duration planNeeds;

    public SlotCheck(Place place, Plan plan, Diary diary, Instant now) {
        this(place, plan, diary, now, false);
    }

    /** @param isHad whether the slot is theirs already: then when it is cannot be against it */
    SlotCheck(Place place, Plan plan, Diary diary, Instant now, boolean isHad) {
        this.place = place;
        this.plan = plan;
        this.diary = diary;
        this.now = now;
        this.isHad = isHad;
        this.nights = new TargetNights(place, plan);
        this.planNeeds = Laying.least(plan, place.overheads());
    }

    /** The verdict on a slot, without others in its place. */
    public Verdict judge(Slot slot) {
        Interval span = new Interval(slot.from(), slot.to());
        Verdict.Times times = times(span);
        List<CurvePoint> curve = curve(span, times);
        Optional<Instant> transit = nights.transit(span);
        Timeline timeline = Laying.lay(plan, place.overheads(), span, Stretches.within(span, times.usable()), transit);
        List<Finding> findings = new ArrayList<>();
        calendar(span, times, findings);
        new SkyFindings(place, plan, span, times, curve).addTo(findings);
        fit(timeline, Stretches.within(span, times.usable()), findings);
        return new Verdict(
                place,
                plan,
                slot,
                findings,
                times,
                transit,
                curve,
                timeline,
                planNeeds,
                Cost.of(slot, place.terms()),
                Optional.empty());
    }

    /** The verdict on a slot, and when it cannot work, the next ones as long that do. */
    public Verdict judgeAndSearch(Slot slot) {
        Verdict verdict = judge(slot);
        boolean neverFits = verdict.findings().stream()
                .map(Finding::reason)
                .anyMatch(reason -> reason instanceof Reason.TooShort || reason instanceof Reason.TooLong);
        if (verdict.works() || neverFits) {
            return verdict;
        }
        NextSlots.Found next = new NextSlots(place, plan, diary, now, nights, planNeeds).after(slot);
        return new Verdict(
                place,
                plan,
                slot,
                verdict.findings(),
                verdict.times(),
                verdict.transit(),
                verdict.curve(),
                verdict.timeline(),
                planNeeds,
                verdict.cost(),
                Optional.of(next));
    }

    private Verdict.Times times(Interval span) {
        List<TargetNight> covering = nights.covering(span);
        Interval all = new Interval(
                covering.getFirst().sky().interval().from(),
                covering.getLast().sky().interval().to());
        Function<Function<TargetNight, List<Interval>>, List<Interval>> around = what -> nights.around(span, what);
        return new Verdict.Times(
                place.opening().within(all, place.zone()),
                around.apply(TargetNight::dark),
                around.apply(TargetNight::up),
                around.apply(TargetNight::hourAngle),
                around.apply(TargetNight::moon),
                around.apply(TargetNight::usable));
    }

    private List<CurvePoint> curve(Interval span, Verdict.Times times) {
        List<CurvePoint> curve = new ArrayList<>();
        for (Instant at = span.from(); !at.isAfter(span.to()); at = at.plus(CURVE_STEP)) {
            // The end is not in the slot any more: it is judged by the second before it.
            Instant point = at.equals(span.to()) ? at.minusSeconds(1) : at;
            TargetNight night = nights.at(point);
            var target = night.track().at(at);
            List<Why> why = Stream.of(Why.values())
                    .filter(one -> times(one, times).stream().noneMatch(time -> time.contains(point)))
                    .toList();
            curve.add(new CurvePoint(
                    target,
                    place.horizon().altitudeDegrees(target.horizontal().azimuthDegrees()),
                    night.sky().sun(at).altitudeDegrees(),
                    why));
        }
        return curve;
    }

    private static List<Interval> times(Why why, Verdict.Times times) {
        return switch (why) {
            case NOT_DARK -> times.dark();
            case TOO_LOW -> times.up();
            case HOUR_ANGLE -> times.hourAngle();
            case MOON -> times.moon();
        };
    }

    private void whetherItCanBeBookedNow(Interval span, List<Finding> findings) {
        Instant earliest = NextSlots.quarterFrom(now.plus(place.terms().leadTime()));
        Instant latest = now.plus(place.terms().furthestAhead());
        if (!span.from().isAfter(now)) {
            refuse(new Reason.Past(), span, findings);
        } else if (span.from().isBefore(earliest)) {
            refuse(new Reason.TooSoon(earliest), span, findings);
        } else if (span.from().isAfter(latest)) {
            refuse(new Reason.TooFarAhead(latest), span, findings);
        }
    }

    private void calendar(Interval span, Verdict.Times times, List<Finding> findings) {
        if (!isHad) {
            whetherItCanBeBookedNow(span, findings);
        }
        if (span.length().compareTo(place.shortest()) < 0) {
            refuse(new Reason.TooShort(place.shortest()), span, findings);
        } else if (span.length().compareTo(place.longest()) > 0) {
            refuse(new Reason.TooLong(place.longest()), span, findings);
        }
        Duration closed = span.length().minus(Stretches.total(Stretches.within(span, times.open())));
        if (!closed.isZero()) {
            findings.add(new Finding(new Reason.Closed(times.open()), true, closed));
        }
        List<Blackout> blackouts = place.blackouts().stream()
                .filter(blackout ->
                        !Stretches.within(span, List.of(blackout.time())).isEmpty())
                .toList();
        if (!blackouts.isEmpty()) {
            List<Interval> kept =
                    Stretches.joined(blackouts.stream().map(Blackout::time).toList());
            findings.add(
                    new Finding(new Reason.BlackedOut(blackouts), true, Stretches.total(Stretches.within(span, kept))));
        }
        List<Diary.Taken> taken = diary.in(span);
        if (!taken.isEmpty()) {
            List<Interval> all =
                    Stretches.joined(taken.stream().map(Diary.Taken::time).toList());
            List<Interval> mine = Stretches.joined(taken.stream()
                    .filter(Diary.Taken::isMine)
                    .map(Diary.Taken::time)
                    .toList());
            findings.add(new Finding(new Reason.Taken(all, mine), true, Stretches.total(Stretches.within(span, all))));
        }
    }

    private static void refuse(Reason reason, Interval span, List<Finding> findings) {
        findings.add(new Finding(reason, true, span.length()));
    }

    private void fit(Timeline timeline, List<Interval> usable, List<Finding> findings) {
        int frames = timeline.frames();
        Duration lost = timeline.slot().length().minus(Stretches.total(usable));
        if (frames == 0) {
            Duration needed = place.overheads().toFirstFrame(plan.shots().getFirst());
            findings.add(new Finding(new Reason.NothingFits(needed, Stretches.longest(usable)), true, lost));
        } else if (frames < plan.frames()) {
            findings.add(new Finding(
                    new Reason.PartFits(frames, plan.frames(), planNeeds, Stretches.total(usable)), false, lost));
        }
    }
}
