package stellar;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import stellar.cloud.Patience.Rest;
import stellar.contract.Wire;
import stellar.local.HandClock;

/** An older program, or a person at its addresses, who stays on the line while the clock is turned. */
public final class OlderCaller implements Rest {

    private final Night night;
    private final String key;
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private Duration waited = Duration.ZERO;

    public OlderCaller(Night night) {
        this.night = night;
        this.key = night.lock();
    }

    /** What happens while the caller waits: one thing each time that it is looked. */
    public void meanwhile(Runnable... events) {
        meanwhile.clear();
        for (Runnable event : events) {
            meanwhile.add(event);
        }
        waited = Duration.ZERO;
    }

    /** How long the caller was kept since {@link #meanwhile}. */
    public Duration waited() {
        return waited;
    }

    @Override
    public void rest(Duration time) {
        HandClock clock = night.clock;
        clock.advance(time);
        waited = waited.plus(time);
        Runnable next = meanwhile.poll();
        if (next != null) {
            next.run();
        }
    }

    /**
     * A question of a program or a person.
     *
     * @param route as the template has it for programs, for instance {@code POST /api/control/abort}
     * @param names in the route
     * @param query beside the telescope, which is this night's unless it says another; an empty one says none
     */
    public record Question(
            String route,
            Map<String, String> names,
            Map<String, String> query,
            Map<String, String> headers,
            String body) {

        public static Question of(String route, String body) {
            return new Question(route, Map.of(), Map.of(), Map.of(), body);
        }

        /** The same about one of the scheduler's things. */
        public static Question of(String route, String things, String guid, String body) {
            return new Question(route, Map.of("things", things, "guid", guid), Map.of(), Map.of(), body);
        }

        public Question with(String header, String value) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(header, value);
            return new Question(route, names, query, all, body);
        }

        public Question asking(String name, String value) {
            Map<String, String> all = new HashMap<>(query);
            all.put(name, value);
            return new Question(route, names, all, headers, body);
        }
    }

    /** As a program with this telescope's key. */
    public APIGatewayV2HTTPResponse byKey(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, Question question) {
        return byKey(handler, question, key);
    }

    /** As a program with some key, or with none when it is empty. */
    public APIGatewayV2HTTPResponse byKey(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, Question question, String shown) {
        int space = question.route().indexOf(' ');
        Map<String, String> headers = new HashMap<>(question.headers());
        if (!shown.isEmpty()) {
            headers.put("x-api-key", shown);
        }
        String path = question.route().substring(space + 1);
        return ask(
                handler,
                question,
                Night.http(
                        question.route().substring(0, space),
                        question.route(),
                        path,
                        question.names(),
                        headers,
                        question.body()));
    }

    /** As somebody who signed in. */
    public APIGatewayV2HTTPResponse asPerson(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
            Question question,
            String user,
            String groups) {
        APIGatewayV2HTTPEvent event = Night.signedIn(
                user, groups, question.route().replace(" /api/", " /api/me/"), question.names(), question.body());
        event.getHeaders().putAll(question.headers());
        return ask(handler, question, event);
    }

    private APIGatewayV2HTTPResponse ask(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
            Question question,
            APIGatewayV2HTTPEvent event) {
        Map<String, String> query = new HashMap<>(Map.of("telescope", night.telescope));
        query.putAll(question.query());
        query.values().removeIf(String::isEmpty);
        event.setQueryStringParameters(query);
        return ApiBook.ask(handler, event);
    }

    public static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        try {
            ObjectNode told = Wire.readObject(answer.getBody());
            assertThat(told.path("success").isBoolean()).isTrue();
            assertThat(told.path("success").asBoolean()).isEqualTo(status < 400);
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
