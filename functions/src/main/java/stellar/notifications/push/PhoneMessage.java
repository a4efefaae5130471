package stellar.notifications.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import stellar.contract.Wire;
import stellar.notifications.push.Device.Platform;

/** A message as SNS hands it to the platforms of phones. */
final class PhoneMessage {

    private static final String ATTRIBUTE = "AWS.SNS.MOBILE.";

    private PhoneMessage() {}

    /** Its words, for each platform as that wants them. */
    static String body(Parcel parcel) {
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

    /** How long it lives, how much it hurries, and what it replaces. */
    static Map<String, MessageAttributeValue> attributes(Parcel parcel, Platform platform) {
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
}
