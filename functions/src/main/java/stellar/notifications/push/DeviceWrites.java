package stellar.notifications.push;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Value;

/** The writes of which the steps of {@link Devices} are made, each on condition that all is as it was read. */
final class DeviceWrites {

    private final String table;

    DeviceWrites(String table) {
        this.table = table;
    }

    /** Who has an address. */
    record Holder(String user, String id) {

        static Holder of(Row row) {
            return new Holder(row.text("heldBy"), row.text("heldAs"));
        }
    }

    /** A device, where the one that was read still is, or where none was. */
    TransactWriteItem putDevice(Device next, Optional<Device> before) {
        return TransactWriteItem.builder()
                .put(put -> {
                    put.tableName(table).item(DeviceRow.of(next));
                    if (before.isEmpty()) {
                        put.conditionExpression("attribute_not_exists(part)");
                    } else {
                        put.conditionExpression("addressHash = :hash").expressionAttributeValues(hash(before.get()));
                    }
                })
                .build();
    }

    /** A device is gone, if it is still told where it was when it was read. */
    TransactWriteItem deleteDevice(Device read) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(DeviceRow.key(read.user(), read.id()))
                        .conditionExpression("addressHash = :hash")
                        .expressionAttributeValues(hash(read)))
                .build();
    }

    /** A device has its address, after who was read to have it, or after nobody. */
    TransactWriteItem putHolder(Device next, Optional<Holder> holder) {
        Map<String, AttributeValue> row = new HashMap<>(DeviceRow.holderKey(next.address()));
        row.put("heldBy", Value.text(next.user()));
        row.put("heldAs", Value.text(next.id()));
        return TransactWriteItem.builder()
                .put(put -> {
                    put.tableName(table).item(row);
                    if (holder.isEmpty()) {
                        put.conditionExpression("attribute_not_exists(part)");
                    } else {
                        put.conditionExpression("heldBy = :user AND heldAs = :id")
                                .expressionAttributeValues(held(holder.get()));
                    }
                })
                .build();
    }

    /** Nobody has the address of a device, if the device still has it. */
    TransactWriteItem deleteHolder(Device read) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(DeviceRow.holderKey(read.address()))
                        .conditionExpression("heldBy = :user AND heldAs = :id")
                        .expressionAttributeValues(held(new Holder(read.user(), read.id()))))
                .build();
    }

    /** A user has so many devices more, {@value Device#MOST} at most. */
    TransactWriteItem count(String user, int more) {
        return TransactWriteItem.builder()
                .update(update -> {
                    Map<String, AttributeValue> values = new HashMap<>(Map.of(":more", Value.number(more)));
                    update.tableName(table)
                            .key(Map.of("user", Value.text(user), "part", Value.text("devices")))
                            .updateExpression("ADD deviceCount :more");
                    if (more > 0) {
                        values.put(":most", Value.number(Device.MOST));
                        update.conditionExpression("attribute_not_exists(deviceCount) OR deviceCount < :most");
                    }
                    update.expressionAttributeValues(values);
                })
                .build();
    }

    private static Map<String, AttributeValue> hash(Device device) {
        return Map.of(":hash", Value.text(device.address().hash()));
    }

    private static Map<String, AttributeValue> held(Holder holder) {
        return Map.of(":user", Value.text(holder.user()), ":id", Value.text(holder.id()));
    }
}
