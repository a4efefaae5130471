package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stellar.sky.Horizon;
import stellar.sky.Interval;
import stellar.sky.J2000;
import stellar.sky.Site;
import stellar.slots.Slot;

class NextSlotsTest {

    private static final int CASES = 24;

    private final Random random = new Random(11);

    private Place place() {
        double longitude = random.nextDouble(-180, 180);
        double latitude = random.nextDouble(-65, 65);
        ZoneId zone = random.nextInt(4) == 0
                ? ZoneId.of("Europe/Paris")
                : ZoneOffset.ofHours((int) Math.round(longitude / 15));
        Opening opening = random.nextInt(3) > 0
                ? Opening.always()
                : Opening.nightly(LocalTime.of(17 + random.nextInt(4), 15), LocalTime.of(random.nextInt(8), 40));
        List<Blackout> blackouts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant from = Samples.NOW.plusSeconds(random.nextInt(40 * 86_400));
            blackouts.add(new Blackout(new Interval(from, from.plusSeconds(1 + random.nextInt(200_000))), ""));
        }
        Horizon horizon = random.nextBoolean()
                ? Horizon.flat()
                : new Horizon(List.of(
                        new Horizon.Point(40, random.nextInt(40)),
                        new Horizon.Point(200, random.nextInt(20)),
                        new Horizon.Point(300, random.nextInt(30))));
        Place plain = Samples.place(new Site(latitude, longitude, 0), zone, horizon, opening, blackouts);
        return new Place(
                plain.site(),
                zone,
                horizon,
                plain.filters(),
                Samples.overheads(Duration.ofMinutes(60), true, random.nextBoolean()),
                opening,
                blackouts,
                plain.terms(),
                plain.shortest(),
                plain.longest(),
                random.nextBoolean() ? -18 : -12);
    }

    /** A target that rises there, as a rule. */
    private Plan plan(Place place) {
        double declination = place.site().latitudeDegrees() + random.nextDouble(-60, 60);
        Target target = new Target("x", new J2000(random.nextDouble(24), Math.clamp(declination, -90, 90)));
        double from = random.nextDouble(-6, 0);
        Constraints wish = new Constraints(
                random.nextDouble(0, 35),
                from,
                from + random.nextDouble(3, 10),
                random.nextBoolean() ? 0 : random.nextDouble(0, 60),
                random.nextInt(6) == 0,
                Priority.NORMAL);
        return Samples.plan(
                target,
                wish,
                Samples.shot("L", 1 + random.nextInt(900), 1 + random.nextInt(20)),
                Samples.shot("R", 1 + random.nextInt(900), 1 + random.nextInt(5)));
    }

    /** About a tenth of all quarters are taken, in runs, always the same ones for a salt. */
    private static Diary diary(long salt) {
        return span -> {
            List<Diary.Taken> taken = new ArrayList<>();
            for (Instant at = span.from(); at.isBefore(span.to()); at = at.plus(Slot.QUARTER)) {
                if (new Random(salt + at.getEpochSecond() / 7_200 * 31).nextInt(10) == 0) {
                    taken.add(new Diary.Taken(new Interval(at, at.plus(Slot.QUARTER)), false));
                }
            }
            return taken;
        };
    }

    /** By the full check of one slot alone. */
    private static boolean works(SlotCheck check, Plan plan, Slot slot) {
        Verdict verdict = check.judge(slot);
        Interval span = new Interval(slot.from(), slot.to());
        List<Interval> usable = Stretches.within(span, verdict.times().usable());
        boolean isWhole = Stretches.total(usable).equals(slot.length());
        return verdict.works()
                && Duration.between(slot.from(), usable.getFirst().from()).compareTo(Slot.QUARTER) < 0
                && (isWhole || verdict.timeline().frames() == plan.frames());
    }

    @Test
    void whatIsFoundPassesTheCheckAndNoEarlierSlotWorks() {
        int withThree = 0;
        int withNone = 0;
        for (int i = 0; i < CASES; i++) {
            Place place = place();
            Plan plan = plan(place);
            Diary diary = diary(i);
            Instant from = NextSlots.quarterFrom(Samples.NOW.plusSeconds(random.nextInt(86_400 * 20)));
            Slot wanted = new Slot(from, from.plus(Slot.QUARTER.multipliedBy(1 + random.nextInt(14))));
            SlotCheck check = new SlotCheck(place, plan, diary, Samples.NOW);
            NextSlots.Found found = new NextSlots(
                            place,
                            plan,
                            diary,
                            Samples.NOW,
                            new TargetNights(place, plan),
                            Laying.least(plan, place.overheads()))
                    .after(wanted);

            List<Slot> brute = new ArrayList<>();
            Instant begin = NextSlots.quarterFrom(Samples.NOW.plus(Duration.ofMinutes(30)));
            begin = begin.isBefore(from) ? from : begin;
            while (begin.isBefore(found.searchedUntil()) && brute.size() < NextSlots.MOST_FOUND) {
                Slot slot = new Slot(begin, begin.plus(wanted.length()));
                if (works(check, plan, slot)) {
                    brute.add(slot);
                    begin = slot.to();
                } else {
                    begin = begin.plus(Slot.QUARTER);
                }
            }
            assertThat(found.slots()).as("case " + i).isEqualTo(brute);
            assertThat(found.slots()).allMatch(slot -> check.judge(slot).works());
            if (found.slots().size() < NextSlots.MOST_FOUND) {
                assertThat(found.searchedUntil()).isEqualTo(from.plus(NextSlots.FURTHEST));
            }
            withThree += found.slots().size() == NextSlots.MOST_FOUND ? 1 : 0;
            withNone += found.slots().isEmpty() ? 1 : 0;
        }
        assertThat(withThree).isGreaterThan(CASES / 4);
        assertThat(withNone).isPositive();
    }

    @Test
    void inPolarNightASlotMayGoOverNoon() {
        Place pole = Samples.place(new Site(85, 0, 0), ZoneOffset.UTC, Horizon.flat(), Opening.always(), List.of());
        Constraints any = new Constraints(30, -12, 12, 0, false, Priority.NORMAL);
        Plan plan = Samples.plan(new Target("pole", new J2000(0, 89)), any, Samples.shot("L", 600, 40));
        Slot overNoon = Samples.slot("2026-12-20T09:00:00Z", "2026-12-20T15:00:00Z");
        Diary diary = span ->
                Stretches.within(span, List.of(Samples.interval("2026-12-20T08:00:00Z", "2026-12-20T09:15:00Z")))
                        .stream()
                        .map(time -> new Diary.Taken(time, false))
                        .toList();
        Verdict verdict = new SlotCheck(pole, plan, diary, Samples.NOW).judgeAndSearch(overNoon);

        assertThat(verdict.findings()).extracting(Finding::refuses).containsExactly(true, false);
        assertThat(verdict.times().usable()).hasSize(1);
        assertThat(verdict.next().orElseThrow().slots())
                .extracting(Slot::from)
                .containsExactly(
                        Instant.parse("2026-12-20T09:15:00Z"),
                        Instant.parse("2026-12-20T15:15:00Z"),
                        Instant.parse("2026-12-20T21:15:00Z"));
    }

    @Test
    void theDiaryIsAskedAWeekAtATime() {
        List<Interval> asked = new ArrayList<>();
        Diary full = span -> {
            asked.add(span);
            List<Diary.Taken> taken = new ArrayList<>();
            for (Instant at = span.from(); at.isBefore(span.to()); at = at.plus(Slot.QUARTER)) {
                taken.add(new Diary.Taken(new Interval(at, at.plus(Slot.QUARTER)), false));
            }
            return taken;
        };
        Plan plan = Samples.plan(Samples.shot("L", 60, 1));
        Verdict verdict = new SlotCheck(Samples.place(), plan, full, Samples.NOW)
                .judgeAndSearch(Samples.slot("2026-11-23T20:00:00Z", "2026-11-23T22:00:00Z"));

        assertThat(verdict.next().orElseThrow().slots()).isEmpty();
        assertThat(asked).hasSizeBetween(8, 11).allMatch(span -> span.length().toDays() <= 8);
    }

    /**
     * 5,000 frames of 7 s take 35,000 s of the 35,051 s in which the hour angle is within 4.8815 h; the flip in the middle never
     * leaves enough, and only laying the plan out shows it. (35,051 - 3,600) / 7 frames fit a night, so after 45 nights it is
     * enough.
     */
    @Test
    void aSearchThatLaysOutTooMuchEndsEarlyAndSaysWhere() {
        Overheads flip = new Overheads(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                false,
                Duration.ZERO,
                List.of(Duration.ofMillis(6_900), Duration.ZERO, Duration.ZERO, Duration.ZERO),
                0,
                Duration.ZERO,
                Duration.ZERO,
                true,
                Duration.ofHours(1));
        Place arctic = new Place(
                new Site(85, 0, 0),
                ZoneOffset.UTC,
                Horizon.flat(),
                List.of("L"),
                flip,
                Opening.always(),
                List.of(),
                Samples.terms(),
                Slot.QUARTER,
                Place.LONGEST_SLOT,
                -12);
        Shot quick = new Shot("L", Duration.ofMillis(100), 1_000, 1, null, null);
        Plan plan = Samples.plan(
                new Target("x", new J2000(6, 60)),
                new Constraints(0, -4.8815, 4.8815, 0, false, Priority.NORMAL),
                quick,
                quick,
                quick,
                quick,
                quick);
        Verdict verdict = new SlotCheck(arctic, plan, Samples.FREE, Samples.NOW)
                .judgeAndSearch(Samples.slot("2026-11-25T08:00:00Z", "2026-11-25T18:00:00Z"));

        assertThat(verdict.next().orElseThrow().slots()).isEmpty();
        assertThat(verdict.next().orElseThrow().searchedUntil())
                .isBetween(Instant.parse("2027-01-05T00:00:00Z"), Instant.parse("2027-01-15T00:00:00Z"));
    }
}
