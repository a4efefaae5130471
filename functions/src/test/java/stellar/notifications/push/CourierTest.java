package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.cloud.Language;
import stellar.contract.Wire;
import stellar.notifications.Carried;
import stellar.notifications.Kind;
import stellar.notifications.Message;
import stellar.notifications.push.Device.Address.Browser;
import stellar.notifications.push.Device.Address.Phone;
import stellar.notifications.push.Device.Platform;

/** A message goes to a browser or phone once, whole or cut at a word, and no longer than it is worth. */
class CourierTest {

    private static final String APPLE_PHONE = Phonebook.APPLE.replace(":app/", ":endpoint/") + "/1";
    private static final String GOOGLE_PHONE = Phonebook.GOOGLE.replace(":app/", ":endpoint/") + "/2";

    private final Rig rig = new Rig();
    private final Device browser =
            device(new Browser(URI.create(rig.freshAddress()), rig.browser.keyText(), rig.browser.secretText()));

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aBrowserReadsItAndItsServiceLearnsNothing() throws IOException {
        Message message = message(Kind.STARTED, "Your session began", "M 33 at RA 1.56 h.\nLook at it live.");

        assertThat(rig.courier.carry(message, browser)).isInstanceOf(Carried.Taken.class);

        assertThat(rig.lastRead().toString())
                .isEqualTo("{\"id\":\"started-7f\",\"kind\":\"started\",\"link\":\"/en/bookings/7f/access\","
                        + "\"title\":\"Your session began\",\"text\":\"M 33 at RA 1.56 h.\\nLook at it live.\"}");
        Loopback.Asked sent = rig.service.asked.getLast();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.path()).isEqualTo(browser(browser).endpoint().getPath());
        assertThat(sent.header("content-encoding")).isEqualTo("aes128gcm");
        assertThat(sent.header("content-type")).isEqualTo("application/octet-stream");
        assertThat(sent.header("authorization")).startsWith("vapid t=").endsWith(", k=" + rig.courier.pushKey());
        assertThat(sent.header("topic")).matches("[A-Za-z0-9_-]{32}");
        assertThat(sent.headers().toString() + new String(sent.body(), UTF_8))
                .doesNotContain("started", "7f/access", "M 33");
    }

    @Test
    void theSameMessageReplacesItselfAndAnotherDoesNot() {
        rig.courier.carry(message(Kind.STARTED, "One", "1"), browser);
        rig.courier.carry(message(Kind.STARTED, "Two", "2"), browser);
        Message other = new Message(
                "ended-7f", Kind.ENDED, Language.FRENCH, "Fin", "3", URI.create("/fr"), rig.night.clock.instant());
        rig.courier.carry(other, browser);

        assertThat(rig.service.asked).extracting(sent -> sent.header("topic")).satisfies(topics -> {
            assertThat(topics.get(1)).isEqualTo(topics.get(0));
            assertThat(topics.get(2)).isNotEqualTo(topics.get(0));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "OFFER, high",
        "SOON, high",
        "STARTED, high",
        "ERROR, high",
        "PAUSED, normal",
        "RESUMED, normal",
        "ENDED, normal",
        "REFUND, normal",
        "BOOKING, normal",
        "PROBLEM, normal",
        "PREPARED, low",
        "IMAGES, low",
        "IMAGE, low"
    })
    void whatCannotWaitWakesADevice(Kind kind, String urgency) {
        assertThat(rig.courier.carry(message(kind, "Title", "Text"), browser)).isInstanceOf(Carried.Taken.class);

        assertThat(rig.service.asked.getLast().header("urgency")).isEqualTo(urgency);
    }

    @Test
    void itLivesAsLongAsItIsNewsAndIsNotSentAfterwards() {
        Message offer = message(Kind.OFFER, "Time is free", "Take it.");
        rig.courier.carry(offer, browser);
        assertThat(rig.service.asked.getLast().header("ttl")).isEqualTo("1200");
        rig.night.clock.advance(Duration.ofMinutes(19));
        rig.courier.carry(offer, browser);
        assertThat(rig.service.asked.getLast().header("ttl")).isEqualTo("60");

        rig.night.clock.advance(Duration.ofMinutes(1));

        assertThat(rig.courier.carry(offer, browser)).isInstanceOf(Carried.Refused.class);
        assertThat(rig.service.asked).hasSize(2);
    }

    @Test
    void aLongTextIsCutAtAWord() throws IOException {
        rig.courier.carry(message(Kind.ENDED, "Title", "étoile ".repeat(600)), browser);

        String text = rig.lastRead().path("text").asText();
        assertThat(text).startsWith("étoile étoile").endsWith("étoile…");
        assertThat(text.replace("…", "").split(" ")).containsOnly("étoile");
        assertThat(rig.lastRead().toString().getBytes(UTF_8)).hasSizeBetween(2_985, 3_000);
    }

    @Test
    void aTextThatJustFitsIsWhole() throws IOException {
        Message empty = message(Kind.ENDED, "Title", "");
        int frame = Parcel.of(empty, rig.night.clock.instant()).orElseThrow().json().length;
        String fits = "a b".repeat(1_000).substring(0, 3_000 - frame);

        rig.courier.carry(message(Kind.ENDED, "Title", fits), browser);
        assertThat(rig.lastRead().path("text").asText()).isEqualTo(fits);
        rig.courier.carry(message(Kind.ENDED, "Title", fits + "c"), browser);
        assertThat(rig.lastRead().path("text").asText()).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({"🌌", "\\u0001", "x", "\"", "€"})
    void aTextWithoutWordsIsCutBetweenCharacters(String character) throws IOException {
        String one = character.equals("\\u0001") ? "\u0001" : character;
        rig.courier.carry(message(Kind.ENDED, one.repeat(400), one.repeat(4_000)), browser);

        ObjectNode read = rig.lastRead();
        assertThat(read.path("text").asText().replace(one, "")).isEqualTo("…");
        assertThat(read.path("title").asText().replace(one, "")).isEqualTo("…");
        assertThat(read.path("text").asText().length()).isGreaterThan(300);
    }

    @Test
    void anAddressThatIsNoLongerKnownIsNotAskedFor() {
        Device strange = device(
                new Browser(URI.create("https://push.example.org/1"), rig.browser.keyText(), rig.browser.secretText()));

        assertThat(rig.courier.carry(message(Kind.ENDED, "T", "t"), strange)).isInstanceOf(Carried.Refused.class);
    }

    @Test
    void anApplePhoneIsShownItsWordsAndToldWhereTheyLead() throws IOException {
        rig.sns.endpoints.put(APPLE_PHONE, true);
        Message offer = message(Kind.OFFER, "Time is free", "Take it by 22:30.");

        assertThat(rig.courier.carry(offer, device(new Phone(Platform.APPLE, APPLE_PHONE))))
                .isInstanceOf(Carried.Taken.class);

        Map<String, String> call = rig.sns.calls("Publish").getLast();
        assertThat(call).containsEntry("TargetArn", APPLE_PHONE).containsEntry("MessageStructure", "json");
        ObjectNode said = Wire.readObject(call.getOrDefault("Message", ""));
        assertThat(said.path("default").asText()).isEqualTo("Time is free");
        assertThat(said.path("APNS_SANDBOX")).isEqualTo(said.path("APNS"));
        assertThat(Wire.readObject(said.path("APNS").asText())).isEqualTo(Wire.readObject("""
                        {"id": "offer-7f", "kind": "offer", "link": "/en/bookings/7f/access", "aps": {"sound": "default",
                         "alert": {"title": "Time is free", "body": "Take it by 22:30."}}}"""));
        assertThat(Phonebook.attributes(call))
                .containsEntry("AWS.SNS.MOBILE.APNS.TTL", "1200")
                .containsEntry("AWS.SNS.MOBILE.APNS_SANDBOX.TTL", "1200")
                .containsEntry("AWS.SNS.MOBILE.APNS.PUSH_TYPE", "alert")
                .containsEntry("AWS.SNS.MOBILE.APNS.PRIORITY", "10")
                .hasEntrySatisfying(
                        "AWS.SNS.MOBILE.APNS.COLLAPSE_ID", id -> assertThat(id).hasSize(32))
                .hasSize(5);
    }

    @Test
    void aGooglePhoneToo() throws IOException {
        rig.sns.endpoints.put(GOOGLE_PHONE, true);

        rig.courier.carry(
                message(Kind.PREPARED, "Ready", "The plan is known."),
                device(new Phone(Platform.GOOGLE, GOOGLE_PHONE)));

        Map<String, String> call = rig.sns.calls("Publish").getLast();
        ObjectNode message = (ObjectNode) Wire.readObject(Wire.readObject(call.getOrDefault("Message", ""))
                        .path("GCM")
                        .asText())
                .at("/fcmV1Message/message");
        assertThat(message.path("notification"))
                .isEqualTo(Wire.readObject("{\"title\": \"Ready\", \"body\": \"The plan is known.\"}"));
        assertThat(message.path("data"))
                .isEqualTo(Wire.readObject(
                        "{\"id\": \"prepared-7f\", \"kind\": \"prepared\", \"link\": \"/en/bookings/7f/access\"}"));
        assertThat(message.at("/android/priority").asText()).isEqualTo("NORMAL");
        assertThat(message.at("/android/collapse_key").asText()).hasSize(32);
        assertThat(Phonebook.attributes(call)).containsExactly(Map.entry("AWS.SNS.MOBILE.FCM.TTL", "1200"));
    }

    @Test
    void aPhoneThatIsSwitchedOffAtSnsOrUnknownThereIsGone() {
        Device phone = device(new Phone(Platform.APPLE, APPLE_PHONE));
        Message message = message(Kind.ENDED, "T", "t");

        assertThat(rig.courier.carry(message, phone)).isInstanceOf(Carried.Gone.class);
        rig.sns.endpoints.put(APPLE_PHONE, false);
        assertThat(rig.courier.carry(message, phone)).isInstanceOf(Carried.Gone.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameter, Invalid parameter: Message Reason: it is too long, Refused",
        "400, ParameterValueInvalid, no such value, Refused",
        "404, NotFound, no such endpoint, Gone",
        "429, Throttled, slowly, Later",
        "400, PlatformApplicationDisabled, its certificate is over, Later",
        "403, AuthorizationError, not you, Later",
        "500, InternalError, sorry, Later",
        "503, ServiceUnavailable, sorry, Later",
        "0, none, it hangs up, Unknown"
    })
    void eachOfSnsAnswersHasItsMeaningAndNothingIsSentTwice(int status, String code, String message, String meaning) {
        rig.sns.answerEverythingWith(status, code, message);

        Carried carried =
                rig.courier.carry(message(Kind.ENDED, "T", "t"), device(new Phone(Platform.APPLE, APPLE_PHONE)));

        assertThat(carried.getClass().getSimpleName()).as(carried.toString()).isEqualTo(meaning);
        assertThat(rig.sns.calls("Publish")).hasSize(1);
    }

    @Test
    void snsThatIsNotReachedIsAskedLater() {
        rig.sns.close();

        assertThat(rig.courier.carry(message(Kind.ENDED, "T", "t"), device(new Phone(Platform.APPLE, APPLE_PHONE))))
                .isInstanceOf(Carried.Later.class);
    }

    @Test
    void whatIsWrittenOfAnAddressNamesNobodysPlaceOrKey() {
        assertThat(browser.toString() + device(new Phone(Platform.APPLE, APPLE_PHONE)))
                .doesNotContain(
                        rig.browser.keyText(),
                        rig.browser.secretText(),
                        browser(browser).endpoint().getPath(),
                        APPLE_PHONE);
    }

    private Message message(Kind kind, String title, String text) {
        return new Message(
                kind.word() + "-7f",
                kind,
                Language.ENGLISH,
                title,
                text,
                URI.create("/en/bookings/7f/access"),
                rig.night.clock.instant(),
                rig.night.clock.instant().plus(Duration.ofMinutes(20)));
    }

    private static Browser browser(Device device) {
        return (Browser) device.address();
    }

    private Device device(Device.Address address) {
        return new Device(rig.user, Rig.id(), "Mine", address, rig.night.clock.instant(), null);
    }
}
