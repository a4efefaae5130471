package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stellar.plans.Timeline.Kind;
import stellar.plans.Timeline.Step;
import stellar.sky.Interval;

class LayingPropertiesTest {

    private static final Instant START = Instant.parse("2026-11-23T22:00:00Z");
    private static final int CASES = 3_000;

    private final Random random = new Random(26);

    private Duration seconds(int most) {
        return Duration.ofSeconds(random.nextInt(most + 1));
    }

    private Overheads overheads() {
        return new Overheads(
                seconds(120),
                seconds(120),
                seconds(300),
                random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(5 + random.nextInt(120)),
                random.nextBoolean(),
                seconds(20),
                List.of(seconds(10), seconds(5), seconds(3), seconds(2)),
                random.nextInt(5),
                seconds(30),
                seconds(30),
                random.nextBoolean(),
                seconds(600));
    }

    private Plan plan() {
        List<Shot> shots = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            shots.add(new Shot(
                    List.of("L", "R", "Ha").get(random.nextInt(3)),
                    Duration.ofMillis(1 + random.nextInt(900_000)),
                    1 + random.nextInt(20),
                    1 + random.nextInt(4),
                    null,
                    null));
        }
        return new Plan(Samples.ANDROMEDA, shots, Constraints.USUAL);
    }

    private List<Interval> usable(Interval slot) {
        List<Interval> usable = new ArrayList<>();
        Instant from = slot.from().plus(seconds(3_000)).minusSeconds(1_500);
        while (from.isBefore(slot.to())) {
            Instant to = from.plusSeconds(1 + random.nextInt(12_000));
            usable.add(new Interval(from, to));
            from = to.plusSeconds(1 + random.nextInt(3_000));
        }
        return Stretches.within(slot, usable);
    }

    @Test
    void everyTimelineFillsItsSlotAndTakesNothingOutsideWhatIsUsable() {
        int whole = 0;
        for (int i = 0; i < CASES; i++) {
            Plan plan = plan();
            Overheads overheads = overheads();
            Interval slot = new Interval(START, START.plus(Duration.ofMinutes(15L * (1 + random.nextInt(40)))));
            List<Interval> usable = usable(slot);
            Instant transit = START.plus(seconds(36_000));
            Timeline timeline = Laying.lay(
                    plan, overheads, slot, usable, Optional.of(transit).filter(slot::contains));

            Instant at = slot.from();
            int[] taken = new int[plan.shots().size()];
            for (Step step : timeline.steps()) {
                assertThat(step.from()).isEqualTo(at);
                assertThat(step.to()).isAfter(at);
                at = step.to();
                if (step.kind() != Kind.WAIT && step.kind() != Kind.SPARE) {
                    assertThat(usable).anyMatch(one -> one.contains(new Interval(step.from(), step.to())));
                }
                if (step.kind() == Kind.EXPOSE && step.frame() != null) {
                    assertThat(step.frame().number())
                            .isEqualTo(++taken[step.frame().shot()]);
                    assertThat(step.length())
                            .isEqualTo(plan.shots().get(step.frame().shot()).exposure());
                    if (overheads.flips()) {
                        assertThat(step.from().isBefore(transit) && step.to().isAfter(transit))
                                .as("crosses the meridian")
                                .isFalse();
                    }
                }
            }
            assertThat(at).isEqualTo(slot.to());
            assertThat(timeline.lengths().values().stream().reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(slot.length());
            boolean isShort = false;
            for (int s = 0; s < taken.length; s++) {
                int wanted = plan.shots().get(s).count();
                assertThat(timeline.fitting().get(s)).isEqualTo(taken[s]).isLessThanOrEqualTo(wanted);
                assertThat(isShort && taken[s] > 0).as("a shot passed over").isFalse();
                isShort |= taken[s] < wanted;
            }
            boolean isWhole = timeline.frames() == plan.frames();
            whole += isWhole ? 1 : 0;
            Duration least = Laying.least(plan, overheads);
            if (isWhole) {
                assertThat(Stretches.total(usable)).isGreaterThanOrEqualTo(least);
            } else if (!overheads.flips() && Stretches.longest(usable).compareTo(least) >= 0) {
                assertThat(usable.size()).as("one stretch is enough").isGreaterThan(1);
            }
        }
        assertThat(whole).isBetween(CASES / 10, CASES * 9 / 10);
    }
}
