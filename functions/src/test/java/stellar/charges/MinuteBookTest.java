package stellar.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.slots.Slot;

class MinuteBookTest {

    private static final Instant FROM = Instant.parse("2026-11-23T22:00:00Z");
    private static final Slot QUARTER = new Slot(FROM, FROM.plusSeconds(900));
    private static final int RANDOM_NIGHTS = 300;
    private static final List<Cause> SEEN = Arrays.stream(Cause.values())
            .filter(cause -> cause != Cause.NOTHING_HEARD)
            .toList();

    @Test
    void ofWhatNothingWasSeenNothingIsKnown() {
        Minutes minutes = new MinuteBook(QUARTER).minutes();

        assertThat(minutes).isEqualTo(Minutes.unheard(QUARTER));
        assertThat(minutes.letters()).isEqualTo("???????????????");
        assertThat(minutes.notes())
                .containsExactly(new Note(Cause.NOTHING_HEARD, QUARTER.from(), QUARTER.to(), new Source.None(), ""));
    }

    /** What was seen in a quarter hour, cause and seconds from its beginning, and its minutes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A night as it should be.
                "SLEW 0-80; FOCUS 80-240; EXPOSURE 240-900 | OOOOEEEEEEEEEEE",
                // Exposures with downloads between them: what took most of a minute.
                "OTHER_WORK 0-900; EXPOSURE 10-310; EXPOSURE 330-620 | EEEEEEEEEEOOOOO",
                // Clouds while the camera still exposed are clouds; what is not charged goes first.
                "EXPOSURE 0-600; CLOUDS 300-900 | EEEEEUUUUUUUUUU",
                // Paused by its user, and then the sky was unsafe as well.
                "EXPOSURE 0-120; PAUSED_BY_USER 120-900; RAIN 300-600 | EEPPPUUUUUPPPPP",
                // Half of a minute is not more than half: in the user's favour.
                "EXPOSURE 0-30; CLOUDS 30-900 | UUUUUUUUUUUUUUU",
                "EXPOSURE 0-31; CLOUDS 31-900 | EUUUUUUUUUUUUUU",
                "EXPOSURE 0-30 | ???????????????",
                "EXPOSURE 0-31 | E??????????????",
                // 22 s and 15 s charged against 23 s: the minute was used, for the most part to expose.
                "EXPOSURE 0-22; FILTER 22-37; FOCUS_FAILED 37-60 | E??????????????",
                // 20 s, 11 s and 29 s not: charged, for exposing.
                "EXPOSURE 0-20; FILTER 20-31 | E??????????????",
                // Of equals the first: the sky before the telescope.
                "FOCUS_FAILED 0-30; WIND 30-60 | U??????????????",
                "ENDED_BY_USER 300-900; EXPOSURE 0-330 | EEEEEEGGGGGGGGG",
                "PLAN_DONE 300-900; EXPOSURE 0-300 | EEEEESSSSSSSSSS",
                // From before the slot until after it, and wholly outside it.
                "NOT_SAFE -600-1600; EXPOSURE 900-1500; EXPOSURE -60-0 | UUUUUUUUUUUUUUU",
                // It ends before it begins: a clock that was set. It says nothing.
                "EXPOSURE 600-60 | ???????????????"
            })
    void whatTookMostOfAMinuteIsItsClass(String seen, String letters) {
        MinuteBook book = new MinuteBook(QUARTER);
        for (String one : seen.split("; ")) {
            book.add(observation(one));
        }

        assertThat(book.minutes().letters()).isEqualTo(letters);
    }

    @Test
    void theEvidenceSaysWhyFromWhenAndWhereItIsWritten() {
        MinuteBook book = new MinuteBook(QUARTER)
                .add(seen(Cause.EXPOSURE, 0, 290, new Source.Event(7, 10), ""))
                .add(seen(Cause.CLOUDS, 290, 700, new Source.Event(7, 11), "CLOUDY"))
                .add(seen(Cause.SAFE_AGAIN_WAIT, 700, 900, new Source.Check(FROM.plusSeconds(700)), ""));

        assertThat(book.minutes().notes())
                .containsExactly(
                        new Note(Cause.EXPOSURE, FROM, FROM.plusSeconds(300), new Source.Event(7, 10), ""),
                        new Note(
                                Cause.CLOUDS,
                                FROM.plusSeconds(300),
                                FROM.plusSeconds(720),
                                new Source.Event(7, 11),
                                "CLOUDY"),
                        new Note(
                                Cause.SAFE_AGAIN_WAIT,
                                FROM.plusSeconds(720),
                                FROM.plusSeconds(900),
                                new Source.Check(FROM.plusSeconds(700)),
                                ""));
    }

    @Test
    void whatIsToldAgainWhileItLastsIsOneObservation() {
        MinuteBook book = new MinuteBook(QUARTER);
        for (int second = 1; second <= 900; second++) {
            book.add(seen(Cause.CLOUDS, 60, Math.max(61, second), new Source.Event(1, 5), "CLOUDY"));
        }

        assertThat(book.observations()).containsExactly(seen(Cause.CLOUDS, 60, 900, new Source.Event(1, 5), "CLOUDY"));
    }

    @Test
    void whatATelescopeSaysIsCutAndCleanedBeforeAnybodyReadsIt() {
        Observation said =
                seen(Cause.CLOUDS, 0, 60, new Source.None(), "CL\u202eOU\r\nDY" + "\ud83c\udf27".repeat(200));

        assertThat(said.detail()).startsWith("CLOUDY\ud83c\udf27");
        assertThat(said.detail().codePointCount(0, said.detail().length())).isEqualTo(100);
    }

    /** Any order, doubled, in pieces, told shorter before: the same book, and the minutes that counting seconds gives. */
    @ParameterizedTest
    @ValueSource(longs = {33, 20_261_121})
    void theSameObservationsMakeTheSameMinutesHoweverTheyCome(long seed) {
        Random chance = new Random(seed);
        for (int night = 0; night < RANDOM_NIGHTS; night++) {
            Slot slot = new Slot(FROM, FROM.plusSeconds(900L * (1 + chance.nextInt(3))));
            List<Observation> seen = random(chance, slot);
            MinuteBook inOrder = new MinuteBook(slot);
            seen.forEach(inOrder::add);

            List<Observation> messy = new ArrayList<>(seen);
            for (Observation one : seen) {
                if (chance.nextBoolean()) {
                    messy.add(one);
                }
                if (chance.nextBoolean() && one.from().isBefore(one.to())) {
                    long millis = one.from().until(one.to()).toMillis();
                    Instant until = one.from().plusMillis(1 + chance.nextLong(millis));
                    messy.add(new Observation(one.cause(), one.from(), until, one.source(), one.detail()));
                }
            }
            Collections.shuffle(messy, chance);
            MinuteBook anyhow = new MinuteBook(slot);
            messy.forEach(anyhow::add);

            assertThat(anyhow.observations()).as("night " + night).isEqualTo(inOrder.observations());
            assertThat(anyhow.minutes()).as("night " + night).isEqualTo(inOrder.minutes());
            assertThat(anyhow.minutes().letters()).as("night " + night).isEqualTo(bySeconds(slot, seen));
            MinuteBook again = new MinuteBook(slot);
            anyhow.observations().forEach(again::add);
            assertThat(again.minutes()).as("night " + night).isEqualTo(inOrder.minutes());
        }
    }

