package stellar.local.gateway;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import stellar.local.lambda.Functions;
import stellar.local.meter.Meter;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.RouteGuard;
import stellar.local.template.Resource.TokenAuthorizer;
import stellar.local.template.Resource.Trigger.HttpRoute;
import stellar.local.template.Template;

/** Answers the routes of the template's HTTP API by its functions. */
public final class HttpApiResponder implements Responder {
    private final HttpApi api;
    private final Optional<CorsRules> cors;
    private final Deployment deployment;
    private final Functions functions;
    private final Duration limit;
    private final Meter meter;
    private final Clock clock;
    private final RouteTable routes = new RouteTable();
    private final Map<String, TokenCheck> tokenChecks = new HashMap<>();

    /**
     * Gathers the routes of an API.
     *
     * @param tokenChecks makes the check that stands behind an authorizer of the API
     * @param meter counts requests and what is answered
     * @param limit how long a function may take before the caller hears 503
     */
    public HttpApiResponder(
            HttpApi api,
            Template template,
            Functions functions,
            Function<TokenAuthorizer, TokenCheck> tokenChecks,
            Duration limit,
            Meter meter,
            Clock clock) {
        this.api = api;
        this.cors = api.cors().map(CorsRules::new);
        this.deployment = template.deployment();
        this.functions = functions;
        this.limit = limit;
        this.meter = meter;
        this.clock = clock;
        api.authorizers().forEach((name, authorizer) -> this.tokenChecks.put(name, tokenChecks.apply(authorizer)));
        for (LambdaFunction function : template.all(LambdaFunction.class)) {
            function.triggers().stream()
                    .filter(HttpRoute.class::isInstance)
                    .map(HttpRoute.class::cast)
                    .filter(route -> route.apiId().equals(api.name()))
                    .forEach(route -> routes.add(route, function.arn()));
        }
    }

    @Override
    public Optional<Response> respond(Request request) throws InterruptedException {
        Optional<RouteTable.Match> match = routes.match(request.method(), request.path());
        if (match.isEmpty() && !routes.knows(request.path())) {
            return Optional.empty();
        }
        Optional<Response> preflight =
                match.filter(found -> found.route().http().method().equals("OPTIONS"))
                                .isPresent()
                        ? Optional.empty()
                        : cors.flatMap(rules -> rules.preflight(request));
        Response response = preflight.isPresent()
                ? preflight.get()
                : match.isPresent() ? guarded(request, match.get()) : Response.message(404, "Not Found");
        Response whole = cors.isPresent() ? cors.get().mark(request, response) : response;
        meter.http(api.name(), request.body().length, whole.bytes());
        return Optional.of(whole);
    }

    private Response guarded(Request request, RouteTable.Match match) throws InterruptedException {
        Optional<RouteGuard> guard = match.route().http().guard();
        if (guard.isEmpty()) {
            return call(request, match, Optional.empty());
        }
        TokenCheck check = requireNonNull(tokenChecks.get(guard.get().authorizer()));
        return switch (check.check(request.header("authorization"), guard.get().scopes())) {
            case TokenCheck.Verdict.Passed passed -> call(request, match, Optional.of(passed));
            case TokenCheck.Verdict.Forbidden() -> Response.message(403, "Forbidden");
            case TokenCheck.Verdict.Unauthorized(String why) ->
                Response.message(401, "Unauthorized")
                        .with(
                                "www-authenticate",
                                why.isEmpty()
                                        ? "Bearer"
                                        : "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + why
                                                + "\"");
        };
    }

    private Response call(Request request, RouteTable.Match match, Optional<TokenCheck.Verdict.Passed> token)
            throws InterruptedException {
        byte[] event = HttpEvent.of(request, match, token, api.name(), deployment, clock.instant())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return functions
                .byArn(match.route().functionArn())
                .invokeWithin(limit, event)
                .map(HttpReply::of)
                .orElseGet(() -> Response.message(503, "Service Unavailable"));
    }
}
