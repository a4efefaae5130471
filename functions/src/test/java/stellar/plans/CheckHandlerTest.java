package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Outcome;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.waiting.Waits;

class CheckHandlerTest {

    private static final String OPEN = "POST /api/bookings/check";
    private static final String SIGNED_IN = "POST /api/me/bookings/check";
    private static final Slot SLOT = Samples.slot("2026-11-23T20:00:00Z", "2026-11-23T22:00:00Z");

    private final Night night = new Night();
    private final String user = UUID.randomUUID().toString();
    private final CheckHandler handler = new CheckHandler(night.environment(Map.of()), night.tables, night.clock);
    private final Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));

    @BeforeEach
    void describe() throws IOException {
        night.describe();
    }

    private void set(String name, AttributeValue value) {
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(night.telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("SET #name = :value")
                .expressionAttributeNames(Map.of("#name", name))
                .expressionAttributeValues(Map.of(":value", value)));
    }

    private void give(long cents) {
        assertThat(ledger.write(new Entry(
                        user, "grant/1", Entry.Kind.GRANT, cents, night.clock.instant(), "admin", "Welcome.")))
                .isEmpty();
    }

    private Outcome book(Slot slot) {
        Slots slots = new Slots(night.tables, night.table("SlotsTable"));
        BookingRows rows = new BookingRows(night.tables, night.table("BookingsTable"));
        Terms terms = new Terms(
                night.telescope, 4_000, false, Duration.ofHours(24), Duration.ofMinutes(30), Duration.ofDays(90));
        Waits waits = new Waits(night.tables, night.table("WaitsTable"), slots, night.clock);
        return new Bookings(night.tables, rows, slots, waits, ledger, night.clock)
                .book(
                        new Bookings.Wish(
                                night.telescope + slot.from(),
                                user,
                                slot,
                                Samples.plan(Samples.shot("L", 300, 5)).toJson()),
                        terms);
    }

    private String body() {
        ObjectNode body = Wire.object()
                .put("telescope", night.telescope)
                .put("from", SLOT.from().toString())
                .put("to", SLOT.to().toString());
        body.set("plan", Samples.plan(Samples.shot("L", 300, 5)).toJson());
        return body.toString();
    }

    private ObjectNode ask(APIGatewayV2HTTPEvent event, int status) throws IOException {
        APIGatewayV2HTTPResponse answer = ApiBook.ask(handler, event);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }

    private ObjectNode asVisitor(String body, String language, int status) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("accept-language", language));
        return ask(Night.http("POST", OPEN, "/api/bookings/check", Map.of(), headers, body), status);
    }

    /** As somebody; as nobody when it is empty. */
    private ObjectNode checked(String who, String body) throws IOException {
        return who.isEmpty()
                ? asVisitor(body, "en", 200)
                : ask(Night.signedIn(who, "", SIGNED_IN, Map.of(), body), 200);
    }

    private ObjectNode signedIn(String who, String groups, int status) throws IOException {
        return ask(Night.signedIn(who, groups, SIGNED_IN, Map.of(), body()), status);
    }

    @Test
    void aVisitorIsToldWithNumbersThatAPlanWorks() throws IOException {
        ObjectNode told = asVisitor(body(), "en", 200);

        assertThat(told.path("works").asBoolean()).isTrue();
        assertThat(told.path("findings")).isEmpty();
        assertThat(told.path("timeZone").asText()).isEqualTo("Europe/Paris");
        assertThat(told.path("curve")).hasSize(25);
        JsonNode point = told.at("/curve/5");
        // M 31 crosses the meridian 2.98° from the zenith at 20:26:06.
        assertThat(point.path("at").asText()).isEqualTo("2026-11-23T20:25:00Z");
        assertThat(point.path("altitudeDegrees").asDouble()).isBetween(86.9, 87.1);
        assertThat(point.path("usable").asBoolean()).isTrue();
        assertThat(point.fieldNames())
                .toIterable()
                .containsExactly(
                        "at",
                        "altitudeDegrees",
                        "azimuthDegrees",
                        "airmass",
                        "hourAngleHours",
                        "horizonDegrees",
                        "moonDistanceDegrees",
                        "moonAltitudeDegrees",
                        "sunAltitudeDegrees",
                        "usable",
                        "why");
        assertThat(told.at("/timeline/shots/0/framesFitting").asInt()).isEqualTo(5);
        assertThat(told.at("/timeline/secondsByKind/expose").asInt()).isEqualTo(1_500);
        assertThat(told.at("/timeline/steps").findValuesAsText("kind")).startsWith("slew", "centre", "filter", "focus");
        // 40 credits an hour, for two hours.
        assertThat(told.path("cost"))
                .isEqualTo(Wire.readObject("{\"lines\":[{\"code\":\"telescope-time\",\"minutes\":120,"
                        + "\"centsAnHour\":4000,\"cents\":8000}],\"totalCents\":8000}"));
        assertThat(told.has("credit")).isFalse();
        assertThat(told.has("nextSlots")).isFalse();
    }

    @Test
    void whoIsSignedInIsToldWhetherTheirCreditIsEnough() throws IOException {
        assertThat(signedIn(user, "", 200).path("credit"))
                .isEqualTo(Wire.readObject("{\"freeCents\":0,\"enough\":false,\"missingCents\":8000}"));
        give(8_000);
        assertThat(signedIn(user, "", 200).path("credit"))
                .isEqualTo(Wire.readObject("{\"freeCents\":8000,\"enough\":true,\"missingCents\":0}"));
    }

    @Test
    void aTakenQuarterIsRefusedWithWhoseItIsAndTheNextSlotsAreFree() throws IOException {
        give(100_000);
        assertThat(book(Samples.slot("2026-11-23T21:45:00Z", "2026-11-23T22:30:00Z")))
                .isInstanceOf(Outcome.Done.class);

        for (String who : List.of(user, "another" + user)) {
            ObjectNode told = signedIn(who, "", 200);
            assertThat(told.path("works").asBoolean()).isFalse();
            JsonNode finding = told.at("/findings/0");
            assertThat(finding.path("code").asText()).isEqualTo("slot-taken");
            assertThat(finding.path("lostSeconds").asInt()).isEqualTo(900);
            assertThat(finding.at("/taken/0/from").asText()).isEqualTo("2026-11-23T21:45:00Z");
            assertThat(finding.path("mine")).hasSize(who.equals(user) ? 1 : 0);
            // After 22:30 it is within three hours of 20:26 for 56 minutes only; so the next evenings.
            assertThat(told.path("nextSlots").findValuesAsText("from"))
                    .first()
                    .asString()
                    .isGreaterThan("2026-11-23T22:15");
        }
    }

    @Test
    void theQuartersOfABookingThatIsToBeMovedAreFreeToWhoseItIs() throws IOException {
        give(100_000);
        Slot own = Samples.slot("2026-11-23T21:00:00Z", "2026-11-23T23:00:00Z");
        assertThat(book(own)).isInstanceOf(Outcome.Done.class);
        String booking = night.telescope + own.from();
        String moved = body().replaceFirst("\\{", "{\"booking\":\"" + booking + "\",");

        assertThat(checked(user, body()).at("/findings/0/code").asText()).isEqualTo("slot-taken");
        assertThat(checked(user, moved).path("works").asBoolean()).isTrue();
        for (String other : List.of("another" + user, "")) {
            assertThat(checked(other, moved).at("/findings/0/code").asText()).isEqualTo("slot-taken");
        }
        String another = moved.replace(booking, UUID.randomUUID().toString());
        assertThat(checked(user, another).at("/findings/0/code").asText()).isEqualTo("slot-taken");
    }

    @Test
    void inItsOwnSlotABookingIsNotTooSoonButInAPartOfItItIs() throws IOException {
        give(100_000);
        assertThat(book(SLOT)).isInstanceOf(Outcome.Done.class);
        String same = body().replaceFirst("\\{", "{\"booking\":\"" + night.telescope + SLOT.from() + "\",");
        night.clock.set(SLOT.from().minus(Duration.ofMinutes(20)));

        assertThat(checked(user, same).path("works").asBoolean()).isTrue();
        assertThat(checked(user, same.replace("T22:00:00Z", "T21:45:00Z"))
                        .at("/findings/0/code")
                        .asText())
                .isEqualTo("too-soon");
    }

    @Test
    void whatIsOfferedIsFreeForWhomItIsForUntilTheOfferIsOverAndTakenForAnybodyElse() throws IOException {
        give(100_000);
        Slots slots = new Slots(night.tables, night.table("SlotsTable"));
        Instant now = night.clock.instant();
        night.tables.transactWriteItems(write -> write.transactItems(slots.offer(
                night.telescope, SLOT.from(), "wait-of-" + user, user, now.plus(Duration.ofHours(2)), now)));

        assertThat(signedIn(user, "", 200).path("works").asBoolean()).isTrue();
        assertThat(signedIn("another" + user, "", 200).at("/findings/0/code").asText())
                .isEqualTo("slot-taken");
        night.clock.advance(Duration.ofHours(2));
        assertThat(asVisitor(body(), "en", 200).path("works").asBoolean()).isTrue();
    }

    @Test
    void aFindingSpeaksTheCallersLanguage() throws IOException {
        String day = body().replace("T20:00:00Z", "T12:00:00Z").replace("T22:00:00Z", "T14:00:00Z");
        ObjectNode told = asVisitor(day, "fr", 200);

        assertThat(told.at("/findings/0/code").asText()).isEqualTo("not-dark");
        assertThat(told.at("/findings/0/refuses").asBoolean()).isTrue();
        assertThat(told.at("/findings/0/sentence").asText()).startsWith("Il ne fait pas nuit");
        assertThat(told.path("nextSlots")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20:00:00Z | 20:07:00Z | from | slot-off-quarter",
                "22:00:00Z | 22:00:00 | to | instant-wrong",
                "2026-11-23T22 | 2026-11-23T19 | to | slot-length-wrong",
                "2026-11-23T22 | 2026-11-24T22 | to | slot-length-wrong",
                "2026- | 2226- | from | slot-out-of-reach",
                "2026- | -99999999- | from | slot-out-of-reach",
                "2026-11-23T22:00 | +999999999-12-31T23:59 | to | slot-out-of-reach",
                "2026- | year- | from | instant-wrong",
                "\"L\" | \"OIII\" | plan.shots[0].filter | filter-unknown",
                "\"plan\" | \"plans\" | plan | member-missing",
                "\"telescope\" | \"scope\" | telescope | member-missing",
            })
    void whatCannotBeCheckedIsRefusedByMember(String good, String bad, String field, String code) throws IOException {
        assertThat(body()).contains(good);
        ObjectNode problem = asVisitor(body().replace(good, bad), "en", 400);

        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("code").asText()).isEqualTo(code);
    }

    @Test
    void anEndlessBodyOrNoneIsRefused() throws IOException {
        String padded = body().replace("{\"telescope\"", "{\"more\":\"" + "x".repeat(16 * 1024) + "\",\"telescope\"");
        assertThat(asVisitor(padded, "en", 400).path("code").asText()).isEqualTo("malformed");
        assertThat(asVisitor("[]", "en", 400).path("code").asText()).isEqualTo("malformed");
    }

    @Test
    void aTelescopeThatIsNotShownIsNoneForAnybodyButItsOperator() throws IOException {
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(night.telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("REMOVE listing"));
        night.giveTo(user);

        assertThat(asVisitor(body(), "en", 404).path("code").asText()).isEqualTo("not-found");
        assertThat(signedIn("another" + user, "[operator]", 404).path("code").asText())
                .isEqualTo("not-found");
        assertThat(signedIn(user, "[operator]", 200).path("works").asBoolean()).isTrue();
    }

    @Test
    void aTelescopeWhosePlaceNobodySaidCannotBeCheckedYet() throws IOException {
        set("site", AttributeValue.fromM(Map.of("timeZone", AttributeValue.fromS("Europe/Paris"))));

        assertThat(asVisitor(body(), "en", 409).path("code").asText()).isEqualTo("telescope-not-described");
    }

    @Test
    void theSignedInRouteWantsAnAccessToken() throws IOException {
        APIGatewayV2HTTPEvent event =
                Night.withClaims(Map.of("sub", user, "token_use", "id"), SIGNED_IN, Map.of(), body());

        assertThat(ask(event, 401).path("code").asText()).isEqualTo("sign-in-needed");
    }
}
