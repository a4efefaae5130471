package stellar.notifications.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.Wire;
import stellar.notifications.Carried;
import stellar.notifications.push.Device.Address.Phone;
import stellar.notifications.push.Device.Platform;

/** Phones, by the platform applications of SNS that this Stellar was given; there may be none. */
public final class Phones {

    private static final String ATTRIBUTE = "AWS.SNS.MOBILE.";

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
            String arn = topics.createPlatformEndpoint(endpoint ->
                            endpoint.platformApplicationArn(application).token(token))
                    .endpointArn();
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

    /** Hands a message to SNS, in one attempt. */
    Carried carry(Parcel parcel, Phone phone) {
        try {
            topics.publish(publish -> publish.targetArn(phone.arn())
                    .messageStructure("json")
                    .message(body(parcel))
                    .messageAttributes(attributes(parcel, phone.platform())));
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
            return wasNotReached(e)
                    ? new Carried.Later("SNS was not reached.")
                    : new Carried.Unknown("SNS's answer was lost.");
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

    private static String body(Parcel parcel) {
        ObjectNode words = Wire.object().put("title", parcel.title()).put("body", parcel.text());
        ObjectNode apple = parcel.tree();
        ObjectNode shown = apple.putObject("aps");
        shown.set("alert", words);
        shown.put("sound", "default");
        ObjectNode google = Wire.object();
        ObjectNode message = google.putObject("fcmV1Message").putObject("message");
        message.set("notification", words);
        message.set("data", parcel.tree());
        message.putObject("android")
                .put("priority", parcel.urgency() == Parcel.Urgency.HIGH ? "HIGH" : "NORMAL")
                .put("collapse_key", parcel.topic())
                .putObject("notification")
                .put("tag", parcel.topic());
        return Wire.object()
                .put("default", parcel.title())
                .put("APNS", apple.toString())
                .put("APNS_SANDBOX", apple.toString())
                .put("GCM", google.toString())
                .toString();
    }

    private static Map<String, MessageAttributeValue> attributes(Parcel parcel, Platform platform) {
        String seconds = Long.toString(parcel.life().toSeconds());
        Map<String, String> values =
                switch (platform) {
                    case APPLE ->
                        Map.of(
                                "APNS.TTL",
                                seconds,
                                "APNS_SANDBOX.TTL",
                                seconds,
                                "APNS.PUSH_TYPE",
                                "alert",
                                "APNS.PRIORITY",
                                parcel.urgency() == Parcel.Urgency.LOW ? "5" : "10",
                                "APNS.COLLAPSE_ID",
                                parcel.topic());
                    case GOOGLE -> Map.of("FCM.TTL", seconds);
                };
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        values.forEach((name, value) -> attributes.put(
                ATTRIBUTE + name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        return attributes;
    }

    /** Whether no connection stood, so that nothing can have been handed over. */
    private static boolean wasNotReached(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .anyMatch(each -> each instanceof ConnectException || each instanceof UnknownHostException);
    }

    private static String why(SdkException e) {
        return e instanceof SnsException answered
                ? "SNS answered " + answered.awsErrorDetails().errorCode() + "."
                : "SNS was not reached, or its answer was lost.";
    }
}
