/**
 * Telling people by e-mail: whose address is which ({@link stellar.notifications.mail.MailAddresses}), what a mail looks like, who
 * carries it ({@link stellar.notifications.mail.MailCourier}), and what comes back.
 */
@NullMarked
package stellar.notifications.mail;

import org.jspecify.annotations.NullMarked;
