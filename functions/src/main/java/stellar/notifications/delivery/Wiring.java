package stellar.notifications.delivery;

import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Profiles;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.notifications.mail.MailCarrier;
import stellar.notifications.push.PushCarrier;

/** Puts together what carries notifications, for the functions that do. */
final class Wiring {

    private Wiring() {}

    static Delivery delivery(Environment environment, Clients clients, Clock clock) {
        DynamoDbClient tables = clients.tables();
        Carrier push = PushCarrier.of(environment, tables, clients.topics(), clock, Log.standard());
        Carrier mail = MailCarrier.of(environment, tables, clients.mail(), clock);
        return delivery(environment, tables, List.of(push, mail), clock, Log.standard());
    }

    static Delivery delivery(
            Environment environment, DynamoDbClient tables, List<Carrier> carriers, Clock clock, Log log) {
        return new Delivery(
                new Deliveries(tables, environment.required("NOTIFICATIONS_TABLE")),
                carriers,
                new Profiles(tables, environment.required("ACCOUNTS_TABLE")),
                environment.requiredList("SITE_ORIGINS").getFirst(),
                clock,
                log);
    }
}
