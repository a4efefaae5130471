package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.relay.patience.Waits;
import stellar.relay.voyager.CommandAnswer.Accepted;
import stellar.relay.voyager.VoyagerCommand.Abort;

/** The link on a real socket and a real event loop. */
class VoyagerLinkOnSocketsTest {

    private static final int FLOOD = 200_000;
    private static final int BOUND = 500;

    /** Makes the flood 20 MB, more than both sides of a loopback socket hold. */
    private static final String PADDING = " ".repeat(70);

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();

    @AfterEach
    void stop() {
        assertThat(group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5_000))
                .isTrue();
    }

    @Test
    void aVoyagerThatDiesIsFoundAgainAndObeysAgain() throws Exception {
        Heard heard = new Heard();
        try (FakeVoyager voyager = new FakeVoyager();
                VoyagerLink link = link(voyager.port(), heard)) {
            link.start();
            try (FakeVoyager.Client first = voyager.accept()) {
                first.welcome();
                first.say("{\"Event\":\"Signal\",\"Code\":18}");
                await().until(() -> heard.events.stream().anyMatch(Signal.class::isInstance));
            }
            try (FakeVoyager.Client second = voyager.accept()) {
                second.welcome();
                await().until(() -> link.status().state() == LinkState.CONNECTED && heard.states.size() == 3);

                CompletableFuture<CommandAnswer> answer =
                        link.run(new Abort(true)).toCompletableFuture();
                assertThat(second.finish().path("method").asText()).isEqualTo("Abort");
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(new Accepted());
            }
        }
        assertThat(heard.states.subList(0, 3))
                .containsExactly(
                        new Heard.State(LinkState.CONNECTED, null, 0),
                        new Heard.State(LinkState.DISCONNECTED, "Voyager closed the connection.", 0),
                        new Heard.State(LinkState.CONNECTED, null, 0));
    }

    @Test
    void nobodyThereIsSaidAndDialledAgain() throws Exception {
        int port;
        try (FakeVoyager gone = new FakeVoyager()) {
            port = gone.port();
        }
        Heard heard = new Heard();
        try (VoyagerLink link = link(port, heard)) {
            link.start();

            await().until(() -> link.status().reconnectAttempts() >= 2);

            assertThat(heard.states)
                    .containsExactly(new Heard.State(LinkState.DISCONNECTED, "Voyager cannot be reached.", 0));
        }
    }

    @Test
    void aFloodWaitsInTheSocketWhileTheListenerIsBehindAndAllOfItComesInOrder() throws Exception {
        SlowListener listener = new SlowListener();
        try (FakeVoyager voyager = new FakeVoyager();
                VoyagerLink link = link(voyager.port(), listener)) {
            listener.link = link;
            link.start();
            try (FakeVoyager.Client client = voyager.accept()) {
                client.welcome();
                await().until(() -> link.status().state() == LinkState.CONNECTED);
                CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> flood(client));

                await().until(() -> listener.waiting.get() >= BOUND);
                for (int turns = 0; turns < 100; turns++) {
                    loop.submit(() -> {}).get(10, TimeUnit.SECONDS);
                }
                assertThat(listener.codes).hasSizeLessThan(BOUND + 10_000);
                assertThat(flood).as("the sender is held up, nothing is lost").isNotDone();

                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> {
                            listener.workOff();
                            return listener.lastCode == FLOOD - 1;
                        });
                flood.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(listener.most.get())
                .as("one read of the socket above the bound")
                .isLessThan(BOUND + 10_000);
        assertThat(listener.codes).hasSize(FLOOD);
        for (int i = 0; i < FLOOD; i++) {
            assertThat(listener.codes.get(i)).isEqualTo(i);
        }
    }

    private VoyagerLink link(int port, VoyagerLink.Listener listener) {
        Duration soon = Duration.ofMillis(10);
        LinkTimings usual = LinkTimings.usual();
        LinkTimings quick = new LinkTimings(
                usual.connectLimit(),
                usual.greetingLimit(),
                usual.answerLimit(),
                usual.pollAfter(),
                usual.silenceLimit(),
                new Waits(soon, soon),
                usual.healthyAfter(),
                soon,
                soon);
        VoyagerSettings settings = new VoyagerSettings("127.0.0.1", port, null, LineLimits.usual(), quick, 8);
        return new VoyagerLink(settings, loop, Clock.systemUTC(), () -> 0L, listener);
    }

    private static void flood(FakeVoyager.Client client) {
        try {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < FLOOD; i++) {
                lines.append("{\"Event\":\"Signal\",\"Code\":")
                        .append(i)
                        .append(PADDING)
                        .append("}\r\n");
                if (i % 1000 == 999) {
                    lines.setLength(lines.length() - 2);
                    client.say(lines.toString());
                    lines.setLength(0);
                }
            }
        } catch (IOException e) {
            throw new AssertionError("The flood broke off.", e);
        }
    }

    /** Takes what comes into a bounded queue, and works it off when told to. */
    private static final class SlowListener implements VoyagerLink.Listener {

        final List<Integer> codes = new ArrayList<>(FLOOD);
        final AtomicInteger waiting = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        volatile int lastCode = -1;
        volatile @Nullable VoyagerLink link;

        @Override
        public void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts) {}

        @Override
        public void received(VoyagerEvent event, Instant receivedAt) {
            if (event instanceof Signal(Integer code, Envelope envelope) && code != null) {
                codes.add(code);
                lastCode = code;
                int now = waiting.incrementAndGet();
                most.accumulateAndGet(now, Math::max);
                VoyagerLink reading = link;
                if (now >= BOUND && reading != null) {
                    reading.pauseReading();
                }
            }
        }

        void workOff() {
            VoyagerLink reading = link;
            if (waiting.get() >= BOUND && reading != null) {
                waiting.set(0);
                reading.resumeReading();
            }
        }
    }
}
