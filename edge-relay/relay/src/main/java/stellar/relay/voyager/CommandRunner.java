package stellar.relay.voyager;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one connection. One runs at a time, the others wait in order; one that overtakes is sent at once
 * beside it. Each ends as its {@link Completion} says, or when Voyager refuses it, its time is up or the connection
 * dies. Used on the link's thread only.
 */
final class CommandRunner {

    private final LinkLoop loop;
    private final Duration answerLimit;
    private final int maxWaiting;
    private final Consumer<byte[]> send;
    private final ArrayDeque<Flight> waiting = new ArrayDeque<>();
    private final Map<Integer, Flight> sent = new HashMap<>();
    private @Nullable Flight current;
    private int lastId;
    private boolean dead;

    /** Who hears of a command's result beside its asker. */
    enum Told {
        EVERYBODY,
        /** Everybody, when it is good: a question that could not be answered is nobody's business. */
        EVERYBODY_IF_GOOD,
        NOBODY
    }

    /** A command on its way. */
    private static final class Flight {
        final VoyagerCommand command;
        final Told told;
        final String name;
        final String uid;
        final CompletableFuture<CommandAnswer> answer = new CompletableFuture<>();
        int id;
        boolean accepted;

        @Nullable
        AutoFocusResult focus;

        LinkLoop.@Nullable Timer timer;

        Flight(VoyagerCommand command, Told told, String name, String uid) {
            this.command = command;
            this.told = told;
            this.name = name;
            this.uid = uid;
        }
    }

    /**
     * @param answerLimit for Voyager's immediate answer
     * @param maxWaiting commands that may wait, and that may overtake at one time
     * @param send writes one line
     */
    CommandRunner(LinkLoop loop, Duration answerLimit, int maxWaiting, Consumer<byte[]> send) {
        this.loop = loop;
        this.answerLimit = answerLimit;
        this.maxWaiting = maxWaiting;
        this.send = send;
    }

    /** Runs a command that nobody but this program has asked for. */
    CompletableFuture<CommandAnswer> run(VoyagerCommand command, Told told) {
        return start(command, told, "", null);
    }

    /** Runs a command that somebody gave. Everybody hears of its result. */
    CompletableFuture<CommandAnswer> run(Order order) {
        return start(order.command(), Told.EVERYBODY, order.id(), order.patience());
    }

    private CompletableFuture<CommandAnswer> start(
            VoyagerCommand command, Told told, String name, @Nullable Duration patience) {
        String uid = UUID.randomUUID().toString();
        if (command.completion() instanceof Completion.ByAbortOf(String commandId, Duration limit) && !dead) {
            Flight goal = named(commandId);
            if (goal == null || !sent.containsValue(goal)) {
                return CompletableFuture.completedFuture(notStoppable(goal));
            }
            uid = goal.uid;
        }
        Flight flight = new Flight(command, told, name, uid);
        if (dead) {
            flight.answer.complete(new CommandAnswer.SessionDied(false));
        } else if (isFullFor(command)) {
            flight.answer.complete(new CommandAnswer.NotSent(
                    "Too many commands are waiting for this telescope. Wait for one to end and ask again."));
        } else if (command.overtakes()) {
            if (command instanceof VoyagerCommand.Abort(boolean everything) && everything) {
                takeBackWaiting();
            }
            depart(flight);
        } else {
            waiting.add(flight);
            if (patience != null) {
                flight.timer = loop.after(patience, () -> giveUpWaiting(flight));
            }
            departNext();
        }
        return flight.answer;
    }

    /** Voyager has answered a request. An answer nobody waits for is nothing. */
    void answered(Answer answer) {
        Flight flight = sent.get(answer.id());
        if (flight == null || flight.accepted) {
            return;
        }
        switch (answer) {
            case Answer.Refused refused -> end(flight, new CommandAnswer.Rejected(words(refused)));
            case Answer.Accepted accepted -> {
                flight.accepted = true;
                switch (flight.command.completion()) {
                    case Completion.ByAcceptance byAcceptance -> {
                        end(flight, new CommandAnswer.Accepted());
                        hurryStopped(flight.command);
                    }
                    case Completion.ByResult(Duration limit, Proof proof) -> limit(flight, limit);
                    case Completion.ByState byState -> limit(flight, byState.limit());
                    case Completion.ByAbortOf(String commandId, Duration limit) -> limit(flight, limit);
                }
            }
        }
    }

