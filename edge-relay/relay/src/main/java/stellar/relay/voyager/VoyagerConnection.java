package stellar.relay.voyager;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stellar.relay.voyager.CommandRunner.Told;

/**
 * One TCP connection to Voyager, from its greeting to its end; made anew for each dial. Greeting → login, when there is
 * one → live data and log switched on, the state asked for → work.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection, which is noticed
final class VoyagerConnection extends SimpleChannelInboundHandler<Frame> {

    private static final System.Logger LOG = System.getLogger(VoyagerConnection.class.getName());
    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(1);

    private final VoyagerSettings settings;
    private final LinkLoop loop;
    private final Owner owner;
    private final Heartbeat heartbeat;
    private final CommandRunner commands;
    private @Nullable Channel channel;
    private LinkLoop.@Nullable Timer greeting;
    private boolean greeted;
    private boolean welcome;
    private boolean over;

    /** Who keeps the connection. All is said on the link's thread. */
    interface Owner {

        /** Logged in; events flow and commands may run. */
        void welcomed();

        /** It works, but not wholly. */
        void impaired(String reason);

        /** Something happened. */
        void received(VoyagerEvent event);

        /** The connection is over; said once, and nothing after it. */
        void ended(LinkState state, String reason);
    }

    VoyagerConnection(VoyagerSettings settings, LinkLoop loop, Clock clock, Owner owner) {
        super(Frame.class);
        this.settings = settings;
        this.loop = loop;
        this.owner = owner;
        LinkTimings timings = settings.timings();
        this.heartbeat = new Heartbeat(
                timings,
                loop,
                clock,
                () -> end(
                        LinkState.DISCONNECTED,
                        "Voyager has been silent for " + timings.silenceLimit().toSeconds() + " s."));
        this.commands = new CommandRunner(loop, timings.answerLimit(), settings.maxWaitingCommands(), this::send);
    }

    /** The whole pipeline of this connection. */
    ChannelInitializer<Channel> pipeline() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel made) {
                made.pipeline()
                        .addLast(
                                heartbeat,
                                new LineDecoder(settings.lines()),
                                new FrameDecoder(settings.lines()),
                                VoyagerConnection.this);
            }
        };
    }

    /** Runs a command, if the connection has come that far. */
    CompletableFuture<CommandAnswer> run(VoyagerCommand command) {
        return welcome && !over ? commands.run(command, Told.EVERYBODY) : notConnected();
    }

    /** Runs a command that somebody gave, if the connection has come that far. */
    CompletableFuture<CommandAnswer> run(Order order) {
        return welcome && !over ? commands.run(order) : notConnected();
    }

    /** Stops or goes on reading what Voyager sends; before the welcome it is always read. */
    void reading(boolean on) {
        if (channel != null && welcome) {
            channel.config().setAutoRead(on);
        }
    }

    /** Says good-bye and ends. */
    void leave(LinkState state, String reason) {
        Channel leaving = channel;
        if (over || leaving == null) {
            end(state, reason);
            return;
        }
        byte[] goodbye = RequestLine.request(
                new VoyagerCommand.Disconnect().method(), new VoyagerCommand.Disconnect().params(), null, 0);
        leaving.writeAndFlush(Unpooled.wrappedBuffer(goodbye)).addListener(ChannelFutureListener.CLOSE);
        loop.after(GOODBYE_LIMIT, leaving::close);
        finish(state, reason);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        Duration limit = settings.timings().greetingLimit();
        greeting = loop.after(
                limit,
                () -> end(
                        LinkState.DISCONNECTED,
                        "Voyager did not greet within " + limit.toSeconds()
                                + " s. Perhaps another program listens there."));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Frame frame) {
        if (over) {
            return;
        }
        switch (frame) {
            case Answer answer -> commands.answered(answer);
            case VoyagerEvent event -> {
                if (!commands.happened(event)) {
                    owner.received(event);
                }
                switch (event) {
                    case Version version when !greeted -> greeted(version);
                    case Unreadable line
                    when line.bytes() > settings.lines().maxDiscardedBytes() ->
                        end(LinkState.DISCONNECTED, "Voyager sent a line without an end.");
                    case ShutDown shutDown -> leave(LinkState.SHUT_DOWN, "Voyager said that it is shutting down.");
                    default -> {}
                }
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(
                LinkState.DISCONNECTED,
                greeted ? "Voyager closed the connection." : "Voyager closed the connection before it greeted.");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(Level.INFO, "The connection to Voyager broke.", cause);
        end(LinkState.DISCONNECTED, "The connection to Voyager broke.");
    }

    private void greeted(Version version) {
        greeted = true;
        stopGreeting();
        Integer instance = version.envelope().instance();
        heartbeat.instance(instance == null ? 1 : instance);
        Login login = settings.login();
        if (login == null) {
            welcomed();
            return;
        }
        try {
            commands.run(login.command(), Told.NOBODY).thenAccept(this::loginAnswered);
        } catch (UncheckedIOException e) {
            LOG.log(Level.ERROR, "The password for Voyager cannot be read. Mend its file.", e);
            end(LinkState.REFUSED, "The relay cannot read its password for Voyager.");
        }
    }

    private void loginAnswered(CommandAnswer answer) {
        switch (answer) {
            case CommandAnswer.Accepted accepted -> welcomed();
            case CommandAnswer.Rejected rejected ->
                end(
                        LinkState.REFUSED,
                        "Voyager refused the login. Check the user and the password that the relay is given.");
            case CommandAnswer.TimedOut timedOut ->
                end(LinkState.DISCONNECTED, "Voyager did not answer the login in time.");
            case CommandAnswer.NotSent notSent ->
                end(LinkState.REFUSED, "The login cannot be sent: " + notSent.reason());
            case CommandAnswer.Finished finished -> throw noResult();
            case CommandAnswer.Failed failed -> throw noResult();
            case CommandAnswer.Unclear unclear -> throw noResult();
            case CommandAnswer.SessionDied died -> {}
        }
    }

    private void welcomed() {
        welcome = true;
        owner.welcomed();
        setUp(new VoyagerCommand.SetDashboardMode(true), "live data");
        setUp(new VoyagerCommand.SetLogEvent(true, LogEvent.Level.INFO), "its log");
        commands.run(new VoyagerCommand.GetStatus(), Told.EVERYBODY);
        commands.run(new QuestionCommand.GetFilterConfiguration(), Told.EVERYBODY_IF_GOOD);
        commands.run(new QuestionCommand.GetProfiles(), Told.EVERYBODY_IF_GOOD);
    }

    private void setUp(VoyagerCommand command, String what) {
        commands.run(command, Told.NOBODY).thenAccept(answer -> {
            switch (answer) {
                case CommandAnswer.Finished finished -> {}
                case CommandAnswer.SessionDied died -> {}
                default -> owner.impaired("Voyager does not give " + what + ".");
            }
        });
    }

    private static IllegalStateException noResult() {
        return new IllegalStateException("A login has no result.");
    }

    private static CompletableFuture<CommandAnswer> notConnected() {
        return CompletableFuture.completedFuture(new CommandAnswer.SessionDied(false));
    }

    private void send(byte[] line) {
        if (channel != null) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(line), channel.voidPromise());
        }
    }

    private void end(LinkState state, String reason) {
        if (!over) {
            finish(state, reason);
            if (channel != null) {
                channel.close();
            }
        }
    }

    private void finish(LinkState state, String reason) {
        over = true;
        stopGreeting();
        commands.die();
        owner.ended(state, reason);
    }

    private void stopGreeting() {
        if (greeting != null) {
            greeting.cancel();
            greeting = null;
        }
    }
}
