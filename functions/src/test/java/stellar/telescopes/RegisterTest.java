package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.accounts.Caller;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Wire;
import stellar.relays.Relay;
import stellar.relays.Relays;

class RegisterTest {

    private static final String ONE = "/api/telescopes/{telescope}";

    private final Night night = new Night();
    private final String owner = UUID.randomUUID().toString();
    private final String id = "new-" + night.telescope;
    private final Relays relays = new Relays(night.tables, night.table("RelaysTable"));
    private final Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
    private final RegisterHandler handler = new RegisterHandler(night.environment(Map.of()), night.tables, night.clock);
    private final TelescopesHandler publicHandler =
            new TelescopesHandler(night.environment(Map.of()), night.tables, night.clock);

    private ObjectNode ask(String route, String body, int status) throws IOException {
        return ask("[operator]", route, body, status);
    }

    private ObjectNode ask(String groups, String route, String body, int status) throws IOException {
        APIGatewayV2HTTPEvent event = Night.signedIn(owner, groups, route, Map.of("telescope", id), body);
        return read(ApiBook.ask(handler, event), status);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }

    private ObjectNode create() throws IOException {
        return ask("POST /api/telescopes", Wishes.sound(id).toString(), 201);
    }

    private void giveRelayTo(String user) {
        night.tables.updateItem(update -> update.tableName(night.table("RelaysTable"))
                .key(Map.of("relay", Value.text(night.relay)))
                .updateExpression("SET #operator = :user")
                .expressionAttributeNames(Map.of("#operator", "operator"))
                .expressionAttributeValues(Map.of(":user", Value.text(user))));
    }

    private Map<String, AttributeValue> row() {
        return night.tables
                .getItem(get -> get.tableName(night.table("TelescopesTable"))
                        .key(Map.of("telescope", Value.text(id), "part", Value.text("about")))
                        .consistentRead(true))
                .item();
    }

    @Test
    void aNewTelescopeIsKeptAsItWasDescribedAndBelongsToWhoDescribedIt() throws IOException {
        ObjectNode kept = create();

        assertThat(kept.path("version").asLong()).isEqualTo(1);
        assertThat(kept.path("operator").asText()).isEqualTo(owner);
        assertThat(kept.at("/camera/pixelScaleArcsec").asDouble()).isEqualTo(1.463);
        assertThat(telescopes.find(id).orElseThrow().described().orElseThrow().toJson())
                .isEqualTo(Description.read(Form.of(Wishes.sound())).toJson());
        ObjectNode mine = ask("GET /api/operator/telescopes", "", 200);
        assertThat(mine.path("telescopes")).hasSize(1);
        assertThat(mine.at("/telescopes/0")).isEqualTo(kept);
    }

    @Test
    void theRowIsPlainToRead() throws IOException {
        create();

        assertThat(row()).containsEntry("listing", Value.text("hidden")).containsEntry("operator", Value.text(owner));
        Row row = new Row(row());
        assertThat(row.number("centsAnHour")).isEqualTo(4000);
        assertThat(row.tree("site").orElseThrow().path("latitudeDegrees").asDouble())
                .isEqualTo(-30.5);
        assertThat(row.tree("opening").orElseThrow().at("/0/day").asText()).isEqualTo("friday");
    }

    @Test
    void anIdIsGivenOnce() throws IOException {
        ObjectNode first = create();

        ObjectNode problem = ask(
                "POST /api/telescopes",
                Wishes.sound(id).put("listing", "public").toString(),
                409);

        assertThat(problem.path("code").asText()).isEqualTo("telescope-id-taken");
        assertThat(ask("GET /api/operator/telescopes", "", 200).at("/telescopes/0"))
                .isEqualTo(first);
    }

    @Test
    void anIdFitsIntoAnAddress() throws IOException {
        for (String wrong : List.of("ab", "-abc", "Abc", "a b", "é-scope", "x".repeat(65))) {
            ObjectNode problem = ask("POST /api/telescopes", Wishes.sound(wrong).toString(), 400);
            assertThat(problem.path("field").asText()).isEqualTo("id");
            assertThat(problem.path("code").asText()).isEqualTo("telescope-id-wrong");
        }
    }

