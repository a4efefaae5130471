package stellar.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Something the template asks for and the local cloud runs. */
public sealed interface Resource {

    /** The key under Resources. */
    String logicalId();

    /** What it is called once deployed; what {@code !Ref} gives. */
    String name();

    /**
     * A Lambda function.
     *
     * @param arn what APIs call it by
     * @param handler {@code package.Class}, with {@code ::handleRequest} or without
     * @param codeUri where its artifact lies, relative to the template
     * @param environment its variables, resolved
     * @param timeout after which it is stopped; 3 s when the template does not say
     * @param asynchronousRetries how often an asynchronous event is tried again, 0 to 2
     * @param isTraced whether X-Ray samples its calls
     * @param logsCalls whether Lambda itself writes lines of each call into its log
     */
    record LambdaFunction(
            String logicalId,
            String name,
            String arn,
            String handler,
            String codeUri,
            Map<String, String> environment,
            Duration timeout,
            int memoryMegabytes,
            int asynchronousRetries,
            boolean isTraced,
            boolean logsCalls,
            List<Trigger> triggers)
            implements Resource {}

    /** What calls a function by itself. */
    sealed interface Trigger {

        /**
         * A request to the HTTP API.
         *
         * @param method in capitals, or {@code ANY}
         * @param path such as {@code /api/telescopes/{id}} or {@code /files/{proxy+}}, or {@code $default}
         * @param guard who may call it; everybody when there is none
         */
        record HttpRoute(String apiId, String method, String path, Optional<RouteGuard> guard) implements Trigger {

            /** A route that anybody may call. */
            public HttpRoute(String apiId, String method, String path) {
                this(apiId, method, path, Optional.empty());
            }
        }

        /** A request to an address of the function's own, from anybody; there is no API before it, and so no route. */
        record OwnAddress() implements Trigger {}

        /**
         * A change in a bucket.
         *
         * @param events such as {@code s3:ObjectCreated:*}
         * @param prefix how the key must begin; empty for any
         * @param suffix how the key must end; empty for any
         */
        record BucketChange(String bucketName, List<String> events, String prefix, String suffix) implements Trigger {}

        /**
         * Changes of a table's rows, read from its stream in order.
         *
         * @param fromTheStart whether the first reading begins with what the stream still holds, and not with what
         *     comes from then on
         * @param batchSize how many records a call is given at most, 1 to 10,000
         * @param partialAnswers whether the function may say which record it failed on
         * @param retries how often a batch is tried again; until the stream forgets it when there is none
         * @param bisects whether a batch that failed is tried again in halves
         * @param filter which records the function is called with
         */
        record TableChange(
                String tableName,
                boolean fromTheStart,
                int batchSize,
                boolean partialAnswers,
                OptionalInt retries,
                boolean bisects,
                RecordFilter filter)
                implements Trigger {}

        /** A message to a topic. */
        record TopicMessage(String topicArn) implements Trigger {}

        /**
         * The clock.
         *
         * @param name of its schedule, in its group
         * @param expression such as {@code rate(1 minute)}, known to be good
         * @param zone in which the expression is told
         * @param input JSON that the function is called with; Scheduler's own event when there is none
         * @param enabled whether it runs
         */
        record Timer(String name, String group, String expression, String zone, Optional<String> input, boolean enabled)
                implements Trigger {}
    }

    /**
     * Schedules that belong together. The group {@code default} is always there.
     *
     * @param arn what policies call it by
     */
    record ScheduleGroup(String logicalId, String name, String arn) implements Resource {}

    /**
     * Where messages are published for those who subscribed.
     *
     * @param arn what {@code !Ref} gives
     */
    record Topic(String logicalId, String name, String arn) implements Resource {}

    /** A configuration set of SES: what mails name that are sent by its rules. */
    record MailRules(String logicalId, String name) implements Resource {}

    /**
     * What becomes of mails that are sent by some rules, told to a topic.
     *
     * @param rules the name of the configuration set
     * @param events such as {@code BOUNCE}, in capitals
     */
    record MailNews(String logicalId, String name, String rules, List<String> events, String topicArn)
            implements Resource {}

