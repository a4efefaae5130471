package stellar.notifications.push;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.notifications.Carried;
import stellar.notifications.push.Device.Address.Phone;
import stellar.notifications.push.DeviceWrites.Holder;

/**
 * The devices of all users: under each user a row a device ({@code device#ID}) and their number ({@code devices}), and for each
 * address who has it ({@code #address#HASH}). A step changes them together. An address is one device's: who puts it down again,
 * under another id or as another user of the same browser, takes it over.
 */
public final class Devices {

    /** Of those who change the same rows at once one always succeeds. */
    private static final int MAX_ATTEMPTS = 40;

    private final DynamoDbClient tables;
    private final String table;
    private final Phones phones;
    private final DeviceWrites writes;

    public Devices(DynamoDbClient tables, String table, Phones phones) {
        this.tables = tables;
        this.table = table;
        this.phones = phones;
        this.writes = new DeviceWrites(table);
    }

    /** What became of a device that was put down. */
    sealed interface Outcome {

        record Kept(Device device) implements Outcome {}

        /** The user has {@value Device#MOST}. */
        record TooMany() implements Outcome {}
    }

    /** What stands in the way of a step. */
    private enum Hindrance {
        /** The rows are not those that were read. */
        STALE,
        TOO_MANY
    }

    /** The devices of a user, in the order in which they were put down. */
    public List<Device> of(String user) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#user = :user AND begins_with(part, :device)")
                        .expressionAttributeNames(Map.of("#user", "user"))
                        .expressionAttributeValues(
                                Map.of(":user", Value.text(user), ":device", Value.text(DeviceRow.DEVICE)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> DeviceRow.device(new Row(item)))
                .sorted(Comparator.comparing(Device::addedAt).thenComparing(Device::id))
                .toList();
    }

    /** A user's device; empty when they have none of this id. */
    public Optional<Device> find(String user, String id) {
        return row(DeviceRow.key(user, id)).map(DeviceRow::device);
    }

    /** Puts a device down, in place of what the user had under its id and of who had its address. */
    Outcome put(Device wanted) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Device> before = find(wanted.user(), wanted.id());
            Optional<Holder> holder = holder(wanted.address());
            Device next = before.filter(device -> isSameAddress(device, wanted))
                    .map(known -> new Device(
                            wanted.user(),
                            wanted.id(),
                            wanted.name(),
                            wanted.address(),
                            known.addedAt(),
                            known.lastAt()))
                    .orElse(wanted);
            Optional<Hindrance> hindrance = replacing(next, before, holder)
                    .map(step -> step.commit(tables))
                    .orElse(Optional.of(Hindrance.STALE));
            if (hindrance.isEmpty()) {
                before.filter(device -> !isSameAddress(device, wanted)).ifPresent(this::forgetAtSns);
                return new Outcome.Kept(next);
            }
            if (hindrance.get() == Hindrance.TOO_MANY) {
                if (holder.isEmpty()) {
                    forgetAtSns(wanted);
                }
                return new Outcome.TooMany();
            }
        }
        throw new IllegalStateException("Device " + wanted.id() + " was changed by others at each of " + MAX_ATTEMPTS
                + " attempts to put it down.");
    }

    /** The writes that put a device down, given what was read; empty when that does not belong together. */
    private Optional<Transaction<Hindrance>> replacing(Device next, Optional<Device> before, Optional<Holder> holder) {
        Holder self = new Holder(next.user(), next.id());
        Transaction<Hindrance> step = new Transaction<>();
        int more = before.isEmpty() ? 1 : 0;
        step.add(writes.putDevice(next, before), Hindrance.STALE);
        step.add(writes.putHolder(next, holder), Hindrance.STALE);
        if (before.isPresent() && !isSameAddress(before.get(), next)) {
            step.add(writes.deleteHolder(before.get()), Hindrance.STALE);
        }
        if (holder.isPresent() && !holder.get().equals(self)) {
            Optional<Device> other = find(holder.get().user(), holder.get().id());
            if (other.isEmpty()) {
                return Optional.empty();
            }
            step.add(writes.deleteDevice(other.get()), Hindrance.STALE);
            if (holder.get().user().equals(next.user())) {
                more--;
            } else {
                step.add(writes.count(holder.get().user(), -1), Hindrance.STALE);
            }
        }
        if (more != 0) {
            step.add(writes.count(next.user(), more), more > 0 ? Hindrance.TOO_MANY : Hindrance.STALE);
        }
        return Optional.of(step);
    }

    /** Forgets a device: nothing is sent there again. */
    public void forget(String user, String id) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Device> device = find(user, id);
            if (device.isEmpty() || forget(device.get())) {
                return;
            }
        }
        throw new IllegalStateException(
                "Device " + id + " was changed by others at each of " + MAX_ATTEMPTS + " attempts to forget it.");
    }

    /** Forgets a device as it was read; says whether it did. What was put down anew meanwhile stays. */
    boolean forget(Device read) {
        boolean isForgotten = new Transaction<Hindrance>()
                .add(writes.deleteDevice(read), Hindrance.STALE)
                .add(writes.deleteHolder(read), Hindrance.STALE)
                .add(writes.count(read.user(), -1), Hindrance.STALE)
                .commit(tables)
                .isEmpty();
        if (isForgotten) {
            forgetAtSns(read);
        }
        return isForgotten;
    }

    /**
     * Notes what became of a message for a device: when one was taken, or that the device is gone, which is then forgotten.
     *
     * @param device as it was read before
     */
    public void learn(Device device, Carried carried, Instant now) {
        switch (carried) {
            case Carried.Taken _ -> note(device, now);
            case Carried.Gone _ -> forget(device);
            case Carried.Later _, Carried.Refused _, Carried.Unknown _ -> {}
        }
    }

    private void note(Device device, Instant now) {
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(DeviceRow.key(device.user(), device.id()))
                    .updateExpression("SET lastAt = :now")
                    .conditionExpression("addressHash = :hash")
                    .expressionAttributeValues(Map.of(
                            ":now",
                            Value.time(now),
                            ":hash",
                            Value.text(device.address().hash()))));
        } catch (ConditionalCheckFailedException _) {
            // It was forgotten, or put down anew, while the message was carried.
        }
    }

    private void forgetAtSns(Device device) {
        if (device.address() instanceof Phone phone) {
            phones.forget(phone);
        }
    }

    private Optional<Holder> holder(Device.Address address) {
        return row(DeviceRow.holderKey(address)).map(Holder::of);
    }

    private static boolean isSameAddress(Device one, Device other) {
        return one.address().hash().equals(other.address().hash());
    }

    private Optional<Row> row(Map<String, AttributeValue> key) {
        var answer = tables.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
    }
}
