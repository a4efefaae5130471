package stellar.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import stellar.cloud.Figure;
import stellar.cost.Bill.Service;
import stellar.cost.Stretch.What;
import stellar.local.meter.Metered;
import stellar.local.meter.Reading;

class CostPageTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

    /** In an hour of each: a million requests for every viewer there is, and nothing else. */
    private static Counted counted() {
        List<Stretch> stretches = new ArrayList<>();
        for (What what : What.values()) {
            double requests =
                    switch (what) {
                        case IMAGING_WATCHED -> 1e6;
                        case IMAGING_BEFORE_A_HUNDRED -> 1e8;
                        default -> 0;
                    };
            stretches.add(
                    new Stretch(what, 0.5, new Reading(Map.of(Metered.HTTP_REQUESTS, Map.of("api", requests / 2)))));
        }
        return new Counted(LocalDate.parse("2026-11-22"), 10, 2, stretches);
    }

    private static CostPage page() throws IOException {
        return new CostPage(counted(), Cost.prices(REPOSITORY));
    }

    @Test
    void theTablesOfThePageAreThoseOfWhatWasCountedAndOfThePrices() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("docs/cost.md"));
        Counted known = Counted.in(REPOSITORY.resolve("docs/cost.json"));
        assertThat(new CostPage(known, Cost.prices(REPOSITORY)).in(page))
                .as("After another count or price: ./stellar cost --page")
                .isEqualTo(page);
    }

    @Test
    void allThatIsMeteredHasAPrice() throws IOException {
        Prices prices = Cost.prices(REPOSITORY);
        for (Metered metered : Metered.values()) {
            if (metered != Metered.OBJECT_BYTES_STORED) {
                assertThat(prices.of(metered.name())).as(metered.name()).isPositive();
            }
        }
    }

    @Test
    void theStacksAlarmsAreCountedInTheTemplates() throws IOException {
        assertThat(Counted.in(REPOSITORY.resolve("docs/cost.json")).alarms())
                .as("Alarms came or went: ./stellar cost --write")
                .isEqualTo(Cost.alarms(REPOSITORY));
    }

    @Test
    void soAreTheMetricsOfOurOwn() {
        assertThat(Cost.METRICS).isEqualTo(Figure.values().length + 1);
    }

    @Test
    void aMonthOfNightsIsNineHoursInTwentyFourOfThem() throws IOException {
        assertThat(page().nights(What.IMAGING_WATCHED, 1).of(Service.API_GATEWAY))
                .isCloseTo(730 * 9 / 24.0, EXACTLY);
        assertThat(page().month(What.IMAGING_BEFORE_A_HUNDRED, 2).total()).isCloseTo(200, EXACTLY);
    }

    @Test
    void whatDoesNotGrowIsTheCloudAloneWithItsAlarmsMetricsAndDashboard() throws IOException {
        assertThat(page().fixed().total()).isCloseTo(10 * 0.1 + 2 * 0.3 + 3, EXACTLY);
    }

    @Test
    void whatWasCountedIsReadAsItWasWritten() throws IOException {
        Path file = Files.createTempFile("counted", ".json");
        counted().write(file);
        assertThat(Counted.in(file)).isEqualTo(counted());
        Files.delete(file);
    }
}
