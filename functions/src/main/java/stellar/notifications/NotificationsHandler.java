package stellar.notifications;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.contract.Wire;

/** Lists people's notifications and keeps by which ways they want to be told of what. */
public final class NotificationsHandler implements HttpFunction {

    private static final int USUAL_PAGE = 20;
    private static final int LONGEST_PAGE = 50;
    private static final int MAX_BODY_BYTES = 1024;
    private static final Pattern BEFORE =
            Pattern.compile(Notifications.NOTIFICATION + "[0-9TZ:.-]{24}#[a-z0-9-]{1," + Notification.LONGEST_ID + "}");

    private final Notifications notifications;
    private final Choices choices;
    private final Clock clock;

    public NotificationsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public NotificationsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public NotificationsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    NotificationsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.notifications = Notifications.of(environment, tables, clock);
        this.choices = new Choices(tables, environment.required("DEVICES_TABLE"));
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        try {
            return answer(event.getRouteKey(), request, caller.get().user());
        } catch (Unfit unfit) {
            return Reply.refused(unfit.refusal(), unfit.field(), request.language());
        }
    }

    private APIGatewayV2HTTPResponse answer(String route, Request request, String user) throws Unfit {
        return switch (route) {
            case "GET /api/me/notifications" -> list(request, user);
            case "PUT /api/me/notifications/seen" -> see(request, user);
            case "GET /api/me/notification-choices" -> Reply.json(200, NotificationView.of(choices.of(user)));
            case "PUT /api/me/notification-choices" -> {
                choices.keep(user, ChoicesWish.in(request).chosen());
                yield Reply.json(200, NotificationView.of(choices.of(user)));
            }
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse list(Request request, String user) throws Unfit {
        Optional<String> before = request.inQuery("before");
        if (before.isPresent() && !BEFORE.matcher(before.get()).matches()) {
            throw new Unfit(Refusal.PAGE_UNKNOWN, "before");
        }
        Instant now = clock.instant();
        Instant seenAt = notifications.seenAt(user);
        Notifications.Page page = notifications.page(user, before, request.limit(USUAL_PAGE, LONGEST_PAGE), now);
        ObjectNode answer = Wire.object();
        ArrayNode list = answer.putArray("notifications");
        page.notifications().forEach(kept -> list.add(NotificationView.of(kept, seenAt, request.language())));
        answer.put("fresh", notifications.fresh(user, seenAt, now)).put("asOf", now.toString());
        if (page.before() != null) {
            answer.put("before", page.before());
        }
        return Reply.json(200, answer);
    }

    /** What is said to be seen in the future is seen now. */
    private APIGatewayV2HTTPResponse see(Request request, String user) throws Unfit {
        JsonNode until = request.json(MAX_BODY_BYTES).path("until");
        try {
            Instant seen = Instant.parse(until.asText());
            Instant now = clock.instant();
            notifications.see(user, seen.isAfter(now) ? now : seen);
            return Reply.done();
        } catch (DateTimeException _) {
            throw new Unfit(Refusal.MALFORMED, "until");
        }
    }
}
