package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import stellar.relay.voyager.Heard.State;

/** A Voyager that wants to know who is there. */
class LoginTest {

    private static final Login LOGIN = new Login("observer", () -> "secret");

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final Heard heard = new Heard();

    private VoyagerLink start(Login login) {
        VoyagerSettings settings = VoyagerSettings.usual("127.0.0.1", 5950, login);
        VoyagerLink link = new VoyagerLink(settings, loop, loop, () -> 0L, heard);
        link.start();
        return link;
    }

    @Test
    void aLoginIsSentAtOnceAfterTheGreetingAndOnlyItsAnswerConnects() {
        start(LOGIN);

        loop.voyager().greet();

        JsonNode login = loop.voyager().expect("AuthenticateUserBase");
        assertThat(login.at("/params/Base").textValue()).isEqualTo("b2JzZXJ2ZXI6c2VjcmV0");
        assertThat(heard.states).isEmpty();
        loop.voyager()
                .say("{\"jsonrpc\":\"2.0\",\"authbase\":{\"Username\":\"observer\",\"Mail\":\"o@x\"},\"id\":"
                        + login.get("id") + "}");
        assertThat(heard.states).containsExactly(new State(LinkState.CONNECTED, null, 0));
        loop.voyager().expect("RemoteSetDashboardMode");
    }

    @Test
    void aRefusedLoginIsSaidAndTriedAgainOnlyAfterAMinute() {
        VoyagerLink link = start(LOGIN);
        loop.voyager().greet();

        loop.voyager().refuse(loop.voyager().expect("AuthenticateUserBase"), "Authentication Rejected");

        assertThat(loop.voyager().isOpen()).isFalse();
        assertThat(link.status().state()).isEqualTo(LinkState.REFUSED);
        assertThat(heard.states.toString()).contains("refused the login").doesNotContain("secret", "observer");
        loop.turnMillis(59_999);
        assertThat(loop.dials()).isEqualTo(1);
        loop.turnMillis(1);
        assertThat(loop.dials()).isEqualTo(2);
    }

    @Test
    void aLoginWithoutAnAnswerIsGivenUpAfterTenSeconds() {
        start(LOGIN);
        loop.voyager().greet();
        loop.turnMillis(9_999);
        assertThat(heard.states).isEmpty();

        loop.turnMillis(1);

        assertThat(heard.states).hasSize(1);
        assertThat(loop.voyager().isOpen()).isFalse();
    }

    @Test
    void aPasswordThatCannotBeReadIsSaidAndNothingIsSent() {
        start(new Login("observer", () -> {
            throw new UncheckedIOException(new NoSuchFileException("/secret/place"));
        }));

        loop.voyager().greet();

        assertThat(heard.states)
                .containsExactly(new State(LinkState.REFUSED, "The relay cannot read its password for Voyager.", 0));
        assertThat(loop.voyager().isQuiet()).isTrue();
    }

    @Test
    void nothingThatIsPrintedHoldsACredential() {
        assertThat(VoyagerSettings.usual("127.0.0.1", 5950, LOGIN).toString() + LOGIN + LOGIN.command())
                .doesNotContain("observer", "secret", "b2JzZXJ2ZXI6c2VjcmV0");
    }
}