    @Test
    void aChangeIsMadeToTheVersionThatWasReadAndToNoOther() throws IOException {
        create();
        ObjectNode changed = Wishes.sound().put("listing", "public").put("version", 1);

        assertThat(ask("PUT " + ONE, changed.toString(), 200).path("version").asLong())
                .isEqualTo(2);
        ObjectNode problem = ask("PUT " + ONE, Wishes.sound().put("version", 1).toString(), 409);

        assertThat(problem.path("code").asText()).isEqualTo("telescope-changed");
        assertThat(problem.path("title").asText()).contains("version 2");
        assertThat(telescopes.find(id).orElseThrow().isPublic()).isTrue();
        assertThat(ask("PUT " + ONE, Wishes.sound().toString(), 400)
                        .path("field")
                        .asText())
                .isEqualTo("version");
    }

    /** Two read the same row, and both write: the table decides. */
    @Test
    void ofTwoChangesAtOnceOneIsMade() throws IOException {
        create();
        Telescope known = telescopes.find(id).orElseThrow();
        ask(
                "PUT " + ONE,
                Wishes.sound().put("listing", "public").put("version", 1).toString(),
                200);
        Register register = new Register(night.tables, night.table("TelescopesTable"), relays);
        Wish wish = ((Wish.Judged.Fit) Wish.of(Wishes.sound())).wish();

        Register.Outcome outcome = register.change(known, 1, wish, new Caller(owner, Set.of()), night.clock.instant());

        assertThat(outcome).isInstanceOf(Register.Outcome.Refused.class);
        assertThat(telescopes.find(id).orElseThrow().isPublic()).isTrue();
    }

    @Test
    void aTelescopeFromBeforeTheseVersionsCanBeChanged() throws IOException {
        night.addTelescope(id, night.relay, true);
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", Value.text(id), "part", Value.text("about")))
                .updateExpression("SET #operator = :user")
                .expressionAttributeNames(Map.of("#operator", "operator"))
                .expressionAttributeValues(Map.of(":user", Value.text(owner))));
        assertThat(telescopes.find(id).orElseThrow().described()).isEmpty();

        ObjectNode kept = ask("PUT " + ONE, Wishes.sound().put("version", 0).toString(), 200);

