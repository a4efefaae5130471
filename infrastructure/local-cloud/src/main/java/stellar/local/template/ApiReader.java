package stellar.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.local.template.Resource.Authorizer;
import stellar.local.template.Resource.Cors;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.SocketApi;
import stellar.local.template.Resource.TokenAuthorizer;

/** Reads an {@code AWS::Serverless::HttpApi} and an {@code AWS::Serverless::WebSocketApi}. */
final class ApiReader {
    private static final Pattern SELECTION = Pattern.compile("\\$\\{?request\\.body\\.([A-Za-z0-9_.]+)}?");
    private static final Pattern IDENTITY = Pattern.compile("route\\.request\\.(querystring|header)\\..+");

    private ApiReader() {}

    static HttpApi http(String logicalId, String name, Properties properties) {
        properties.oneOf("StageName", "$default");
        properties.declaredOnly(
                "Name",
                "Description",
                "AccessLogSettings",
                "DefaultRouteSettings",
                "RouteSettings",
                "Tags",
                "PropagateTags",
                "FailOnWarnings");
        HttpApi api = new HttpApi(
                logicalId,
                name,
                properties.inner("CorsConfiguration").map(ApiReader::cors),
                properties.inner("Auth").map(ApiReader::tokenAuthorizers).orElse(Map.of()));
        properties.refuseTheRest();
        return api;
    }

    private static Map<String, TokenAuthorizer> tokenAuthorizers(Properties auth) {
        Map<String, TokenAuthorizer> authorizers = new LinkedHashMap<>();
        auth.map("Authorizers").forEach((name, authorizer) -> {
            authorizer.oneOf("IdentitySource", "$request.header.Authorization");
            Properties tokens = authorizer.innerOrEmpty("JwtConfiguration");
            authorizers.put(name, new TokenAuthorizer(tokens.text("issuer"), tokens.texts("audience")));
            tokens.refuseTheRest();
            authorizer.refuseTheRest();
        });
        auth.refuseTheRest();
        return Map.copyOf(authorizers);
    }

    private static Cors cors(Properties properties) {
        Cors cors = new Cors(
                properties.texts("AllowOrigins"),
                properties.texts("AllowMethods"),
                properties.texts("AllowHeaders"),
                properties.texts("ExposeHeaders"),
                properties.isTrue("AllowCredentials"),
                Duration.ofSeconds(properties.number("MaxAge", 0)));
        properties.refuseTheRest();
        return cors;
    }

    static SocketApi socket(String logicalId, String name, Properties properties) {
        Map<String, String> routes = new LinkedHashMap<>();
        properties.map("Routes").forEach((key, route) -> {
            routes.put(key, route.text("FunctionArn"));
            route.declaredOnly("OperationName", "IntegrationTimeout");
            route.refuseTheRest();
        });
        if (routes.isEmpty()) {
            throw new TemplateException(properties.where() + " must have at least one route under Routes.");
        }
        String stage = properties.optionalText("StageName").orElse("default");
        if (!stage.matches("[A-Za-z0-9_-]+")) {
            throw new TemplateException(
                    properties.where() + ": StageName " + stage + " may hold letters, digits, - and _ only.");
        }
        SocketApi api = new SocketApi(
                logicalId, name, stage, selector(properties), Map.copyOf(routes), authorizer(properties, routes));
        properties.declaredOnly(
                "Name",
                "Description",
                "AccessLogSettings",
                "DefaultRouteSettings",
                "RouteSettings",
                "Tags",
                "PropagateTags",
                "IpAddressType",
                "DisableSchemaValidation");
        properties.refuseTheRest();
        return api;
    }

    private static List<String> selector(Properties properties) {
        String expression = properties.text("RouteSelectionExpression");
        Matcher matcher = SELECTION.matcher(expression);
        if (!matcher.matches()) {
            throw new TemplateException(properties.where() + ": RouteSelectionExpression " + expression
                    + " is not known to the local cloud, which knows $request.body.NAME.");
        }
        return List.of(matcher.group(1).split("\\."));
    }

    private static Optional<Authorizer> authorizer(Properties properties, Map<String, String> routes) {
        Optional<Properties> given = properties.inner("Auth");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Properties auth = given.get();
        if (auth.oneOf("AuthType", "CUSTOM", "NONE").equals("NONE")) {
            auth.refuseTheRest();
            return Optional.empty();
        }
        if (!routes.containsKey("$connect")) {
            throw new TemplateException(auth.where() + " needs a $connect route to stand before.");
        }
        List<String> sources = auth.texts("IdentitySource");
        for (String source : sources) {
            if (!IDENTITY.matcher(source).matches()) {
                throw new TemplateException(auth.where() + ": IdentitySource " + source
                        + " is not known to the local cloud, which knows route.request.querystring.NAME and"
                        + " route.request.header.NAME.");
            }
        }
        Authorizer authorizer = new Authorizer(auth.text("AuthArn"), sources);
        auth.declaredOnly("InvokeRole", "Name");
        auth.refuseTheRest();
        return Optional.of(authorizer);
    }
}
