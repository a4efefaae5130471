package stellar.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/** Codes: for how long and how many tries they are good, how many are sent, and what is said when none was. */
class CodesTest {

    private final Reader reader = new Reader();

    @Test
    void ofSeveralCodesTheLatestIsGood() throws IOException {
        Reader.read(reader.give(reader.address), 200);
        String first = reader.code();
        do {
            Reader.read(reader.give(reader.address), 200);
        } while (reader.code().equals(first)); // By one chance in a million.

        assertThat(Reader.code(reader.show(first), 409)).isEqualTo("code-wrong");
        Reader.read(reader.show(reader.code()), 200);
    }

    @Test
    void aCodeIsGoodForFiveTries() throws IOException {
        Reader.read(reader.give(reader.address), 200);
        String code = reader.code();
        for (int i = 0; i < 5; i++) {
            assertThat(Reader.code(reader.show(Reader.another(code)), 409)).isEqualTo("code-wrong");
        }

        assertThat(Reader.code(reader.show(code), 409)).isEqualTo("code-over");
        assertThat(reader.mine().has("codeUntil")).isFalse();
        Reader.read(reader.give(reader.address), 200);
        Reader.read(reader.show(reader.code()), 200);
    }

    /** Fifty guesses side by side: no more than five are compared. */
    @Test
    void manyGuessesAtOnceGainNothing() throws Exception {
        Reader.read(reader.give(reader.address), 200);
        List<Callable<String>> guesses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            guesses.add(() -> Reader.code(reader.show(Reader.another(reader.code())), 409));
        }
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> answer : threads.invokeAll(guesses)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn("code-wrong"::equals).hasSize(5);
        assertThat(answers).filteredOn("code-over"::equals).hasSize(45);
    }

    @Test
    void aCodeIsGoodForHalfAnHour() throws IOException {
        Reader.read(reader.give(reader.address), 200);
        reader.night.clock.advance(Duration.ofMinutes(30));

        assertThat(Reader.code(reader.show(reader.code()), 409)).isEqualTo("code-over");
        assertThat(reader.mine()).hasToString("{\"state\":\"unconfirmed\",\"address\":\"" + reader.address + "\"}");
    }

    @Test
    void aCodeOfAnotherUserConfirmsNothing() throws IOException {
        Reader other = new Reader();
        Reader.read(reader.give(reader.address), 200);
        Reader.read(other.give(reader.address), 200);

        if (!other.code().equals(reader.code())) {
            assertThat(Reader.code(reader.show(other.code()), 409)).isEqualTo("code-wrong");
        }
        assertThat(new Code("123456").sha256("a", new Address("x@y.example")))
                .isNotEqualTo(new Code("123456").sha256("b", new Address("x@y.example")))
                .isNotEqualTo(new Code("123456").sha256("a", new Address("z@y.example")));
    }

    @Test
    void aUserHasFiveCodesADayAndTheNextDayMore() throws IOException {
        for (int i = 0; i < 5; i++) {
            Reader.read(reader.give(i + reader.address), 200);
        }
        ObjectNode before = reader.mine();

        APIGatewayV2HTTPResponse refused = reader.give(reader.address);

        assertThat(Reader.code(refused, 429)).isEqualTo("too-many-codes");
        // From 22:00:05.180 to midnight.
        assertThat(refused.getHeaders()).containsEntry("retry-after", "7195");
        assertThat(reader.mine()).as("what was there before").isEqualTo(before);
        assertThat(reader.postbox.taken()).hasSize(5);
        reader.night.clock.set(Instant.parse("2026-11-22T00:00:00Z"));
        Reader.read(reader.give(reader.address), 200);
        assertThat(reader.postbox.taken()).hasSize(6);
    }

    @Test
    void toOneAddressGoTwentyCodesADayWhoeverAsksAndNobodyIsToldSo() throws IOException {
        List<Reader> readers = List.of(new Reader(), new Reader(), new Reader(), new Reader(), reader);
        for (Reader each : readers.subList(0, 4)) {
            for (int i = 0; i < 5; i++) {
                Reader.read(each.give(reader.address), 200);
            }
        }

        ObjectNode answer = Reader.read(reader.give(reader.address), 200);

        assertThat(readers.stream()
                        .mapToInt(each -> each.postbox.taken().size())
                        .sum())
                .isEqualTo(20);
        assertThat(answer.path("state").asText()).isEqualTo("unconfirmed");
        assertThat(answer.has("codeUntil")).as("as if a code were sent").isTrue();
    }

    @Test
    void aCodeThatCouldNotBeSentIsNotWaitedFor() throws IOException {
        reader.postbox.failWith(
                TooManyRequestsException.builder().statusCode(429).build());

        APIGatewayV2HTTPResponse answer = reader.give(reader.address);

        assertThat(Reader.code(answer, 503)).isEqualTo("mail-not-sent");
        assertThat(answer.getHeaders()).containsEntry("retry-after", "60");
        assertThat(reader.mine().has("codeUntil")).isFalse();
        reader.postbox.mend();
        Reader.read(reader.give(reader.address), 200);
        Reader.read(reader.show(reader.code()), 200);
    }

    @Test
    void aCodeThatIsPerhapsOnItsWayIsWaitedFor() throws IOException {
        reader.postbox.failWith(ApiCallTimeoutException.create(5_000));

        ObjectNode given = Reader.read(reader.give(reader.address), 200);

        assertThat(given.path("state").asText()).isEqualTo("unconfirmed");
        assertThat(given.has("codeUntil")).isTrue();
    }

    @Test
    void whereNobodySaidWhoMailsAreFromNoneLeavesInProduction() throws IOException {
        MailHandler unset = new MailHandler(
                reader.environment("stellar@localhost"), reader.night.tables, reader.postbox, reader.night.clock);

        assertThat(Reader.code(
                        Reader.ask(unset, reader.user, Reader.GIVE, "{\"address\":\"" + reader.address + "\"}"), 503))
                .isEqualTo("mail-not-sent");
        assertThat(reader.postbox.taken()).isEmpty();
    }
}
