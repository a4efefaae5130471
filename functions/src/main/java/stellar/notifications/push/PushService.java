package stellar.notifications.push;

import java.net.http.HttpRequest;
import stellar.notifications.Carried;

/** The push services of browsers. */
public interface PushService {

    /** Hands a message over, in one attempt; says what is known to have become of it. */
    Carried post(HttpRequest message);
}
