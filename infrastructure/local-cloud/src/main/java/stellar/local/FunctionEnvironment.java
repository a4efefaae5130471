package stellar.local;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import stellar.local.gateway.FunctionAddresses;
import stellar.local.issuer.Issuer;
import stellar.local.mail.SesApi;
import stellar.local.schedules.SchedulerApi;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.SocketApi;
import stellar.local.template.Resource.UserPool;
import stellar.local.template.Resource.UserPoolDomain;
import stellar.local.template.Template;

/**
 * The environment of the functions: what the template says, what Lambda adds, and where AWS is. Addresses of the
 * template's own APIs are pointed at the gateway, which is what DNS does in the cloud; so is its issuer of tokens. Where
 * people sign in and functions' own addresses are paths alone, so that they are on the same site whichever name the caller has for this
 * machine, and behind whatever stands before it.
 */
final class FunctionEnvironment {
    private static final String CONNECTIONS_PROPERTY = "http.maxConnections";
    private static final String MAX_KEPT_CONNECTIONS = "64";

    private final Template template;
    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();

    /**
     * Gathers what is the same for all functions.
     *
     * @param gateway host and port at which the APIs answer
     */
    FunctionEnvironment(Template template, String gateway, URI dynamoDb, URI s3, String accessKey, String secretKey) {
        this.template = template;
        Deployment deployment = template.deployment();
        shared.put("AWS_REGION", deployment.region());
        shared.put("AWS_DEFAULT_REGION", deployment.region());
        shared.put("AWS_ACCESS_KEY_ID", accessKey);
        shared.put("AWS_SECRET_ACCESS_KEY", secretKey);
        shared.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        shared.put("AWS_ENDPOINT_URL_S3", s3.toString());
        shared.put("AWS_ENDPOINT_URL_SCHEDULER", "http://" + gateway + SchedulerApi.PATH);
        shared.put("AWS_ENDPOINT_URL_LAMBDA", "http://" + gateway);
        shared.put("AWS_ENDPOINT_URL_SESV2", "http://" + gateway + SesApi.PATH);
        shared.put("AWS_ENDPOINT_URL_SNS", "http://" + gateway);
        shared.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        template.all(HttpApi.class).forEach(api -> point(deployment.apiHost(api.name()), gateway));
        template.all(SocketApi.class).forEach(api -> point(deployment.apiHost(api.name()), gateway));
        FunctionAddresses.of(template)
                .forEach(function -> hosts.put(
                        "https://" + deployment.functionHost(function.logicalId()), FunctionAddresses.path(function)));
        template.all(UserPool.class)
                .forEach(pool -> hosts.put(deployment.issuer(pool.name()), "http://" + gateway + Issuer.PATH));
        template.all(UserPoolDomain.class)
                .forEach(domain -> hosts.put(deployment.signInUrl(domain.name()), Issuer.PATH));
    }

    private void point(String cloudHost, String gateway) {
        hosts.put("https://" + cloudHost, "http://" + gateway);
        hosts.put("wss://" + cloudHost, "ws://" + gateway);
    }

    /** Gives this process's properties what the functions' AWS clients look for in the environment. */
    void giveProperties() {
        System.setProperty("aws.accessKeyId", shared.getOrDefault("AWS_ACCESS_KEY_ID", ""));
        System.setProperty("aws.secretAccessKey", shared.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
        System.setProperty("aws.region", template.deployment().region());
        if (System.getProperty(CONNECTIONS_PROPERTY) == null) {
            System.setProperty(CONNECTIONS_PROPERTY, MAX_KEPT_CONNECTIONS);
        }
    }

    /** The environment of one function. */
    Map<String, String> of(LambdaFunction function) {
        Map<String, String> environment = new HashMap<>(shared);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("_HANDLER", function.handler());
        function.environment().forEach((name, value) -> environment.put(name, local(value)));
        return environment;
    }

    /** The environment of the function with this logical id, which the template must have. */
    Map<String, String> of(String logicalId) {
        return template.all(LambdaFunction.class).stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .map(this::of)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no function " + logicalId + "."));
    }

    /** The template's outputs as they are true here. */
    Map<String, String> outputs() {
        Map<String, String> outputs = new HashMap<>();
        template.outputs().forEach((name, value) -> outputs.put(name, local(value)));
        return outputs;
    }

    /** A text of the template with the addresses that are true here. */
    String local(String value) {
        String local = value;
        for (Map.Entry<String, String> host : hosts.entrySet()) {
            local = local.replace(host.getKey(), host.getValue());
        }
        return local;
    }
}
