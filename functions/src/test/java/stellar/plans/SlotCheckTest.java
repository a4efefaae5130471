package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static stellar.plans.Samples.interval;
import static stellar.plans.Samples.place;
import static stellar.plans.Samples.plan;
import static stellar.plans.Samples.shot;
import static stellar.plans.Samples.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import stellar.plans.CurvePoint.Why;
import stellar.sky.Horizon;
import stellar.sky.J2000;
import stellar.slots.Slot;

class SlotCheckTest {

    private static final Plan HOUR = plan(shot("L", 300, 5), shot("Ha", 600, 2));
    private static final Slot GOOD = slot("2026-11-23T20:00:00Z", "2026-11-23T22:00:00Z");

    private static Verdict judge(Place place, Plan plan, Slot slot) {
        return new SlotCheck(place, plan, Samples.FREE, Samples.NOW).judgeAndSearch(slot);
    }

    /** Findings as {@code code!} when they refuse and {@code code} when they warn. */
    private static List<String> told(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> FindingText.of(finding.reason()).code() + (finding.refuses() ? "!" : ""))
                .toList();
    }

    private static <R extends Reason> R reason(Verdict verdict, Class<R> kind) {
        return verdict.findings().stream()
                .map(Finding::reason)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNightOfAndromedaInNovemberWorksAndHasItsNumbers() {
        Verdict verdict = judge(place(), HOUR, GOOD);

        assertThat(told(verdict)).isEmpty();
        assertThat(verdict.works()).isTrue();
        assertThat(verdict.next()).isEmpty();
        // By Meeus, eq. 12.4, and a year's precession of 3.25 s: sidereal time 0.7363 h at 20:26:21.
        assertThat(verdict.transit().orElseThrow())
                .isCloseTo(Instant.parse("2026-11-23T20:26:00Z"), within(60, ChronoUnit.SECONDS));
        // 24 steps of 5 minutes, both ends.
        assertThat(verdict.curve()).hasSize(25).allMatch(CurvePoint::isUsable);
        assertThat(verdict.curve().getFirst().target().at()).isEqualTo(GOOD.from());
        assertThat(verdict.curve().getLast().target().at()).isEqualTo(GOOD.to());
        // 41.418° of date: 2.98° from the zenith on the meridian.
        assertThat(verdict.curve().get(5).target().horizontal().altitudeDegrees())
                .isCloseTo(87.02, within(0.1));
        assertThat(verdict.timeline().frames()).isEqualTo(7);
        // 230 s, 5 × 305 s, a filter of 10 s, 2 × 605 s, and three dithers of 20 s.
        assertThat(verdict.planNeeds()).isEqualTo(Duration.ofSeconds(230 + 1525 + 10 + 1210 + 60));
        assertThat(verdict.cost().totalCents()).isEqualTo(8_000);
    }

    @Test
    void noonIsNotDarkAndTheNextSlotsAreAtNight() {
        Verdict verdict = judge(place(), HOUR, slot("2026-11-23T12:00:00Z", "2026-11-23T14:00:00Z"));

        assertThat(told(verdict)).containsExactly("not-dark!", "too-low!", "hour-angle-out!", "nothing-fits!");
        // At 14:00 its hour angle is -6.45 h: sin h = sin 44.4 sin 41.4 + cos 44.4 cos 41.4 cos 96.8, so 23.5°.
        assertThat(reason(verdict, Reason.TooLow.class).highestDegrees()).isCloseTo(23.5, within(0.3));
        Reason.NotDark reason = reason(verdict, Reason.NotDark.class);
        // On 23 November the Sun is at −20.4°: at noon 25.2° high, and 20 minutes later hardly less.
        assertThat(reason.highestSunDegrees()).isCloseTo(25.1, within(0.3));
        // Solar noon is at 11:40; the Sun is at −18° when its hour angle is 94.9°.
        assertThat(reason.dark().getFirst().from())
                .isCloseTo(Instant.parse("2026-11-23T17:59:00Z"), within(3, ChronoUnit.MINUTES));
        assertThat(verdict.timeline().frames()).isZero();
        assertThat(verdict.curve()).allMatch(point -> point.why().contains(Why.NOT_DARK));
        List<Slot> next = verdict.next().orElseThrow().slots();
        assertThat(next).hasSize(3).first().extracting(Slot::from).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
    }

    @Test
    void whatIsOnlyPartlyUsableIsAWarningWithWhatItCosts() {
        Verdict verdict =
                judge(place(), plan(shot("L", 300, 20)), slot("2026-11-23T17:00:00Z", "2026-11-23T19:00:00Z"));

        assertThat(told(verdict)).containsExactly("not-dark", "hour-angle-out", "part-fits");
        assertThat(verdict.works()).isTrue();
        assertThat(verdict.findings().get(0).lost().toMinutes()).isBetween(57L, 62L);
        // Three sidereal hours before 20:26:21 are 17:26:50.
        assertThat(verdict.findings().get(1).lost())
                .isCloseTo(Duration.ofSeconds(26 * 60 + 50), Duration.ofSeconds(60));
        Reason.PartFits part = reason(verdict, Reason.PartFits.class);
        // An hour takes ten frames (see LayingTest).
        assertThat(part.frames()).isBetween(9, 10);
        assertThat(part.wanted()).isEqualTo(20);
        assertThat(verdict.timeline().steps().getFirst().length())
                .isEqualTo(verdict.findings().get(0).lost());
    }

    @Test
    void aTargetThatNeverRisesHasNoSlotAtAll() {
        Target south = new Target("south", new J2000(1, -60));
        Verdict verdict = judge(place(), plan(south, Constraints.USUAL, shot("L", 60, 1)), GOOD);

        assertThat(told(verdict)).containsExactly("too-low!", "nothing-fits!");
        // 90° − 44.4° − 60° on the meridian.
        assertThat(reason(verdict, Reason.TooLow.class).highestDegrees()).isBetween(-15.5, -14.0);
        assertThat(reason(verdict, Reason.TooLow.class).up()).isEmpty();
        assertThat(verdict.next().orElseThrow())
                .isEqualTo(new NextSlots.Found(List.of(), Instant.parse("2027-01-22T20:00:00Z")));
    }

    @Test
    void theHorizonHidesATargetThatIsAboveItsLimit() {
        Horizon hills = new Horizon(List.of(new Horizon.Point(0, 46)));
        Target pole = new Target("pole", new J2000(0, 89.9));
        Constraints any = new Constraints(30, -12, 12, 0, false, Priority.NORMAL);
        Place behind = place(Samples.CAUSSE, Samples.PARIS, hills, Opening.always(), List.of());

        // The pole stands as high as the site is north: 44.4°.
        assertThat(told(judge(behind, plan(pole, any, shot("L", 60, 1)), GOOD)))
                .containsExactly("too-low!", "nothing-fits!");
        assertThat(told(judge(place(), plan(pole, any, shot("L", 60, 1)), GOOD)))
                .isEmpty();
    }

    @Test
    void theFullMoonBesideThePleiadesIsTooNearUntilItHasGoneOn() {
        Slot full = slot("2026-11-24T22:00:00Z", "2026-11-24T23:00:00Z");
        Plan far = plan(Samples.PLEIADES, new Constraints(30, -3, 3, 30, false, Priority.NORMAL), shot("L", 300, 5));
        Verdict verdict = judge(place(), far, full);

        assertThat(told(verdict)).containsExactly("moon-too-near!", "nothing-fits!");
        assertThat(reason(verdict, Reason.MoonTooNear.class).leastDegrees()).isBetween(2.0, 15.0);
        // Full at 14:53 on the 24th, 13° further each day.
        assertThat(verdict.next().orElseThrow().slots().getFirst().from())
                .isBetween(Instant.parse("2026-11-26T12:00:00Z"), Instant.parse("2026-11-28T12:00:00Z"));
        Plan any = plan(Samples.PLEIADES, Constraints.USUAL, shot("L", 300, 5));
        assertThat(told(judge(place(), any, full))).isEmpty();
    }

    @Test
    void aPlanThatWantsTheMoonDownWaitsForIt() {
        Slot full = slot("2026-11-24T22:00:00Z", "2026-11-24T23:00:00Z");
        Plan down = plan(Samples.ANDROMEDA, new Constraints(30, -3, 3, 0, true, Priority.NORMAL), shot("L", 300, 5));
        Verdict verdict = judge(place(), down, full);

        assertThat(told(verdict)).containsExactly("moon-up!", "nothing-fits!");
        // High over the south at midnight in November, near the ecliptic's northern part.
        assertThat(reason(verdict, Reason.MoonUp.class).highestMoonDegrees()).isBetween(50.0, 75.0);
        for (Slot next : verdict.next().orElseThrow().slots()) {
            assertThat(new SlotCheck(place(), down, Samples.FREE, Samples.NOW)
                            .judge(next)
                            .curve())
                    .allMatch(point -> point.target().moonAltitudeDegrees() < 0);
        }
    }

    @Test
    void whatIsClosedKeptBackOrTakenIsRefusedWithWhatItIs() {
        Opening evenings = Opening.nightly(LocalTime.of(18, 0), LocalTime.of(22, 30));
        Blackout work = new Blackout(interval("2026-11-23T20:15:00Z", "2026-11-23T20:45:00Z"), "mirror washing");
        Place place = place(Samples.CAUSSE, Samples.PARIS, Horizon.flat(), evenings, List.of(work));
        Diary diary = span -> List.of(
                new Diary.Taken(interval("2026-11-23T20:45:00Z", "2026-11-23T21:00:00Z"), false),
                new Diary.Taken(interval("2026-11-23T21:00:00Z", "2026-11-23T21:15:00Z"), true));
        Verdict verdict = new SlotCheck(place, HOUR, diary, Samples.NOW).judge(GOOD);

        assertThat(told(verdict)).containsExactly("closed!", "kept-back!", "slot-taken!");
        // 22:30 in Paris is 21:30 UTC: half an hour is closed.
        assertThat(verdict.findings()).extracting(Finding::lost).containsOnly(Duration.ofMinutes(30));
        assertThat(reason(verdict, Reason.BlackedOut.class).blackouts()).containsExactly(work);
        Reason.Taken taken = reason(verdict, Reason.Taken.class);
        assertThat(taken.taken()).containsExactly(interval("2026-11-23T20:45:00Z", "2026-11-23T21:15:00Z"));
        assertThat(taken.mine()).containsExactly(interval("2026-11-23T21:00:00Z", "2026-11-23T21:15:00Z"));
    }

    @Test
    void theClockRefusesWhatIsOverTooSoonOrTooFar() {
        Instant now = Instant.parse("2026-11-23T19:40:00Z");
        assertThat(told(new SlotCheck(place(), HOUR, Samples.FREE, now).judge(GOOD)))
                .containsExactly("too-soon!");
        assertThat(told(new SlotCheck(place(), HOUR, Samples.FREE, GOOD.from()).judge(GOOD)))
                .containsExactly("slot-past!");
        Instant early = GOOD.from().minus(Duration.ofDays(91));
        assertThat(told(new SlotCheck(place(), HOUR, Samples.FREE, early).judge(GOOD)))
                .containsExactly("too-far-ahead!");
        // 19:40 and half an hour: the next quarter is 20:15.
        Verdict verdict = new SlotCheck(place(), HOUR, Samples.FREE, now).judgeAndSearch(GOOD);
        assertThat(reason(verdict, Reason.TooSoon.class).earliest()).isEqualTo("2026-11-23T20:15:00Z");
        assertThat(verdict.next().orElseThrow().slots().getFirst().from()).isEqualTo("2026-11-23T20:15:00Z");
    }

    @Test
    void aTelescopeIsLetForAsLongAsItsOperatorSays() {
        Place twoToFour = new Place(
                Samples.CAUSSE,
                Samples.PARIS,
                Horizon.flat(),
                List.of("L", "Ha"),
                Samples.ROUND,
                Opening.always(),
                List.of(),
                Samples.terms(),
                Duration.ofHours(2),
                Duration.ofHours(4),
                -18);
        Verdict tooShort = judge(twoToFour, HOUR, slot("2026-11-23T20:00:00Z", "2026-11-23T21:45:00Z"));
        assertThat(told(tooShort)).containsExactly("slot-too-short!");
        assertThat(tooShort.next()).isEmpty();
        assertThat(told(judge(twoToFour, HOUR, slot("2026-11-23T18:30:00Z", "2026-11-23T22:45:00Z"))))
                .containsExactly("slot-too-long!");
        assertThat(told(judge(twoToFour, HOUR, GOOD))).isEmpty();
    }

    @Test
    void aFrameLongerThanTheSlotDoesNotFit() {
        Verdict verdict =
                judge(place(), plan(shot("L", 3_600, 1)), slot("2026-11-23T20:00:00Z", "2026-11-23T21:00:00Z"));

        assertThat(told(verdict)).containsExactly("nothing-fits!");
        assertThat(verdict.findings().getFirst().reason())
                .asInstanceOf(InstanceOfAssertFactories.type(Reason.NothingFits.class))
                .isEqualTo(new Reason.NothingFits(Duration.ofSeconds(230 + 3_605), Duration.ofHours(1)));
        assertThat(verdict.next().orElseThrow().slots()).isEmpty();
    }
}
