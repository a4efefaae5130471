package stellar.notifications.push;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.notifications.push.Device.Address.Browser;
import stellar.notifications.push.Device.Address.Phone;
import stellar.notifications.push.Device.Platform;

/** A device as its row. */
final class DeviceRow {

    static final String DEVICE = "device#";

    private DeviceRow() {}

    static Map<String, AttributeValue> key(String user, String id) {
        return Map.of("user", Value.text(user), "part", Value.text(DEVICE + id));
    }

    /** Where it stands who has an address. */
    static Map<String, AttributeValue> holderKey(Device.Address address) {
        return Map.of("user", Value.text("#address#" + address.hash()), "part", Value.text("holder"));
    }

    static Map<String, AttributeValue> of(Device device) {
        Map<String, AttributeValue> row = new HashMap<>(key(device.user(), device.id()));
        row.put("name", Value.text(device.name()));
        row.put("kind", Value.text(device.address().kind()));
        row.put("addressHash", Value.text(device.address().hash()));
        row.put("addedAt", Value.time(device.addedAt()));
        Optional.ofNullable(device.lastAt()).ifPresent(last -> row.put("lastAt", Value.time(last)));
        switch (device.address()) {
            case Browser(URI endpoint, String publicKey, String secret) -> {
                row.put("endpoint", Value.text(endpoint.toString()));
                row.put("publicKey", Value.text(publicKey));
                row.put("secret", Value.text(secret));
            }
            case Phone(Platform platform, String arn) -> {
                row.put("platform", Value.text(platform.word()));
                row.put("arn", Value.text(arn));
            }
        }
        return row;
    }

    static Device device(Row row) {
        return new Device(
                row.text("user"),
                row.text("part").substring(DEVICE.length()),
                row.text("name"),
                row.text("kind").equals("phone")
                        ? new Phone(Platform.of(row.text("platform")).orElseThrow(), row.text("arn"))
                        : new Browser(URI.create(row.text("endpoint")), row.text("publicKey"), row.text("secret")),
                row.time("addedAt").orElseThrow(),
                row.time("lastAt").orElse(null));
    }
}
