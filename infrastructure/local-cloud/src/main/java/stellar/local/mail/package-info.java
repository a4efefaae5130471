/**
 * SES: takes mails by its API, puts them into the {@link stellar.local.outbox.Outbox}, and tells a topic of those that come
 * back, which is what mails to {@code bounce.example} and {@code complaint.example} do.
 */
@NullMarked
package stellar.local.mail;

import org.jspecify.annotations.NullMarked;
