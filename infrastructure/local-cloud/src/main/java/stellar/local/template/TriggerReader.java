package stellar.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import stellar.local.template.Resource.RouteGuard;
import stellar.local.template.Resource.Trigger;

/** Reads what calls a function by itself: an entry of its {@code Events}. */
final class TriggerReader {
    private static final int DEFAULT_BATCH = 100;
    private static final int MAX_BATCH = 10_000;
    private static final int MAX_STREAM_RETRIES = 10_000;
    private static final int MAX_WINDOW_SECONDS = 300;

    private TriggerReader() {}

    static Trigger read(Properties event) {
        String type = event.text("Type");
        Properties properties = event.innerOrEmpty("Properties");
        Trigger trigger =
                switch (type) {
                    case "HttpApi" -> httpRoute(properties);
                    case "S3" -> bucketChange(properties);
                    case "DynamoDB" -> tableChange(properties);
                    default ->
                        throw new TemplateException(
                                event.where() + " is of type " + type
                                        + ", an event that is not known to the local cloud (it knows HttpApi, S3 and DynamoDB).");
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
                properties.inner("Auth").flatMap(TriggerReader::guard));
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

    private static Trigger tableChange(Properties properties) {
        Matcher arn = Deployment.STREAM_ARN.matcher(properties.text("Stream"));
        if (!arn.matches()) {
            throw new TemplateException(properties.where() + ": Stream must be !GetAtt TABLE.StreamArn.");
        }
        properties.text("StartingPosition");
        boolean fromTheStart =
                properties.oneOf("StartingPosition", "TRIM_HORIZON", "LATEST").equals("TRIM_HORIZON");
        properties.number("MaximumBatchingWindowInSeconds", 0, 0, MAX_WINDOW_SECONDS);
        int retries = properties.number("MaximumRetryAttempts", -1, -1, MAX_STREAM_RETRIES);
        List<String> answers = properties.texts("FunctionResponseTypes");
        if (!answers.isEmpty() && !answers.equals(List.of("ReportBatchItemFailures"))) {
            throw new TemplateException(properties.where()
                    + ": FunctionResponseTypes must be [ReportBatchItemFailures], but is " + answers + ".");
        }
        properties.inner("DestinationConfig").ifPresent(TriggerReader::declaredDestination);
        return new Trigger.TableChange(
                arn.group(1),
                fromTheStart,
                properties.number("BatchSize", DEFAULT_BATCH, 1, MAX_BATCH),
                !answers.isEmpty(),
                retries < 0 ? OptionalInt.empty() : OptionalInt.of(retries),
                properties.isTrue("BisectBatchOnFunctionError"),
                filter(properties));
    }

    /** Where the cloud puts what failed; here that is the file of dead letters. */
    private static void declaredDestination(Properties config) {
        Properties failure = config.innerOrEmpty("OnFailure");
        failure.text("Destination");
        failure.oneOf("Type", "SQS", "SNS");
        failure.refuseTheRest();
        config.refuseTheRest();
    }

    private static RecordFilter filter(Properties properties) {
        Properties criteria = properties.innerOrEmpty("FilterCriteria");
        List<Properties> filters = criteria.list("Filters");
        criteria.refuseTheRest();
        List<String> patterns = filters.stream()
                .map(each -> {
                    String pattern = each.text("Pattern");
                    each.refuseTheRest();
                    return pattern;
                })
                .toList();
        return RecordFilter.of(patterns, properties.where());
    }
}
