package stellar.ledger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.accounts.Role;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;

/** Tells people what credits they have and how they came and went; lets admins grant some. */
public final class LedgerHandler implements HttpFunction {

    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_PAGE = 100;

    private final Ledger ledger;
    private final Clock clock;

    public LedgerHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public LedgerHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public LedgerHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    LedgerHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.ledger = new Ledger(tables, environment.required("LEDGER_TABLE"));
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
            case "GET /api/me/credits" -> Reply.json(200, ledger.balance(user));
            case "GET /api/me/statement" -> statement(user, request);
            case "GET /api/me/statement.csv" -> Statement.csv(ledger, user, request.language());
            case "POST /api/accounts/{user}/grants" -> grant(caller.get(), request);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse statement(String user, Request request) {
        Optional<String> before = request.inQuery("before");
        if (before.filter(text -> !text.matches(Ledger.ORDER)).isPresent()) {
            return Reply.refused(Refusal.PAGE_UNKNOWN, "before", request.language());
        }
        return Reply.json(
                200,
                Statement.of(
                        ledger.balance(user),
                        ledger.entries(user, before, request.limit(USUAL_PAGE, LONGEST_PAGE)),
                        request.language()));
    }

    private APIGatewayV2HTTPResponse grant(Caller admin, Request request) {
        if (!admin.is(Role.ADMIN)) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        try {
            ObjectNode body = Wire.readObject(new String(request.body(), StandardCharsets.UTF_8));
            return switch (Grant.of(request.inPath("user"), body, admin.user(), clock.instant())) {
                case Grant.Judged.Unfit(String field, Refusal why) -> Reply.refused(why, field, request.language());
                case Grant.Judged.Fit(Entry entry) ->
                    // The same grant asked for again is the same grant.
                    ledger.write(entry)
                                    .filter(refused -> refused == Ledger.Refused.NOT_ENOUGH)
                                    .isPresent()
                            ? Reply.refused(Refusal.NOT_FOUND, request.language())
                            : Reply.json(201, ledger.balance(entry.account()));
            };
        } catch (IOException _) {
            return Reply.refused(Refusal.MALFORMED, request.language());
        }
    }
}
