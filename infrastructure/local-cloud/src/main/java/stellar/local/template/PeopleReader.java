package stellar.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.TokenAuthorizer;
import stellar.local.template.Resource.Trigger.HttpRoute;
import stellar.local.template.Resource.UserPool;
import stellar.local.template.Resource.UserPoolClient;
import stellar.local.template.Resource.UserPoolDomain;
import stellar.local.template.Resource.UserPoolGroup;

/** Reads a Cognito user pool, its domain, groups and clients, and looks whether the routes' guards fit to it. */
final class PeopleReader {
    private static final int MAX_GRACE_SECONDS = 60;

    private PeopleReader() {}

    static UserPool pool(String logicalId, String name, Properties properties) {
        properties.oneOf("MfaConfiguration", "OFF");
        only(properties, "UsernameAttributes", "email");
        properties.declaredOnly(
                "UserPoolName",
                "UsernameConfiguration",
                "AutoVerifiedAttributes",
                "UserAttributeUpdateSettings",
                "AccountRecoverySetting",
                "Policies",
                "DeletionProtection",
                "EmailConfiguration",
                "VerificationMessageTemplate",
                "UserPoolTags");
        properties.refuseTheRest();
        return new UserPool(logicalId, name);
    }

    static UserPoolDomain domain(String logicalId, String name, Properties properties) {
        properties.text("Domain");
        UserPoolDomain domain = new UserPoolDomain(logicalId, name, properties.text("UserPoolId"));
        properties.refuseTheRest();
        return domain;
    }

    static UserPoolGroup group(String logicalId, String name, Properties properties) {
        properties.text("GroupName");
        UserPoolGroup group = new UserPoolGroup(logicalId, name, properties.text("UserPoolId"));
        properties.declaredOnly("Description", "Precedence");
        properties.refuseTheRest();
        return group;
    }

    static UserPoolClient client(String logicalId, String name, Properties properties) {
        properties.oneOf("GenerateSecret", "false");
        properties.oneOf("EnableTokenRevocation", "true");
        only(properties, "AllowedOAuthFlows", "code");
        only(properties, "SupportedIdentityProviders", "COGNITO");
        if (!properties.isTrue("AllowedOAuthFlowsUserPoolClient")) {
            throw new TemplateException(
                    properties.where() + ": AllowedOAuthFlowsUserPoolClient must be true, or nobody can sign in.");
        }
        Properties units = properties.innerOrEmpty("TokenValidityUnits");
        Properties rotation = properties.innerOrEmpty("RefreshTokenRotation");
        rotation.oneOf("Feature", "ENABLED");
        UserPoolClient client = new UserPoolClient(
                logicalId,
                name,
                properties.text("UserPoolId"),
                properties.texts("CallbackURLs"),
                properties.texts("LogoutURLs"),
                properties.texts("AllowedOAuthScopes"),
                life(properties, "AccessToken", units, "hours", 1),
                life(properties, "IdToken", units, "hours", 1),
                life(properties, "RefreshToken", units, "days", 30),
                Duration.ofSeconds(Math.clamp(rotation.number("RetryGracePeriodSeconds", 0), 0, MAX_GRACE_SECONDS)));
        units.refuseTheRest();
        rotation.refuseTheRest();
        properties.declaredOnly("ClientName", "PreventUserExistenceErrors");
        properties.refuseTheRest();
        return client;
    }

    private static void only(Properties properties, String name, String value) {
        if (!properties.texts(name).equals(List.of(value))) {
            throw new TemplateException(properties.where() + ": " + name + " must be [" + value
                    + "], the only one that the local cloud knows.");
        }
    }

    private static Duration life(Properties client, String token, Properties units, String usualUnit, int usual) {
        int count = client.number(token + "Validity", usual);
        String unit = units.optionalText(token).orElse(usualUnit);
        return switch (unit) {
            case "seconds" -> Duration.ofSeconds(count);
            case "minutes" -> Duration.ofMinutes(count);
            case "hours" -> Duration.ofHours(count);
            case "days" -> Duration.ofDays(count);
            default ->
                throw new TemplateException(units.where() + ": " + token
                        + " must be seconds, minutes, hours or days, but is " + unit + ".");
        };
    }

    /** Refuses guards that no authorizer stands behind, and authorizers that no pool of the template stands behind. */
    static void check(Template template, String fileName) {
        List<UserPool> pools = template.all(UserPool.class);
        if (pools.size() > 1) {
            throw new TemplateException(fileName + " has " + pools.size() + " user pools; one can be run here.");
        }
        Set<String> issuers = pools.stream()
                .map(pool -> template.deployment().issuer(pool.name()))
                .collect(Collectors.toSet());
        Set<String> clients = template.all(UserPoolClient.class).stream()
                .map(UserPoolClient::name)
                .collect(Collectors.toSet());
        for (HttpApi api : template.all(HttpApi.class)) {
            String where = fileName + ": resource " + api.logicalId() + ", authorizer ";
            api.authorizers().forEach((name, authorizer) -> check(where + name, authorizer, issuers, clients));
            template.all(LambdaFunction.class).forEach(function -> check(fileName, function, api));
        }
    }

    private static void check(String where, TokenAuthorizer authorizer, Set<String> issuers, Set<String> clients) {
        if (!issuers.contains(authorizer.issuer())) {
            throw new TemplateException(where + " trusts the issuer " + authorizer.issuer()
                    + ", but the local cloud has only " + issuers + ".");
        }
        if (authorizer.audience().isEmpty() || !clients.containsAll(authorizer.audience())) {
            throw new TemplateException(where + " is for " + authorizer.audience()
                    + ", which are not all clients of the template's user pool.");
        }
    }

    private static void check(String fileName, LambdaFunction function, HttpApi api) {
        Map<String, TokenAuthorizer> known = api.authorizers();
        function.triggers().forEach(trigger -> {
            if (trigger instanceof HttpRoute route && route.apiId().equals(api.name())) {
                route.guard()
                        .filter(guard -> !known.containsKey(guard.authorizer()))
                        .ifPresent(guard -> {
                            throw new TemplateException(fileName + ": resource " + function.logicalId() + " guards "
                                    + route.method() + " " + route.path() + " by the authorizer " + guard.authorizer()
                                    + ", which "
                                    + api.logicalId() + " does not have.");
                        });
            }
        });
    }
}
