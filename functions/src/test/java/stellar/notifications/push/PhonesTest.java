package stellar.notifications.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.Wire;

/** Phones are told by SNS, where each app's token has one endpoint. */
class PhonesTest {

    private static final String APPLE_TOKEN = "a1".repeat(32);
    private static final String GOOGLE_TOKEN = "cXr5:APA91b-" + "x_".repeat(60);

    private final Rig rig = new Rig();
    private final String friend = "friend-" + rig.user;

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google"})
    void aPhoneIsPutDownTriedAndForgotten(String platform) throws IOException {
        String id = Rig.id();
        String token = platform.equals("apple") ? APPLE_TOKEN : GOOGLE_TOKEN;

        ObjectNode kept = Rig.read(rig.put(rig.user, id, Rig.phone(platform, token)), 200);

        assertThat(kept.path("kind").asText()).isEqualTo("phone");
        assertThat(rig.sns.calls("CreatePlatformEndpoint")).singleElement().satisfies(call -> assertThat(call)
                .containsEntry("Token", token)
                .containsEntry("PlatformApplicationArn", platform.equals("apple") ? Phonebook.APPLE : Phonebook.GOOGLE)
                .doesNotContainKey("CustomUserData"));
        assertThat(rig.tried(id)).isEqualTo("taken");
        Map<String, String> published = rig.sns.calls("Publish").getLast();
        assertThat(rig.sns.endpoints).containsKey(published.getOrDefault("TargetArn", ""));
        assertThat(Wire.readObject(published.getOrDefault("Message", ""))
                        .path("default")
                        .asText())
                .isEqualTo("Stellar reaches you here");

        assertThat(rig.ask(rig.user, Rig.FORGET, id, "").getStatusCode()).isEqualTo(204);

        assertThat(rig.sns.endpoints).isEmpty();
        assertThat(rig.ids(rig.user)).isEmpty();
    }

    @Test
    void aPhoneWhoseAppWasRemovedIsForgottenHereAndAtSns() throws IOException {
        String id = Rig.id();
        Rig.read(rig.put(rig.user, id, Rig.phone("apple", APPLE_TOKEN)), 200);
        rig.sns.endpoints.replaceAll((_, _) -> false);

        assertThat(rig.tried(id)).isEqualTo("gone");

        assertThat(rig.ids(rig.user)).isEmpty();
        assertThat(rig.sns.endpoints).isEmpty();
    }

    @Test
    void aPhoneThatComesBackWorksAgain() throws IOException {
        String id = Rig.id();
        Rig.read(rig.put(rig.user, id, Rig.phone("apple", APPLE_TOKEN)), 200);
        rig.sns.endpoints.replaceAll((_, _) -> false);

        Rig.read(rig.put(rig.user, id, Rig.phone("apple", APPLE_TOKEN)), 200);

        assertThat(rig.sns.calls("SetEndpointAttributes").getLast().values()).contains("Enabled", "true", APPLE_TOKEN);
        assertThat(rig.tried(id)).isEqualTo("taken");
    }

    @Test
    void aPhoneThatAnotherSignedInOnIsTheirsAndKeepsItsEndpoint() throws IOException {
        Rig.read(rig.put(friend, Rig.id(), Rig.phone("google", GOOGLE_TOKEN)), 200);
        String mine = Rig.id();

        Rig.read(rig.put(rig.user, mine, Rig.phone("google", GOOGLE_TOKEN)), 200);

        assertThat(rig.ids(friend)).isEmpty();
        assertThat(rig.tried(mine)).isEqualTo("taken");
        assertThat(rig.sns.calls("DeleteEndpoint")).isEmpty();
    }

