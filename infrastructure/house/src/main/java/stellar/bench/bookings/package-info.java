/**
 * {@code ./stellar bench bookings}: how long checking and booking take over HTTP on the local cloud, and what each asks of the
 * tables, at first and after a long history.
 *
 * <p>The functions are those of the cloud, unchanged: what they ask is read off the wire by {@link
 * stellar.bench.bookings.MeteredDynamoDb}, which stands between them and DynamoDB Local.
 */
@NullMarked
package stellar.bench.bookings;

import org.jspecify.annotations.NullMarked;
