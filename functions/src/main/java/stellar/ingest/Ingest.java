package stellar.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Figure;
import stellar.cloud.Log;
import stellar.commands.Commands;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.Command;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Position;
import stellar.contract.Problem;
import stellar.contract.RunningSession;
import stellar.live.Announcer;
import stellar.live.Change;
import stellar.live.Channel;
import stellar.relays.Relay;
import stellar.relays.Relays;
import stellar.telescopes.Telescopes;

/**
 * Takes a relay's batches: applies them, tells the listeners, and says what the relay should know. Once the events are
 * applied nothing that fails on the way to the listeners keeps the acknowledgement back.
 */
final class Ingest {

    /** How exactly it is known when a relay last spoke. */
    static final Duration SEEN_EVERY = Duration.ofSeconds(20);

    /** Telemetry in which only numbers moved is written so often while somebody watches: who comes then sees none that is older. */
    static final Duration WRITTEN_WATCHED = Duration.ofSeconds(20);

    /** And so often while nobody does: the rules of sessions need it (stellar.sessions.Conditions). */
    static final Duration WRITTEN_UNWATCHED = Duration.ofMinutes(1);

    /** A line of the log costs, too. */
    private static final Duration HEARD_EVERY = Duration.ofMinutes(1);

    private final Relays relays;
    private final Telescopes telescopes;
    private final Commands commands;
    private final Function<Relay, List<RunningSession>> sessions;
    private final RelayStream stream;
    private final Announcer announcer;
    private final Consumer<RunningSession> progress;
    private final Clock clock;
    private final Log log;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Set<String> watchedLately = ConcurrentHashMap.newKeySet();
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * An ingest that writes to these tables.
     *
     * @param sessions all sessions that run now on a relay's telescopes; when they cannot be had the relay is told nothing of
     *     sessions, and keeps to what it knows
     * @param progress hears of each running session whose telescope said something
     */
    Ingest(
            Relays relays,
            Telescopes telescopes,
            Commands commands,
            Function<Relay, List<RunningSession>> sessions,
            RelayStream stream,
            Announcer announcer,
            Consumer<RunningSession> progress,
            Clock clock,
            Log log) {
        this.relays = relays;
        this.telescopes = telescopes;
        this.commands = commands;
        this.sessions = sessions;
        this.stream = stream;
        this.announcer = announcer;
        this.progress = progress;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Where a telescope stands as long as its relay's stream stands here: telemetry then goes out without a look at the table.
     */
    private record Place(String relay, Position through, Position telescope) {}

    /** The answer to a batch. */
    sealed interface Answer {

        /** It has taken effect, now or before. */
        record Acknowledged(Acknowledgement acknowledgement) implements Answer {}

        /** Nothing of its durable events has taken effect. */
        record Refused(Problem problem) implements Answer {}
    }

    /** Takes a batch that its relay has signed. */
    Answer take(Relay relay, Batch sent) {
        Instant now = clock.instant();
        Optional<Problem> refusal = Inspection.refusal(sent, relay.telescopes());
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        Batch batch = RelayClock.corrected(sent, now);
        var fresh = later("telemetry", relay, () -> keep(relay, batch), List.<LatestEvent>of());
        return switch (stream.apply(batch, now)) {
            case RelayStream.Outcome.Refused refused -> new Answer.Refused(refused.problem());
            case RelayStream.Outcome.Moved moved -> {
                noteHeard(relay, now);
                Optional<Problem> missing = moved.events().isEmpty()
                        ? noteSeen(relay, now).flatMap(held -> RelayStream.missing(batch, held))
                        : Optional.empty();
                yield missing.<Answer>map(Answer.Refused::new)
                        .orElseGet(() -> new Answer.Acknowledged(acknowledge(relay, moved, fresh.join())));
            }
        };
    }

    private Acknowledgement acknowledge(Relay relay, RelayStream.Outcome.Moved moved, List<LatestEvent> fresh) {
        CompletableFuture<Optional<List<RunningSession>>> running =
                later("sessions", relay, () -> Optional.of(sessions.apply(relay)), Optional.empty());
        Map<String, CompletableFuture<Boolean>> watched = new HashMap<>();
        List<CompletableFuture<List<Command>>> waiting = new ArrayList<>();
        for (String telescope : relay.telescopes()) {
            watched.put(telescope, later("listeners", relay, () -> tell(relay, telescope, moved, fresh), false));
            waiting.add(later("commands", relay, () -> commands.waiting(telescope, clock.instant()), List.of()));
        }
        List<CompletableFuture<Boolean>> told =
                tellProgress(relay, running.join().orElse(List.of()), moved, fresh);
        Map<String, Integer> pace = new HashMap<>();
        watched.forEach((telescope, isWatched) -> pace.put(
                telescope, isWatched.join() ? Acknowledgement.WATCHED_SECONDS : Acknowledgement.UNWATCHED_SECONDS));
        List<Command> commandsInTime =
                waiting.stream().flatMap(answer -> answer.join().stream()).toList();
        told.forEach(CompletableFuture::join);
        return new Acknowledgement(
                Batch.VERSION,
                moved.through(),
                clock.instant(),
                pace,
                commandsInTime,
                running.join().orElse(null));
    }

    private List<CompletableFuture<Boolean>> tellProgress(
            Relay relay, List<RunningSession> running, RelayStream.Outcome.Moved moved, List<LatestEvent> fresh) {
        Set<String> spoke = new HashSet<>();
        moved.events().forEach(event -> spoke.add(event.telescope()));
        fresh.forEach(latest -> spoke.add(latest.telescope()));
        return running.stream()
                .filter(session -> spoke.contains(session.telescope()))
                .map(session -> later(
                        "progress",
                        relay,
                        () -> {
                            progress.accept(session);
                            return true;
                        },
                        false))
                .toList();
    }

    private boolean tell(Relay relay, String telescope, RelayStream.Outcome.Moved moved, List<LatestEvent> fresh) {
        List<DurableEvent> events = moved.events().stream()
                .filter(event -> event.telescope().equals(telescope))
                .toList();
        List<Change> changes = new ArrayList<>();
        events.forEach(event -> changes.add(new Change(event.type(), event.seq(), event.at(), event.data())));
        fresh.stream()
                .filter(latest -> latest.telescope().equals(telescope))
                .forEach(latest -> changes.add(new Change(latest.type(), null, latest.at(), latest.data())));
        boolean isWatched =
                announcer.tell(Channel.ofTelescope(telescope), step(relay, telescope, moved, events), changes);
        if (isWatched) {
            watchedLately.add(telescope);
            noteDelay(telescope, events);
        } else {
            watchedLately.remove(telescope);
        }
        return isWatched;
    }

    private Optional<Announcer.Step> step(
            Relay relay, String telescope, RelayStream.Outcome.Moved moved, List<DurableEvent> events) {
        @Nullable Position previous = moved.previous().get(telescope);
        if (previous != null) {
            Position position =
                    new Position(moved.through().epoch(), events.getLast().seq());
            places.put(telescope, new Place(relay.id(), moved.through(), position));
            return Optional.of(new Announcer.Step(previous, position));
        }
        return Optional.ofNullable(places.get(telescope))
                .filter(place ->
                        place.relay().equals(relay.id()) && place.through().equals(moved.through()))
                .map(place -> new Announcer.Step(place.telescope(), place.telescope()));
    }

    /** Of events only: telemetry waits on purpose, as long as its pace is. */
    private void noteDelay(String telescope, List<DurableEvent> events) {
        events.stream().map(DurableEvent::at).max(Comparator.naturalOrder()).ifPresent(newest -> {
            long millis = Math.max(0, Duration.between(newest, clock.instant()).toMillis());
            log.figure(Figure.EVENT_TO_BROWSER, millis, Map.of("telescope", telescope));
        });
    }

    private void noteHeard(Relay relay, Instant now) {
        Instant before = heard.get(relay.id());
        if (before == null || !now.isBefore(before.plus(HEARD_EVERY))) {
            heard.put(relay.id(), now);
            log.figure(Figure.RELAY_HEARD, 1, Map.of("relay", relay.id()));
        }
    }

    private List<LatestEvent> keep(Relay relay, Batch batch) {
        List<LatestEvent> sound = Inspection.sound(batch, relay.telescopes());
        if (sound.size() < batch.latest().size()) {
            log.warn(
                    "Telemetry was passed over: of another's telescope, of no known kind, or too large.",
                    Map.of("relay", relay.id(), "values", batch.latest().size() - sound.size()));
        }
        return sound.stream()
                .filter(latest -> telescopes.keep(
                        latest, watchedLately.contains(latest.telescope()) ? WRITTEN_WATCHED : WRITTEN_UNWATCHED))
                .toList();
    }

    /** Where the relay's stream stands, if that was looked at: a cloud that was restored has to ask for what it lost. */
    private Optional<Position> noteSeen(Relay relay, Instant now) {
        Instant before = seen.get(relay.id());
        if (before == null || !now.isBefore(before.plus(SEEN_EVERY))) {
            seen.put(relay.id(), now);
            return relays.seen(relay.id(), now);
        }
        return Optional.empty();
    }

    /** Does something beside the rest; when it fails that is logged, and the answer goes on without it. */
    private <T> CompletableFuture<T> later(String what, Relay relay, Supplier<T> work, T otherwise) {
        return CompletableFuture.supplyAsync(work, threads).exceptionally(failure -> {
            log.warn("A batch was answered without its " + what + ".", Map.of("relay", relay.id()), failure);
            return otherwise;
        });
    }
}
