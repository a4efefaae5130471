package stellar.accounts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;

/** Says where people sign in, tells a caller who they are, and keeps what they choose. */
public final class AccountsHandler implements HttpFunction {

    private static final int MAX_BODY_BYTES = 4 * 1024;

    private final SignInPlace place;
    private final Profiles profiles;
    private final Clock clock;

    public AccountsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public AccountsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public AccountsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    AccountsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.place = SignInPlace.at(environment.required("SIGN_IN_URL"), environment.required("SIGN_IN_CLIENT"));
        this.profiles = new Profiles(tables, environment.required("ACCOUNTS_TABLE"));
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        if (event.getRouteKey().equals("GET /api/sign-in")) {
            return Reply.json(200, place);
        }
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return switch (event.getRouteKey()) {
            case "GET /api/me" -> tell(caller.get(), request);
            case "PUT /api/me" -> change(caller.get(), request);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse tell(Caller caller, Request request) {
        return me(caller, profiles.find(caller.user()).orElseGet(() -> Profile.usual(request.language())));
    }

    private APIGatewayV2HTTPResponse change(Caller caller, Request request) {
        byte[] body = request.body();
        try {
            if (body.length > MAX_BODY_BYTES) {
                return Reply.refused(Refusal.MALFORMED, request.language());
            }
            ObjectNode wish = Wire.readObject(new String(body, StandardCharsets.UTF_8));
            return switch (Profile.of(wish)) {
                case Profile.Judged.Unfit(String field, Refusal why) -> Reply.refused(why, field, request.language());
                case Profile.Judged.Fit(Profile profile) -> {
                    profiles.keep(caller.user(), profile, clock.instant());
                    yield me(caller, profile);
                }
            };
        } catch (IOException _) {
            return Reply.refused(Refusal.MALFORMED, request.language());
        }
    }

    private static APIGatewayV2HTTPResponse me(Caller caller, Profile profile) {
        ObjectNode me = Wire.object().put("user", caller.user());
        ArrayNode roles = me.putArray("roles");
        caller.roles().forEach(role -> roles.add(role.word()));
        me.put("language", profile.language().code());
        me.put("timeZone", profile.timeZone().getId());
        if (profile.name() != null) {
            me.put("name", profile.name());
        }
        return Reply.json(200, me);
    }
}
