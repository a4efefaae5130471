package stellar.notifications.push;

import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.notifications.Carried;
import stellar.notifications.Message;
import stellar.notifications.Way;
import stellar.notifications.delivery.Carrier;
import stellar.notifications.delivery.Target;

/** Each device that a user put down is a place where they are told. */
public final class PushCarrier implements Carrier {

    private final Devices devices;
    private final PushCourier courier;
    private final Clock clock;

    PushCarrier(Devices devices, PushCourier courier, Clock clock) {
        this.devices = devices;
        this.courier = courier;
        this.clock = clock;
    }

    /** One with the settings of {@link PushCourier} and {@link Phones}. */
    public static PushCarrier of(
            Environment environment, DynamoDbClient tables, SnsClient topics, Clock clock, Log log) {
        Phones phones = new Phones(environment, topics, log);
        return new PushCarrier(
                new Devices(tables, environment.required("DEVICES_TABLE"), phones),
                new PushCourier(environment, tables, phones, clock),
                clock);
    }

    @Override
    public Way way() {
        return Way.PUSH;
    }

    @Override
    public List<Target> targets(String user) {
        return devices.of(user).stream()
                .map(device -> (Target) new Place(device))
                .toList();
    }

    private final class Place implements Target {

        private final Device device;

        Place(Device device) {
            this.device = device;
        }

        @Override
        public String id() {
            return device.id();
        }

        @Override
        public Carried carry(Message message) {
            Carried carried = courier.carry(message, device);
            devices.learn(device, carried, clock.instant());
            return carried;
        }

        @Override
        public void forget() {
            devices.forget(device);
        }
    }
}
