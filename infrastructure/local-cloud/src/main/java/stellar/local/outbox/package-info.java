/**
 * What went out to people: mails and messages to phones, kept as files and shown at {@code /_local/outbox}, since nothing is
 * sent to anybody from here.
 */
@NullMarked
package stellar.local.outbox;

import org.jspecify.annotations.NullMarked;
