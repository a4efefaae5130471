package stellar.clouds;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import stellar.Night;
import stellar.contract.Wire;
import stellar.local.tables.TableMaker;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.Bucket;
import stellar.local.template.Resource.ScheduleGroup;
import stellar.local.template.Resource.Table;
import stellar.local.template.Resource.Topic;
import stellar.local.template.Template;

/**
 * What the template keeps, made at an endpoint under names that no other run has, and removed at the end. A queue hears what the
 * bucket and the topics would call functions with.
 */
final class Stack implements Cloud {

    /** All that is ever made begins so; then come eight digits of this run's own. */
    static final String PREFIX = "stellar-it-";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HEARING = Duration.ofSeconds(15);

    private final Endpoint endpoint;
    private final Keys keys;
    private final Template template;
    private final DynamoDbClient tables;
    private final S3Client buckets;
    private final SnsClient topics;
    private final SqsClient queues;
    private final SchedulerClient timers;
    private final Map<String, String> topicArns = new HashMap<>();
    private final Map<String, String> applications = new HashMap<>();
    private final List<JsonNode> heard = new ArrayList<>();
    private final Deque<Runnable> removals = new ArrayDeque<>();
    private String queue = "";

    /** Makes everything. */
    Stack(Endpoint endpoint) throws IOException, InterruptedException {
        this.endpoint = endpoint;
        String name =
                PREFIX + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        template = Template.read(
                Night.HOME.resolve("template.yaml"),
                new Deployment(name, endpoint.region(), Deployment.LOCAL.account()),
                Map.of());
        keys = endpoint.keys().get();
        tables = client(DynamoDbClient.builder());
        buckets = client(S3Client.builder().forcePathStyle(true));
        topics = client(SnsClient.builder());
        queues = client(SqsClient.builder());
        timers = client(SchedulerClient.builder());
        try {
            String queueArn = makeQueue(name);
            for (Table table : template.all(Table.class)) {
                make(table);
            }
            template.all(Bucket.class).forEach(bucket -> make(bucket, queueArn));
            template.all(Topic.class).forEach(topic -> make(topic, queueArn));
            template.all(ScheduleGroup.class).forEach(this::make);
            for (String platform : List.of("APNS", "GCM")) {
                makeApplication(platform, name);
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** A client that waits while a service starts; the functions' own would not. */
    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable> C client(
            B builder) {
        return builder.endpointOverride(endpoint.address())
                .region(Region.of(endpoint.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }

    private String makeQueue(String name) {
        queue = queues.createQueue(create -> create.queueName(name)).queueUrl();
        removals.push(() -> queues.deleteQueue(delete -> delete.queueUrl(queue)));
        return queues.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private void make(Table table) throws IOException, InterruptedException {
        new TableMaker(tables).make(table);
        removals.push(() -> tables.deleteTable(delete -> delete.tableName(table.name())));
        tables.waiter().waitUntilTableExists(wait -> wait.tableName(table.name()));
        table.timeToLiveAttribute()
                .ifPresent(attribute -> tables.updateTimeToLive(update -> update.tableName(table.name())
                        .timeToLiveSpecification(
                                time -> time.attributeName(attribute).enabled(true))));
    }

    private void make(Bucket bucket, String queueArn) {
        buckets.createBucket(create -> create.bucket(bucket.name()));
        removals.push(() -> remove(bucket.name()));
        buckets.putBucketNotificationConfiguration(put -> put.bucket(bucket.name())
                .notificationConfiguration(telling -> telling.queueConfigurations(QueueConfiguration.builder()
                        .queueArn(queueArn)
                        .events(Event.S3_OBJECT_CREATED)
                        .build())));
    }

    private void remove(String bucket) {
        buckets.listObjectsV2Paginator(list -> list.bucket(bucket))
                .contents()
                .forEach(object ->
                        buckets.deleteObject(delete -> delete.bucket(bucket).key(object.key())));
        buckets.listMultipartUploadsPaginator(list -> list.bucket(bucket))
                .uploads()
                .forEach(upload -> buckets.abortMultipartUpload(
                        abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        buckets.deleteBucket(delete -> delete.bucket(bucket));
    }

    private void make(Topic topic, String queueArn) {
        String arn = topics.createTopic(create -> create.name(topic.name())).topicArn();
        topicArns.put(topic.logicalId(), arn);
        removals.push(() -> topics.deleteTopic(delete -> delete.topicArn(arn)));
        String subscription = topics.subscribe(subscribe -> subscribe
                        .topicArn(arn)
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
        removals.push(() -> topics.unsubscribe(end -> end.subscriptionArn(subscription)));
    }

    private void make(ScheduleGroup group) {
        timers.createScheduleGroup(create -> create.name(group.name()));
        removals.push(() -> {
            timers.listSchedulesPaginator(list -> list.groupName(group.name()))
                    .schedules()
                    .forEach(timer -> timers.deleteSchedule(
                            delete -> delete.groupName(group.name()).name(timer.name())));
            timers.deleteScheduleGroup(delete -> delete.name(group.name()));
        });
    }

    /** With it go its endpoints. */
    private void makeApplication(String platform, String name) {
        String arn = topics.createPlatformApplication(create -> create.name(name)
                        .platform(platform)
                        .attributes(Map.of("PlatformPrincipal", "nobody", "PlatformCredential", "none")))
                .platformApplicationArn();
        applications.put(platform, arn);
        removals.push(() -> {
            topics.listEndpointsByPlatformApplicationPaginator(list -> list.platformApplicationArn(arn))
                    .endpoints()
                    .forEach(phone -> topics.deleteEndpoint(delete -> delete.endpointArn(phone.endpointArn())));
            topics.deletePlatformApplication(delete -> delete.platformApplicationArn(arn));
        });
    }

    /** The names of everything at the endpoint that begins as this stack's names do. */
    List<String> left() {
        String name = template.deployment().stack();
        List<String> all = new ArrayList<>();
        all.addAll(tables.listTablesPaginator().tableNames().stream().toList());
        buckets.listBuckets().buckets().forEach(bucket -> all.add(bucket.name()));
        topics.listTopicsPaginator().topics().forEach(topic -> all.add(lastOf(topic.topicArn())));
        topics.listSubscriptionsPaginator()
                .subscriptions()
                .forEach(subscription -> all.add(lastOf(subscription.topicArn())));
        topics.listPlatformApplicationsPaginator()
                .platformApplications()
                .forEach(application ->
                        all.add(application.platformApplicationArn().replaceFirst(".*/", "")));
        queues.listQueues().queueUrls().forEach(url -> all.add(url.replaceFirst(".*/", "")));
        timers.listScheduleGroupsPaginator(list -> {}).scheduleGroups().forEach(group -> all.add(group.name()));
        return all.stream().filter(each -> each.startsWith(name)).sorted().toList();
    }

    private static String lastOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public JsonNode heard(String text) {
        return await().atMost(HEARING)
                .until(
                        () -> hear().stream()
                                .filter(event -> event.toString().contains(text))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<JsonNode> hear() throws IOException {
        for (var message : queues.receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages()) {
            heard.add(Wire.readObject(message.body()));
            queues.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
        return heard;
    }

    @Override
    public String title() {
        return endpoint.title();
    }

    @Override
    public Template template() {
        return template;
    }

    @Override
    public Map<String, String> settings() {
        String address = endpoint.address().toString();
        Map<String, String> settings = new HashMap<>(Map.of("AWS_REGION", endpoint.region()));
        for (String service : List.of("DYNAMODB", "S3", "SNS", "SCHEDULER")) {
            settings.put("AWS_ENDPOINT_URL_" + service, address);
        }
        return settings;
    }

    @Override
    public String topic(String logicalId) {
        return topicArns.getOrDefault(logicalId, "");
    }

    @Override
    public String application(String platform) {
        return applications.getOrDefault(platform, "");
    }

    @Override
    public Set<Duty> neglects() {
        return endpoint.neglects();
    }

    /** Removes all that was made, the latest first; what cannot be removed keeps nothing else from it, and is said. */
    @Override
    public void close() throws IOException {
        IOException left = null;
        while (!removals.isEmpty()) {
            try {
                removals.pop().run();
            } catch (RuntimeException failed) {
                left = left == null
                        ? new IOException(
                                "Something of " + template.deployment().stack() + " is left at " + endpoint.address()
                                        + "; remove what begins so.",
                                failed)
                        : left;
            }
        }
        keys.close();
        if (left != null) {
            throw left;
        }
    }
}
