package stellar.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stellar.local.template.Resource.LambdaFunction;
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
        properties.map("Events").forEach((event, told) -> triggers.add(TriggerReader.read(logicalId + event, told)));
        properties.inner("FunctionUrlConfig").ifPresent(address -> {
            address.oneOf("AuthType", "NONE");
            address.oneOf("InvokeMode", "BUFFERED");
            address.refuseTheRest();
            triggers.add(new Trigger.OwnAddress());
        });
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
                properties.oneOf("Tracing", "PassThrough", "Active").equals("Active"),
                logsCalls(properties),
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

    /** As text, Lambda always tells of each call; as JSON, when its own lines of level INFO are wanted. */
    private static boolean logsCalls(Properties properties) {
        Properties logging = properties.innerOrEmpty("LoggingConfig");
        boolean isJson = logging.oneOf("LogFormat", "Text", "JSON").equals("JSON");
        boolean isQuiet =
                logging.oneOf("SystemLogLevel", "INFO", "WARN", "DEBUG").equals("WARN");
        logging.declaredOnly("LogGroup", "ApplicationLogLevel");
        logging.refuseTheRest();
        return !(isJson && isQuiet);
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
}
