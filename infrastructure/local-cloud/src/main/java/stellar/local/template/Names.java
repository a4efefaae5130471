package stellar.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What {@code !Ref} and {@code !GetAtt} give for parameters, pseudo parameters and resources. */
final class Names {
    /** What SAM calls the alias that {@code AutoPublishAlias} makes of a function. */
    private static final String ALIAS = ".Alias";

    /** What SAM adds to a function's name for the address that {@code FunctionUrlConfig} makes of it. */
    private static final String URL = "Url";

    private final Deployment deployment;
    private final Map<String, JsonNode> parameters;
    private final ObjectNode resources;

    /**
     * @param parameters by name, already with their values
     * @param resources the template's Resources as written
     */
    Names(Deployment deployment, Map<String, JsonNode> parameters, ObjectNode resources) {
        this.deployment = deployment;
        this.parameters = parameters;
        this.resources = resources;
    }

    /** The text of a pseudo parameter, or empty text when there is no such one. */
    private String pseudo(String name) {
        return switch (name) {
            case "AWS::Region" -> deployment.region();
            case "AWS::AccountId" -> deployment.account();
            case "AWS::StackName" -> deployment.stack();
            case "AWS::URLSuffix" -> Deployment.URL_SUFFIX;
            case "AWS::Partition" -> "aws";
            default -> "";
        };
    }

    /**
     * What {@code !Ref name} stands for.
     *
     * @param value resolves a property of a resource that may itself hold references
     */
    JsonNode ref(String name, String where, Function<JsonNode, JsonNode> value) {
        JsonNode parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        String pseudo = pseudo(name);
        if (!pseudo.isEmpty()) {
            return resources.textNode(pseudo);
        }
        if (name.endsWith(ALIAS)) {
            return resources.textNode(alias(name.substring(0, name.length() - ALIAS.length()), where, value));
        }
        return resources.textNode(
                switch (type(name, where)) {
                    case "AWS::SQS::Queue" -> queueUrl(name, value);
                    case "AWS::SNS::Topic" -> deployment.arn("sns", physicalName(name, value));
                    default -> physicalName(name, value);
                });
    }

    /** The ARN by which an alias is called; here it leads to the function itself, which has one version. */
    private String alias(String function, String where, Function<JsonNode, JsonNode> value) {
        String type = type(function, where);
        if (!type.equals("AWS::Serverless::Function")) {
            throw new TemplateException(where + " asks for the alias of " + function + ", which is no function.");
        }
        return deployment.arn("lambda", "function:" + physicalName(function, value) + ":live");
    }

    /** What {@code !GetAtt name.attribute} stands for. */
    JsonNode attribute(String name, String attribute, String where, Function<JsonNode, JsonNode> value) {
        if (attribute.equals("FunctionUrl") && hasAddress(name)) {
            return resources.textNode("https://" + deployment.functionHost(functionOf(name)) + "/");
        }
        String type = type(name, where);
        String physical = physicalName(name, value);
        if (type.equals("AWS::CloudFormation::Stack") && attribute.startsWith("Outputs.")) {
            return resources.textNode(physical + "." + attribute);
        }
        String found =
                switch (type + " " + attribute) {
                    case "AWS::DynamoDB::Table Arn" -> deployment.arn("dynamodb", "table/" + physical);
                    case "AWS::DynamoDB::Table StreamArn" -> deployment.streamArn(physical);
                    case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + physical;
                    case "AWS::S3::Bucket DomainName" -> physical + ".s3." + Deployment.URL_SUFFIX;
                    case "AWS::S3::Bucket RegionalDomainName" ->
                        physical + ".s3." + deployment.region() + "." + Deployment.URL_SUFFIX;
                    case "AWS::Serverless::Function Arn" -> deployment.arn("lambda", "function:" + physical);
                    case "AWS::Serverless::HttpApi ApiId", "AWS::Serverless::WebSocketApi ApiId" -> physical;
                    case "AWS::Serverless::HttpApi ApiEndpoint" -> "https://" + deployment.apiHost(physical);
                    case "AWS::Serverless::WebSocketApi ApiEndpoint" -> "wss://" + deployment.apiHost(physical);
                    case "AWS::SQS::Queue Arn" -> deployment.arn("sqs", physical);
                    case "AWS::SQS::Queue QueueName" -> physical;
                    case "AWS::SQS::Queue QueueUrl" -> queueUrl(name, value);
                    case "AWS::SNS::Topic TopicArn" -> deployment.arn("sns", physical);
                    case "AWS::SNS::Topic TopicName" -> physical;
                    case "AWS::Logs::LogGroup Arn" -> deployment.arn("logs", "log-group:" + physical + ":*");
                    case "AWS::Cognito::UserPool UserPoolId" -> physical;
                    case "AWS::Cognito::UserPool Arn" -> deployment.arn("cognito-idp", "userpool/" + physical);
                    case "AWS::Scheduler::ScheduleGroup Arn" ->
                        deployment.arn("scheduler", "schedule-group/" + physical);
                    case "AWS::IAM::Role Arn" -> "arn:aws:iam::" + deployment.account() + ":role/" + physical;
                    default ->
                        throw new TemplateException(where + " asks for " + name + "." + attribute + ", an attribute of "
                                + type + " that the local cloud does not know.");
                };
        return resources.textNode(found);
    }

