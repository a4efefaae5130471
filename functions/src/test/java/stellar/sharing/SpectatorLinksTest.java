package stellar.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import stellar.FaultyTables;
import stellar.Night;
import stellar.bookings.Booking;

/** Links to watch a booking by, as its owner has them. */
class SpectatorLinksTest {

    private static final String FROM = "2026-11-23T22:00:00Z";
    private static final String MAKE = "POST /api/bookings/{booking}/spectators";

    private final Share share = new Share();
    private final Night night = share.night;
    private final Booking booking = share.booked(FROM, 4, "M 31");
    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        share.close();
    }

    @Test
    void aLinkIsToldOnceListedWithoutItsAddressAndEndsADayAfterTheSlot() throws IOException {
        ObjectNode made = Share.read(share.makeLink(booking.id(), body(id, "label", "  For Zoé 🌌 ")), 201);

        assertThat(made.path("id").asText()).isEqualTo(id);
        assertThat(made.path("label").asText()).isEqualTo("For Zoé 🌌");
        assertThat(made.path("madeAt").asText()).isEqualTo("2026-11-21T22:00:05.180Z");
        assertThat(made.path("expiresAt").asText()).isEqualTo("2026-11-24T23:00:00Z");
        String url = made.path("url").asText();
        assertThat(url).matches("https://stellar\\.example/en/watch/[A-Za-z0-9_-]{43}");
        ObjectNode listed = Share.read(
                share.links(share.owner, "GET /api/bookings/{booking}/spectators", booking.id(), "", ""), 200);
        made.remove("url");
        assertThat(listed.path("links")).hasSize(1);
        assertThat(listed.path("links").path(0)).isEqualTo(made);
        assertThat(share.kept().toString()).doesNotContain(url.substring(url.lastIndexOf('/') + 1));
    }

    @Test
    void askedAgainWithTheSameIdNothingIsMadeAndTheLinkIsToldWithoutItsAddress() throws IOException {
        String secret = share.secretOf(booking.id(), id);

        ObjectNode problem = Share.read(share.makeLink(booking.id(), body(id, "label", "other")), 409);

        assertThat(problem.path("code").asText()).isEqualTo("link-there");
        assertThat(problem.at("/link/id").asText()).isEqualTo(id);
        assertThat(problem.toString()).doesNotContain("watch/").doesNotContain(secret);
        assertThat(share.look(secret).getStatusCode()).isEqualTo(200);
        assertThat(share.livingLinks(booking.id())).containsExactly(id);
    }

    @Test
    void whoLostTheAnswerEndsTheLinkAndMakesAnotherWithTheSameIdOrANewOne() throws IOException {
        String lost = share.secretOf(booking.id(), id);

        assertThat(share.endLink(booking.id(), id).getStatusCode()).isEqualTo(204);
        String second = share.secretOf(booking.id(), id);

        assertThat(share.look(lost).getStatusCode()).isEqualTo(404);
        assertThat(share.look(second).getStatusCode()).isEqualTo(200);
    }

    @Test
    void theSameIdAtAnotherBookingIsAnotherLink() throws IOException {
        Booking other = share.booked("2026-11-25T22:00:00Z", 4, "M 33");
        String first = share.secretOf(booking.id(), id);
        String second = share.secretOf(other.id(), id);

        share.endLink(booking.id(), id);

        assertThat(share.look(first).getStatusCode()).isEqualTo(404);
        assertThat(share.look(second).getStatusCode()).isEqualTo(200);
    }

    @Test
    void endingWhatIsNotThereIsDone() {
        for (String link : List.of(id, "", "..", id.toUpperCase(Locale.ROOT), "turns", "x".repeat(3_000))) {
            assertThat(share.endLink(booking.id(), link).getStatusCode())
                    .as(link)
                    .isEqualTo(204);
        }
    }

    @Test
    void theTwentyFirstLivingLinkIsRefusedUntilOneEnds() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(UUID.randomUUID().toString());
            Share.read(
                    share.makeLink(
                            booking.id(),
                            body(ids.get(i), "until", i == 3 ? "2026-11-21T22:00:10Z" : "2026-11-30T00:00:00Z")),
                    201);
        }

        ObjectNode problem = Share.read(share.makeLink(booking.id(), body(id)), 409);
        assertThat(problem.path("code").asText()).isEqualTo("too-many-links");
        night.clock.set(Instant.parse("2026-11-21T22:00:10Z"));
        Share.read(share.makeLink(booking.id(), body(id)), 201);
        assertThat(share.makeLink(booking.id(), body(UUID.randomUUID().toString()))
                        .getStatusCode())
                .isEqualTo(409);
        share.endLink(booking.id(), ids.get(7));
        Share.read(share.makeLink(booking.id(), body(UUID.randomUUID().toString())), 201);
        assertThat(rowsOf(booking.id()))
                .as("twenty links and the row they take turns by: the dead one was swept")
                .isEqualTo(21);
    }

    @Test
    void ofThirtyLinksMadeAtOnceTwentyAreMade() throws Exception {
        List<Integer> answers = atOnce(
                30, () -> share.makeLink(booking.id(), body(UUID.randomUUID().toString()))
                        .getStatusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(Collections.frequency(answers, 201)).isEqualTo(20);
        assertThat(share.livingLinks(booking.id())).hasSize(20);
    }

    @Test
    void ofOneIdAskedForAtOnceOneLinkIsMade() throws Exception {
        List<Integer> answers =
                atOnce(8, () -> share.makeLink(booking.id(), body(id)).getStatusCode());

        assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(7);
        assertThat(share.livingLinks(booking.id())).containsExactly(id);
    }

    @Test
    void withCallsThatFailEachLinkHasItsSecretAndEachSecretItsLink() throws IOException {
        long seed = 31;
        SpectatorLinks faulty = new SpectatorLinks(
                FaultyTables.over(night.tables, new Random(seed), 6), night.table("LinksTable"), night.clock);
        for (int i = 0; i < 60; i++) {
            String wanted = new UUID(0, i % 12).toString();
            try {
                if (i % 3 == 2) {
                    faulty.find(booking.id(), wanted).ifPresent(link -> faulty.remove(booking.id(), link));
                } else {
                    faulty.make(
                            booking.id(),
                            new SpectatorWish(wanted, null, Instant.parse("2026-11-24T00:00:00Z"), false));
                }
            } catch (SdkException _) {
                // Whoever asked does not know what came of it.
            }
        }

        SpectatorLinks sound = new SpectatorLinks(night.tables, night.table("LinksTable"), night.clock);
        assertThat(share.kept().stream()
                        .filter(row -> row.text("subject").startsWith("secret#")
                                && row.optionalText("booking").equals(Optional.of(booking.id())))
                        .map(row -> row.text("subject").substring("secret#".length())))
                .as("seed %d", seed)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(sound.living(booking.id()).stream()
                        .map(SpectatorLink::sha256)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | id | id-unfit",
                "{'id':7} | id | id-unfit",
                "{'id':'I','label':7} | label | malformed",
                "{'id':'I','label':'a\\nb'} | label | label-unseen",
                "{'id':'I','label':'\\u202egnp.exe'} | label | label-unseen",
                "{'id':'I','label':'L'} | label | label-too-long",
                "{'id':'I','until':'tomorrow'} | until | until-unfit",
                "{'id':'I','until':5} | until | until-unfit",
                "{'id':'I','until':'2026-11-21T22:00:05.180Z'} | until | until-unfit",
                "{'id':'I','until':'2027-02-19T22:00:05.181Z'} | until | until-unfit",
                "{'id':'I','until':'+1000000000-12-31T23:59:59.999999999Z'} | until | until-unfit",
                "[] | '' | malformed",
                "nonsense | '' | malformed"
            })
    void aWishThatCannotBeIsRefusedByItsMemberAndNothingIsMade(String body, String field, String code)
            throws IOException {
        String wish = body.replace('\'', '"')
                .replace("\"I\"", "\"" + id + "\"")
                .replace("\"L\"", "\"" + "🌌".repeat(61) + "\"");

        ObjectNode problem = Share.read(share.makeLink(booking.id(), wish), 400);

        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(share.livingLinks(booking.id())).isEmpty();
    }

    @Test
    void aLinkMayEndAfterNinetyDaysAndForASlotFarAheadADayAfterIt() throws IOException {
        Booking far = share.booked("2027-02-25T22:00:00Z", 4, "M 33");

        Share.read(share.makeLink(booking.id(), body(id, "until", "2027-02-19T22:00:05.180Z")), 201);
        ObjectNode usual = Share.read(share.makeLink(far.id(), body(id)), 201);

        assertThat(usual.path("expiresAt").asText()).isEqualTo("2027-02-26T23:00:00Z");
        assertThat(share.makeLink(far.id(), body(UUID.randomUUID().toString(), "until", "2027-02-26T23:00:00.001Z"))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsRefusedIsToldInTheCallersLanguage() throws IOException {
        var request = Share.inFrench(
                Night.signedIn(share.owner, "", MAKE, Map.of("booking", booking.id()), "{\"id\":\"x\"}"));

        ObjectNode problem = Share.read(share.spectatorLinks.handleRequest(request, Night.INVOCATION), 400);

        assertThat(problem.path("title").asText()).startsWith("L’identifiant du lien");
    }

    /** The telescope's operator sees the booking; whom its user invites is the user's own. */
    @Test
    void nobodyButItsUserMakesListsOrEndsLinks() throws IOException {
        night.giveTo("operator");
        String secret = share.secretOf(booking.id(), id);
        for (String route : List.of(
                MAKE, "GET /api/bookings/{booking}/spectators", "DELETE /api/bookings/{booking}/spectators/{link}")) {
            for (String user : List.of("operator", "stranger")) {
                var answer = share.spectatorLinks.handleRequest(
                        Night.signedIn(
                                user,
                                "[operator admin]",
                                route,
                                Map.of("booking", booking.id(), "link", id),
                                body(UUID.randomUUID().toString())),
                        Night.INVOCATION);
                assertThat(answer.getStatusCode()).as(route).isEqualTo(404);
                assertThat(answer.getBody()).doesNotContain(id);
            }
        }
        assertThat(share.look(secret).getStatusCode()).isEqualTo(200);
        assertThat(share.livingLinks(booking.id())).containsExactly(id);
    }

    @Test
    void theRowsOfALinkDieByThemselvesAndNotBeforeIt() throws IOException {
        share.secretOf(booking.id(), id);
        long end = Instant.parse("2026-11-24T23:00:00Z").getEpochSecond();

        assertThat(share.kept().stream()
                        .filter(row -> row.toString().contains(booking.id()))
                        .filter(row -> row.text("part").startsWith("s")))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.number("expiresAt"))
                        .isBetween(end, end + Duration.ofMinutes(1).toSeconds()));
    }

    private long rowsOf(String of) {
        return share.kept().stream()
                .filter(row -> row.text("subject").equals("booking#" + of))
                .count();
    }

    private static List<Integer> atOnce(int many, Callable<Integer> step) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            return threads.invokeAll(Collections.nCopies(many, step)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static String body(String id) {
        return "{\"id\":\"" + id + "\"}";
    }

    private static String body(String id, String name, String value) {
        return "{\"id\":\"" + id + "\",\"" + name + "\":\"" + value + "\"}";
    }
}
