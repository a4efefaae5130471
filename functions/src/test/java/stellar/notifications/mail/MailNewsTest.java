package stellar.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import stellar.Night;

/** What SES tells of mails that came back. */
class MailNewsTest {

    private final Reader reader = new Reader();
    private final MailNewsHandler handler =
            new MailNewsHandler(reader.environment(), reader.night.tables, reader.night.clock, Night.silent());

    /** News of the latest mail, about this recipient. */
    private void hear(String event, String recipient) {
        hear(event, recipient, link());
    }

    private void hear(String event, String recipient, String link) {
        tell("{%s:[{\"emailAddress\":\"%s\"}]},\"mail\":{\"messageId\":\"m\",\"tags\":{\"link\":[\"%s\"]}}}"
                .formatted(event, recipient, link));
    }

    private void tell(String message) {
        SNSEvent event = new SNSEvent()
                .withRecords(List.of(new SNSEvent.SNSRecord().withSns(new SNSEvent.SNS().withMessage(message))));
        assertThat(handler.handleRequest(event, Night.INVOCATION)).isEqualTo("heard");
    }

    private String link() {
        return reader.mail().emailTags().stream()
                .filter(tag -> tag.name().equals("link"))
                .map(MessageTag::value)
                .findFirst()
                .orElseThrow();
    }

    private static String bounce(String type) {
        return "\"eventType\":\"Bounce\",\"bounce\":{\"bounceType\":\"" + type
                + "\",\"bounceSubType\":\"General\",\"bouncedRecipients\"";
    }

    private static String complaint(String type) {
        return "\"eventType\":\"Complaint\",\"complaint\":{\"complaintFeedbackType\":\"" + type
                + "\",\"complainedRecipients\"";
    }

    private String state() throws IOException {
        return reader.mine().path("state").asText();
    }

    @Test
    void anAddressFromWhichMailsComeBackForGoodIsDeadUntilItIsConfirmedAnew() throws IOException {
        reader.settle();

        hear(bounce("Permanent"), reader.address.toUpperCase(Locale.ROOT));
        hear(bounce("Permanent"), reader.address);

        assertThat(state()).isEqualTo("dead");
        assertThat(reader.addresses.confirmed(reader.user)).isEmpty();
        assertThat(Reader.code(reader.turn("confirmed"), 409)).isEqualTo("address-not-confirmed");
        reader.settle();
        assertThat(reader.addresses.confirmed(reader.user)).isPresent();
    }

    @Test
    void anAddressWhoseReaderComplainedIsDead() throws IOException {
        reader.settle();
        hear(complaint("abuse"), reader.address);

        assertThat(state()).isEqualTo("dead");
    }

    @Test
    void aCodeThatComesBackMakesItDeadToo() throws IOException {
        Reader.read(reader.give(reader.address), 200);
        hear(bounce("Permanent"), reader.address);

        assertThat(state()).isEqualTo("dead");
        assertThat(Reader.code(reader.show(reader.code()), 409)).isEqualTo("code-over");
    }

    @Test
    void aFullLetterBoxOrAMistakenComplaintChangesNothing() throws IOException {
        reader.settle();
        hear(bounce("Transient"), reader.address);
        hear(bounce("Undetermined"), reader.address);
        hear(complaint("not-spam"), reader.address);

        assertThat(state()).isEqualTo("confirmed");
    }

    @Test
    void newsOfAnotherMailOrOfAnAddressThatWasReplacedChangeNothing() throws IOException {
        reader.settle();
        String old = link();
        hear(bounce("Permanent"), "other-" + reader.address);
        hear(bounce("Permanent"), reader.address, "0".repeat(64));
        hear(bounce("Permanent"), reader.address, "");
        assertThat(state()).isEqualTo("confirmed");

        Reader.read(reader.give("new-" + reader.address), 200);
        Reader.read(reader.show(reader.code()), 200);
        hear(bounce("Permanent"), reader.address, old);
        assertThat(state()).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"eventType\":\"Open\"}", "{\"eventType\":\"Bounce\"}"})
    void whatCannotBeReadIsPassedOver(String message) throws IOException {
        reader.settle();
        tell(message);

        assertThat(state()).isEqualTo("confirmed");
    }
}
