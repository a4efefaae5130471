package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static stellar.plans.Samples.interval;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stellar.plans.Opening.Hours;
import stellar.sky.Interval;

class OpeningTest {

    private static final Opening NIGHTS = Opening.nightly(LocalTime.of(18, 0), LocalTime.of(6, 0));

    private static List<Interval> around(Opening opening, String from, String to) {
        return opening.within(interval(from, to), Samples.PARIS);
    }

    @Test
    void theNightOfTheLongHourIsOneStretchOf13HoursAndTheOtherOf11() {
        assertThat(around(NIGHTS, "2026-10-24T10:00:00Z", "2026-10-25T11:00:00Z"))
                .containsExactly(interval("2026-10-24T16:00:00Z", "2026-10-25T05:00:00Z"));
        assertThat(around(NIGHTS, "2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z"))
                .containsExactly(interval("2026-03-28T17:00:00Z", "2026-03-29T04:00:00Z"));
    }

    @Test
    void aTimeThatTheClockShowsTwiceBeginsAtTheFirstAndEndsAtTheSecond() {
        // In Paris 02:30 was at 00:30 and at 01:30 UTC.
        Opening begins = Opening.nightly(LocalTime.of(2, 30), LocalTime.of(4, 0));
        Opening ends = Opening.nightly(LocalTime.of(1, 0), LocalTime.of(2, 30));
        assertThat(around(begins, "2026-10-24T20:00:00Z", "2026-10-25T12:00:00Z"))
                .containsExactly(interval("2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z"));
        assertThat(around(ends, "2026-10-24T20:00:00Z", "2026-10-25T12:00:00Z"))
                .containsExactly(interval("2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z"));
    }

    @Test
    void aTimeThatTheClockLeavesOutIsTheChangeItself() {
        Opening begins = Opening.nightly(LocalTime.of(2, 30), LocalTime.of(4, 0));
        Opening ends = Opening.nightly(LocalTime.of(1, 0), LocalTime.of(2, 30));
        Opening inside = Opening.nightly(LocalTime.of(2, 10), LocalTime.of(2, 50));
        assertThat(around(begins, "2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z"))
                .containsExactly(interval("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"));
        assertThat(around(ends, "2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z"))
                .containsExactly(interval("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"));
        assertThat(around(inside, "2026-03-28T20:00:00Z", "2026-03-29T12:00:00Z"))
                .isEmpty();
    }

    @Test
    void hoursBelongToTheDayOnWhichTheyBegin() {
        // 21 November 2026 is a Saturday.
        Opening saturday = new Opening(List.of(new Hours(DayOfWeek.SATURDAY, LocalTime.of(20, 0), LocalTime.of(2, 0))));
        assertThat(around(saturday, "2026-11-16T00:00:00Z", "2026-11-30T00:00:00Z"))
                .containsExactly(
                        interval("2026-11-21T19:00:00Z", "2026-11-22T01:00:00Z"),
                        interval("2026-11-28T19:00:00Z", "2026-11-29T01:00:00Z"));
    }

    @Test
    void theSameTimeTwiceIsAWholeDayAndSevenOfThemAreAlways() {
        Interval year = interval("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        for (String zone : List.of("Europe/Paris", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia")) {
            assertThat(Opening.always().within(year, ZoneId.of(zone))).containsExactly(year);
        }
        assertThat(new Opening(List.of()).within(year, Samples.PARIS)).isEmpty();
    }

    /** What a wall clock says, minute by minute, is open; and only beside a change of it may more be. */
    @Test
    void acrossEveryChangeOfTheClockWhatTheWallSaysIsOpenAndMoreOnlyWhereTimesAreShownTwice() {
        Random random = new Random(4);
        int changes = 0;
        for (String name : List.of(
                "Europe/Paris",
                "America/Santiago",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "America/Los_Angeles")) {
            ZoneId zone = ZoneId.of(name);
            Instant at = Instant.parse("2026-01-01T00:00:00Z");
            for (int i = 0; i < 6; i++) {
                ZoneOffsetTransition change = zone.getRules().nextTransition(at);
                at = change.getInstant();
                changes++;
                for (int j = 0; j < 20; j++) {
                    compare(random, zone, change);
                }
            }
        }
        assertThat(changes).isEqualTo(30);
    }

    private static void compare(Random random, ZoneId zone, ZoneOffsetTransition change) {
        List<Hours> hours = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            hours.add(new Hours(DayOfWeek.of(1 + random.nextInt(7)), quarter(random), quarter(random)));
        }
        hours.add(new Hours(change.getDateTimeBefore().getDayOfWeek().minus(1), LocalTime.of(18, 0), quarter(random)));
        Interval whole = new Interval(
                change.getInstant().minus(Duration.ofHours(30)),
                change.getInstant().plus(Duration.ofHours(30)));
        List<Interval> open = new Opening(hours).within(whole, zone);
        for (Instant at = whole.from(); at.isBefore(whole.to()); at = at.plusSeconds(300)) {
            Instant minute = at;
            boolean isOpen = open.stream().anyMatch(one -> one.contains(minute));
            boolean wallSaysSo = isOpen(hours, at.atZone(zone).toLocalDateTime());
            boolean isShownTwice = zone.getRules()
                            .getValidOffsets(at.atZone(zone).toLocalDateTime())
                            .size()
                    == 2;
            assertThat(isOpen).as(zone + " " + at + " " + hours).isEqualTo(wallSaysSo || (isOpen && isShownTwice));
        }
    }

    private static boolean isOpen(List<Hours> hours, LocalDateTime wall) {
        return hours.stream().anyMatch(one -> {
            boolean isPastMidnight = !one.to().isAfter(one.from());
            LocalTime time = wall.toLocalTime();
            boolean since = wall.getDayOfWeek() == one.day()
                    && !time.isBefore(one.from())
                    && (isPastMidnight || time.isBefore(one.to()));
            boolean until = isPastMidnight && wall.getDayOfWeek() == one.day().plus(1) && time.isBefore(one.to());
            return since || until;
        });
    }

    private static LocalTime quarter(Random random) {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }
}
