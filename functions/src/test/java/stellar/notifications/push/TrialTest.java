package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody has a message sent to one of their devices, to see whether it comes. */
class TrialTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aTrialIsReadInTheLanguageOfWhoAsksForIt() throws IOException {
        String id = rig.added();

        assertThat(rig.tried(id)).isEqualTo("taken");
        assertThat(rig.lastRead().path("title").asText()).isEqualTo("Stellar reaches you here");
        assertThat(rig.lastRead().path("kind").asText()).isEqualTo("trial");
        assertThat(rig.lastRead().path("link").asText()).isEqualTo("/en/account");
        assertThat(rig.list(rig.user).at("/devices/0/lastAt").asText()).isEqualTo("2026-11-21T22:00:05.180Z");

        Rig.read(rig.ask(rig.user, Rig.TRY, id, "", "fr"), 200);
        assertThat(rig.lastRead().path("title").asText()).isEqualTo("Stellar vous joint ici");
        assertThat(rig.lastRead().path("link").asText()).isEqualTo("/fr/account");
    }

    @ParameterizedTest
    @CsvSource({
        "201, taken, true",
        "429, later, true",
        "503, later, true",
        "413, refused, true",
        "403, refused, true",
        "410, gone, false",
        "404, gone, false"
    })
    void aTrialSaysWhatBecameOfItAndADeadDeviceIsForgotten(int status, String carried, boolean stays)
            throws IOException {
        String id = rig.added();
        rig.status.set(status);

        assertThat(rig.tried(id)).isEqualTo(carried);

        assertThat(rig.ids(rig.user).equals(List.of(id))).isEqualTo(stays);
        assertThat(rig.list(rig.user).at("/devices/0").has("lastAt")).isEqualTo(status == 201);
        assertThat(rig.counted(rig.user)).isEqualTo(stays ? 1 : 0);
    }

    @Test
    void thereAreTenTrialsAnHourAndThenNoMessageIsSent() throws IOException {
        String id = rig.added();
        for (int i = 0; i < 10; i++) {
            assertThat(rig.tried(id)).isEqualTo("taken");
        }

        APIGatewayV2HTTPResponse answer = rig.ask(rig.user, Rig.TRY, id, "");

        assertThat(Rig.code(answer, 429)).isEqualTo("too-often");
        assertThat(answer.getHeaders()).containsEntry("retry-after", "3595");
        assertThat(rig.service.asked).hasSize(10);
        rig.night.clock.advance(Duration.ofHours(1));
        assertThat(rig.tried(id)).isEqualTo("taken");
    }
}
