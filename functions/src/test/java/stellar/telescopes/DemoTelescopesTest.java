package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.contract.Wire;

/** The telescopes that {@code ./stellar up} begins with, by id. */
class DemoTelescopesTest {

    private final ObjectNode seed;
    private final List<Description> described = new ArrayList<>();

    DemoTelescopesTest() throws IOException {
        seed = Wire.readObject(Files.readString(Night.HOME.resolve("infrastructure/local-cloud/demo/seed.json")));
        seed.path("TelescopesTable").forEach(row -> {
            Form form = Form.of((ObjectNode) row);
            described.add(Description.read(form));
            assertThat(form.fault()).isEmpty();
        });
    }

    @Test
    void thereAreThreeOnTwoSitesOfEveryKind() {
        assertThat(described).hasSize(3);
        assertThat(described.stream().map(each -> each.observatory().site()).distinct())
                .hasSize(2);
        assertThat(described)
                .extracting(each -> each.optics().mount())
                .containsExactlyInAnyOrder(Optics.Mount.values());
        assertThat(described)
                .extracting(each -> each.camera().colour())
                .contains(Camera.Colour.MONO, Camera.Colour.BAYER);
        assertThat(described).extracting(each -> each.price().needsConsent()).containsExactly(false, false, true);
        assertThat(described).allSatisfy(each -> assertThat(each.openings()).isNotEmpty());
    }

    /** The simulator's frames say 430 mm and 7.52 µm in their headers: 7.52 µm are 3.6073″ at 430 mm. */
    @Test
    void theOneThatIsPlayedIsDescribedAsItsFramesAre() {
        assertThat(described.getFirst().fieldOfView().pixelScaleArcsec()).isCloseTo(3.6073, within(1e-4));
        assertThat(seed.at("/TelescopesTable/0/telescope").asText()).isEqualTo("demo");
        assertThat(seed.at("/RelaysTable/0/telescopes").toString()).isEqualTo("[\"demo\"]");
    }
}
