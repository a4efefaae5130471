package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.Wire;

/** Where a night stands, as a browser asks for it. */
class SessionHandlerTest {

    private final PlayedNight played;
    private final SessionHandler handler;
    private final String operator;

    SessionHandlerTest() throws Exception {
        played = new PlayedNight();
        operator = "operator-of-" + played.night.telescope;
        played.night.giveTo(operator);
        handler = new SessionHandler(played.night.environment(Map.of()), played.night.tables, played.night.clock);
    }

    @AfterEach
    void close() {
        played.close();
    }

    private APIGatewayV2HTTPResponse ask(String user, String language) {
        APIGatewayV2HTTPEvent request = Night.signedIn(
                user,
                user.equals(operator) ? "[operator]" : "",
                "GET /api/bookings/{booking}/session",
                Map.of("booking", played.booking),
                "");
        request.getHeaders().put("accept-language", language);
        return ApiBook.ask(handler, request);
    }

    private ObjectNode told(String user, String language) throws IOException {
        APIGatewayV2HTTPResponse answer = ask(user, language);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return Wire.readObject(answer.getBody());
    }

    private void look() {
        do {
            played.desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
        } while (played.answer() > 0);
    }

    @Test
    void beforeItWasLookedAtThereIsTheBookingAlone() throws IOException {
        ObjectNode told = told(played.user, "en");
        assertThat(told.path("state").asText()).isEqualTo("confirmed");
        assertThat(told.has("story")).isFalse();
    }

    @Test
    void itsUserReadsWhatItWaitsForInTheirLanguageAndWhatTheScheduleHas() throws IOException {
        played.night.clock.set(PlayedNight.FROM.minus(Duration.ofHours(3)));
        played.say();
        played.connect();
        look();
        played.night.clock.set(PlayedNight.FROM);
        played.safe(false);
        played.say();
        look();

        ObjectNode told = told(played.user, "fr");
        assertThat(told.path("prepared").asBoolean()).isTrue();
        assertThat(told.at("/roboTarget/target").asText())
                .isEqualTo(played.session().targetGuid());
        assertThat(told.at("/roboTarget/shots")).hasSize(2);
        assertThat(told.at("/waiting/code").asText()).isEqualTo("clouds");
        assertThat(told.at("/waiting/text").asText()).startsWith("capteur de nuages : nuageux depuis");
        assertThat(told.at("/story/1/what").asText()).isEqualTo("waits");
        assertThat(told(operator, "en").at("/waiting/text").asText()).startsWith("cloud sensor: CLOUDY since");
    }

    @Test
    void aNightIsToldFromItsWaitForCalmToItsEnd() throws IOException {
        at(PlayedNight.FROM.minus(Duration.ofHours(3)));
        played.connect();
        look();
        played.safe(false);
        at(PlayedNight.FROM);
        played.safe(true);
        at(PlayedNight.FROM.plus(Duration.ofMinutes(1)));
        assertThat(told(played.user, "en").at("/waiting/until").asText())
                .isEqualTo(PlayedNight.FROM.plus(Conditions.CALM).toString());

        Instant start = PlayedNight.FROM.plus(Duration.ofMinutes(16));
        at(start);
        Instant frame = start.plus(Duration.ofMinutes(6));
        at(frame);
        new Evidence(played.sessions, played.telescopes).count(played.night.telescope, played.frame());
        at(PlayedNight.TO);

        ObjectNode told = told(played.user, "en");
        assertThat(told.path("startedAt").asText()).isEqualTo(start.toString());
        assertThat(told.at("/statistics/lastFrameAt").asText()).isEqualTo(frame.toString());
        assertThat(told.at("/statistics/meanHfd").asDouble()).isEqualTo(2.5);
        assertThat(told.at("/ending/code").asText()).isEqualTo("slot-over");
        assertThat(told.at("/ending/since").asText()).isEqualTo(PlayedNight.TO.toString());
    }

    private void at(Instant moment) {
        played.night.clock.set(moment);
        played.say();
        look();
    }

    @Test
    void nobodyElseLearnsThatItIsThere() {
        assertThat(ask("somebody", "en").getStatusCode()).isEqualTo(404);
    }
}
