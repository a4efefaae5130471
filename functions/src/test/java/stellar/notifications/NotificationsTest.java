package stellar.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.Night;
import stellar.cloud.Language;

/** What people were told is listed, once, the newest first, by their choices. */
class NotificationsTest {

    private static final Map<Language, Words> WORDS =
            Map.of(Language.ENGLISH, new Words("Title", "A text."), Language.FRENCH, new Words("Titre", "Un texte."));

    private final Night night = new Night();
    private final String user = "reader-of-" + night.telescope;
    private final Notifications notifications =
            Notifications.of(night.environment(Map.of()), night.tables, night.clock);
    private final Inbox inbox = new Inbox(night, user);

    @Test
    void whoWasToldNothingHasAnEmptyListAndTheUsualChoices() {
        ObjectNode list = inbox.list(Map.of(), Language.ENGLISH);

        assertThat(list.path("notifications")).isEmpty();
        assertThat(list.path("fresh").asInt()).isZero();
        assertThat(list.has("before")).isFalse();
        ObjectNode choices =
                Inbox.read(inbox.ask("GET /api/me/notification-choices", Map.of(), "", Language.ENGLISH), 200);
        assertThat(choices.path("choices")).hasSize(Kind.values().length);
        assertThat(choices.path("choices").get(1).toString())
                .isEqualTo("{\"kind\":\"soon\",\"ways\":[\"feed\",\"mail\",\"push\"]}");
    }

    @Test
    void whatIsToldIsListedInTheReadersLanguage() {
        notifications.tell(notification("a", Kind.SOON, night.clock.instant()));

        JsonNode told =
                inbox.list(Map.of(), Language.FRENCH).path("notifications").get(0);

        assertThat(told.path("id").asText()).isEqualTo("a");
        assertThat(told.path("kind").asText()).isEqualTo("soon");
        assertThat(told.path("title").asText()).isEqualTo("Titre");
        assertThat(told.path("text").asText()).isEqualTo("Un texte.");
        assertThat(told.path("link").asText()).isEqualTo("/fr/bookings/b/access");
        assertThat(told.path("at").asText()).isEqualTo(night.clock.instant().toString());
        assertThat(told.path("booking").asText()).isEqualTo("b");
        assertThat(told.path("telescope").asText()).isEqualTo(night.telescope);
        assertThat(told.path("isNew").asBoolean()).isTrue();
    }

    @Test
    void whatIsToldTwiceIsListedOnceAsItWasFirst() {
        Notification one = notification("a", Kind.SOON, night.clock.instant());
        notifications.tell(one);
        Instant seen = night.clock.instant();
        see(seen);
        night.clock.advance(Duration.ofMinutes(3));

        notifications.tell(one);

        ObjectNode list = inbox.list(Map.of(), Language.ENGLISH);
        assertThat(list.path("notifications")).hasSize(1);
        assertThat(list.path("fresh").asInt()).isZero();
    }

    @Test
    void whatNobodyWantsByAnyWayIsNotEvenWrittenDown() {
        notifications.tell(notification("a", Kind.IMAGE, night.clock.instant()));
        inbox.choose(Kind.SOON);
        notifications.tell(notification("b", Kind.SOON, night.clock.instant()));
        inbox.choose(Kind.SOON, "feed", "mail", "push");

        assertThat(inbox.titles(Language.ENGLISH)).isEmpty();
    }

    @Test
    void whatIsOnlyToBeSentIsNotListedAndIsNoHoleInAPage() {
        inbox.choose(Kind.PAUSED, "push");
        for (int i = 0; i < 7; i++) {
            night.clock.advance(Duration.ofMinutes(1));
            notifications.tell(notification("p" + i, Kind.PAUSED, night.clock.instant()));
            night.clock.advance(Duration.ofMinutes(1));
            notifications.tell(notification("s" + i, Kind.SOON, night.clock.instant()));
        }

        ObjectNode first = inbox.list(Map.of("limit", "4"), Language.ENGLISH);
        ObjectNode second =
                inbox.list(Map.of("limit", "4", "before", first.path("before").asText()), Language.ENGLISH);

        assertThat(ids(first)).containsExactly("s6", "s5", "s4", "s3");
        assertThat(ids(second)).containsExactly("s2", "s1", "s0");
        assertThat(second.has("before")).isFalse();
        assertThat(first.path("fresh").asInt()).isEqualTo(7);
    }

