package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NightTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Site PROVENCE = new Site(43.93, 5.71, 650);
    private static final Site OSLO = new Site(60, 10.75, 100);
    private static final Site TROMSO = new Site(69.65, 18.95, 100);

    @Test
    void whenTheClockGoesForwardANightHas23HoursAndWhenItGoesBack25() {
        assertThat(length(LocalDate.of(2026, 3, 28))).isEqualTo(Duration.ofHours(23));
        assertThat(length(LocalDate.of(2026, 10, 24))).isEqualTo(Duration.ofHours(25));
        assertThat(length(LocalDate.of(2026, 11, 21))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theNightOfALeapDayIsBetweenItsNoonAndTheFirstOfMarchs() {
        Night night = Night.of(PROVENCE, PARIS, LocalDate.of(2028, 2, 29));
        assertThat(night.interval())
                .isEqualTo(new Interval(Instant.parse("2028-02-29T11:00:00Z"), Instant.parse("2028-03-01T11:00:00Z")));
        assertThat(night.sunset().orElseThrow().atZone(PARIS).toLocalDate()).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(night.sunrise().orElseThrow().atZone(PARIS).toLocalDate()).isEqualTo(LocalDate.of(2028, 3, 1));
        assertThat(Night.of(PROVENCE, PARIS, LocalDate.of(2028, 2, 28))
                        .interval()
                        .to())
                .isEqualTo(night.interval().from());
    }

    @Test
    void aNightSinksThroughItsTwilightsAndRisesThroughThemBackwards() {
        Night night = Night.of(PROVENCE, PARIS, LocalDate.of(2026, 11, 21));
        assertThat(List.of(
                        night.sunset().orElseThrow(),
                        night.nautical().begins().orElseThrow(),
                        night.astronomical().begins().orElseThrow(),
                        night.astronomical().ends().orElseThrow(),
                        night.nautical().ends().orElseThrow(),
                        night.sunrise().orElseThrow()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(night.astronomical().intervals()).hasSize(1);
    }

    @Test
    void inJuneAtSixtyNorthTheSunSetsButItDoesNotGetDark() {
        Night night = Night.of(OSLO, ZoneId.of("Europe/Oslo"), LocalDate.of(2026, 6, 21));
        assertThat(night.sunDown()).isInstanceOf(Darkness.Part.class);
        assertThat(night.nautical()).isEqualTo(new Darkness.Never());
        assertThat(night.astronomical()).isEqualTo(new Darkness.Never());
        assertThat(night.astronomical().begins()).isEmpty();
        assertThat(night.astronomical().intervals()).isEmpty();
    }

    @Test
    void beyondThePolarCircleTheSunStaysUpInJuneAndDownInDecember() {
        ZoneId zone = ZoneId.of("Europe/Oslo");
        Night june = Night.of(TROMSO, zone, LocalDate.of(2026, 6, 21));
        assertThat(june.sunDown()).isEqualTo(new Darkness.Never());
        Night december = Night.of(TROMSO, zone, LocalDate.of(2026, 12, 21));
        assertThat(december.sunDown()).isEqualTo(new Darkness.Always(december.interval()));
        assertThat(december.sunset()).isEmpty();
        assertThat(december.sunrise()).isEmpty();
        assertThat(december.nautical()).isInstanceOf(Darkness.Part.class);
        Night pole = Night.of(new Site(90, 0, 0), ZoneOffset.UTC, LocalDate.of(2026, 12, 21));
        assertThat(pole.astronomical().intervals()).containsExactly(pole.interval());
    }

    @Test
    void atTheNorthPoleTheSunSetsOnceInSeptemberAndDoesNotRiseAfter() {
        List<LocalDate> sunsets = LocalDate.of(2026, 9, 15)
                .datesUntil(LocalDate.of(2026, 10, 5))
                .filter(date -> Night.of(new Site(90, 0, 0), ZoneOffset.UTC, date)
                        .sunset()
                        .isPresent())
                .toList();
        // At the equinox of 23 September 00:05 the Sun is at 0°; it sinks 0.39° a day, so it is at -0.83° 51 hours
        // later.
        assertThat(sunsets).containsExactly(LocalDate.of(2026, 9, 24));
        Night night = Night.of(new Site(90, 0, 0), ZoneOffset.UTC, LocalDate.of(2026, 9, 24));
        assertThat(night.sunrise()).isEmpty();
        assertThat(Duration.between(
                        Instant.parse("2026-09-23T00:05:00Z"), night.sunset().orElseThrow()))
                .isBetween(Duration.ofHours(50), Duration.ofHours(52));
    }

    @Test
    void whereTheClocksNoonIsDarkTheNightHasTwoDarkParts() {
        Site iceland = new Site(64, 0, 0);
        Night night = Night.of(iceland, ZoneOffset.ofHours(10), LocalDate.of(2026, 12, 21));
        assertThat(night.sunDown().intervals()).hasSize(2);
        assertThat(night.sunDown().intervals().getFirst().from())
                .isEqualTo(night.interval().from());
        assertThat(night.sunDown().intervals().getLast().to())
                .isEqualTo(night.interval().to());
        assertThat(night.sunrise())
                .contains(night.sunDown().intervals().getFirst().to());
        assertThat(night.sunset())
                .contains(night.sunDown().intervals().getLast().from());
        // The gap is the day there, and it is the same that the site's own clock finds.
        Night own = Night.of(iceland, ZoneOffset.UTC, LocalDate.of(2026, 12, 20));
        assertThat(own.sunrise()).isEqualTo(night.sunrise());
    }

    @Test
    void anInstantBeforeNoonBelongsToTheNightOfTheDayBefore() {
        assertThat(Night.eveningOf(PARIS, Instant.parse("2026-11-22T10:59:59Z")))
                .isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(Night.eveningOf(PARIS, Instant.parse("2026-11-22T11:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(Night.eveningOf(PARIS, Instant.parse("2026-07-01T09:59:59Z")))
                .isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(Night.eveningOf(PARIS, Instant.parse("2026-07-01T10:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 7, 1));
    }

    private static Duration length(LocalDate evening) {
        return Night.of(PROVENCE, PARIS, evening).interval().length();
    }
}
