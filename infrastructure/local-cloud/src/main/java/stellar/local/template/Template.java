package stellar.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template with all its references resolved.
 *
 * @param folder the folder the template lies in, from which relative paths are read
 * @param outputs what the template shows of itself, by name
 */
public record Template(Path folder, Deployment deployment, List<Resource> resources, Map<String, String> outputs) {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Globals",
            "Rules",
            "Conditions",
            "Resources",
            "Outputs");
    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "Properties", "DependsOn", "Condition", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    /** Types that change nothing on one machine: rights, log keeping, alarms, queues for what failed, and whose a mail's domain is. */
    private static final Set<String> DECLARED_ONLY = Set.of(
            "AWS::Lambda::Permission",
            "AWS::IAM::Role",
            "AWS::IAM::ManagedPolicy",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::QueryDefinition",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::S3::BucketPolicy",
            "AWS::SQS::Queue",
            "AWS::SQS::QueuePolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::SES::EmailIdentity",
            "AWS::ApiGateway::Account");

    /**
     * Reads a template.
     *
     * @param parameters values that replace the defaults of the template's parameters
     * @throws IOException when the file cannot be read
     * @throws TemplateException when it holds something that this package does not know, or that does not resolve
     */
    public static Template read(Path file, Deployment deployment, Map<String, String> parameters) throws IOException {
        ObjectNode tree = YamlTree.read(file);
        String fileName = String.valueOf(file.getFileName());
        refuseUnknown(tree, SECTIONS, fileName + " has the section ");
        if (!(tree.path("Resources") instanceof ObjectNode written)) {
            throw new TemplateException(fileName + " has no Resources.");
        }
        Names names = new Names(deployment, Parameters.values(fileName, tree.path("Parameters"), parameters), written);
        Intrinsics intrinsics = new Intrinsics(names, tree.path("Conditions"));
        Globals globals = new Globals(fileName, tree.path("Globals"));
        List<Resource> resources = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : written.properties()) {
            String type = entry.getValue().path("Type").asText();
            String where = fileName + ": resource " + entry.getKey() + " of type " + type;
            refuseUnknown(entry.getValue(), ATTRIBUTES, where + " has the attribute ");
            String condition = entry.getValue().path("Condition").asText();
            if (condition.isEmpty() || intrinsics.holds(condition, where)) {
                JsonNode own = entry.getValue().path("Properties");
                JsonNode properties = intrinsics.resolve(globals.under(type, own), where);
                String name = names.physicalName(entry.getKey(), value -> intrinsics.resolve(value, where));
                resources.add(resource(entry.getKey(), name, type, deployment, new Properties(where, properties)));
            }
        }
        Path folder = file.toAbsolutePath().getParent();
        Template template = new Template(
                folder == null ? Path.of("/") : folder,
                deployment,
                List.copyOf(resources),
                outputs(tree.path("Outputs"), intrinsics, fileName));
        PeopleReader.check(template, fileName);
        TriggerReader.check(template, fileName);
        MailReader.check(template, fileName);
        return template;
    }

    private static Resource resource(
            String logicalId, String name, String type, Deployment deployment, Properties properties) {
        return switch (type) {
            case "AWS::Serverless::Function" ->
                FunctionReader.read(logicalId, name, deployment.arn("lambda", "function:" + name), properties);
            case "AWS::Serverless::HttpApi" -> ApiReader.http(logicalId, name, properties);
            case "AWS::Serverless::WebSocketApi" -> ApiReader.socket(logicalId, name, properties);
            case "AWS::DynamoDB::Table" -> StoreReader.table(logicalId, name, properties);
            case "AWS::S3::Bucket" -> StoreReader.bucket(logicalId, name, properties);
            // The front end's and the console's; nothing that functions need is in them.
            case "AWS::CloudFormation::Stack" -> {
                properties.text("TemplateURL");
                properties.textMap("Parameters");
                properties.declaredOnly("Tags", "TimeoutInMinutes");
                properties.refuseTheRest();
                yield new Resource.DeclaredOnly(logicalId, name, type);
            }
            case "AWS::Scheduler::ScheduleGroup" -> {
                properties.declaredOnly("Name", "Tags");
                properties.refuseTheRest();
                yield new Resource.ScheduleGroup(
                        logicalId, name, deployment.arn("scheduler", "schedule-group/" + name));
            }
            case "AWS::SNS::Topic" -> MailReader.topic(logicalId, name, deployment.arn("sns", name), properties);
            case "AWS::SES::ConfigurationSet" -> MailReader.rules(logicalId, name, properties);
            case "AWS::SES::ConfigurationSetEventDestination" -> MailReader.news(logicalId, name, properties);
            case "AWS::Cognito::UserPool" -> PeopleReader.pool(logicalId, name, properties);
            case "AWS::Cognito::UserPoolDomain" -> PeopleReader.domain(logicalId, name, properties);
            case "AWS::Cognito::UserPoolGroup" -> PeopleReader.group(logicalId, name, properties);
            case "AWS::Cognito::UserPoolClient" -> PeopleReader.client(logicalId, name, properties);
            default -> {
                if (DECLARED_ONLY.contains(type)) {
                    yield new Resource.DeclaredOnly(logicalId, name, type);
                }
                throw new TemplateException(properties.where()
                        + " is not known to the local cloud, so what needs it would not work here; teach stellar.local"
                        + " to run it, or add the type to those that are only declared.");
            }
        };
    }

    private static void refuseUnknown(JsonNode map, Set<String> known, String saying) {
        for (Map.Entry<String, JsonNode> field : map.properties()) {
            if (!known.contains(field.getKey())) {
                throw new TemplateException(saying + field.getKey() + ", which is not known to the local cloud.");
            }
        }
    }

    private static Map<String, String> outputs(JsonNode written, Intrinsics intrinsics, String fileName) {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> output : written.properties()) {
            String where = fileName + ": output " + output.getKey();
            String condition = output.getValue().path("Condition").asText();
            if (condition.isEmpty() || intrinsics.holds(condition, where)) {
                JsonNode value = output.getValue().path("Value");
                outputs.put(output.getKey(), intrinsics.resolve(value, where).asText());
            }
        }
        return outputs;
    }

    /** The resources of one kind, in the order written. */
    public <R extends Resource> List<R> all(Class<R> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
