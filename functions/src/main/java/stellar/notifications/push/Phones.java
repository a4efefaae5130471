package stellar.notifications.push;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.notifications.Carried;
import stellar.notifications.push.Device.Address.Phone;
import stellar.notifications.push.Device.Platform;

/** Phones, by the platform applications of SNS that this Stellar was given; there may be none. */
public final class Phones {

    private static final Pattern THERE = Pattern.compile("Endpoint (arn:\\S+) already exists with the same Token");

    private final SnsClient topics;
    private final Map<Platform, String> applications = new EnumMap<>(Platform.class);
    private final Log log;

    /** The applications that {@code APPLE_PHONES} and {@code GOOGLE_PHONES} name by ARN; one that ends in {@code app/none} is none. */
    public Phones(Environment environment, SnsClient topics, Log log) {
        this.topics = topics;
        this.log = log;
        Map.of(Platform.APPLE, "APPLE_PHONES", Platform.GOOGLE, "GOOGLE_PHONES").forEach((platform, setting) -> {
            String arn = environment.required(setting);
            if (!arn.endsWith(":app/none") && !arn.endsWith(":app/")) {
                applications.put(platform, arn);
            }
        });
    }

    /** What became of a wish to be told on a phone. */
    sealed interface Registered {

        record At(Phone phone) implements Registered {}

        /** No phones of this platform are told here. */
        record NotTold() implements Registered {}

        /** This is no token of the platform. */
        record Unfit() implements Registered {}

        /** Nobody could be asked. */
        record Later() implements Registered {}
    }

    /** Makes the endpoint of an app's token, or finds the one that it has, and has it work again. */
    Registered register(Platform platform, String token) {
        String application = applications.get(platform);
        if (application == null) {
            return new Registered.NotTold();
        }
        try {
            String arn = endpoint(application, token);
            // SNS switches one off when its token was refused; it stays off when the app comes back with that token.
            topics.setEndpointAttributes(
                    change -> change.endpointArn(arn).attributes(Map.of("Enabled", "true", "Token", token)));
            return new Registered.At(new Phone(platform, arn));
        } catch (InvalidParameterException | InvalidParameterValueException _) {
            return new Registered.Unfit();
        } catch (SdkException e) {
            log.warn("A phone was not put down.", Map.of("platform", platform.word(), "why", why(e)));
            return new Registered.Later();
        }
    }

    private String endpoint(String application, String token) {
        try {
            return topics.createPlatformEndpoint(endpoint ->
                            endpoint.platformApplicationArn(application).token(token))
                    .endpointArn();
        } catch (InvalidParameterException e) {
            // One that was switched off is not given, only named.
            Matcher there = THERE.matcher(String.valueOf(e.getMessage()));
            if (there.find() && there.group(1).startsWith(application.replace(":app/", ":endpoint/") + "/")) {
                return there.group(1);
            }
            throw e;
        }
    }

    /** Hands a message to SNS, in one attempt. */
    Carried carry(Parcel parcel, Phone phone) {
        try {
            topics.publish(publish -> publish.targetArn(phone.arn())
                    .messageStructure("json")
                    .message(PhoneMessage.body(parcel))
                    .messageAttributes(PhoneMessage.attributes(parcel, phone.platform())));
            return new Carried.Taken();
        } catch (EndpointDisabledException | NotFoundException e) {
            return new Carried.Gone(why(e));
        } catch (InvalidParameterException e) {
            // Of an endpoint that was deleted SNS says that its ARN is wrong; anything else is wrong with the message.
            boolean isGone = String.valueOf(e.getMessage()).contains("TargetArn");
            return isGone ? new Carried.Gone(why(e)) : new Carried.Refused(why(e));
        } catch (InvalidParameterValueException e) {
            return new Carried.Refused(why(e));
        } catch (SnsException e) {
            return new Carried.Later(why(e));
        } catch (SdkClientException e) {
            return Carried.unanswered("SNS", e);
        }
    }

    /** Has SNS forget an endpoint; what cannot be forgotten now is never used again anyway. */
    void forget(Phone phone) {
        try {
            topics.deleteEndpoint(delete -> delete.endpointArn(phone.arn()));
        } catch (SdkException e) {
            log.warn("An endpoint at SNS was not deleted.", Map.of("endpoint", phone.arn(), "why", why(e)));
        }
    }

    private static String why(SdkException e) {
        return e instanceof SnsException answered
                ? "SNS answered " + answered.awsErrorDetails().errorCode() + "."
                : "SNS was not reached, or its answer was lost.";
    }
}
