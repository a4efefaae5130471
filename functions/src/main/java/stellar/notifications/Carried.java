package stellar.notifications;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** What became of a message that was handed to somebody who carries it. */
public sealed interface Carried {

    /** For the log, without anybody's address; empty when there is nothing to say. */
    String why();

    /** It was taken. */
    record Taken() implements Carried {
        @Override
        public String why() {
            return "";
        }
    }

    /** It was not taken, and another attempt may succeed. */
    record Later(String why) implements Carried {}

    /** It was not taken and this message never will be, for example because it is too long. */
    record Refused(String why) implements Carried {}

    /** Nobody is there any more: nothing is to be sent there again. */
    record Gone(String why) implements Carried {}

    /** It may have been taken or not: the answer was lost. It is not sent again, since nobody is told twice. */
    record Unknown(String why) implements Carried {}

    /** Its name for programs and in rows. */
    default String word() {
        return switch (this) {
            case Taken _ -> "taken";
            case Later _ -> "later";
            case Refused _ -> "refused";
            case Gone _ -> "gone";
            case Unknown _ -> "unknown";
        };
    }

    /**
     * What became of a message when whoever carries it did not answer: another attempt is worth it where no connection stood, so
     * that nothing can have been handed over.
     *
     * @param carrier such as {@code SES} or {@code the push service}
     */
    static Carried unanswered(String carrier, Exception failure) {
        return causes(failure)
                .filter(Carried::isOfConnecting)
                .findFirst()
                .<Carried>map(cause -> new Later("There was no connection to " + carrier + ": " + name(cause) + "."))
                .orElseGet(() -> new Unknown("The answer of " + carrier + " was lost: " + name(last(failure)) + "."));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** What was there first says more than the client's wrapping of it. */
    private static Throwable last(Throwable failure) {
        return causes(failure).reduce(failure, (_, cause) -> cause);
    }

    /** Its words may name an address; its class does not. */
    private static String name(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    private static boolean isOfConnecting(Throwable cause) {
        return switch (cause) {
            case ConnectException _,
                    NoRouteToHostException _,
                    UnknownHostException _,
                    HttpConnectTimeoutException _,
                    SSLHandshakeException _ -> true;
            // The JDK has one class for both; where its words change, the message counts as sent perhaps.
            case SocketTimeoutException timeout ->
                String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
            default -> false;
        };
    }
}
