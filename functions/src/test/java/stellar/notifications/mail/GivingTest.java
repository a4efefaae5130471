package stellar.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import stellar.ApiBook;
import stellar.MeddledTables;
import stellar.Night;

/** An address is given, and confirmed by a code that was sent there. */
class GivingTest {

    private final Reader reader = new Reader();

    @Test
    void anAddressIsConfirmedByTheCodeThatWasSentThere() throws IOException {
        assertThat(reader.mine()).hasToString("{\"state\":\"none\"}");

        ObjectNode given = Reader.read(reader.give(" " + reader.address), 200);

        assertThat(given.path("state").asText()).isEqualTo("unconfirmed");
        assertThat(given.path("address").asText()).isEqualTo(reader.address);
        assertThat(given.path("codeUntil").asText()).isEqualTo("2026-11-21T22:30:05.180Z");
        assertThat(reader.addresses.confirmed(reader.user)).isEmpty();
        assertThat(reader.mail().destination().toAddresses()).containsExactly(reader.address);

        String code = reader.code();
        ObjectNode confirmed = Reader.read(reader.show(code.substring(0, 3) + " " + code.substring(3)), 200);
        assertThat(confirmed)
                .hasToString("{\"state\":\"confirmed\",\"address\":\"" + reader.address + "\"}")
                .isEqualTo(reader.mine());
        Confirmed where = reader.addresses.confirmed(reader.user).orElseThrow();
        assertThat(where.address()).isEqualTo(reader.address);
        assertThat(where.unsubscribe())
                .hasToString("https://stellar.example/api/mail/unsubscriptions/" + reader.secret());
        assertThat(reader.postbox.taken()).hasSize(1);
    }

    @Test
    void aDoubledConfirmationIsAsGood() throws IOException {
        reader.settle();

        assertThat(Reader.read(reader.show(reader.code()), 200).path("state").asText())
                .isEqualTo("confirmed");
    }

    @Test
    void anAddressThatIsConfirmedIsSentNoCode() throws IOException {
        reader.settle();
        Reader.read(reader.turn("off"), 200);

        assertThat(Reader.read(reader.give(reader.address.toUpperCase(Locale.ROOT)), 200)
                        .path("state")
                        .asText())
                .isEqualTo("off");
        assertThat(reader.postbox.taken()).hasSize(1);
    }

    @Test
    void anotherAddressTakesThePlaceOfTheOldOneAndTheOldLinkStopsNothing() throws IOException {
        reader.settle();
        String oldSecret = reader.secret();

        Reader.read(reader.give("new-" + reader.address), 200);

        assertThat(reader.addresses.confirmed(reader.user)).isEmpty();
        assertThat(reader.secret()).isNotEqualTo(oldSecret);
        assertThat(reader.stop(oldSecret).getStatusCode()).isEqualTo(404);
        Reader.read(reader.show(reader.code()), 200);
        assertThat(reader.addresses.confirmed(reader.user).orElseThrow().address())
                .isEqualTo("new-" + reader.address);
    }

    @Test
    void anAnswerDoesNotSayWhetherSomebodyElseHasTheAddress() throws IOException {
        Reader other = new Reader();
        Reader.read(other.give(reader.address), 200);
        Reader.read(other.show(other.code()), 200);
        Reader stranger = new Reader();

        assertThat(Reader.read(reader.give(reader.address), 200).toString())
                .isEqualTo(Reader.read(stranger.give(stranger.address), 200)
                        .toString()
                        .replace(stranger.address, reader.address));
        assertThat(other.mine().path("state").asText()).isEqualTo("confirmed");
    }

    /** The second asks between what the first reads and what it writes. */
    @Test
    void ofTwoWhoAskAtOnceOneCodeIsGoodAndBothCount() throws IOException {
        Iterator<Runnable> meanwhile = List.<Runnable>of(
                        () -> {}, () -> {}, () -> reader.give("second-" + reader.address))
                .iterator();
        MailHandler first = reader.handler(MeddledTables.over(reader.night.tables, () -> {
            if (meanwhile.hasNext()) {
                meanwhile.next().run();
            }
        }));

        Reader.read(Reader.ask(first, reader.user, Reader.GIVE, "{\"address\":\"" + reader.address + "\"}"), 200);

        assertThat(meanwhile.hasNext()).as("whether nobody came between").isFalse();
        assertThat(reader.postbox.taken()).hasSize(2);
        assertThat(reader.mine().path("address").asText()).isEqualTo(reader.address);
        assertThat(reader.mail().destination().toAddresses()).containsExactly(reader.address);
        Reader.read(reader.show(reader.code()), 200);
        for (int i = 0; i < 3; i++) {
            Reader.read(reader.give(i + reader.address), 200);
        }
        assertThat(Reader.code(reader.give("sixth-" + reader.address), 429)).isEqualTo("too-many-codes");
    }

    /** The code of the first mail is shown between what the second asking reads and what it writes. */
    @Test
    void aConfirmationThatComesMeanwhileIsNotUndone() throws IOException {
        Reader.read(reader.give(reader.address), 200);
        String code = reader.code();
        Iterator<Runnable> meanwhile =
                List.<Runnable>of(() -> {}, () -> {}, () -> reader.show(code)).iterator();
        MailHandler slow = reader.handler(MeddledTables.over(reader.night.tables, () -> {
            if (meanwhile.hasNext()) {
                meanwhile.next().run();
            }
        }));

        ObjectNode given = Reader.read(
                Reader.ask(slow, reader.user, Reader.GIVE, "{\"address\":\"" + reader.address + "\"}"), 200);

        assertThat(given.path("state").asText()).isEqualTo("confirmed");
        assertThat(reader.addresses.confirmed(reader.user)).isPresent();
        assertThat(reader.postbox.taken()).as("no second code").hasSize(1);
    }

