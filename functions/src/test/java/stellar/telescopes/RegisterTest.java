package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.accounts.Caller;
import stellar.cloud.Row;
import stellar.cloud.Value;

class RegisterTest {

    private final Describer describer = new Describer();
    private final Night night = describer.night;
    private final String owner = describer.user;
    private final String id = describer.id;
    private final Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
    private final TelescopesHandler publicHandler =
            new TelescopesHandler(night.environment(Map.of()), night.tables, night.clock);

    @Test
    void aNewTelescopeIsKeptAsItWasDescribedAndBelongsToWhoDescribedIt() throws IOException {
        ObjectNode kept = describer.create();

        assertThat(kept.path("version").asLong()).isEqualTo(1);
        assertThat(kept.path("operator").asText()).isEqualTo(owner);
        assertThat(kept.at("/camera/pixelScaleArcsec").asDouble()).isEqualTo(1.463);
        assertThat(telescopes.find(id).orElseThrow().described().orElseThrow().toJson())
                .isEqualTo(Description.read(Form.of(Wishes.sound())).toJson());
        ObjectNode mine = describer.ask("GET /api/operator/telescopes", "", 200);
        assertThat(mine.path("telescopes")).hasSize(1);
        assertThat(mine.at("/telescopes/0")).isEqualTo(kept);
    }

    @Test
    void theRowIsPlainToRead() throws IOException {
        describer.create();

        assertThat(describer.row())
                .containsEntry("listing", Value.text("hidden"))
                .containsEntry("operator", Value.text(owner));
        Row row = new Row(describer.row());
        assertThat(row.number("centsAnHour")).isEqualTo(4000);
        assertThat(row.tree("site").orElseThrow().path("latitudeDegrees").asDouble())
                .isEqualTo(-30.5);
        assertThat(row.tree("opening").orElseThrow().at("/0/day").asText()).isEqualTo("friday");
    }

    @Test
    void anIdIsGivenOnce() throws IOException {
        ObjectNode first = describer.create();

        ObjectNode problem = describer.ask(
                "POST /api/telescopes",
                Wishes.sound(id).put("listing", "public").toString(),
                409);

        assertThat(problem.path("code").asText()).isEqualTo("telescope-id-taken");
        assertThat(describer.ask("GET /api/operator/telescopes", "", 200).at("/telescopes/0"))
                .isEqualTo(first);
    }

    @Test
    void anIdFitsIntoAnAddress() throws IOException {
        for (String wrong : List.of("ab", "-abc", "Abc", "a b", "é-scope", "x".repeat(65))) {
            ObjectNode problem =
                    describer.ask("POST /api/telescopes", Wishes.sound(wrong).toString(), 400);
            assertThat(problem.path("field").asText()).isEqualTo("id");
            assertThat(problem.path("code").asText()).isEqualTo("telescope-id-wrong");
        }
    }

    @Test
    void aChangeIsMadeToTheVersionThatWasReadAndToNoOther() throws IOException {
        describer.create();
        ObjectNode changed = Wishes.sound().put("listing", "public").put("version", 1);

        assertThat(describer
                        .ask("PUT " + Describer.ONE, changed.toString(), 200)
                        .path("version")
                        .asLong())
                .isEqualTo(2);
        ObjectNode problem = describer.ask(
                "PUT " + Describer.ONE, Wishes.sound().put("version", 1).toString(), 409);

        assertThat(problem.path("code").asText()).isEqualTo("telescope-changed");
        assertThat(problem.path("title").asText()).contains("version 2");
        assertThat(telescopes.find(id).orElseThrow().isPublic()).isTrue();
        assertThat(describer
                        .ask("PUT " + Describer.ONE, Wishes.sound().toString(), 400)
                        .path("field")
                        .asText())
                .isEqualTo("version");
    }

