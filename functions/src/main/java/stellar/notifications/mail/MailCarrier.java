package stellar.notifications.mail;

import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import stellar.cloud.Environment;
import stellar.notifications.Carried;
import stellar.notifications.Message;
import stellar.notifications.Way;
import stellar.notifications.delivery.Carrier;
import stellar.notifications.delivery.Target;

/** Carries notifications to the addresses that their users confirmed. */
public final class MailCarrier implements Carrier {

    private static final String PLACE = "mail";

    private final MailAddresses addresses;
    private final MailCourier courier;

    private MailCarrier(MailAddresses addresses, MailCourier courier) {
        this.addresses = addresses;
        this.courier = courier;
    }

    /** With the settings of a function that sends mails. */
    public static MailCarrier of(Environment environment, DynamoDbClient tables, SesV2Client mails, Clock clock) {
        return new MailCarrier(MailAddresses.of(environment, tables, clock), MailCourier.of(environment, mails));
    }

    @Override
    public Way way() {
        return Way.MAIL;
    }

    @Override
    public List<Target> targets(String user) {
        return addresses.confirmed(user).stream()
                .map(confirmed -> (Target) new Box(user, confirmed))
                .toList();
    }

    /** A confirmed address of somebody. */
    private final class Box implements Target {
        private final String user;
        private final Confirmed confirmed;

        Box(String user, Confirmed confirmed) {
            this.user = user;
            this.confirmed = confirmed;
        }

        @Override
        public String id() {
            return PLACE;
        }

        @Override
        public Carried carry(Message message) {
            return courier.carry(message, confirmed.address(), confirmed.unsubscribe());
        }

        @Override
        public void forget() {
            addresses.gone(user, confirmed.address());
        }
    }
}
