package stellar.local.template;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a template is deployed: what {@code AWS::StackName}, {@code AWS::Region} and the like stand for.
 *
 * @param stack the stack's name; resources without a name of their own are called {@code <stack>-<logical id>}
 * @param region such as {@code eu-west-3}
 * @param account twelve digits
 */
public record Deployment(String stack, String region, String account) {

    /** The one that runs on this machine; the account belongs to nobody. */
    public static final Deployment LOCAL = new Deployment("stellar-local", "eu-west-3", "000000000000");

    /** What follows {@code <service>.<region>.} in the name of an AWS host. */
    public static final String URL_SUFFIX = "amazonaws.com";

    /** The ARN of a table's stream, with the table's name in it. */
    static final Pattern STREAM_ARN = Pattern.compile("arn:aws:dynamodb:[^:]*:[^:]*:table/([^/]+)/stream/local");

    /** The ARN of something of this account: {@code arn:aws:<service>:<region>:<account>:<resource>}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The ARN of a table's stream; in the cloud it ends with the time at which the stream was made. */
    public String streamArn(String tableName) {
        return arn("dynamodb", "table/" + tableName + "/stream/local");
    }

    /** The host that answers for an API in the cloud. */
    public String apiHost(String apiId) {
        return apiId + ".execute-api." + region + "." + URL_SUFFIX;
    }

    /** The host that answers for one function alone in the cloud; its label there is made of chance. */
    public String functionHost(String logicalId) {
        return logicalId.toLowerCase(Locale.ROOT) + ".lambda-url." + region + ".on.aws";
    }

    /** Who signs the tokens of a user pool in the cloud: their {@code iss}. */
    public String issuer(String poolId) {
        return "https://cognito-idp." + region + "." + URL_SUFFIX + "/" + poolId;
    }

    /** Where people sign in in the cloud, for a pool with this domain. */
    public String signInUrl(String domain) {
        return "https://" + domain + ".auth." + region + ".amazoncognito.com";
    }
}
