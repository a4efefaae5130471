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

    /** A command on its way. */
    private static final class Flight {
        final VoyagerCommand command;
        final boolean quiet;
        final String uid = UUID.randomUUID().toString();
        final CompletableFuture<CommandAnswer> answer = new CompletableFuture<>();
        int id;
        boolean accepted;
        LinkLoop.@Nullable Timer timer;

        Flight(VoyagerCommand command, boolean quiet) {
            this.command = command;
            this.quiet = quiet;
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

    /**
     * Runs a command.
     *
     * @param quiet its result is nobody's business but the asker's
     */
    CompletableFuture<CommandAnswer> run(VoyagerCommand command, boolean quiet) {
        Flight flight = new Flight(command, quiet);
        if (dead) {
            flight.answer.complete(new CommandAnswer.SessionDied(false));
        } else if (command.overtakes() ? sent.size() > maxWaiting : waiting.size() >= maxWaiting) {
            flight.answer.complete(new CommandAnswer.Rejected(
                    "Too many commands are waiting for this telescope. Wait for one to end and ask again."));
        } else if (command.overtakes()) {
            depart(flight);
        } else {
            waiting.add(flight);
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
                    case Completion.ByAcceptance byAcceptance -> end(flight, new CommandAnswer.Accepted());
                    case Completion.ByResult(Duration limit) -> limit(flight, limit);
                    case Completion.ByState byState -> limit(flight, byState.limit());
                }
            }
        }
    }

    /** Something has happened. True when it was the result of a quiet command, which is for nobody else. */
    boolean happened(VoyagerEvent event) {
        for (Flight flight : List.copyOf(sent.values())) {
            switch (flight.command.completion()) {
                case Completion.ByAcceptance byAcceptance -> {}
                case Completion.ByResult byResult -> {
                    if (event instanceof RemoteActionResult result && flight.uid.equals(result.uid())) {
                        end(flight, new CommandAnswer.Finished(result.status(), result.reason(), result.result()));
                        return flight.quiet;
                    }
                }
                case Completion.ByState byState -> {
                    if (flight.accepted && byState.reached().test(event)) {
                        end(flight, new CommandAnswer.Accepted());
                    }
                }
            }
        }
        return false;
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
            line = RequestLine.request(command.method(), command.params(), uid, flight.id);
        } catch (IllegalArgumentException e) {
            end(flight, new CommandAnswer.Rejected(String.valueOf(e.getMessage())));
            return;
        }
        sent.put(flight.id, flight);
        limit(flight, answerLimit);
        send.accept(line);
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

    private static void stopTimer(Flight flight) {
        if (flight.timer != null) {
            flight.timer.cancel();
            flight.timer = null;
        }
    }

    private static String words(Answer.Refused refused) {
        return refused.message().isBlank() ? "Voyager refused it with code " + refused.code() + "." : refused.message();
    }
}
