/**
 * SNS: topics that functions hear, and the endpoints of phones.
 *
 * <p>The promise: a message whose publishing was answered reaches every function that hears the topic, at least once, as an
 * asynchronous event of {@link stellar.local.lambda.PendingEvents}; a message to a phone goes into the {@link
 * stellar.local.outbox.Outbox}.
 */
@NullMarked
package stellar.local.topics;

import org.jspecify.annotations.NullMarked;