    private static List<Observation> random(Random chance, Slot slot) {
        int length = (int) slot.length().toSeconds();
        List<Observation> seen = new ArrayList<>();
        for (int i = chance.nextInt(25); i > 0; i--) {
            Cause cause = SEEN.get(chance.nextInt(SEEN.size()));
            int from = chance.nextInt(length + 200) - 100;
            int to = from + chance.nextInt(chance.nextInt(8) == 0 ? length : 150) - 10;
            Source source = new Source.Event(1, chance.nextInt(5));
            seen.add(seen(cause, from, to, source, chance.nextBoolean() ? "" : "said " + chance.nextInt(3)));
        }
        return seen;
    }

    /** The same worked out the slow way: each second by itself, sides counted, by an order written down once more. */
    private static String bySeconds(Slot slot, List<Observation> seen) {
        List<MinuteClass> order = List.of(
                MinuteClass.UNSAFE,
                MinuteClass.FAULT,
                MinuteClass.SPARE,
                MinuteClass.EXPOSING,
                MinuteClass.USER_PAUSE,
                MinuteClass.GIVEN_UP,
                MinuteClass.OVERHEAD,
                MinuteClass.UNKNOWN);
        String letters = "UFSEPGO?";
        StringBuilder text = new StringBuilder();
        for (Instant minute = slot.from(); minute.isBefore(slot.to()); minute = minute.plusSeconds(60)) {
            Map<MinuteClass, Integer> counts = new EnumMap<>(MinuteClass.class);
            for (int second = 0; second < 60; second++) {
                Instant at = minute.plusSeconds(second);
                MinuteClass first = MinuteClass.UNKNOWN;
                for (Observation one : seen) {
                    boolean isThen = !at.isBefore(one.from()) && at.isBefore(one.to());
                    if (isThen && order.indexOf(one.cause().minuteClass()) < order.indexOf(first)) {
                        first = one.cause().minuteClass();
                    }
                }
                counts.merge(first, 1, Integer::sum);
            }
            List<MinuteClass> paid = order.subList(3, 7);
            int charged =
                    paid.stream().mapToInt(one -> counts.getOrDefault(one, 0)).sum();
            List<MinuteClass> side = order.stream()
                    .filter(one -> paid.contains(one) == charged > 30)
                    .toList();
            MinuteClass most = side.getFirst();
            for (MinuteClass one : side) {
                most = counts.getOrDefault(one, 0) > counts.getOrDefault(most, 0) ? one : most;
            }
            text.append(letters.charAt(order.indexOf(most)));
        }
        return text.toString();
    }

    /** For instance {@code CLOUDS 60-120}. */
    private static Observation observation(String text) {
        String[] parts = text.split(" ", -1);
        int hyphen = parts[1].indexOf('-', 1);
        return seen(
                Cause.valueOf(parts[0]),
                Integer.parseInt(parts[1].substring(0, hyphen)),
                Integer.parseInt(parts[1].substring(hyphen + 1)),
                new Source.Event(1, 1),
                "");
    }

    private static Observation seen(Cause cause, int fromSecond, int toSecond, Source source, String detail) {
        return new Observation(cause, FROM.plusSeconds(fromSecond), FROM.plusSeconds(toSecond), source, detail);
    }
}