    /** Something has happened. True when it was a result that is for nobody else. */
    boolean happened(VoyagerEvent event) {
        boolean quiet = false;
        for (Flight flight : List.copyOf(sent.values())) {
            switch (flight.command.completion()) {
                case Completion.ByAcceptance byAcceptance -> {}
                case Completion.ByResult(Duration limit, Proof proof) -> {
                    if (event instanceof AutoFocusResult focus) {
                        flight.focus = focus;
                    }
                    if (event instanceof RemoteActionResult result && flight.uid.equals(result.uid())) {
                        CommandAnswer answer = proof.judge(result, flight.focus);
                        end(flight, answer);
                        quiet |= flight.told == Told.NOBODY
                                || (flight.told == Told.EVERYBODY_IF_GOOD
                                        && !(answer instanceof CommandAnswer.Finished));
                    }
                }
                case Completion.ByState byState -> {
                    if (flight.accepted && byState.reached().test(event)) {
                        end(flight, new CommandAnswer.Accepted());
                    }
                }
                case Completion.ByAbortOf byAbort -> {
                    if (event instanceof RemoteActionResult result && flight.uid.equals(result.uid())) {
                        end(flight, stopped(result));
                    }
                }
            }
        }
        return quiet;
    }

    /** The connection is gone, and every command with it. */
    void die() {
        dead = true;
        List<Flight> reached = new ArrayList<>(sent.values());
        List<Flight> notReached = new ArrayList<>(waiting);
        waiting.clear();
        reached.forEach(flight -> end(flight, new CommandAnswer.SessionDied(true)));
        notReached.forEach(flight -> end(flight, new CommandAnswer.SessionDied(false)));
    }

    private void departNext() {
        while (current == null && !waiting.isEmpty()) {
            current = waiting.remove();
            depart(current);
        }
    }

    private void depart(Flight flight) {
        flight.id = ++lastId;
        VoyagerCommand command = flight.command;
        String uid = command.carriesUid() ? flight.uid : null;
        byte[] line;
        try {
            line = RequestLine.request(command.method(), command.params(flight.uid), uid, flight.id);
        } catch (IllegalArgumentException e) {
            end(flight, new CommandAnswer.NotSent(String.valueOf(e.getMessage())));
            return;
        }
        sent.put(flight.id, flight);
        limit(flight, answerLimit);
        send.accept(line);
    }

    /** Room is kept for an {@code Abort}: nothing that came before it may keep it from the telescope. */
    private boolean isFullFor(VoyagerCommand command) {
        if (command instanceof VoyagerCommand.Abort) {
            return sent.size() > 2 * maxWaiting;
        }
        return command.overtakes() ? sent.size() > maxWaiting : waiting.size() >= maxWaiting;
    }

    /** Voyager has been told to stop: what runs has little time left to say how it ended, so that the next can begin. */
    private void hurryStopped(VoyagerCommand stop) {
        if (stop instanceof VoyagerCommand.Abort && current != null && current.accepted) {
            limit(current, answerLimit);
        }
    }

    private @Nullable Flight named(String name) {
        return Stream.concat(sent.values().stream(), waiting.stream())
                .filter(flight -> flight.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Who stops everything does not want the telescope to go on with what somebody asked for before. */
    private void takeBackWaiting() {
        for (Flight flight : List.copyOf(waiting)) {
            if (!flight.name.isEmpty() && waiting.remove(flight)) {
                end(
                        flight,
                        new CommandAnswer.NotSent("It was taken back before its turn came: everything was stopped."));
            }
        }
    }

    /** A command that has not begun is taken back; that leaves nothing for Voyager to stop. */
    private CommandAnswer notStoppable(@Nullable Flight goal) {
        if (goal == null || !waiting.remove(goal)) {
            return new CommandAnswer.NotSent(
                    "The command to stop is not at work on this telescope. Nothing was stopped.");
        }
        end(goal, new CommandAnswer.NotSent("It was taken back before its turn came."));
        return new CommandAnswer.Finished("The command had not begun, and will not.", null);
    }

    private void giveUpWaiting(Flight flight) {
        if (waiting.remove(flight)) {
            String busy = current == null ? "another command" : current.command.method();
            end(
                    flight,
                    new CommandAnswer.NotSent("Voyager was still busy with " + busy
                            + " when this command's time was up. Stop that, or ask again when it has ended."));
        }
    }

    private void limit(Flight flight, Duration limit) {
        stopTimer(flight);
        flight.timer = loop.after(limit, () -> end(flight, new CommandAnswer.TimedOut(flight.accepted)));
    }

    private void end(Flight flight, CommandAnswer answer) {
        stopTimer(flight);
        sent.remove(flight.id, flight);
        if (current == flight) {
            current = null;
        }
        flight.answer.complete(answer);
        departNext();
    }

    private static CommandAnswer stopped(RemoteActionResult result) {
        return switch (new Proof.ByStatus().judge(result, null)) {
            case CommandAnswer.Failed failed
            when result.status() == RemoteActionResult.Status.ABORTED -> new CommandAnswer.Finished(null, null);
            case CommandAnswer.Unclear unclear -> unclear;
            default -> new CommandAnswer.Failed("The action ended by itself before it could be stopped.", null);
        };
    }

    private static void stopTimer(Flight flight) {
        if (flight.timer != null) {
            flight.timer.cancel();
            flight.timer = null;
        }
    }

    private static String words(Answer.Refused refused) {
        return refused.message().isBlank() ? "It gave code " + refused.code() + " and no reason." : refused.message();
    }
}