    /** Whether SAM makes an {@code AWS::Lambda::Url} of this name: a function of the template says that it wants one. */
    private boolean hasAddress(String url) {
        return url.endsWith(URL)
                && resources.path(functionOf(url)).path("Properties").has("FunctionUrlConfig");
    }

    private static String functionOf(String url) {
        return url.substring(0, url.length() - URL.length());
    }

    /** The name a resource has once deployed: the one the template gives it, or one made of stack and logical id. */
    String physicalName(String logicalId, Function<JsonNode, JsonNode> value) {
        JsonNode resource = resources.path(logicalId);
        String type = resource.path("Type").asText();
        String property =
                switch (type) {
                    case "AWS::DynamoDB::Table" -> "TableName";
                    case "AWS::S3::Bucket" -> "BucketName";
                    case "AWS::Serverless::Function" -> "FunctionName";
                    case "AWS::SQS::Queue" -> "QueueName";
                    case "AWS::Logs::LogGroup" -> "LogGroupName";
                    case "AWS::IAM::Role" -> "RoleName";
                    case "AWS::SNS::Topic" -> "TopicName";
                    case "AWS::Scheduler::ScheduleGroup", "AWS::SES::ConfigurationSet" -> "Name";
                    case "AWS::Cognito::UserPoolDomain" -> "Domain";
                    case "AWS::Cognito::UserPoolGroup" -> "GroupName";
                    default -> "";
                };
        JsonNode given = resource.path("Properties").path(property);
        if (!given.isMissingNode()) {
            return value.apply(given).asText();
        }
        return switch (type) {
            case "AWS::Serverless::HttpApi", "AWS::Serverless::WebSocketApi", "AWS::Cognito::UserPoolClient" ->
                logicalId.toLowerCase(Locale.ROOT);
            case "AWS::Cognito::UserPool" -> deployment.region() + "_" + logicalId.toLowerCase(Locale.ROOT);
            case "AWS::S3::Bucket" -> (deployment.stack() + "-" + logicalId).toLowerCase(Locale.ROOT);
            default -> deployment.stack() + "-" + logicalId;
        };
    }

    private String queueUrl(String logicalId, Function<JsonNode, JsonNode> value) {
        return "https://sqs." + deployment.region() + "." + Deployment.URL_SUFFIX + "/" + deployment.account() + "/"
                + physicalName(logicalId, value);
    }

    private String type(String logicalId, String where) {
        JsonNode resource = resources.path(logicalId);
        if (resource.isMissingNode()) {
            throw new TemplateException(
                    where + " refers to " + logicalId + ", which is neither a parameter nor a resource.");
        }
        return resource.path("Type").asText();
    }
}
