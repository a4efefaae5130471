package stellar.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.RouteGuard;
import stellar.local.template.Resource.Trigger;

/** Reads an {@code AWS::Serverless::Function}. */
final class FunctionReader {
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;
    private static final int MAX_TIMEOUT_SECONDS = 900;
    private static final int DEFAULT_MEMORY_MEGABYTES = 128;
    private static final int MAX_ASYNCHRONOUS_RETRIES = 2;

    private FunctionReader() {}

    static LambdaFunction read(String logicalId, String name, String arn, Properties properties) {
        properties.oneOf("Runtime", "java25");
        properties.oneOf("PackageType", "Zip");
        int timeoutSeconds = properties.number("Timeout", DEFAULT_TIMEOUT_SECONDS);
        if (timeoutSeconds < 1 || timeoutSeconds > MAX_TIMEOUT_SECONDS) {
            throw new TemplateException(properties.where() + ": Timeout must be 1 to " + MAX_TIMEOUT_SECONDS
                    + " seconds, but is " + timeoutSeconds + ".");
        }
        Properties environment = properties.innerOrEmpty("Environment");
        Map<String, String> variables = environment.textMap("Variables");
        environment.refuseTheRest();
        List<Trigger> triggers = new ArrayList<>();
        properties.map("Events").values().forEach(event -> triggers.add(trigger(event)));
        LambdaFunction function = new LambdaFunction(
                logicalId,
                name,
                arn,
                properties.text("Handler"),
                properties.text("CodeUri"),
                variables,
                Duration.ofSeconds(timeoutSeconds),
                properties.number("MemorySize", DEFAULT_MEMORY_MEGABYTES),
                asynchronousRetries(properties),
                List.copyOf(triggers));
        properties.declaredOnly(
                "FunctionName",
                "Description",
                "Policies",
                "Role",
                "SnapStart",
                "Architectures",
                "AutoPublishAlias",
                "AutoPublishAliasAllProperties",
                "Tags",
                "PropagateTags",
                "Tracing",
                "LoggingConfig",
                "DeadLetterQueue",
                "ReservedConcurrentExecutions",
                "EphemeralStorage",
                "PermissionsBoundary",
                "RuntimeManagementConfig",
                "DeploymentPreference",
                "KmsKeyArn");
        properties.refuseTheRest();
        return function;
    }

    private static int asynchronousRetries(Properties properties) {
        return properties
                .inner("EventInvokeConfig")
                .map(config -> {
                    int retries = config.number("MaximumRetryAttempts", MAX_ASYNCHRONOUS_RETRIES);
                    config.declaredOnly("MaximumEventAgeInSeconds", "DestinationConfig");
                    config.refuseTheRest();
                    return Math.clamp(retries, 0, MAX_ASYNCHRONOUS_RETRIES);
                })
                .orElse(MAX_ASYNCHRONOUS_RETRIES);
    }

    private static Trigger trigger(Properties event) {
        String type = event.text("Type");
        Properties properties = event.innerOrEmpty("Properties");
        Trigger trigger =
                switch (type) {
                    case "HttpApi" -> httpRoute(properties);
                    case "S3" -> bucketChange(properties);
                    default ->
                        throw new TemplateException(event.where() + " is of type " + type
                                + ", an event that is not known to the local cloud (it knows HttpApi and S3).");
                };
        properties.refuseTheRest();
        event.refuseTheRest();
        return trigger;
    }

    private static Trigger httpRoute(Properties properties) {
        properties.oneOf("PayloadFormatVersion", "2.0");
        properties.declaredOnly("RouteSettings", "TimeoutInMillis");
        return new Trigger.HttpRoute(
                properties.text("ApiId"),
                properties.text("Method").toUpperCase(Locale.ROOT),
                properties.text("Path"),
                properties.inner("Auth").flatMap(FunctionReader::guard));
    }

    private static Optional<RouteGuard> guard(Properties auth) {
        String authorizer = auth.text("Authorizer");
        List<String> scopes = auth.texts("AuthorizationScopes");
        auth.refuseTheRest();
        return authorizer.equals("NONE") ? Optional.empty() : Optional.of(new RouteGuard(authorizer, scopes));
    }

    private static Trigger bucketChange(Properties properties) {
        String prefix = "";
        String suffix = "";
        Properties filter = properties.innerOrEmpty("Filter");
        Properties key = filter.innerOrEmpty("S3Key");
        for (Properties rule : key.list("Rules")) {
            String value = rule.text("Value");
            switch (rule.text("Name").toLowerCase(Locale.ROOT)) {
                case "prefix" -> prefix = value;
                case "suffix" -> suffix = value;
                default -> throw new TemplateException(rule.where() + ": Name must be prefix or suffix.");
            }
            rule.refuseTheRest();
        }
        key.refuseTheRest();
        filter.refuseTheRest();
        List<String> events = properties.texts("Events");
        for (String event : events) {
            if (!event.startsWith("s3:ObjectCreated:")) {
                throw new TemplateException(properties.where() + ": " + event
                        + " is not known to the local cloud, which tells of s3:ObjectCreated events only.");
            }
        }
        return new Trigger.BucketChange(properties.text("Bucket"), events, prefix, suffix);
    }
}