    @Test
    void anEndpointThatIsReplacedOrHasNoPlaceIsDeleted() throws IOException {
        String id = Rig.id();
        Rig.read(rig.put(rig.user, id, Rig.phone("apple", APPLE_TOKEN)), 200);
        Rig.read(rig.put(rig.user, id, Rig.phone("apple", "b2".repeat(32))), 200);
        assertThat(rig.sns.endpoints).hasSize(1);
        for (int i = 0; i < 9; i++) {
            rig.added();
        }

        assertThat(Rig.code(rig.put(rig.user, Rig.id(), Rig.phone("google", GOOGLE_TOKEN)), 409))
                .isEqualTo("too-many-devices");

        assertThat(rig.sns.endpoints).hasSize(1);
    }

    /** SNS names it; what another application's is, is not taken for ours. */
    @Test
    void anEndpointOfAnotherApplicationIsNotTaken() throws IOException {
        rig.sns.answerEverythingWith(
                400,
                "InvalidParameter",
                "Invalid parameter: Token Reason: Endpoint arn:aws:sns:eu-west-3:000000000000:endpoint/APNS/other/1"
                        + " already exists with the same Token, but different attributes.");

        assertThat(Rig.code(rig.put(rig.user, Rig.id(), Rig.phone("apple", APPLE_TOKEN)), 400))
                .isEqualTo("token-unfit");
    }

    @ParameterizedTest
    @CsvSource({
        "windows, aaaa, platform, platform-unknown",
        "apple, '', token, token-unfit",
        "apple, xyz, token, token-unfit",
        "apple, L, token, token-unfit",
        "google, short, token, token-unfit",
        "google, with blank with blank with blank with blank, token, token-unfit",
        "apple, 0, token, token-unfit"
    })
    void aTokenThatCannotBeIsRefusedAndNothingIsKept(String platform, String text, String field, String code)
            throws IOException {
        String token =
                switch (text) {
                    case "L" -> "a".repeat(401);
                    case "0" -> "0".repeat(64);
                    default -> text;
                };

        ObjectNode refused = Rig.read(rig.put(rig.user, Rig.id(), Rig.phone(platform, token)), 400);

        assertThat(refused.path("code").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field);
        assertThat(rig.ids(rig.user)).isEmpty();
    }

    @Test
    void whileSnsIsAwayNothingIsKeptAndThePhoneMayComeAgain() throws IOException {
        rig.sns.answerEverythingWith(500, "InternalError", "sorry");

        assertThat(Rig.code(rig.put(rig.user, Rig.id(), Rig.phone("apple", APPLE_TOKEN)), 503))
                .isEqualTo("phones-away");
        assertThat(rig.ids(rig.user)).isEmpty();
    }

    @Test
    void whoForgetsAPhoneWhileSnsIsAwayIsRidOfIt() throws IOException {
        String id = Rig.id();
        Rig.read(rig.put(rig.user, id, Rig.phone("apple", APPLE_TOKEN)), 200);
        rig.sns.answerEverythingWith(500, "InternalError", "sorry");

        assertThat(rig.ask(rig.user, Rig.FORGET, id, "").getStatusCode()).isEqualTo(204);

        assertThat(rig.ids(rig.user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:sns:eu-west-3:000000000000:app/none", "arn:aws:sns:eu-west-3:000000000000:app/"})
    void whereNoApplicationIsGivenNoPhonesOfThatPlatformAreTold(String none) throws IOException {
        DevicesHandler half = new DevicesHandler(
                rig.environment(none, Phonebook.GOOGLE),
                rig.night.tables,
                rig.sns.client(),
                new PushCall(),
                rig.night.clock);
        String body = Rig.phone("apple", APPLE_TOKEN).toString();

        var apple = ApiBook.ask(half, Night.signedIn(rig.user, "", Rig.PUT, Map.of("device", Rig.id()), body));
        var google = ApiBook.ask(
                half,
                Night.signedIn(
                        rig.user,
                        "",
                        Rig.PUT,
                        Map.of("device", Rig.id()),
                        Rig.phone("google", GOOGLE_TOKEN).toString()));

        assertThat(Rig.code(apple, 409)).isEqualTo("platform-not-told");
        assertThat(google.getStatusCode()).isEqualTo(200);
        assertThat(rig.sns.calls("CreatePlatformEndpoint")).hasSize(1);
    }
}
