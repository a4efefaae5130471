package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stellar.plans.Timeline.Kind;
import stellar.sky.Interval;

/** Each timeline here was laid out by hand, in seconds from the slot's beginning. */
class LayingTest {

    private static final Instant START = Instant.parse("2026-11-23T22:00:00Z");

    private static Interval seconds(long from, long to) {
        return new Interval(START.plusSeconds(from), START.plusSeconds(to));
    }

    private static Timeline hour(Overheads overheads, Plan plan, List<Interval> usable, long transit) {
        return Laying.lay(
                plan,
                overheads,
                seconds(0, 3600),
                usable,
                transit < 0 ? Optional.empty() : Optional.of(START.plusSeconds(transit)));
    }

    private static Timeline hour(Overheads overheads, Plan plan) {
        return hour(overheads, plan, List.of(seconds(0, 3600)), -1);
    }

    /** Steps as {@code KIND 0-60}; of a frame, its shot and number too. */
    private static String told(Timeline timeline) {
        return timeline.steps().stream()
                .map(step -> step.kind()
                        + (step.frame() == null
                                ? ""
                                : " " + step.frame().shot() + "/" + step.frame().number())
                        + " "
                        + Duration.between(START, step.from()).toSeconds()
                        + "-"
                        + Duration.between(START, step.to()).toSeconds())
                .collect(Collectors.joining(", "));
    }

    @Test
    void framesAreLaidOneAfterTheOtherUntilTheNextWouldNotEndInTime() {
        Timeline timeline = hour(Samples.ROUND, Samples.plan(Samples.shot("L", 300, 12)));

        assertThat(told(timeline))
                .startsWith("SLEW 0-60, CENTRE 60-100, FILTER 100-110, FOCUS 110-230, EXPOSE 0/1 230-530,"
                        + " DOWNLOAD 0/1 530-535, EXPOSE 0/2 535-835, DOWNLOAD 0/2 835-840, DITHER 840-860,"
                        + " EXPOSE 0/3 860-1160,")
                .endsWith("EXPOSE 0/10 3055-3355, DOWNLOAD 0/10 3355-3360, WAIT 3360-3600");
        assertThat(timeline.fitting()).containsExactly(10);
        assertThat(timeline.lengths())
                .containsEntry(Kind.EXPOSE, Duration.ofSeconds(3000))
                .containsEntry(Kind.DOWNLOAD, Duration.ofSeconds(50))
                .containsEntry(Kind.DITHER, Duration.ofSeconds(80))
                .containsEntry(Kind.WAIT, Duration.ofSeconds(240))
                .containsEntry(Kind.FLIP, Duration.ZERO);
        assertThat(timeline.exposingPercent()).isCloseTo(83.333, within(0.001));
    }

    @Test
    void aGermanMountWaitsForTheMeridianAndFlipsBeforeTheFrameThatWouldCrossIt() {
        Timeline timeline = hour(
                Samples.overheads(Duration.ZERO, false, true),
                Samples.plan(Samples.shot("L", 300, 12)),
                List.of(seconds(0, 3600)),
                1200);

        assertThat(told(timeline))
                .contains("DOWNLOAD 0/3 1160-1165, WAIT 1165-1200, FLIP 1200-1485, EXPOSE 0/4 1485-1785,"
                        + " DOWNLOAD 0/4 1785-1790, DITHER 1790-1810,")
                .endsWith("DOWNLOAD 0/9 3370-3375, WAIT 3375-3600");
        assertThat(timeline.fitting()).containsExactly(9);
    }

    @Test
    void aMountThatDoesNotFlipGoesAcrossTheMeridianAsIfItWereNotThere() {
        Plan plan = Samples.plan(Samples.shot("L", 300, 12));

        assertThat(hour(Samples.ROUND, plan, List.of(seconds(0, 3600)), 1200)).isEqualTo(hour(Samples.ROUND, plan));
    }

