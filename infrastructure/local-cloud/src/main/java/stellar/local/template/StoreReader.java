package stellar.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.local.template.Resource.Bucket;
import stellar.local.template.Resource.BucketCors;
import stellar.local.template.Resource.Index;
import stellar.local.template.Resource.Table;
import stellar.local.template.Resource.TableKey;

/** Reads what keeps data: an {@code AWS::DynamoDB::Table} and an {@code AWS::S3::Bucket}. */
final class StoreReader {

    private StoreReader() {}

    static Table table(String logicalId, String name, Properties properties) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Properties attribute : properties.list("AttributeDefinitions")) {
            types.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
            attribute.refuseTheRest();
        }
        properties.oneOf("BillingMode", "PAY_PER_REQUEST");
        Table table = new Table(
                logicalId,
                name,
                key(properties, types),
                types,
                indexes(properties, types),
                timeToLive(properties),
                streamView(properties));
        properties.declaredOnly(
                "TableName",
                "PointInTimeRecoverySpecification",
                "SSESpecification",
                "DeletionProtectionEnabled",
                "ContributorInsightsSpecification",
                "TableClass",
                "OnDemandThroughput",
                "Tags");
        properties.refuseTheRest();
        return table;
    }

    private static TableKey key(Properties properties, Map<String, String> types) {
        Optional<String> partition = Optional.empty();
        Optional<String> sort = Optional.empty();
        for (Properties part : properties.list("KeySchema")) {
            String attribute = part.text("AttributeName");
            if (!types.containsKey(attribute)) {
                throw new TemplateException(
                        part.where() + " names " + attribute + ", which AttributeDefinitions does not give a type.");
            }
            switch (part.text("KeyType")) {
                case "HASH" -> partition = Optional.of(attribute);
                case "RANGE" -> sort = Optional.of(attribute);
                default -> throw new TemplateException(part.where() + ": KeyType must be HASH or RANGE.");
            }
            part.refuseTheRest();
        }
        return new TableKey(
                partition.orElseThrow(
                        () -> new TemplateException(properties.where() + " must have a HASH key in KeySchema.")),
                sort);
    }

    private static List<Index> indexes(Properties properties, Map<String, String> types) {
        List<Index> indexes = new ArrayList<>();
        for (Properties index : properties.list("GlobalSecondaryIndexes")) {
            Properties projection = index.innerOrEmpty("Projection");
            indexes.add(new Index(
                    index.text("IndexName"),
                    key(index, types),
                    projection.oneOf("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE"),
                    projection.texts("NonKeyAttributes")));
            projection.refuseTheRest();
            index.declaredOnly("OnDemandThroughput", "ContributorInsightsSpecification");
            index.refuseTheRest();
        }
        return List.copyOf(indexes);
    }

    private static Optional<String> timeToLive(Properties properties) {
        return properties.inner("TimeToLiveSpecification").flatMap(spec -> {
            boolean enabled = spec.isTrue("Enabled");
            Optional<String> attribute = spec.optionalText("AttributeName").filter(name -> enabled);
            spec.refuseTheRest();
            return attribute;
        });
    }

    private static Optional<String> streamView(Properties properties) {
        return properties.inner("StreamSpecification").map(spec -> {
            spec.text("StreamViewType");
            String view = spec.oneOf("StreamViewType", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY");
            spec.refuseTheRest();
            return view;
        });
    }

    static Bucket bucket(String logicalId, String name, Properties properties) {
        List<BucketCors> rules = new ArrayList<>();
        Properties cors = properties.innerOrEmpty("CorsConfiguration");
        for (Properties rule : cors.list("CorsRules")) {
            rules.add(new BucketCors(
                    rule.texts("AllowedOrigins"),
                    rule.texts("AllowedMethods"),
                    rule.texts("AllowedHeaders"),
                    rule.texts("ExposedHeaders")));
            rule.declaredOnly("Id", "MaxAge");
            rule.refuseTheRest();
        }
        cors.refuseTheRest();
        properties.declaredOnly(
                "BucketName",
                "BucketEncryption",
                "LifecycleConfiguration",
                "PublicAccessBlockConfiguration",
                "OwnershipControls",
                "VersioningConfiguration",
                "Tags");
        properties.refuseTheRest();
        return new Bucket(logicalId, name, List.copyOf(rules));
    }
}
