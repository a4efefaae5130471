package stellar.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.RouteGuard;
import stellar.local.template.Resource.ScheduleGroup;
import stellar.local.template.Resource.Table;
import stellar.local.template.Resource.Trigger;

/** Reads what calls a function by itself: an entry of its {@code Events}. */
final class TriggerReader {
    private static final int DEFAULT_BATCH = 100;
    private static final int MAX_BATCH = 10_000;
    private static final int MAX_STREAM_RETRIES = 10_000;
    private static final int MAX_WINDOW_SECONDS = 300;
    private static final int MAX_TIMER_RETRIES = 185;
    private static final int MIN_AGE_SECONDS = 60;
    private static final int MAX_AGE_SECONDS = 86_400;

    private TriggerReader() {}

    /**
     * Reads an event.
     *
     * @param name what it is called when it has no name of its own: the function's logical id and the event's
     */
    static Trigger read(String name, Properties event) {
        String type = event.text("Type");
        Properties properties = event.innerOrEmpty("Properties");
        Trigger trigger =
                switch (type) {
                    case "HttpApi" -> httpRoute(properties);
                    case "S3" -> bucketChange(properties);
                    case "DynamoDB" -> tableChange(properties);
                    case "ScheduleV2" -> timer(name, properties);
                    case "SNS" -> new Trigger.TopicMessage(properties.text("Topic"));
                    default ->
                        throw new TemplateException(
                                event.where() + " is of type " + type
                                        + ", an event that is not known to the local cloud (it knows HttpApi, S3, DynamoDB, ScheduleV2 and SNS).");
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

    private static Trigger timer(String name, Properties properties) {
        String expression = properties.text("ScheduleExpression");
        String zone = properties.optionalText("ScheduleExpressionTimezone").orElse("UTC");
        if (ScheduleExpression.read(expression, zone).isEmpty()) {
            throw new TemplateException(properties.where() + ": the ScheduleExpression " + expression + " in the zone "
                    + zone + " is not known to the local cloud, which knows rate(N minutes|hours|days) and"
                    + " at(yyyy-MM-ddTHH:mm:ss).");
        }
        Properties window = properties.innerOrEmpty("FlexibleTimeWindow");
        window.oneOf("Mode", "OFF");
        window.refuseTheRest();
        properties.inner("RetryPolicy").ifPresent(policy -> {
            policy.number("MaximumRetryAttempts", MAX_TIMER_RETRIES, 0, MAX_TIMER_RETRIES);
            policy.number("MaximumEventAgeInSeconds", MAX_AGE_SECONDS, MIN_AGE_SECONDS, MAX_AGE_SECONDS);
            policy.refuseTheRest();
        });
        properties.inner("DeadLetterConfig").ifPresent(config -> {
            config.declaredOnly("Arn", "Type", "QueueLogicalId");
            config.refuseTheRest();
        });
        properties.declaredOnly("Description", "RoleArn", "PermissionsBoundary", "KmsKeyArn");
        return new Trigger.Timer(
                properties.optionalText("Name").orElse(name),
                properties.optionalText("GroupName").orElse("default"),
                expression,
                zone,
                properties.optionalText("Input"),
                properties.oneOf("State", "ENABLED", "DISABLED").equals("ENABLED"));
    }

    /** A stream must be a table's that has one, and a schedule's group must be there. */
    static void check(Template template, String fileName) {
        Set<String> streaming = template.all(Table.class).stream()
                .filter(table -> table.streamView().isPresent())
                .map(Table::name)
                .collect(Collectors.toSet());
        Set<String> groups = template.all(ScheduleGroup.class).stream()
                .map(ScheduleGroup::name)
                .collect(Collectors.toSet());
        for (LambdaFunction function : template.all(LambdaFunction.class)) {
            String where = fileName + ": resource " + function.logicalId();
            for (Trigger trigger : function.triggers()) {
                if (trigger instanceof Trigger.TableChange change && !streaming.contains(change.tableName())) {
                    throw new TemplateException(where + " reads the stream of the table " + change.tableName()
                            + ", which has no StreamSpecification.");
                }
                if (trigger instanceof Trigger.Timer timer
                        && !timer.group().equals("default")
                        && !groups.contains(timer.group())) {
                    throw new TemplateException(where + " has a schedule in the group " + timer.group()
                            + ", which the template does not make.");
                }
            }
        }
    }
}