    /**
     * What a caller of a route must show.
     *
     * @param authorizer the API's authorizer that checks the token
     * @param scopes of which the token must have one; any will do when there are none
     */
    record RouteGuard(String authorizer, List<String> scopes) {}

    /**
     * An HTTP API with its {@code $default} stage. Its name is its id.
     *
     * @param authorizers those that routes may name
     */
    record HttpApi(String logicalId, String name, Optional<Cors> cors, Map<String, TokenAuthorizer> authorizers)
            implements Resource {}

    /**
     * Lets those through who show a token.
     *
     * @param issuer who must have signed it, as it is in the cloud
     * @param audience for whom it must have been made, one of these
     */
    record TokenAuthorizer(String issuer, List<String> audience) {}

    /** Those who can sign in. Its name is the pool's id. */
    record UserPool(String logicalId, String name) implements Resource {}

    /** Where the people of a pool sign in. Its name is the first part of that host's name. */
    record UserPoolDomain(String logicalId, String name, String poolId) implements Resource {}

    /** A part that those of a pool can play. Its name is the group's. */
    record UserPoolGroup(String logicalId, String name, String poolId) implements Resource {}

    /**
     * A public program that asks people to sign in, by authorization code and PKCE. Its name is the client's id.
     *
     * @param callbackUrls where a browser may be sent back to with a code
     * @param logoutUrls where a browser may be sent after signing out
     * @param scopes what it may ask for
     * @param refreshGrace how long a refresh token that was exchanged may be shown again, for an answer that was lost
     */
    record UserPoolClient(
            String logicalId,
            String name,
            String poolId,
            List<String> callbackUrls,
            List<String> logoutUrls,
            List<String> scopes,
            Duration accessTokenLife,
            Duration idTokenLife,
            Duration refreshTokenLife,
            Duration refreshGrace)
            implements Resource {}

    /**
     * Which pages of other origins may call an HTTP API.
     *
     * @param maxAge how long a browser may keep the answer to a preflight
     */
    record Cors(
            List<String> origins,
            List<String> methods,
            List<String> headers,
            List<String> exposedHeaders,
            boolean credentials,
            Duration maxAge) {}

    /**
     * A WebSocket API with one stage. Its name is its id.
     *
     * @param selector the names that lead from a message's body to its route key
     * @param routes the ARN of a function by route key
     */
    record SocketApi(
            String logicalId,
            String name,
            String stage,
            List<String> selector,
            Map<String, String> routes,
            Optional<Authorizer> authorizer)
            implements Resource {}

    /**
     * The function that is asked before a socket opens.
     *
     * @param identitySources such as {@code route.request.querystring.ticket}; each must be given by the caller
     */
    record Authorizer(String functionArn, List<String> identitySources) {}

    /**
     * A DynamoDB table.
     *
     * @param attributeTypes {@code S}, {@code N} or {@code B} for each attribute that is part of a key
     * @param timeToLiveAttribute the attribute that holds, in seconds since 1970, when a row may go
     * @param streamView what its stream shows, when it has one
     */
    record Table(
            String logicalId,
            String name,
            TableKey key,
            Map<String, String> attributeTypes,
            List<Index> indexes,
            Optional<String> timeToLiveAttribute,
            Optional<String> streamView)
            implements Resource {}

    /** A partition key, and a sort key where there is one. */
    record TableKey(String partition, Optional<String> sort) {}

    /**
     * A global secondary index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     */
    record Index(String name, TableKey key, String projection, List<String> included) {}

    /** An S3 bucket. */
    record Bucket(String logicalId, String name, List<BucketCors> cors) implements Resource {}

    /** Which pages may read or write a bucket's objects. */
    record BucketCors(List<String> origins, List<String> methods, List<String> headers, List<String> exposedHeaders) {}

    /** Something that only matters in the cloud, such as a log group, an alarm or a policy. */
    record DeclaredOnly(String logicalId, String name, String type) implements Resource {}
}
