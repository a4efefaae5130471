package stellar.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.InternalServiceErrorException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import stellar.Postbox;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Secret;
import stellar.notifications.Carried;
import stellar.notifications.Kind;
import stellar.notifications.Message;

/** What a mail holds, and what comes of handing it over. */
class MailCourierTest {

    private static final String SECRET = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";
    private static final URI STOP = URI.create("https://stellar.example/api/mail/unsubscriptions/" + SECRET);

    private final Postbox postbox = new Postbox();
    private final MailCourier courier = new MailCourier(postbox, new Sender("stellar@mail.example", "rules", true));

    private static Message message(Language language, String title, String text) {
        return new Message(
                "m-1",
                Kind.SOON,
                language,
                title,
                text,
                URI.create("https://stellar.example/en/bookings/b/access?a=1&b=2"),
                Instant.parse("2026-11-21T21:00:00Z"));
    }

    private SendEmailRequest sent(Message message) {
        assertThat(courier.carry(message, "vega@example.org", STOP)).isEqualTo(new Carried.Taken());
        return postbox.taken().getLast();
    }

    @Test
    void aMailSaysWhatHappenedWhyItComesAndHowToStopIt() {
        SendEmailRequest mail =
                sent(message(Language.ENGLISH, "M 31 begins soon", "It begins in an hour.\nThe dome is open."));

        assertThat(mail.fromEmailAddress()).isEqualTo("Stellar <stellar@mail.example>");
        assertThat(mail.destination().toAddresses()).containsExactly("vega@example.org");
        assertThat(mail.configurationSetName()).isEqualTo("rules");
        assertThat(mail.content().simple().subject().data()).isEqualTo("M 31 begins soon");
        assertThat(mail.content().simple().subject().charset()).isEqualTo("UTF-8");
        assertThat(Reader.text(mail)).isEqualTo("""
                        M 31 begins soon

                        It begins in an hour.
                        The dome is open.

                        https://stellar.example/en/bookings/b/access?a=1&b=2

                        --\s
                        You get this mail because mails of this kind are turned on in your account at Stellar.
                        Get no more mails from Stellar at this address
                        """ + STOP + "\n");
        assertThat(html(mail))
                .contains("<html lang=\"en\">")
                .contains("<h1>M 31 begins soon</h1><p>It begins in an hour.</p><p>The dome is open.</p>")
                .contains("href=\"https://stellar.example/en/bookings/b/access?a=1&amp;b=2\"")
                .contains("href=\"" + STOP + "\"")
                .contains("prefers-color-scheme:dark");
        assertThat(mail.content().simple().headers())
                .extracting(MessageHeader::name, MessageHeader::value)
                .contains(
                        tuple("List-Unsubscribe", "<" + STOP + ">"),
                        tuple("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        assertThat(mail.emailTags())
                .extracting(tag -> tag.name() + "=" + tag.value())
                .containsExactlyInAnyOrder("kind=soon", "link=" + new Secret(SECRET).sha256());
    }

    @Test
    void theHtmlFetchesNothingAndWhatPeopleWroteIsTextInIt() {
        SendEmailRequest mail = sent(
                message(Language.FRENCH, "<img src=x onerror=y> & \"M 31\"", "<script>z()</script>\n\n  \nl’étoile"));

        assertThat(html(mail))
                .contains("<html lang=\"fr\">")
                .contains("&lt;img src=x onerror=y&gt; &amp; &quot;M 31&quot;")
                .contains("<p>&lt;script&gt;z()&lt;/script&gt;</p><p>l’étoile</p>")
                .contains(">Ne plus recevoir de courriels de Stellar à cette adresse</a>")
                .doesNotContain("<script", "<img", "src=\"", "url(", "@import", "<link");
    }

    @Test
    void aTitleIsOneLineAndNotTooLongForASubject() {
        assertThat(sent(message(Language.ENGLISH, "M 31\r\nBcc: rigel@example.org\u2028x", "x"))
                        .content()
                        .simple()
                        .subject()
                        .data())
                .isEqualTo("M 31  Bcc: rigel@example.org x");
        String subject = sent(message(Language.ENGLISH, "🔭".repeat(300), "x"))
                .content()
                .simple()
                .subject()
                .data();
        assertThat(subject.codePointCount(0, subject.length())).isEqualTo(200);
        assertThat(subject).endsWith("🔭…");
    }

    private static String html(SendEmailRequest mail) {
        return mail.content().simple().body().html().data();
    }

    record Case(SdkException thrown, Class<? extends Carried> carried) {}

    static Stream<Case> failures() {
        return Stream.of(
                new Case(TooManyRequestsException.builder().statusCode(429).build(), Carried.Later.class),
                new Case(AccountSuspendedException.builder().statusCode(400).build(), Carried.Later.class),
                new Case(NotFoundException.builder().statusCode(404).build(), Carried.Later.class),
                new Case(error(503), Carried.Later.class),
                new Case(error(403), Carried.Later.class),
                new Case(error(418), Carried.Refused.class),
                new Case(BadRequestException.builder().statusCode(400).build(), Carried.Refused.class),
                new Case(
                        MessageRejectedException.builder()
                                .message("Email address is not verified.")
                                .statusCode(400)
                                .build(),
                        Carried.Refused.class),
                new Case(
                        MessageRejectedException.builder()
                                .message("Address blacklisted.")
                                .statusCode(400)
                                .build(),
                        Carried.Gone.class),
                new Case(InternalServiceErrorException.builder().statusCode(500).build(), Carried.Unknown.class),
                new Case(SdkClientException.create("reset"), Carried.Unknown.class));
    }

    private static SdkException error(int status) {
        return SesV2Exception.builder().message("error").statusCode(status).build();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatSesAnswersIsWhatBecameOfIt(Case failed) {
        postbox.failWith(failed.thrown());

        assertThat(courier.carry(message(Language.ENGLISH, "t", "x"), "vega@example.org", STOP))
                .isInstanceOf(failed.carried())
                .asString()
                .doesNotContain("vega");
    }

    @Test
    void withoutAnAddressOfOursNothingLeavesInProductionAndElsewhereItDoes() {
        Message message = message(Language.ENGLISH, "t", "x");

        assertThat(new MailCourier(postbox, new Sender("stellar@localhost", "rules", true))
                        .carry(message, "vega@example.org", STOP))
                .isEqualTo(new Carried.Later("Nobody said who mails are from. Deploy with the parameter MailFrom, an"
                        + " address of a domain of yours."));
        assertThat(postbox.taken()).isEmpty();
        assertThat(new MailCourier(postbox, new Sender("stellar@localhost", "rules", false))
                        .carry(message, "vega@example.org", STOP))
                .isEqualTo(new Carried.Taken());
    }

    /** A server that hangs up on a request: the mail may be on its way, so nobody sends it again, on a kept connection neither. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aMailWhoseAnswerWasLostIsSentOnceAndUnknown(int answeredBefore) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (requests.getAndIncrement() < answeredBefore) {
                byte[] answer = "{\"MessageId\":\"m\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
        try (SesV2Client mails = client(server.getAddress().getPort())) {
            for (int i = 0; i < answeredBefore; i++) {
                assertThat(onTheWire(mails)).isEqualTo(new Carried.Taken());
            }

            assertThat(onTheWire(mails)).isInstanceOf(Carried.Unknown.class);
            assertThat(requests).hasValue(answeredBefore + 1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aMailThatReachedNobodyMayBeSentAgain() throws Exception {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }

        try (SesV2Client mails = client(free)) {
            assertThat(onTheWire(mails)).isInstanceOf(Carried.Later.class);
        }
    }

    private static SesV2Client client(int port) {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        return new Clients(new Environment(Map.of(
                        "AWS_REGION", "eu-west-3", "AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:" + port + "/_ses")))
                .mail();
    }

    private static Carried onTheWire(SesV2Client mails) {
        return new MailCourier(mails, new Sender("stellar@localhost", "rules", false))
                .carry(message(Language.ENGLISH, "t", "x"), "vega@example.org", STOP);
    }

    @Test
    void eachKindCanBeATag() {
        assertThat(List.of(Kind.values()))
                .allSatisfy(kind -> assertThat(kind.word()).matches("[A-Za-z0-9_-]{1,256}"));
    }
}
