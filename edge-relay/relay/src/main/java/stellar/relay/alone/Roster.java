package stellar.relay.alone;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep.Step;
import stellar.relay.alone.Reports.Report;
import stellar.relay.spool.KeptSession;
import stellar.relay.spool.SessionBook;

/**
 * The sessions and how far the relay came with each, in memory as on disk: a change is on disk, with the event that tells
 * it, before it is here; one that cannot be written throws and has not happened. For one thread.
 */
final class Roster {

    private static final System.Logger LOG = System.getLogger(Roster.class.getName());

    private final SessionBook book;
    private final Reports reports;
    private final Map<String, Held> sessions = new TreeMap<>();
    private @Nullable Map<String, RunningSession> listed;

    Roster(SessionBook book, Reports reports) throws IOException {
        this.book = book;
        this.reports = reports;
        for (KeptSession kept : book.all()) {
            try {
                sessions.put(kept.id(), Held.of(kept));
            } catch (IOException e) {
                LOG.log(
                        WARNING,
                        "What the store keeps of a session cannot be read, so it is left to the cloud: {0}",
                        e.getMessage(),
                        Map.entry("session", kept.id()));
            }
        }
    }

    List<String> ids() {
        return List.copyOf(sessions.keySet());
    }

    Optional<Held> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Whether a session is left of a time alone. */
    boolean isAlone() {
        return sessions.values().stream().anyMatch(held -> held.progress().isAlone());
    }

    /** The cloud says that these sessions run and no others. */
    void list(Collection<RunningSession> running) {
        Map<String, RunningSession> all = new TreeMap<>();
        running.forEach(session -> all.put(session.id(), session));
        listed = all;
    }

    void keep(Held held) {
        write(List.of(held), List.of(), List.of());
        sessions.put(held.id(), held);
    }

    void keep(Held held, Step step, String reason) {
        write(List.of(held), List.of(), List.of(new Report(held, step, reason)));
        sessions.put(held.id(), held);
    }

    /** Returns when everything that was asked of the store before has been written or refused. */
    void catchUp() {
        write(List.of(), List.of(), List.of());
    }

    /**
     * The cloud is in charge: tells it what was done without it, and keeps what it told. A session with a command under way
     * stays until the outcome is known.
     */
    void handBack() {
        Map<String, Held> after = new TreeMap<>();
        List<Report> told = new ArrayList<>();
        for (Held held : sessions.values()) {
            Progress progress = held.progress();
            if (progress.isAlone() && !progress.linkBack()) {
                told.add(new Report(held, Step.LINK_BACK, StepWords.linkBack(progress)));
                progress = progress.back();
            }
            boolean asked = progress.asked().isPresent();
            RunningSession news = listed == null ? held.told() : listed.get(held.id());
            if (news != null || asked) {
                after.put(held.id(), new Held(news == null ? held.told() : news, asked ? progress : Progress.NONE));
            }
        }
        if (listed != null) {
            listed.forEach((id, session) -> after.putIfAbsent(id, new Held(session, Progress.NONE)));
        }
        if (!after.equals(sessions)) {
            List<String> gone = sessions.keySet().stream()
                    .filter(id -> !after.containsKey(id))
                    .toList();
            write(after.values(), gone, told);
            sessions.clear();
            sessions.putAll(after);
        }
    }

    private void write(Collection<Held> kept, Collection<String> gone, List<Report> told) {
        book.write(kept.stream().map(Held::kept).toList(), gone, reports.events(told))
                .join();
        told.forEach(report -> LOG.log(
                INFO,
                "{0}",
                report.reason(),
                Map.entry("session", report.held().id()),
                Map.entry("telescope", report.held().told().telescope())));
    }
}
