package stellar.relay;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import stellar.relay.voyager.LinkTimings;

/**
 * What a relay tells time by: the world's, or a night's that somebody plays faster than the world.
 *
 * @param clock what events are stamped with and deadlines compared with; it may be set
 * @param nanos a ticker that no setting of a clock moves, by which the rules without the cloud wait
 * @param timers makes a thread of this name on which things become due; the relay shuts it down
 * @param links when a link to a Voyager loses patience
 */
public record RelayTime(
        Clock clock, LongSupplier nanos, Function<String, ScheduledExecutorService> timers, LinkTimings links) {

    /** The world's time, with a clock that may be another's. */
    public static RelayTime worlds(Clock clock) {
        return new RelayTime(
                clock,
                System::nanoTime,
                name -> Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory()),
                LinkTimings.usual());
    }
}
