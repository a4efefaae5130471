package stellar.charges;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stellar.cloud.Language;
import stellar.slots.Slot;

class ChargeTest {

    private static final Instant FROM = Instant.parse("2026-11-23T22:00:00Z");
    private static final Map<Character, Cause> CAUSES = Map.of(
            'U', Cause.CLOUDS,
            'F', Cause.FOCUS_FAILED,
            'S', Cause.PLAN_DONE,
            'E', Cause.EXPOSURE,
            'P', Cause.PAUSED_BY_USER,
            'G', Cause.ENDED_BY_USER,
            'O', Cause.SLEW,
            '?', Cause.NOTHING_HEARD);

    /** Worked out by hand; the fourth is the example of decision 0033. */
    @ParameterizedTest
    @CsvSource({
        "4000, 60E, 4000, E 4000",
        "4000, 60?, 0, ? 4000",
        "4000, 45E 15U, 3000, E 3000; U 1000",
        "4000, 20E 8O 5P 15U 10F 2?, 2200, E 1333; P 333; O 534; U 1000; F 666; ? 134",
        "1, 14E 1U, 0, E 0; U 1",
        "1, 15E, 1, E 1",
        "100, 15E 15S, 50, E 50; S 50",
        "101, 15G 15S, 50, G 50; S 51",
        "0, 15E, 0, E 0"
    })
    void itIsTheShareOfTheMinutesThatAreChargedRoundedDown(long held, String spans, long charged, String lines) {
        Charge charge = Charge.of(held, minutes(letters(spans)));

        assertThat(charge.chargedCents()).isEqualTo(charged);
        assertThat(charge.returnedCents()).isEqualTo(held - charged);
        assertThat(charge.lines().stream()
                        .map(line -> line.minuteClass().letter() + " " + line.cents())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(lines);
    }

    @Test
    void linesAreWhatWasHeldNeverMoreNorLess() {
        Random chance = new Random(33);
        for (int i = 0; i < 20_000; i++) {
            long held = chance.nextInt(4) == 0 ? chance.nextInt(20) : chance.nextLong(100_000_001);
            Minutes minutes = minutes(random(chance));

            Charge charge = Charge.of(held, minutes);

            assertThat(charge.lines().stream().mapToLong(Charge.Line::cents).sum())
                    .isEqualTo(held);
            int paid = (int) minutes.letters()
                    .chars()
                    .filter(letter -> "EPGO".indexOf(letter) >= 0)
                    .count();
            BigInteger exact = BigInteger.valueOf(held)
                    .multiply(BigInteger.valueOf(paid))
                    .divide(BigInteger.valueOf(minutes.letters().length()));
            assertThat(charge.chargedCents()).isEqualTo(exact.longValueExact());
            for (Charge.Line line : charge.lines()) {
                assertThat(line.cents()).isNotNegative();
                assertThat(line.isCharged())
                        .isEqualTo("EPGO".indexOf(line.minuteClass().letter()) >= 0);
                assertThat((double) line.cents())
                        .isCloseTo(
                                (double) held
                                        * line.minutes()
                                        / minutes.letters().length(),
                                within(2.0));
            }
            assertThat(Charge.nothing(held, minutes).returnedCents()).isEqualTo(held);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Before, known later, and so: only what is now known to be free is.
        "EEEEEEEEEEEEEEE, EEEEEUUUUUEEEEE, EEEEEUUUUUEEEEE",
        "???????????????, EEEEEUUUUUEEEEE, ?????UUUUU?????",
        "EEEEEUUUUUEEEEE, ???????????????, EEEEEUUUUUEEEEE",
        "EEEEEOOOOOUUUUU, OOOOOEEEEEEEEEE, EEEEEOOOOOUUUUU",
        "UUUUUUUUUUUUUUU, FFFFFFFFFFFFFFF, FFFFFFFFFFFFFFF",
        "GGGGGGGGGGGGGGG, EEEEEEEEEESSSSS, GGGGGGGGGGSSSSS"
    })
    void lateEvidenceOnlyEverFreesMinutes(String before, String later, String corrected) {
        assertThat(minutes(before).corrected(minutes(later)).letters()).isEqualTo(corrected);
    }

    @Test
    void aCorrectionNeverCostsMoreAndTheSameAgainChangesNothing() {
        Random chance = new Random(34);
        for (int i = 0; i < 2_000; i++) {
            long held = chance.nextLong(100_000);
            Minutes before = minutes(random(chance));
            Minutes later = minutes(random(chance, before.letters().length()));

            Minutes after = before.corrected(later);

            long back = Charge.of(held, before).chargedCents()
                    - Charge.of(held, after).chargedCents();
            assertThat(back).isNotNegative();
            Map<MinuteClass, Integer> freed = before.freedBy(after);
            assertThat(Charge.shares(back, freed).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(back);
            assertThat(after.corrected(later)).isEqualTo(after);
        }
    }

    @Test
    void notesThatLeaveAMinuteOutOrSayItTwiceAreNoMinutes() {
        Slot slot = new Slot(FROM, FROM.plusSeconds(900));
        Note whole = new Note(Cause.EXPOSURE, FROM, slot.to(), new Source.None(), "");
        Note tooShort = new Note(Cause.EXPOSURE, FROM, FROM.plusSeconds(840), new Source.None(), "");
        Note odd = new Note(Cause.EXPOSURE, FROM, FROM.plusSeconds(90), new Source.None(), "");
        for (List<Note> wrong : List.of(List.<Note>of(), List.of(tooShort), List.of(whole, whole), List.of(odd))) {
            assertThatThrownBy(() -> new Minutes(slot, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void eachCauseIsASentenceInBothLanguagesAndKnownByItsWord(Cause cause) {
        assertThat(Cause.of(cause.word())).contains(cause);
        for (Language language : Language.values()) {
            assertThat(cause.in(language)).matches("\\p{Lu}.+\\.");
        }
        assertThat(cause.in(Language.FRENCH)).isNotEqualTo(cause.in(Language.ENGLISH));
        assertThat(MinuteClass.of(cause.minuteClass().word())).contains(cause.minuteClass());
        assertThat(CAUSES.keySet()).contains(cause.minuteClass().letter());
    }

    @Test
    void aSourceIsReadBackFromItsText() {
        for (Source source : List.of(
                new Source.Event(1_795_212_000_000L, 4_711),
                new Source.Change(6),
                new Source.Check(FROM.plusMillis(20)),
                new Source.None())) {
            assertThat(Source.of(source.text())).isEqualTo(source);
        }
        for (String wrong :
                List.of("", "event/1", "event/-1/2", "event/99999999999999999999/1", "check/noon", "change/")) {
            assertThatThrownBy(() -> Source.of(wrong)).as(wrong).isInstanceOf(IllegalStateException.class);
        }
    }

    private static String random(Random chance) {
        return random(chance, 15 * (1 + chance.nextInt(40)));
    }

    private static String random(Random chance, int length) {
        StringBuilder letters = new StringBuilder();
        String some = "UFSEPGO?".substring(chance.nextInt(8));
        while (letters.length() < length) {
            letters.repeat(some.charAt(chance.nextInt(some.length())), 1 + chance.nextInt(20));
        }
        return letters.substring(0, length);
    }

    /** {@code 2E 1O}: {@code EEO}. */
    private static String letters(String spans) {
        return Arrays.stream(spans.split(" "))
                .map(span -> span.substring(span.length() - 1)
                        .repeat(Integer.parseInt(span.substring(0, span.length() - 1))))
                .collect(Collectors.joining());
    }

    static Minutes minutes(String letters) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            Instant at = FROM.plusSeconds(60L * i);
            notes.add(new Note(
                    requireNonNull(CAUSES.get(letters.charAt(i))), at, at.plusSeconds(60), new Source.None(), ""));
        }
        return new Minutes(new Slot(FROM, FROM.plusSeconds(60L * letters.length())), notes);
    }
}