    /** Two read the same row, and both write: the table decides. */
    @Test
    void ofTwoChangesAtOnceOneIsMade() throws IOException {
        describer.create();
        Telescope known = telescopes.find(id).orElseThrow();
        describer.ask(
                "PUT " + Describer.ONE,
                Wishes.sound().put("listing", "public").put("version", 1).toString(),
                200);
        Register register = new Register(night.tables, night.table("TelescopesTable"), describer.relays);
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

        ObjectNode kept = describer.ask(
                "PUT " + Describer.ONE, Wishes.sound().put("version", 0).toString(), 200);

        assertThat(kept.path("version").asLong()).isEqualTo(1);
        assertThat(telescopes.find(id).orElseThrow().described()).isPresent();
        assertThat(describer.row()).containsKey("operatorKeySha256");
    }

    @Test
    void aRetiredTelescopeStaysAndCannotBeChangedSeenOrTakenAgain() throws IOException {
        describer.ask(
                "POST /api/telescopes",
                Wishes.sound(id).put("listing", "public").toString(),
                201);
        assertThat(seenByAnybody()).isEqualTo(200);

        assertThat(describer
                        .ask("DELETE " + Describer.ONE, "", 200)
                        .path("listing")
                        .asText())
                .isEqualTo("retired");

        assertThat(seenByAnybody()).isEqualTo(404);
        assertThat(describer
                        .ask("DELETE " + Describer.ONE, "", 200)
                        .path("version")
                        .asLong())
                .isEqualTo(2);
        assertThat(describer
                        .ask(
                                "PUT " + Describer.ONE,
                                Wishes.sound().put("version", 2).toString(),
                                409)
                        .path("code")
                        .asText())
                .isEqualTo("telescope-retired");
        assertThat(describer
                        .ask("POST /api/telescopes", Wishes.sound(id).toString(), 409)
                        .path("code")
                        .asText())
                .isEqualTo("telescope-id-taken");
        assertThat(describer.ask("GET /api/operator/telescopes", "", 200).path("telescopes"))
                .hasSize(1);
        assertThat(describer.row()).containsKey("camera");
    }

    private int seenByAnybody() {
        return publicHandler
                .handleRequest(Night.http("GET", Describer.ONE, Map.of("telescope", id)), Night.INVOCATION)
                .getStatusCode();
    }

    @Test
    void anybodyIsToldWhatTheTelescopeIsAndNothingOfWhoRunsIt() throws IOException {
        describer.giveRelayTo(owner);
        ObjectNode wish = Wishes.sound(id)
                .put("listing", "public")
                .put("relay", night.relay)
                .put("voyager", 2);
        describer.ask("POST /api/telescopes", wish.toString(), 201);

        APIGatewayV2HTTPResponse answer = publicHandler.handleRequest(
                Night.http("GET", Describer.ONE, Map.of("telescope", id)), Night.INVOCATION);

        ObjectNode told = (ObjectNode) Describer.read(answer, 200).path("telescope");
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
    void onlyAnAdminGivesATelescopeToSomebodyElse() throws IOException {
        ObjectNode given = Wishes.sound(id).put("operator", "another");
        assertThat(describer
                        .ask("POST /api/telescopes", given.toString(), 400)
                        .path("code")
                        .asText())
                .isEqualTo("owner-not-yours");

        describer.create();
        assertThat(describer
                        .ask(
                                "[admin]",
                                "PUT " + Describer.ONE,
                                Wishes.sound()
                                        .put("operator", "another")
                                        .put("version", 1)
                                        .toString(),
                                200)
                        .path("operator")
                        .asText())
                .isEqualTo("another");
        describer.ask("PUT " + Describer.ONE, Wishes.sound().put("version", 2).toString(), 404);
    }

    @Test
    void anEndlessOrUnreadableBodyIsRefused() throws IOException {
        for (String body : List.of(
                "",
                "[]",
                "{\"id\":",
                Wishes.sound(id).put("more", "x".repeat(32 * 1024)).toString())) {
            assertThat(describer
                            .ask("POST /api/telescopes", body, 400)
                            .path("code")
                            .asText())
                    .isEqualTo("malformed");
        }
    }
}
