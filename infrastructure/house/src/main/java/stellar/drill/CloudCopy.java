package stellar.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.local.LocalCloud;
import stellar.local.buckets.LocalBuckets;
import stellar.local.lambda.DeadLetters;
import stellar.local.lambda.PendingEvents;
import stellar.local.meter.Meter;
import stellar.local.template.Deployment;
import stellar.local.template.Template;

/** A local cloud's tables and buckets, out to a folder and back into one that is empty and whose functions do not run yet. */
final class CloudCopy {

    private static final String ANY = "local";
    private static final Region REGION = Region.of(Deployment.LOCAL.region());

    private CloudCopy() {}

    /** Takes out all that a cloud holds. It must be quiet: nobody writes meanwhile. */
    static Copied out(LocalCloud cloud, Path folder) throws IOException {
        // Its own keys, which the cloud has put there.
        try (S3Client s3 = s3(cloud.s3Endpoint(), SystemPropertyCredentialsProvider.create())) {
            return new Copied(
                    new Tables(cloud.tables().client()).out(folder.resolve("tables")),
                    new Buckets(s3).out(folder.resolve("objects")));
        }
    }

    /**
     * Puts a folder's tables and objects into an empty DynamoDB and an empty place of buckets, and reads them again.
     *
     * @param data the data folder of the cloud that will find them
     * @param again where what was read again is written
     */
    static Copied in(Path folder, Path template, URI dynamoDb, Path data, Path again) throws IOException {
        AwsCredentialsProvider key = StaticCredentialsProvider.create(AwsBasicCredentials.create(ANY, ANY));
        DeadLetters none = new DeadLetters(again.resolve("dead-letters.jsonl"), 1);
        // Nobody is told of an object that is put back: these events go to no function, and are thrown away.
        try (DynamoDbClient tables = DynamoDbClient.builder()
                        .endpointOverride(dynamoDb)
                        .region(REGION)
                        .credentialsProvider(key)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
                PendingEvents untold = new PendingEvents(
                        again.resolve("untold"), List.of(), Integer.MAX_VALUE, none, Clock.systemUTC());
                LocalBuckets buckets = LocalBuckets.start(
                        Template.read(template, Deployment.LOCAL, Map.of()),
                        data.resolve("buckets"),
                        new LocalBuckets.Address("127.0.0.1", 0),
                        ANY,
                        ANY,
                        untold,
                        new Meter(),
                        Clock.systemUTC());
                S3Client s3 = s3(buckets.endpoint(), key)) {
            new Tables(tables).in(folder.resolve("tables"));
            new Buckets(s3).in(folder.resolve("objects"));
            return new Copied(
                    new TreeMap<>(new Tables(tables).out(again.resolve("tables"))),
                    new TreeMap<>(new Buckets(s3).out(again.resolve("objects"))));
        }
    }

    private static S3Client s3(URI endpoint, AwsCredentialsProvider key) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(key)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
