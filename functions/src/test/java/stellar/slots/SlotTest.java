package stellar.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals, also where clocks on walls jump. */
class SlotTest {

    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<String> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T22:00:00Z, 2026-11-21T22:15:00Z, true",
        "2026-11-21T22:00:00Z, 2026-11-22T08:00:00Z, true",
        "2026-11-21T22:00:00Z, 2026-11-22T08:15:00Z, false",
        "2026-11-21T22:00:00Z, 2026-11-21T22:00:00Z, false",
        "2026-11-21T22:15:00Z, 2026-11-21T22:00:00Z, false",
        "2026-11-21T22:01:00Z, 2026-11-21T22:15:00Z, false",
        "2026-11-21T22:00:00.001Z, 2026-11-21T22:15:00Z, false",
        "1969-12-31T23:45:00Z, 1970-01-01T00:15:00Z, true",
        "2016-12-31T23:45:00Z, 2017-01-01T00:00:00Z, true"
    })
    void aSlotIsOfWholeQuarters(Instant from, Instant to, boolean is) {
        assertThat(Slot.isSlot(from, to)).isEqualTo(is);
    }

    @Test
    void slotsOverlapExactlyWhenTheyHaveAQuarterInCommon() {
        Random chance = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            Slot one = random(chance, YEAR);
            Slot other = random(chance, YEAR);
            Set<Instant> common = new HashSet<>(one.quarters());
            common.retainAll(other.quarters());

            assertThat(one.overlaps(other)).isEqualTo(!common.isEmpty()).isEqualTo(other.overlaps(one));
            assertThat(one.quarters().stream().allMatch(one::contains)).isTrue();
            assertThat(one.contains(one.to())).isFalse();
        }
    }

    /** On every change of every zone's clock in ten years, slots around it neither lose nor double a quarter. */
    @ParameterizedTest
    @MethodSource("zones")
    void aChangeOfTheClockMovesNoSlot(String id) {
        ZoneId zone = ZoneId.of(id);
        Instant at = YEAR;
        for (int i = 0; i < 20; i++) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            if (change == null) {
                break;
            }
            at = change.getInstant();
            Instant first = floor(at.minus(Duration.ofHours(2)));
            Slot around = new Slot(first, first.plus(Duration.ofHours(4)));
            Slot before = new Slot(first, first.plus(Duration.ofHours(2)));
            Slot after = new Slot(before.to(), around.to());

            assertThat(around.quarters()).hasSize(16).doesNotHaveDuplicates();
            assertThat(before.overlaps(after)).isFalse();
            assertThat(Stream.concat(before.quarters().stream(), after.quarters().stream()))
                    .containsExactlyElementsOf(around.quarters());
            for (Instant quarter : around.quarters()) {
                assertThat(quarter.atZone(zone).getMinute() % 15)
                        .as("%s at %s", quarter, id)
                        .isZero();
            }
        }
    }

    @Test
    void theNightOfTheLongHourHasFourQuartersMoreThanTheClockSays() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        Instant evening =
                ZonedDateTime.of(LocalDate.of(2026, 10, 25).atTime(1, 0), paris).toInstant();
        Instant morning =
                ZonedDateTime.of(LocalDate.of(2026, 10, 25).atTime(4, 0), paris).toInstant();

        List<Instant> quarters = new Slot(evening, morning).quarters();

        assertThat(quarters).hasSize(16);
        // Twelve readings of the clock, of which the four from two to three o'clock come twice.
        assertThat(quarters.stream()
                        .map(quarter -> quarter.atZone(paris).toLocalTime())
                        .distinct())
                .hasSize(12);
    }

    private static Slot random(Random chance, Instant around) {
        Instant from = around.plus(Slot.QUARTER.multipliedBy(chance.nextInt(100)));
        return new Slot(from, from.plus(Slot.QUARTER.multipliedBy(1 + chance.nextInt(Slot.MOST_QUARTERS))));
    }

    private static Instant floor(Instant moment) {
        long quarter = Slot.QUARTER.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), quarter) * quarter);
    }
}
