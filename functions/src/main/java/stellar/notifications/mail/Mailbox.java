package stellar.notifications.mail;

import java.time.Instant;
import java.util.Optional;
import stellar.cloud.Secret;

/**
 * A user's address.
 *
 * @param secret opens the link in its mails that stops them
 * @param codeUntil until when a code that was sent there can be used; empty when there is none to be used
 * @param version another with each change
 */
record Mailbox(String user, Address address, State state, Secret secret, Optional<Instant> codeUntil, String version) {}
