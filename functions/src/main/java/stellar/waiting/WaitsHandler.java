package stellar.waiting;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;
import stellar.plans.Judgement;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Lets people join the line for a slot that is taken, see where they stand, and leave. What they are offered they take by a booking. */
public final class WaitsHandler implements HttpFunction {

    private final Telescopes telescopes;
    private final Waits waits;
    private final Clock clock;

    public WaitsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public WaitsHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    WaitsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.waits = new Waits(
                tables,
                environment.required("WAITS_TABLE"),
                new Slots(tables, environment.required("SLOTS_TABLE")),
                clock);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        String user = caller.get().user();
        return switch (event.getRouteKey()) {
            case "POST /api/me/waits" -> join(request, user);
            case "GET /api/me/waits" -> mine(user);
            case "DELETE /api/me/waits/{wait}" -> leave(request, user);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse join(Request request, String user) {
        return switch (Asked.of(request)) {
            case Asked.Judged.Unfit(String field, Refusal why) -> unfit(field, why, request);
            case Asked.Judged.Fit(Asked asked) ->
                waits.before(asked.id(), user, asked.telescope(), asked.slot())
                        .map(before -> answer(before, request))
                        .orElseGet(() -> join(asked, request, user));
        };
    }

    private APIGatewayV2HTTPResponse join(Asked asked, Request request, String user) {
        Optional<Telescope> telescope = telescopes.findPublic(asked.telescope());
        if (telescope.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, "telescope", request.language());
        }
        return switch (Judgement.of(telescope.get(), asked.slot(), asked.plan(), clock.instant(), request.language())) {
            case Judgement.Works(ObjectNode plan, Terms terms) ->
                answer(waits.join(new Waits.Wish(asked.id(), user, asked.slot(), plan), terms), request);
            case Judgement.Unfit(String field, Refusal why) -> unfit(field, why, request);
            case Judgement.CannotWork(ObjectNode findings) ->
                Reply.refused(Judgement.CANNOT_WORK, findings, request.language());
        };
    }

    private APIGatewayV2HTTPResponse answer(Waits.Outcome outcome, Request request) {
        return switch (outcome) {
            case Waits.Outcome.Done(Wait wait) -> Reply.json(201, view(wait, new HashMap<>(), clock.instant()));
            case Waits.Outcome.Refused(Waits.Reason reason) ->
                Reply.refused(WaitRefusals.of(reason), request.language());
        };
    }

    private APIGatewayV2HTTPResponse mine(String user) {
        Instant now = clock.instant();
        Map<String, List<InLine>> lines = new HashMap<>();
        ObjectNode answer = Wire.object();
        ArrayNode mine = answer.putArray("waits");
        waits.of(user).forEach(wait -> mine.add(view(wait, lines, now)));
        return Reply.json(200, answer);
    }

    private APIGatewayV2HTTPResponse leave(Request request, String user) {
        return switch (waits.leave(user, request.inPath("wait"))) {
            case Waits.Outcome.Done _ -> Reply.empty();
            case Waits.Outcome.Refused(Waits.Reason reason) ->
                Reply.refused(WaitRefusals.of(reason), request.language());
        };
    }

    private static APIGatewayV2HTTPResponse unfit(String field, Refusal why, Request request) {
        return field.isEmpty() ? Reply.refused(why, request.language()) : Reply.refused(why, field, request.language());
    }

    /** {@code lines}: those of the telescopes that were asked for already. */
    private ObjectNode view(Wait wait, Map<String, List<InLine>> lines, Instant now) {
        State state = wait.state(now);
        ObjectNode view = Wire.object()
                .put("id", wait.id())
                .put("telescope", wait.telescope())
                .put("from", wait.slot().from().toString())
                .put("to", wait.slot().to().toString())
                .put("state", state.word())
                .put("askedAt", wait.askedAt().toString());
        if (state == State.WAITING) {
            List<InLine> line = lines.computeIfAbsent(wait.telescope(), waits::line);
            view.put("place", InLine.number(line, wait.id(), wait.user(), wait.slot()));
        }
        if (state == State.OFFERED) {
            view.put("offeredUntil", wait.offeredUntil().orElseThrow().toString());
        }
        view.set("plan", wait.plan());
        return view;
    }
}
