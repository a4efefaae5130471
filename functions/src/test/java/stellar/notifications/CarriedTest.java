package stellar.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class CarriedTest {

    @ParameterizedTest
    @MethodSource
    void whereNoConnectionStoodItMayBeSentAgain(IOException failure) {
        String why = "There was no connection to SES: " + failure.getClass().getSimpleName() + ".";

        assertThat(Carried.unanswered("SES", failure)).isEqualTo(new Carried.Later(why));
        assertThat(Carried.unanswered("SES", SdkClientException.create("wrapped", failure)))
                .isEqualTo(new Carried.Later(why));
    }

    static IOException[] whereNoConnectionStoodItMayBeSentAgain() {
        return new IOException[] {
            new ConnectException("Connection refused"),
            new NoRouteToHostException("No route to host"),
            new UnknownHostException("email.eu-west-3.amazonaws.com"),
            new HttpConnectTimeoutException("HTTP connect timed out"),
            new SSLHandshakeException("no cipher suites in common"),
            new SocketTimeoutException("Connect timed out")
        };
    }

    @ParameterizedTest
    @MethodSource
    void whereOneStoodItMayHaveBeenTakenAndIsNotSentAgain(IOException failure) {
        String why =
                "The answer of the push service was lost: " + failure.getClass().getSimpleName() + ".";

        assertThat(Carried.unanswered("the push service", failure)).isEqualTo(new Carried.Unknown(why));
        assertThat(Carried.unanswered("the push service", SdkClientException.create("wrapped", failure)))
                .isEqualTo(new Carried.Unknown(why));
    }

    static IOException[] whereOneStoodItMayHaveBeenTakenAndIsNotSentAgain() {
        return new IOException[] {
            new SocketTimeoutException("Read timed out"),
            new SocketTimeoutException(),
            new HttpTimeoutException("request timed out"),
            new SocketException("Connection reset"),
            new SSLException("closed in the middle"),
            new IOException("Unexpected end of file from server")
        };
    }

    @Test
    void whyNothingCameIsToldWithoutTheAddressThatTheFailureNames() {
        Carried carried = Carried.unanswered("SES", new IOException("to vega@example.org", null));

        assertThat(carried.why()).doesNotContain("vega").contains("IOException");
        assertThat(new Carried.Taken().why()).isEmpty();
    }
}
