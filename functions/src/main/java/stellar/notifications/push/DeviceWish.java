package stellar.notifications.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import stellar.cloud.Characters;
import stellar.cloud.Refusal;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.notifications.push.Device.Address.Browser;
import stellar.notifications.push.Device.Platform;

/** What somebody wants to be told on, as they sent it. */
sealed interface DeviceWish {

    /** As shown in the list. */
    String name();

    /** A browser's subscription. */
    record OfBrowser(String name, Browser browser) implements DeviceWish {}

    /** An app on a phone, by the token that its platform gave it. */
    record OfPhone(String name, Platform platform, String token) implements DeviceWish {}

    int MAX_BODY_BYTES = 8 * 1024;

    /** 65 and 16 bytes as base64url. */
    Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{87}");

    Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}");

    /** An Apple token is hexadecimal, a Google one is not specified. */
    Pattern APPLE_TOKEN = Pattern.compile("[0-9A-Fa-f]{64,400}");

    Pattern GOOGLE_TOKEN = Pattern.compile("[A-Za-z0-9_:.-]{32,1000}");

    /** Reads a wish; {@code addresses} says where browsers may be told. */
    static DeviceWish in(Request request, Function<String, Optional<URI>> addresses) throws Unfit {
        ObjectNode body = request.json(MAX_BODY_BYTES);
        String kind = text(body, "kind", "kind");
        String name = name(body);
        return switch (kind) {
            case "browser" -> new OfBrowser(name, browser(body.path("subscription"), addresses));
            case "phone" -> phone(name, body);
            default -> throw new Unfit(DeviceRefusals.KIND_UNKNOWN, "kind");
        };
    }

    private static Browser browser(JsonNode subscription, Function<String, Optional<URI>> addresses) throws Unfit {
        URI endpoint = addresses
                .apply(text(subscription, "endpoint", "subscription.endpoint"))
                .orElseThrow(() -> new Unfit(DeviceRefusals.ENDPOINT_UNFIT, "subscription.endpoint"));
        JsonNode keys = subscription.path("keys");
        String key = text(keys, "p256dh", "subscription.keys.p256dh");
        if (!KEY.matcher(key).matches()
                || P256.publicKey(Base64.getUrlDecoder().decode(key)).isEmpty()) {
            throw new Unfit(DeviceRefusals.KEY_UNFIT, "subscription.keys.p256dh");
        }
        String secret = text(keys, "auth", "subscription.keys.auth");
        if (!SECRET.matcher(secret).matches()) {
            throw new Unfit(DeviceRefusals.KEY_UNFIT, "subscription.keys.auth");
        }
        return new Browser(endpoint, key, secret);
    }

    private static OfPhone phone(String name, ObjectNode body) throws Unfit {
        Platform platform = Platform.of(text(body, "platform", "platform"))
                .orElseThrow(() -> new Unfit(DeviceRefusals.PLATFORM_UNKNOWN, "platform"));
        String token = text(body, "token", "token");
        Pattern pattern =
                switch (platform) {
                    case APPLE -> APPLE_TOKEN;
                    case GOOGLE -> GOOGLE_TOKEN;
                };
        if (!pattern.matcher(token).matches()) {
            throw new Unfit(DeviceRefusals.TOKEN_UNFIT, "token");
        }
        return new OfPhone(name, platform, token);
    }

    private static String name(ObjectNode body) throws Unfit {
        String name = text(body, "name", "name").strip();
        if (name.isEmpty()) {
            throw new Unfit(DeviceRefusals.NAME_NEEDED, "name");
        }
        if (name.codePointCount(0, name.length()) > Device.MAX_NAME_LENGTH) {
            throw new Unfit(DeviceRefusals.NAME_TOO_LONG, "name");
        }
        if (Characters.hasUnseen(name)) {
            throw new Unfit(DeviceRefusals.NAME_UNSEEN, "name");
        }
        return name;
    }

    private static String text(JsonNode object, String member, String field) throws Unfit {
        if (!object.path(member).isTextual()) {
            throw new Unfit(Refusal.MALFORMED, field);
        }
        return object.path(member).asText();
    }
}
