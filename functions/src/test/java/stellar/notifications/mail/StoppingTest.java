package stellar.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a mail can stop it by the link in it. */
class StoppingTest {

    private final Reader reader = new Reader();

    @Test
    void oneClickTurnsMailsOffUntilTheirUserTurnsThemOnAgain() throws IOException {
        reader.settle();

        APIGatewayV2HTTPResponse stopped = reader.stop(reader.secret());

        assertThat(stopped.getStatusCode()).isEqualTo(204);
        assertThat(reader.addresses.confirmed(reader.user)).isEmpty();
        assertThat(reader.mine().path("state").asText()).isEqualTo("off");
        assertThat(reader.stop(reader.secret()).getStatusCode()).as("doubled").isEqualTo(204);
        assertThat(Reader.read(reader.turn("confirmed"), 200).path("state").asText())
                .isEqualTo("confirmed");
        assertThat(reader.addresses.confirmed(reader.user)).isPresent();
        assertThat(reader.stop(reader.secret()).getStatusCode())
                .as("the same link later")
                .isEqualTo(204);
        assertThat(reader.addresses.confirmed(reader.user)).isEmpty();
    }

    @Test
    void whoFollowsTheLinkIsAskedFirstInTheirLanguageAndNothingStops() throws IOException {
        reader.settle();

        APIGatewayV2HTTPResponse english = reader.open(Reader.ASK, reader.secret(), "en");
        APIGatewayV2HTTPResponse french = reader.open(Reader.ASK, reader.secret(), "fr");

        assertThat(english.getStatusCode()).isEqualTo(302);
        assertThat(english.getHeaders())
                .containsEntry("location", "https://stellar.example/en/unsubscribe/" + reader.secret());
        assertThat(french.getHeaders())
                .containsEntry("location", "https://stellar.example/fr/unsubscribe/" + reader.secret());
        assertThat(reader.addresses.confirmed(reader.user)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "short",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "A%2fAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aLinkThatNobodyWasSentStopsNothing(String secret) throws IOException {
        reader.settle();

        assertThat(Reader.code(reader.stop(secret), 404)).isEqualTo("not-found");
        assertThat(reader.addresses.confirmed(reader.user)).isPresent();
        if (secret.length() != 43) {
            assertThat(Reader.code(reader.open(Reader.ASK, secret, "en"), 404)).isEqualTo("not-found");
        }
    }

    @Test
    void whoGetsCodesTheyNeverAskedForCanStopThemToo() throws IOException {
        Reader.read(reader.give(reader.address), 200);
        String code = reader.code();

        assertThat(reader.stop(reader.secret()).getStatusCode()).isEqualTo(204);

        assertThat(Reader.code(reader.show(code), 409)).isEqualTo("code-over");
        Reader other = new Reader();
        assertThat(Reader.read(reader.give(reader.address), 200).path("state").asText())
                .isEqualTo("unconfirmed");
        assertThat(Reader.read(other.give(reader.address), 200).path("state").asText())
                .isEqualTo("unconfirmed");
        assertThat(reader.postbox.taken()).hasSize(1);
        assertThat(other.postbox.taken()).isEmpty();
        reader.night.clock.advance(Duration.ofDays(30).plusSeconds(1));
        Reader.read(reader.give(reader.address), 200);
        assertThat(reader.postbox.taken()).as("a month later").hasSize(2);
    }

    @Test
    void thereIsNothingToTurnOnBeforeAnAddressIsConfirmed() throws IOException {
        assertThat(Reader.code(reader.turn("confirmed"), 409)).isEqualTo("address-not-confirmed");
        Reader.read(reader.give(reader.address), 200);
        assertThat(Reader.code(reader.turn("confirmed"), 409)).isEqualTo("address-not-confirmed");
        assertThat(reader.addresses.confirmed(reader.user)).isEmpty();
    }
}