        assertThat(kept.path("version").asLong()).isEqualTo(1);
        assertThat(telescopes.find(id).orElseThrow().described()).isPresent();
        assertThat(row()).containsKey("operatorKeySha256");
    }

    @Test
    void aRetiredTelescopeStaysAndCannotBeChangedSeenOrTakenAgain() throws IOException {
        ask("POST /api/telescopes", Wishes.sound(id).put("listing", "public").toString(), 201);
        assertThat(seenByAnybody()).isEqualTo(200);

        assertThat(ask("DELETE " + ONE, "", 200).path("listing").asText()).isEqualTo("retired");

        assertThat(seenByAnybody()).isEqualTo(404);
        assertThat(ask("DELETE " + ONE, "", 200).path("version").asLong()).isEqualTo(2);
        assertThat(ask("PUT " + ONE, Wishes.sound().put("version", 2).toString(), 409)
                        .path("code")
                        .asText())
                .isEqualTo("telescope-retired");
        assertThat(ask("POST /api/telescopes", Wishes.sound(id).toString(), 409)
                        .path("code")
                        .asText())
                .isEqualTo("telescope-id-taken");
        assertThat(ask("GET /api/operator/telescopes", "", 200).path("telescopes"))
                .hasSize(1);
        assertThat(row()).containsKey("camera");
    }

    private int seenByAnybody() {
        return ApiBook.ask(publicHandler, Night.http("GET", ONE, Map.of("telescope", id)))
                .getStatusCode();
    }

    @Test
    void anybodyIsToldWhatTheTelescopeIsAndNothingOfWhoRunsIt() throws IOException {
        giveRelayTo(owner);
        ObjectNode wish = Wishes.sound(id)
                .put("listing", "public")
                .put("relay", night.relay)
                .put("voyager", 2);
        ask("POST /api/telescopes", wish.toString(), 201);

        APIGatewayV2HTTPResponse answer = ApiBook.ask(publicHandler, Night.http("GET", ONE, Map.of("telescope", id)));

        ObjectNode told = (ObjectNode) read(answer, 200).path("telescope");
        assertThat(told.path("horizon")).hasSize(2);
        assertThat(told.path("centsAnHour").asLong()).isEqualTo(4000);
        assertThat(told.at("/fieldOfView/widthDegrees").asDouble()).isEqualTo(2.539);
        assertThat(answer.getBody())
                .doesNotContain(night.relay)
                .doesNotContain(owner)
                .doesNotContain("operator")
                .doesNotContain("voyager")
                .doesNotContain("listing");
    }

    @Test
    void aRelaySpeaksForATelescopeFromWhenItsOwnerNamesItUntilTheyNameAnother() throws IOException {
        giveRelayTo(owner);
        ObjectNode wish = Wishes.sound(id).put("relay", night.relay).put("voyager", 2);
        ask("POST /api/telescopes", wish.toString(), 201);
        assertThat(spokenFor()).containsExactlyInAnyOrder(night.telescope, id);

        ask("PUT " + ONE, Wishes.sound().put("version", 1).toString(), 200);

        assertThat(spokenFor()).containsExactly(night.telescope);
        assertThat(row()).doesNotContainKeys("relay", "voyager");
    }

    private Set<String> spokenFor() {
        return relays.find(night.relay).map(Relay::telescopes).orElseThrow();
    }

    @Test
    void aRelayOfSomebodyElsesLooksLikeNone() throws IOException {
        giveRelayTo("somebody else");
        for (String relay : List.of(night.relay, "no-such-relay")) {
            ObjectNode wish = Wishes.sound(id).put("relay", relay).put("voyager", 1);
            ObjectNode problem = ask("POST /api/telescopes", wish.toString(), 400);

            assertThat(problem.path("code").asText()).isEqualTo("relay-unknown");
            assertThat(problem.path("field").asText()).isEqualTo("relay");
        }
        assertThat(row()).isEmpty();
        assertThat(spokenFor()).containsExactly(night.telescope);
    }

    @Test
    void aVoyagerHasOneTelescope() throws IOException {
        ObjectNode first = Wishes.sound(id).put("relay", night.relay).put("voyager", 3);
        ask("[admin]", "POST /api/telescopes", first.toString(), 201);
        ObjectNode second = Wishes.sound(id + "-b").put("relay", night.relay).put("voyager", 3);

        ObjectNode problem = ask("[admin]", "POST /api/telescopes", second.toString(), 409);
        assertThat(problem.path("code").asText()).isEqualTo("voyager-taken");
        assertThat(problem.path("field").asText()).isEqualTo("voyager");

        ask("DELETE " + ONE, "", 200);
        ask("[admin]", "POST /api/telescopes", second.toString(), 201);
    }

    @Test
    void aRelaySpeaksForTwelveTelescopesAtMost() throws IOException {
        for (int i = 1; i < Relay.MOST_TELESCOPES; i++) {
            String more = "more-" + i;
            night.tables.transactWriteItems(write -> write.transactItems(relays.addTelescope(night.relay, more)));
        }
        ObjectNode wish = Wishes.sound(id).put("relay", night.relay).put("voyager", 1);

        assertThat(ask("[admin]", "POST /api/telescopes", wish.toString(), 409)
                        .path("code")
                        .asText())
                .isEqualTo("relay-changed");
        assertThat(row()).isEmpty();
    }

    @Test
    void onlyAnAdminGivesATelescopeToSomebodyElse() throws IOException {
        ObjectNode given = Wishes.sound(id).put("operator", "another");
        assertThat(ask("POST /api/telescopes", given.toString(), 400)
                        .path("code")
                        .asText())
                .isEqualTo("owner-not-yours");

        create();
        assertThat(ask(
                                "[admin]",
                                "PUT " + ONE,
                                Wishes.sound()
                                        .put("operator", "another")
                                        .put("version", 1)
                                        .toString(),
                                200)
                        .path("operator")
                        .asText())
                .isEqualTo("another");
        ask("PUT " + ONE, Wishes.sound().put("version", 2).toString(), 404);
    }

    @Test
    void anEndlessOrUnreadableBodyIsRefused() throws IOException {
        for (String body : List.of(
                "",
                "[]",
                "{\"id\":",
                Wishes.sound(id).put("more", "x".repeat(32 * 1024)).toString())) {
            assertThat(ask("POST /api/telescopes", body, 400).path("code").asText())
                    .isEqualTo("malformed");
        }
    }
}