    /** Another address is given between the try that is paid and the confirmation. */
    @Test
    void aCodeDoesNotConfirmAnAddressThatCameMeanwhile() throws IOException {
        Reader.read(reader.give(reader.address), 200);
        Iterator<Runnable> meanwhile =
                List.<Runnable>of(() -> reader.give("second-" + reader.address)).iterator();
        MailHandler slow = reader.handler(MeddledTables.over(reader.night.tables, () -> {
            if (meanwhile.hasNext()) {
                meanwhile.next().run();
            }
        }));

        String code = reader.code();
        assertThat(Reader.code(Reader.ask(slow, reader.user, Reader.CONFIRM, "{\"code\":\"" + code + "\"}"), 409))
                .isEqualTo("code-over");
        assertThat(reader.mine().path("state").asText()).isEqualTo("unconfirmed");
        assertThat(reader.mine().path("address").asText()).isEqualTo("second-" + reader.address);
    }

    @Test
    void anAddressThatTheCarrierRefusesIsRefused() throws IOException {
        reader.postbox.failWith(BadRequestException.builder()
                .message("Domain contains dot-dot")
                .statusCode(400)
                .build());

        ObjectNode refused = Reader.read(reader.give(reader.address), 400);

        assertThat(refused.path("code").asText()).isEqualTo("address-refused");
        assertThat(refused.path("field").asText()).isEqualTo("address");
        assertThat(reader.mine().has("codeUntil")).isFalse();
    }

    @Test
    void anAddressThatTheCarrierHasGivenUpIsDead() throws IOException {
        reader.postbox.failWith(MessageRejectedException.builder()
                .message("Address is on the suppression list")
                .statusCode(400)
                .build());

        assertThat(Reader.read(reader.give(reader.address), 200).path("state").asText())
                .isEqualTo("dead");
        reader.postbox.mend();
        assertThat(Reader.read(reader.give(reader.address), 200).path("state").asText())
                .as("tried again")
                .isEqualTo("unconfirmed");
    }

    @Test
    void aForgottenAddressLeavesNothingBehindThatNamesIt() throws IOException {
        reader.settle();
        String secret = reader.secret();

        assertThat(reader.ask(reader.user, Reader.FORGET, "").getStatusCode()).isEqualTo(204);
        assertThat(reader.ask(reader.user, Reader.FORGET, "").getStatusCode()).isEqualTo(204);

        assertThat(reader.mine()).hasToString("{\"state\":\"none\"}");
        assertThat(reader.addresses.confirmed(reader.user)).isEmpty();
        assertThat(reader.stop(secret).getStatusCode()).isEqualTo(404);
        assertThat(rows()).noneMatch(row -> row.contains(reader.address) || row.contains("secret="));
    }

    @Test
    void neitherCodeNorLinkCanBeReadFromWhatIsKeptOfAnUnconfirmedAddressAndItIsForgottenInAWeek() throws IOException {
        Reader.read(reader.give(reader.address), 200);

        assertThat(rows()).noneMatch(row -> row.contains("S=" + reader.code()));
        reader.night.clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(reader.mine()).hasToString("{\"state\":\"none\"}");
        assertThat(reader.stop(reader.secret()).getStatusCode()).isEqualTo(404);
        Reader.read(reader.give(reader.address), 200);
        Reader.read(reader.show(reader.code()), 200);
        reader.night.clock.advance(Duration.ofDays(400));
        assertThat(reader.addresses.confirmed(reader.user))
                .as("confirmed, it stays")
                .isPresent();
    }

    private List<String> rows() {
        return reader
                .night
                .tables
                .scanPaginator(scan -> scan.tableName(reader.night.table("DevicesTable")))
                .items()
                .stream()
                .filter(row -> row.toString().contains(reader.user))
                .map(Map<String, AttributeValue>::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT /api/me/mail | nonsense | '' | malformed",
                "PUT /api/me/mail | {} | address | malformed",
                "PUT /api/me/mail | {'address':5} | address | malformed",
                "PUT /api/me/mail | {'address':'vega'} | address | address-unfit",
                "PUT /api/me/mail | {'address':'a@b.example\\r\\nBcc: c@d.example'} | address | address-unfit",
                "POST /api/me/mail/confirmation | {} | code | malformed",
                "POST /api/me/mail/confirmation | {'code':123456} | code | malformed",
                "POST /api/me/mail/confirmation | {'code':'12345'} | code | code-unfit",
                "PUT /api/me/mail/state | {} | state | malformed",
                "PUT /api/me/mail/state | {'state':'dead'} | state | malformed"
            })
    void whatCannotBeIsRefusedByItsMember(String route, String body, String field, String code) throws IOException {
        ObjectNode refused = Reader.read(reader.ask(reader.user, route, body.replace('\'', '"')), 400);

        assertThat(refused.path("code").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field);
        assertThat(reader.postbox.taken()).isEmpty();
    }

    @Test
    void theMailIsInTheLanguageOfWhoAsks() {
        var request =
                Night.signedIn(reader.user, "", Reader.GIVE, Map.of(), "{\"address\":\"" + reader.address + "\"}");
        request.setHeaders(new HashMap<>(Map.of("accept-language", "fr-FR, en;q=0.5")));

        assertThat(ApiBook.ask(reader.handler, request).getStatusCode()).isEqualTo(200);

        assertThat(reader.mail().content().simple().subject().data()).isEqualTo("Confirmez votre adresse chez Stellar");
        assertThat(Reader.text(reader.mail())).contains("Votre code est\u00a0:");
    }
}
