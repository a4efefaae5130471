package stellar.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.ApiBook;
import stellar.contract.Wire;

/** A telescope's images by night, type and filter, page by page. */
class GalleryTest {

    @TempDir
    Path folder;

    private Exposures exposures;

    @BeforeEach
    void start() throws Exception {
        exposures = new Exposures(folder);
    }

    @AfterEach
    void stop() {
        exposures.close();
    }

    @Test
    void theGalleryShowsANightATypeOrAFilter() throws Exception {
        for (String filter : List.of("L", "Ha", "L", "OIII", "L")) {
            String image = UUID.randomUUID().toString();
            exposures.develop(exposures.key(image), exposures.arrive(image, exposures.bytes(Exposures.light(filter))));
            exposures.night.clock.advance(Duration.ofHours(9));
        }
        assertThat(exposures.list(Map.of())).hasSize(5);
        assertThat(exposures.list(Map.of("type", "LIGHT"))).hasSize(5);
        assertThat(exposures.list(Map.of("type", "DARK"))).isEmpty();
        assertThat(exposures.list(Map.of("type", "LIGHT", "filter", "L", "night", "2026-11-21")))
                .hasSize(2);
        assertThat(exposures.list(Map.of("filter", "Ha"))).as("Voyager said L").isEmpty();
        assertThat(exposures.list(Map.of("night", "2026-11-21"))).hasSize(2);
        assertThat(exposures.list(Map.of("night", "2026-11-22"))).hasSize(3);
        assertThat(exposures.list(Map.of("night", "2026-11-24"))).isEmpty();
        for (Map<String, String> nonsense :
                List.of(Map.of("type", "light"), Map.of("night", "21.11.2026"), Map.of("night", "0001-01-01"))) {
            assertThat(ApiBook.ask(exposures.gallery, exposures.listing(nonsense))
                            .getStatusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void pagesGoOnWhereTheyEndedAlsoWhenFewAreWanted() throws IOException {
        for (int i = 0; i < 7; i++) {
            String image = UUID.randomUUID().toString();
            exposures.night.tables.transactWriteItems(
                    write -> write.transactItems(ImageFacts.of(exposures.night.imageEvents(1, image)).stream()
                            .map(exposures.images::learn)
                            .toList()));
            exposures.night.clock.advance(Duration.ofSeconds(30));
        }
        Map<String, String> wanted = new HashMap<>(Map.of("limit", "3", "filter", "L", "night", "2026-11-21"));
        int seen = 0;
        for (int page = 0; page < 3; page++) {
            ObjectNode answer = Wire.readObject(
                    ApiBook.ask(exposures.gallery, exposures.listing(wanted)).getBody());
            seen += answer.path("images").size();
            wanted.put("before", answer.path("before").asText());
        }
        assertThat(seen).isEqualTo(7);
        wanted.put("night", "2026-11-22");
        assertThat(exposures.list(wanted)).isEmpty();
        wanted.put("night", "2026-11-20");
        assertThat(exposures.list(wanted)).isEmpty();
    }
}
