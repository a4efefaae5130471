package stellar.notifications.mail;

import java.net.URI;

/**
 * Where mails go to somebody.
 *
 * @param address which they showed to be theirs
 * @param unsubscribe stops mails there: with POST at once (RFC 8058), and with GET by a page that asks first
 */
public record Confirmed(String address, URI unsubscribe) {

    @Override
    public String toString() {
        return "Confirmed[hidden]";
    }
}
