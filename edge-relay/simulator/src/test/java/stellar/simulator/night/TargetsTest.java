package stellar.simulator.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetsTest {
    @Test
    void aNameIsFoundHoweverItIsTyped() {
        for (String typed : new String[] {"M31", "m 31", "Andromeda", "ANDROMEDA", "m31 andromeda", "Andrómeda"}) {
            assertThat(Targets.named(typed)).as(typed).map(Target::name).contains("M31 Andromeda");
        }
        assertThat(Targets.named("NGC7000")).map(Target::name).contains("NGC 7000 North America");
        assertThat(Targets.named("M3")).map(Target::name).contains("M3");
        assertThat(Targets.named("M999")).isEmpty();
        assertThat(Targets.named("")).isEmpty();
    }

    @Test
    void atAnyHourOfTheYearAShowpieceIsUpInTheMiddleOfTheNight() {
        var sky = new Sky(Site.DEMO);
        Instant first = Instant.parse("2026-01-01T20:00:00Z");
        for (int hour = 0; hour < 365 * 8; hour++) {
            Instant when = first.plus(Duration.ofDays(hour / 8)).plus(Duration.ofHours(hour % 8));
            Target target = Programme.showpieceUp(sky, when, hour);
            assertThat(sky.horizontal(target.place(), when).altitudeDegrees())
                    .as("%s at %s", target.name(), when)
                    .isGreaterThan(Programme.DEMO_ALTITUDE_DEGREES);
        }
    }

    @Test
    void everyShowpieceStandsWithinThreeMinutesOfArcOfTheCatalogue() throws IOException {
        Optional<Path> file = catalogue();
        assumeTrue(file.isPresent(), "the reference catalogue is not on this machine");
        Map<String, Equatorial> reference = places(file.orElseThrow());
        for (Target target : Targets.ALL) {
            String name = Targets.designation(target).replace(" ", "");
            assertThat(reference).containsKey(name);
            Equatorial wanted = reference.getOrDefault(name, new Equatorial(0, -90));
            assertThat(wanted.degreesTo(target.place()) * 60).as(name).isLessThan(3);
        }
    }

    /** It lies in a folder {@code shared} beside one of the folders above, or nowhere. */
    private static Optional<Path> catalogue() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/openngc.csv"))
                .filter(Files::exists)
                .findFirst();
    }

    private static Map<String, Equatorial> places(Path file) throws IOException {
        Map<String, Equatorial> places = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] row = line.split(";", -1);
            if (row[2].contains(":")) {
                String[] ra = row[2].split(":");
                String[] dec = row[3].split(":");
                double hours = number(ra[0]) + number(ra[1]) / 60 + number(ra[2]) / 3600;
                double degrees = Math.abs(number(dec[0])) + number(dec[1]) / 60 + number(dec[2]) / 3600;
                var place = new Equatorial(hours, dec[0].startsWith("-") ? -degrees : degrees);
                places.put(row[0].replaceFirst("^(NGC|IC)0*", "$1"), place);
                if (!row[9].isEmpty()) {
                    places.putIfAbsent("M" + row[9].toUpperCase(Locale.ROOT), place);
                }
            }
        }
        return places;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
