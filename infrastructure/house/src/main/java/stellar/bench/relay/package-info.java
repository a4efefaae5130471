/**
 * {@code ./stellar bench relay}: the relay beside a small Node.js proxy of the same job, both as processes of their own, both
 * fed by the same {@link stellar.bench.relay.LineSource} and acknowledged by the same {@link stellar.bench.relay.StandInCloud}.
 *
 * <p>The proxy ({@code infrastructure/house/bench/proxy.mjs}) keeps what waits in memory; the relay has each event on disk before it
 * leaves. Both send batches as the contract bounds them, one request in flight, since order is promised.
 */
@NullMarked
package stellar.bench.relay;

import org.jspecify.annotations.NullMarked;