    @Test
    void freshIsWhatWasWrittenSinceTheListWasSeenHoweverOldItIs() {
        notifications.tell(notification("a", Kind.SOON, night.clock.instant()));
        Instant asOf = Instant.parse(
                inbox.list(Map.of(), Language.ENGLISH).path("asOf").asText());
        night.clock.advance(Duration.ofSeconds(5));
        see(asOf);

        notifications.tell(notification("late", Kind.SOON, asOf.minus(Duration.ofHours(2))));

        ObjectNode list = inbox.list(Map.of(), Language.ENGLISH);
        assertThat(list.path("fresh").asInt()).isEqualTo(1);
        assertThat(ids(list)).containsExactly("a", "late");
        assertThat(list.path("notifications").get(0).path("isNew").asBoolean()).isFalse();
        assertThat(list.path("notifications").get(1).path("isNew").asBoolean()).isTrue();
    }

    @Test
    void whatWasSeenStaysSeenAndNobodySeesTheFuture() {
        see(night.clock.instant().plus(Duration.ofDays(9)));
        see(Instant.parse("2026-01-01T00:00:00Z"));
        night.clock.advance(Duration.ofMillis(1));
        notifications.tell(notification("a", Kind.SOON, night.clock.instant()));

        assertThat(inbox.list(Map.of(), Language.ENGLISH).path("fresh").asInt()).isEqualTo(1);
    }

    @Test
    void afterNinetyDaysItIsGoneAlsoWhileItsRowIsThere() {
        notifications.tell(notification("a", Kind.SOON, night.clock.instant()));
        night.clock.advance(Duration.ofDays(90));

        assertThat(inbox.titles(Language.ENGLISH)).isEmpty();
    }

    @Test
    void aChoiceOfOneKindLeavesTheOthers() {
        inbox.choose(Kind.ENDED, "mail");
        inbox.choose(Kind.REFUND);

        ObjectNode choices =
                Inbox.read(inbox.ask("GET /api/me/notification-choices", Map.of(), "", Language.ENGLISH), 200);
        assertThat(choices.path("choices")
                        .valueStream()
                        .filter(one -> List.of("soon", "ended", "refund")
                                .contains(one.path("kind").asText()))
                        .map(one -> one.path("ways").toString()))
                .containsExactly("[\"feed\",\"mail\",\"push\"]", "[\"mail\"]", "[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | '' | malformed",
                "{} | choices | malformed",
                "{'choices':{}} | choices | malformed",
                "{'choices':[7]} | kind | kind-unknown",
                "{'choices':[{'kind':'sooner','ways':[]}]} | kind | kind-unknown",
                "{'choices':[{'kind':'soon','ways':[]},{'kind':'soon','ways':[]}]} | kind | kind-unknown",
                "{'choices':[{'kind':'soon'}]} | ways | malformed",
                "{'choices':[{'kind':'soon','ways':['pigeon']}]} | ways | way-unknown",
                "{'choices':[{'kind':'soon','ways':['mail','mail']}]} | ways | way-unknown"
            })
    void aChoiceThatCannotBeIsRefusedByItsMember(String body, String field, String code) {
        ObjectNode refused = Inbox.read(
                inbox.ask("PUT /api/me/notification-choices", Map.of(), body.replace('\'', '"'), Language.ENGLISH),
                400);

        assertThat(refused.path("code").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"until\":7}", "{\"until\":\"yesterday\"}", "[]"})
    void aMomentThatIsNoneIsRefused(String body) {
        assertThat(inbox.ask("PUT /api/me/notifications/seen", Map.of(), body, Language.ENGLISH)
                        .getStatusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "seen", "notification#x#y", "delivery#mail#notification#2026-11-21T22:00:05.180Z#a"})
    void aPageThatNoneGaveIsRefused(String before) {
        assertThat(inbox.ask("GET /api/me/notifications", Map.of("before", before), "", Language.ENGLISH)
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyIsToldWhatLacksALanguageOrAnId() {
        assertThatThrownBy(() -> notification("An Id", Kind.SOON, night.clock.instant()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Notification(
                        user,
                        "a",
                        Kind.SOON,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Map.of(Language.ENGLISH, new Words("Title", "")),
                        "/",
                        null,
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void see(Instant until) {
        assertThat(inbox.ask(
                                "PUT /api/me/notifications/seen",
                                Map.of(),
                                "{\"until\":\"" + until + "\"}",
                                Language.ENGLISH)
                        .getStatusCode())
                .isEqualTo(204);
    }

    private Notification notification(String id, Kind kind, Instant at) {
        return new Notification(
                user, id, kind, at, at.plus(Notification.NEWS), WORDS, "/bookings/b/access", "b", night.telescope);
    }

    private static List<String> ids(ObjectNode list) {
        return list.path("notifications")
                .valueStream()
                .map(told -> told.path("id").asText())
                .toList();
    }
}
