package stellar.relay.voyager;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import java.time.Duration;

/** What a link needs of the world: one thread, its timers and their clock, and a way to dial Voyager. */
interface LinkLoop {

    /** Runs a task on the link's thread: at once, when this is that thread. */
    void execute(Runnable task);

    /** Runs a task on the link's thread after a while. */
    Timer after(Duration delay, Runnable task);

    /** A clock that only ever runs forward, nanoseconds, from no known start. */
    long nanoTime();

    /** Opens a TCP connection to Voyager whose bytes go through the handler, on the link's thread. */
    ChannelFuture dial(ChannelHandler handler);

    /** Something that will run later. */
    interface Timer {

        /** Makes it not run. */
        void cancel();
    }
}
