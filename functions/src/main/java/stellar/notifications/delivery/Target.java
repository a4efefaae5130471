package stellar.notifications.delivery;

import stellar.notifications.Carried;
import stellar.notifications.Message;

/** A place where somebody can be told: their mailbox, a browser, a phone. */
public interface Target {

    /** Its name among its user's, the same as long as it is there: letters, digits and hyphens. */
    String id();

    /** Carries a message there, in one attempt. Failures are answers; what is thrown is our own mistake. */
    Carried carry(Message message);

    /** Nobody is there any more: it is not to be used again. */
    void forget();
}