    @Test
    void aSlewAfterTheMeridianIsOnTheRightSideAlready() {
        Timeline timeline = hour(
                Samples.overheads(Duration.ZERO, false, true),
                Samples.plan(Samples.shot("L", 300, 1)),
                List.of(seconds(0, 3600)),
                // Exposed from 230 to 530 it would cross; so all of it waits.
                500);

        assertThat(told(timeline))
                .isEqualTo(
                        "WAIT 0-500, SLEW 500-560, CENTRE 560-600, FILTER 600-610, FOCUS 610-730, EXPOSE 0/1 730-1030,"
                                + " DOWNLOAD 0/1 1030-1035, SPARE 1035-3600");
    }

    @Test
    void afterABreakTheTelescopeFindsItsTargetAnew() {
        Timeline timeline = hour(
                Samples.ROUND,
                Samples.plan(Samples.shot("L", 300, 12)),
                List.of(seconds(600, 1500), seconds(2400, 3600)),
                -1);

        assertThat(told(timeline))
                .isEqualTo(
                        "WAIT 0-600, SLEW 600-660, CENTRE 660-700, FILTER 700-710, FOCUS 710-830, EXPOSE 0/1 830-1130,"
                                + " DOWNLOAD 0/1 1130-1135, EXPOSE 0/2 1135-1435, DOWNLOAD 0/2 1435-1440, WAIT 1440-2400,"
                                + " SLEW 2400-2460, CENTRE 2460-2500, DITHER 2500-2520, EXPOSE 0/3 2520-2820,"
                                + " DOWNLOAD 0/3 2820-2825, EXPOSE 0/4 2825-3125, DOWNLOAD 0/4 3125-3130, DITHER 3130-3150,"
                                + " EXPOSE 0/5 3150-3450, DOWNLOAD 0/5 3450-3455, WAIT 3455-3600");
    }

    @Test
    void anotherFilterIsTurnedInAndFocusedAndWhatIsLeftIsSpare() {
        Timeline timeline = hour(
                Samples.overheads(Duration.ZERO, true, false),
                Samples.plan(Samples.shot("L", 60, 1), Samples.shot("R", 60, 1)));

        assertThat(told(timeline))
                .isEqualTo("SLEW 0-60, CENTRE 60-100, FILTER 100-110, FOCUS 110-230, EXPOSE 0/1 230-290,"
                        + " DOWNLOAD 0/1 290-295, FILTER 295-305, FOCUS 305-425, EXPOSE 1/1 425-485,"
                        + " DOWNLOAD 1/1 485-490, SPARE 490-3600");
    }

    @Test
    void everyTwentyMinutesItFocusesAndAFrameMayEndWithTheSlot() {
        Timeline timeline =
                hour(Samples.overheads(Duration.ofMinutes(20), false, false), Samples.plan(Samples.shot("L", 300, 12)));

        assertThat(told(timeline))
                .contains("DOWNLOAD 0/4 1465-1470, FOCUS 1470-1590, DITHER 1590-1610,")
                .contains("DOWNLOAD 0/8 2845-2850, FOCUS 2850-2970, DITHER 2970-2990,")
                .endsWith("EXPOSE 0/10 3295-3595, DOWNLOAD 0/10 3595-3600");
    }

    @Test
    void binnedFramesAreReadOutFaster() {
        Plan binned = Samples.plan(new Shot("L", Duration.ofMillis(1500), 1, 4, null, null));
        Timeline timeline = hour(Samples.ROUND, binned);

        // 230 s, then 1.5 s of exposure, then 1 s of download.
        assertThat(timeline.steps().getLast().from()).isEqualTo(START.plusMillis(232_500));
    }

    @Test
    void whereNothingIsUsableItWaits() {
        Timeline timeline = hour(Samples.ROUND, Samples.plan(Samples.shot("L", 300, 12)), List.of(), -1);

        assertThat(told(timeline)).isEqualTo("WAIT 0-3600");
        assertThat(timeline.frames()).isZero();
        assertThat(timeline.exposingPercent()).isZero();
    }

    @Test
    void thePlanItselfNeedsItsFramesAndWhatGoesWithThem() {
        // 230 s, twelve times 305 s, and a dither after each second frame but the last: five of 20 s.
        assertThat(Laying.least(Samples.plan(Samples.shot("L", 300, 12)), Samples.ROUND))
                .isEqualTo(Duration.ofSeconds(230 + 12 * 305 + 5 * 20));
    }
}
