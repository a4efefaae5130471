package stellar.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** Makes the clients of the services a function uses, each with limits on how long a call may take. */
public final class Clients {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
    private static final Duration SILENCE_LIMIT_OF_COPIES = Duration.ofMinutes(2);

    private final Environment environment;
    private final Region region;
    private final Optional<PretendedAws> pretended;

    public Clients(Environment environment) {
        this(environment, Optional.empty());
    }

    private Clients(Environment environment, Optional<PretendedAws> pretended) {
        this.environment = environment;
        this.region = Region.of(environment.required("AWS_REGION"));
        this.pretended = pretended;
    }

    /** Clients that do all their work but send nothing: what they ask is answered from memory. */
    static Clients pretended(Environment environment, PretendedAws aws) {
        return new Clients(environment, Optional.of(aws));
    }

    /** Tables: an attempt may take 2 s and all attempts of a call 6 s. */
    public DynamoDbClient tables() {
        var builder = DynamoDbClient.builder()
                .region(region)
                .httpClient(http())
                .overrideConfiguration(limits(Duration.ofSeconds(2), Duration.ofSeconds(6), 3));
        environment.endpoint("DYNAMODB").ifPresent(builder::endpointOverride);
        pretended.ifPresent(_ -> builder.credentialsProvider(PretendedAws.CREDENTIALS));
        return builder.build();
    }

    /**
     * The socket API's own side, for posting to connections.
     *
     * @param limit how long one post may take, its one repetition included
     */
    public ApiGatewayManagementApiClient sockets(Duration limit) {
        var builder = ApiGatewayManagementApiClient.builder()
                .region(region)
                .httpClient(http())
                .endpointOverride(URI.create(environment.required("SOCKETS_URL")))
                .overrideConfiguration(limits(limit, limit, 2));
        pretended.ifPresent(_ -> builder.credentialsProvider(PretendedAws.CREDENTIALS));
        return builder.build();
    }

    /** Schedules, one for each time a booking needs: an attempt may take 2 s and all attempts of a call 6 s. */
    public SchedulerClient scheduler() {
        var builder = SchedulerClient.builder()
                .region(region)
                .httpClient(http())
                .overrideConfiguration(limits(Duration.ofSeconds(2), Duration.ofSeconds(6), 3));
        environment.endpoint("SCHEDULER").ifPresent(builder::endpointOverride);
        pretended.ifPresent(_ -> builder.credentialsProvider(PretendedAws.CREDENTIALS));
        return builder.build();
    }

    /** Other functions, to hand work to: an attempt may take 1 s and all attempts of a call 2 s. */
    public LambdaClient functions() {
        var builder = LambdaClient.builder()
                .region(region)
                .httpClient(http())
                .overrideConfiguration(limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 2));
        environment.endpoint("LAMBDA").ifPresent(builder::endpointOverride);
        pretended.ifPresent(_ -> builder.credentialsProvider(PretendedAws.CREDENTIALS));
        return builder.build();
    }

    /** Mails: one attempt of 5 s, since a mail whose answer was lost may have been taken. */
    public SesV2Client mail() {
        var builder = SesV2Client.builder()
                .region(region)
                .httpClient(http())
                .overrideConfiguration(limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1));
        environment.endpoint("SESV2").ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Phones, by SNS: a call is one attempt, for a message that was sent twice would be shown twice, and may take 3 s. */
    public SnsClient topics() {
        var builder = SnsClient.builder()
                .region(region)
                .httpClient(http())
                .overrideConfiguration(limits(Duration.ofSeconds(3), Duration.ofSeconds(3), 1));
        environment.endpoint("SNS").ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Objects; what is done with them moves no bytes. An attempt may take 5 s and all attempts of a call 8 s. */
    public S3Client objects() {
        return objects(SILENCE_LIMIT, limits(Duration.ofSeconds(5), Duration.ofSeconds(8), 2));
    }

    /** Objects that are copied, put and read whole: an attempt may take 2 minutes and all attempts of a call 5 minutes. */
    public S3Client wholeObjects() {
        return objects(SILENCE_LIMIT_OF_COPIES, limits(Duration.ofMinutes(2), Duration.ofMinutes(5), 4));
    }

    private S3Client objects(Duration silence, ClientOverrideConfiguration limits) {
        var builder = S3Client.builder()
                .region(region)
                .httpClient(http(silence))
                .overrideConfiguration(limits)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        environment.endpoint("S3").ifPresent(endpoint -> builder.endpointOverride(endpoint)
                .serviceConfiguration(byPath()));
        pretended.ifPresent(_ -> builder.credentialsProvider(PretendedAws.CREDENTIALS));
        return builder.build();
    }

    /** Signs addresses of objects; sends nothing itself. */
    public S3Presigner presigner() {
        var builder = S3Presigner.builder().region(region);
        pretended.ifPresent(_ -> builder.credentialsProvider(PretendedAws.CREDENTIALS));
        environment.endpoint("S3").ifPresent(endpoint -> builder.endpointOverride(endpoint)
                .serviceConfiguration(byPath()));
        return builder.s3Client(objects()).build();
    }

    private static S3Configuration byPath() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }

    private SdkHttpClient http() {
        return http(SILENCE_LIMIT);
    }

    private SdkHttpClient http(Duration silence) {
        if (pretended.isPresent()) {
            return pretended.get();
        }
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_LIMIT)
                .socketTimeout(silence)
                .build();
    }

    private static ClientOverrideConfiguration limits(Duration attempt, Duration call, int attempts) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(attempts)
                        .build())
                .build();
    }
}
