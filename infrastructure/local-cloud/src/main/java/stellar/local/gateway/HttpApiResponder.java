package stellar.local.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import stellar.local.lambda.Functions;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger.HttpRoute;
import stellar.local.template.Template;

/** Answers the routes of the template's HTTP API by its functions. */
public final class HttpApiResponder implements Responder {
    private final HttpApi api;
    private final Optional<CorsRules> cors;
    private final Deployment deployment;
    private final Functions functions;
    private final Duration limit;
    private final Clock clock;
    private final RouteTable routes = new RouteTable();

    /**
     * Gathers the routes of an API.
     *
     * @param limit how long a function may take before the caller hears 503
     */
    public HttpApiResponder(HttpApi api, Template template, Functions functions, Duration limit, Clock clock) {
        this.api = api;
        this.cors = api.cors().map(CorsRules::new);
        this.deployment = template.deployment();
        this.functions = functions;
        this.limit = limit;
        this.clock = clock;
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
                : match.isPresent() ? call(request, match.get()) : Response.message(404, "Not Found");
        return Optional.of(cors.isPresent() ? cors.get().mark(request, response) : response);
    }

    private Response call(Request request, RouteTable.Match match) throws InterruptedException {
        byte[] event = HttpEvent.of(request, match, api.name(), deployment, clock.instant())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return functions
                .byArn(match.route().functionArn())
                .invokeWithin(limit, event)
                .map(HttpReply::of)
                .orElseGet(() -> Response.message(503, "Service Unavailable"));
    }
}
