package stellar.dashboard;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.BookingRows;
import stellar.cloud.Allowance;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.telescopes.OperatorKeys;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * The way in at every older address: who asks, whether not too often, and which telescope they mean. Refusals have the members
 * that they always had here.
 */
public final class Entrance {

    /** How often somebody may ask within a minute that everything stop, whatever else they asked. */
    static final int URGENT_A_MINUTE = 20;

    private static final String OF_PERSONS = "/api/me/";

    private final Meant meant;
    private final Allowance ofPersons;
    private final Allowance ofKeys;
    private final Allowance urgent;

    private Entrance(Meant meant, DynamoDbClient tables, String counted, Clock clock) {
        this.meant = meant;
        this.ofPersons = Allowance.ofPersons(tables, counted, clock);
        this.ofKeys = Allowance.ofKeys(tables, counted, clock);
        this.urgent = new Allowance(tables, counted, clock, "urgent", URGENT_A_MINUTE, Duration.ofMinutes(1));
    }

    /** With the tables that these settings name. */
    public static Entrance of(Environment environment, DynamoDbClient tables, Clock clock) {
        return new Entrance(
                new Meant(
                        new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                        new BookingRows(tables, environment.required("BOOKINGS_TABLE")),
                        clock),
                tables,
                environment.required("CONNECTIONS_TABLE"),
                clock);
    }

    /** What answers whoever came in. */
    @FunctionalInterface
    public interface Answer<T> extends Function<T, APIGatewayV2HTTPResponse> {}

    /** The address that is asked, as programs know it: without what persons' addresses have more. */
    public static String address(Request request) {
        String route = request.event().getRouteKey();
        return route.substring(route.indexOf(' ') + 1).replace(OF_PERSONS, "/api/");
    }

    /** For who may see a telescope. */
    APIGatewayV2HTTPResponse seeing(Request request, Answer<Telescope> answer) {
        return enter(request, Optional.empty(), meant::by, meant::by, answer);
    }

    /**
     * For who may control a telescope by hand.
     *
     * @param isUrgent whether it is counted apart, so that it is heard from who has asked too much else
     */
    APIGatewayV2HTTPResponse controlling(Request request, boolean isUrgent, Answer<Hand> answer) {
        Optional<Allowance> apart = isUrgent ? Optional.of(urgent) : Optional.empty();
        return enter(request, apart, meant::controlling, meant::operating, answer);
    }

    /**
     * For a telescope's operator, and who stands in for one.
     *
     * @param otherwise what is told who may see the telescope and is not its operator
     */
    public APIGatewayV2HTTPResponse operating(Request request, Refusal otherwise, Answer<Hand> answer) {
        return enter(
                request,
                Optional.empty(),
                (caller, named) -> meant.operating(caller, named, otherwise),
                meant::operating,
                answer);
    }

    /** Finds what a caller means. */
    private interface Finding<W, T> {

        Found<T> find(W who, Optional<String> named);
    }

    private <T> APIGatewayV2HTTPResponse enter(
            Request request,
            Optional<Allowance> apart,
            Finding<Caller, T> ofPerson,
            Finding<String, T> ofProgram,
            Answer<T> answer) {
        Optional<String> named = request.inQuery("telescope");
        if (request.path().startsWith(OF_PERSONS)) {
            return asBefore(Caller.of(request)
                    .map(caller -> apart.orElse(ofPersons)
                            .refusal(caller.user(), request.language())
                            .orElseGet(() -> told(ofPerson.find(caller, named), request, answer)))
                    .orElseGet(() -> Reply.refused(Refusal.SIGN_IN, request.language())));
        }
        return asBefore(Optional.ofNullable(request.headers().get("x-api-key"))
                .map(key -> apart.orElse(ofKeys)
                        .refusal(RequestSignature.sha256(key.getBytes(StandardCharsets.UTF_8)), request.language())
                        .orElseGet(() -> told(ofProgram.find(key, named), request, answer)))
                .orElseGet(() -> Reply.refused(OperatorKeys.MISSING, request.language())));
    }

    private static <T> APIGatewayV2HTTPResponse told(Found<T> found, Request request, Answer<T> answer) {
        return switch (found) {
            case Found.One<T>(T what) -> answer.apply(what);
            case Found.Not<T>(Refusal why, List<String> named) -> {
                ObjectNode more = Wire.object();
                if (!named.isEmpty()) {
                    ArrayNode told = more.putArray("telescopes");
                    named.forEach(told::add);
                }
                yield Reply.refused(why, more, request.language());
            }
        };
    }

    /** Errors of these addresses always had {@code success}, {@code error} and {@code message}. */
    private static APIGatewayV2HTTPResponse asBefore(APIGatewayV2HTTPResponse answer) {
        if (answer.getStatusCode() < 400) {
            return answer;
        }
        try {
            ObjectNode problem = Wire.readObject(answer.getBody());
            problem.put("success", false)
                    .put("error", problem.path("code").asText())
                    .put("message", problem.path("title").asText());
            answer.setBody(Wire.write(problem));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("A refusal of ours is no JSON.", e);
        }
    }
}
