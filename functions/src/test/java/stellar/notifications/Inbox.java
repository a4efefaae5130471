package stellar.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import stellar.ApiBook;
import stellar.Night;
import stellar.cloud.Language;
import stellar.contract.Wire;

/** Somebody who asks for what they were told, and chooses. */
public final class Inbox {

    private final NotificationsHandler handler;
    private final String user;

    public Inbox(Night night, String user) {
        this.handler = new NotificationsHandler(night.environment(Map.of()), night.tables, night.clock);
        this.user = user;
    }

    /** What is listed, as {@code kind: title}, the newest first. */
    public List<String> titles(Language language) {
        return list(Map.of(), language)
                .path("notifications")
                .valueStream()
                .map(told ->
                        told.path("kind").asText() + ": " + told.path("title").asText())
                .toList();
    }

    /** The newest of this kind, in English. */
    public JsonNode newest(Kind kind) {
        return list(Map.of(), Language.ENGLISH)
                .path("notifications")
                .valueStream()
                .filter(told -> told.path("kind").asText().equals(kind.word()))
                .findFirst()
                .orElseThrow();
    }

    /** Chooses by which ways to be told of a kind. */
    public void choose(Kind kind, String... ways) {
        ObjectNode body = Wire.object();
        var words =
                body.putArray("choices").addObject().put("kind", kind.word()).putArray("ways");
        List.of(ways).forEach(words::add);
        assertThat(ask("PUT /api/me/notification-choices", Map.of(), body.toString(), Language.ENGLISH)
                        .getStatusCode())
                .isEqualTo(200);
    }

    ObjectNode list(Map<String, String> query, Language language) {
        return read(ask("GET /api/me/notifications", query, "", language), 200);
    }

    APIGatewayV2HTTPResponse ask(String route, Map<String, String> query, String body, Language language) {
        APIGatewayV2HTTPEvent request = Night.signedIn(user, "", route, Map.of(), body);
        request.setQueryStringParameters(query);
        request.getHeaders().put("accept-language", language.code());
        return ApiBook.ask(handler, request);
    }

    static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        try {
            return Wire.readObject(answer.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
