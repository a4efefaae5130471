package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.cloud.Language;
import stellar.sky.Horizon;
import stellar.sky.Site;

class WishTest {

    private static Wish fit(ObjectNode sent) {
        assertThat(Wish.of(sent)).isInstanceOf(Wish.Judged.Fit.class);
        return ((Wish.Judged.Fit) Wish.of(sent)).wish();
    }

    private static Wish.Judged.Unfit unfit(ObjectNode sent) {
        assertThat(Wish.of(sent)).isInstanceOf(Wish.Judged.Unfit.class);
        return (Wish.Judged.Unfit) Wish.of(sent);
    }

    @Test
    void whatAnOperatorSaysIsReadIntoTypes() {
        Wish wish = fit(Wishes.sound());
        Description read = wish.description();

        assertThat(wish.listing()).isEqualTo(Listing.HIDDEN);
        assertThat(read.name().in(Language.FRENCH)).isEqualTo("Sud");
        assertThat(read.observatory().site()).isEqualTo(new Site(-30.5, -70.8, 1500));
        assertThat(read.observatory().timeZone()).isEqualTo(ZoneId.of("America/Santiago"));
        assertThat(read.horizon().points()).containsExactly(new Horizon.Point(0, 12), new Horizon.Point(180.5, 20));
        assertThat(read.optics()).isEqualTo(new Optics(530, 106, Optics.Mount.FORK));
        assertThat(read.camera()).isEqualTo(new Camera("Mono 26", 6248, 4176, 3.76, Camera.Colour.MONO));
        assertThat(read.filters()).containsExactly("L", "Ha");
        assertThat(read.price()).isEqualTo(new Price(4000, true, Duration.ofHours(24)));
        assertThat(read.openings().getFirst())
                .isEqualTo(new Opening(DayOfWeek.FRIDAY, LocalTime.of(18, 0), LocalTime.of(6, 0)));
        assertThat(read.openings().getFirst().endsNextDay()).isTrue();
        assertThat(read.openings().getFirst().length()).isEqualTo(Duration.ofHours(12));
        assertThat(read.overheads().slew()).isEqualTo(Duration.ofSeconds(40));
        assertThat(read.overheads().flip()).isZero();
        assertThat(read.overheads().autofocus()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        Description read = fit(Wishes.sound()).description();

        assertThat(fit(read.toJson().put("listing", "hidden")).description()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/name                    | nothing          | name                       | object-needed",
                "/name/fr                 | nothing          | name.fr                    | text-needed",
                "/name/en                 | '   '            | name.en                    | text-needed",
                "/name/en                 | 'a\\nb'          | name.en                    | text-unseen",
                "/description/en          | 7                | description.en             | text-needed",
                "/site/latitudeDegrees    | 90.1             | site.latitudeDegrees       | number-out-of-bounds",
                "/site/latitudeDegrees    | '45'             | site.latitudeDegrees       | number-out-of-bounds",
                "/site/longitudeDegrees   | -181             | site.longitudeDegrees      | number-out-of-bounds",
                "/site/elevationMetres    | 1e400            | site.elevationMetres       | number-out-of-bounds",
                "/site/timeZone           | 'UTC+1'          | site.timeZone              | time-zone-unknown",
                "/site/timeZone           | 'Europe/Atlantis'| site.timeZone              | time-zone-unknown",
                "/horizon                 | nothing          | horizon                    | list-out-of-bounds",
                "/horizon/1               | 3                | horizon[1]                 | object-needed",
                "/horizon/1/azimuthDegrees| 360              | horizon[1].azimuthDegrees  | number-out-of-bounds",
                "/horizon/1/azimuthDegrees| 0                | horizon[1].azimuthDegrees  | azimuth-twice",
                "/horizon/0/altitudeDegrees| 91              | horizon[0].altitudeDegrees | number-out-of-bounds",
                "/optics/focalLengthMm    | 0                | optics.focalLengthMm       | number-out-of-bounds",
                "/optics/mount            | 'dobson'         | optics.mount               | choice-unknown",
                "/camera/width            | 6248.5           | camera.width               | number-out-of-bounds",
                "/camera/height           | nothing          | camera.height              | number-out-of-bounds",
                "/camera/colour           | 'MONO'           | camera.colour              | choice-unknown",
                "/filters                 | []               | filters                    | list-out-of-bounds",
                "/filters/1               | 'L'              | filters[1]                 | twice",
                "/filters/0               | 'Luminance 3nm'  | filters[0]                 | text-too-long",
                "/centsAnHour       | 3                | centsAnHour          | number-out-of-bounds",
                "/needsConsent      | 'no'             | needsConsent         | flag-needed",
                "/freeCancelHours   | 721              | freeCancelHours      | number-out-of-bounds",
                "/opening/0/day           | 'Friday'         | opening[0].day             | choice-unknown",
                "/opening/0/from          | '18:10'          | opening[0].from            | time-of-day-needed",
                "/opening/0/to            | '24:00'          | opening[0].to              | time-of-day-needed",
                "/opening/1/from          | '05:45'          | opening                    | opening-overlaps",
                "/opening/1/day           | 'friday'         | opening                    | opening-overlaps",
                "/overheads               | []               | overheads                  | object-needed",
                "/overheads/slewSeconds   | 3601             | overheads.slewSeconds      | number-out-of-bounds",
                "/listing                 | 'retired'        | listing                    | choice-unknown",
                "/relay                   | 'r'              | voyager                    | number-out-of-bounds",
            })
    void whatCannotBeIsRefusedByItsPath(String pointer, String value, String field, String code) throws IOException {
        Wish.Judged.Unfit unfit = unfit(Wishes.with(pointer, value));

        assertThat(unfit.field()).isEqualTo(field);
        assertThat(unfit.why().code()).isEqualTo(code);
        assertThat(unfit.why().status()).isEqualTo(400);
        for (Language language : Language.values()) {
            assertThat(unfit.why().in(language)).contains(" " + field + " ").doesNotContain("{");
        }
    }

    @Test
    void aNightMayRunIntoTheNextWeekAndMeetItsBeginning() throws IOException {
        ObjectNode apart = Wishes.sound();
        ArrayNode opening = apart.putArray("opening");
        opening.addObject().put("day", "sunday").put("from", "20:00").put("to", "04:00");
        opening.addObject().put("day", "monday").put("from", "04:00").put("to", "04:15");
        assertThat(fit(apart).description().openings()).hasSize(2);

        opening.addObject().put("day", "monday").put("from", "03:45").put("to", "04:00");
        assertThat(unfit(apart).why().code()).isEqualTo("opening-overlaps");
    }

    @Test
    void aDayFromAnHourToTheSameHourIsAWholeOne() throws IOException {
        Wish wish = fit(Wishes.with("/opening", "[{'day':'monday','from':'12:00','to':'12:00'}]"));

        assertThat(wish.description().openings().getFirst().length()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aHorizonHasSeventyTwoPointsAtMost() {
        ObjectNode wish = Wishes.sound();
        ArrayNode points = wish.putArray("horizon");
        for (int i = 0; i < 72; i++) {
            points.addObject().put("azimuthDegrees", 5 * i).put("altitudeDegrees", 15);
        }
        assertThat(fit(wish).description().horizon().altitudeDegrees(357)).isEqualTo(15);

        points.addObject().put("azimuthDegrees", 1).put("altitudeDegrees", 15);
        assertThat(unfit(wish).field()).isEqualTo("horizon");
    }

    /** DynamoDB keeps 38 digits: what has more must not come so far. */
    @Test
    void aNumberWithEndlessDecimalsIsRoundedToAMillionth() throws IOException {
        Wish wish = fit(Wishes.with("/site/latitudeDegrees", "0." + "1".repeat(60) + "e-1"));

        assertThat(wish.description().observatory().site().latitudeDegrees()).isEqualTo(0.011111);
    }
}
