package stellar.notifications.push;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.notifications.Carried;
import stellar.notifications.Message;
import stellar.notifications.push.Device.Address.Browser;
import stellar.notifications.push.Device.Address.Phone;

/** Carries messages to devices, each in one attempt. Whether it is carried again is its caller's to decide. */
public final class PushCourier {

    private final PushHosts hosts;
    private final PushKeys keys;
    private final Vapid vapid;
    private final PushService service;
    private final Phones phones;
    private final Clock clock;

    /** A courier by HTTP with the settings {@code DEVICES_TABLE}, {@code PUSH_HOSTS} and {@code PUSH_CONTACT}. */
    public PushCourier(Environment environment, DynamoDbClient tables, Phones phones, Clock clock) {
        this(environment, tables, phones, new PushCall(), clock);
    }

    /** The same by another way to push services, for tests. */
    public PushCourier(
            Environment environment, DynamoDbClient tables, Phones phones, PushService service, Clock clock) {
        this.hosts = new PushHosts(environment.requiredList("PUSH_HOSTS"));
        this.keys = new PushKeys(tables, environment.required("DEVICES_TABLE"), clock);
        String contact = environment.required("PUSH_CONTACT");
        this.vapid = new Vapid(keys, contact.equals("none") ? Optional.empty() : Optional.of(contact), clock);
        this.service = service;
        this.phones = phones;
        this.clock = clock;
    }

    /** Carries a message; one that came too late to be worth it is refused. */
    public Carried carry(Message message, Device device) {
        return Parcel.of(message, clock.instant())
                .map(parcel -> carry(parcel, device))
                .orElseGet(() -> new Carried.Refused("Its time is over."));
    }

    Carried carry(Parcel parcel, Device device) {
        Parcel fitting = parcel.fitting();
        return switch (device.address()) {
            case Browser browser -> carry(fitting, browser);
            case Phone phone -> phones.carry(fitting, phone);
        };
    }

    /** The public half of the key pair that browsers subscribe with, as base64url. */
    String pushKey() {
        return keys.pair().publicText();
    }

    /** Where a browser may be told, see {@link PushHosts}. */
    Optional<URI> address(String text) {
        return hosts.address(text);
    }

    private Carried carry(Parcel parcel, Browser browser) {
        Optional<URI> address = hosts.address(browser.endpoint().toString());
        Optional<ECPublicKey> key = P256.publicKey(Base64.getUrlDecoder().decode(browser.key()));
        if (address.isEmpty() || key.isEmpty()) {
            return new Carried.Refused("Its push service is none that is known here.");
        }
        byte[] body = Encryption.encrypt(
                parcel.json(), key.get(), Base64.getUrlDecoder().decode(browser.secret()), Parcel.MAX_BYTES);
        return service.post(HttpRequest.newBuilder(address.get())
                .header("TTL", Long.toString(parcel.life().toSeconds()))
                .header("Topic", parcel.topic())
                .header("Urgency", parcel.urgency().word())
                .header("Authorization", vapid.authorization(address.get()))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }
}
