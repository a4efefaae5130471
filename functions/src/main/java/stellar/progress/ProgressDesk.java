package stellar.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.contract.RunningSession;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;
import stellar.images.Image;
import stellar.images.Images;
import stellar.live.Announcer;
import stellar.live.Audience;
import stellar.live.Change;
import stellar.live.Channel;
import stellar.sessions.Session;
import stellar.sessions.Sessions;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Tells the listeners of sessions how far these are. */
public final class ProgressDesk {

    private final ProgressNow progress;
    private final Sessions sessions;
    private final Telescopes telescopes;
    private final Images images;
    private final ProgressRows rows;
    private final Audience audience;
    private final Announcer announcer;
    private final Clock clock;

    /** A desk over the tables that these settings name. */
    public ProgressDesk(Environment environment, DynamoDbClient tables, Announcer announcer, Clock clock) {
        this(environment, tables, new Telescopes(tables, environment.required("TELESCOPES_TABLE")), announcer, clock);
    }

    /** The same with telescopes of which the newest telemetry may be known that is not in the table. */
    public ProgressDesk(
            Environment environment, DynamoDbClient tables, Telescopes telescopes, Announcer announcer, Clock clock) {
        this.progress = new ProgressNow(environment, tables, telescopes);
        this.sessions = new Sessions(tables, environment.required("SESSIONS_TABLE"));
        this.telescopes = telescopes;
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.rows = new ProgressRows(tables, environment.required("PROGRESS_TABLE"));
        this.audience = new Audience(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Its telescope said something: tells how far a session is, if somebody listens and was not told within a second. */
    public void heard(RunningSession running) {
        Channel channel = Channel.ofSession(running.id());
        if (audience.of(channel).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        progress.of(running.id(), now)
                .filter(_ -> rows.mayTell(running.id(), now))
                .ifPresent(far -> {
                    ObjectNode data = named(running.id());
                    data.set("progress", far.toJson());
                    announcer.tell(channel, List.of(new Change("session.progress", null, now, data)));
                });
    }

    /** An image's preview can be fetched: tells the listeners of the session that it was taken for, if it was for one. */
    public void imageReady(String telescope, String id) {
        images.find(telescope, id).ifPresent(image -> {
            ObjectNode facts = image.toJson();
            image.session()
                    .or(() -> session(telescope, Instant.parse(facts.path("at").asText())))
                    .ifPresent(session -> tellImage(session, telescope, facts));
        });
    }

    /** The session that was under way at a telescope at a moment, as long as it is not closed. */
    private Optional<String> session(String telescope, Instant at) {
        return telescopes.find(telescope).map(Telescope::relay).map(sessions::begunAt).orElse(List.of()).stream()
                .map(Sessions.Begun::session)
                .filter(session -> session.telescope().equals(telescope) && at.isBefore(session.until()))
                .map(RunningSession::id)
                .filter(session -> sessions.find(session)
                        .map(Session::startedAt)
                        .filter(start -> !at.isBefore(start))
                        .isPresent())
                .findFirst();
    }

    private void tellImage(String booking, String telescope, ObjectNode facts) {
        ObjectNode data = named(booking);
        ObjectNode image = data.putObject("image");
        String id = facts.path("image").asText();
        image.put("image", id);
        copy(facts, "file", image, "filename");
        copy(facts, "filter", image, "filter");
        copy(facts, "exposure", image, "exposure");
        copy(facts, "hfd", image, "hfd");
        copy(facts, facts.has("takenAt") ? "takenAt" : "at", image, "timestamp");
        image.put("link", Image.link(telescope, id, UploadRequest.Kind.PREVIEW));
        announcer.tell(Channel.ofSession(booking), List.of(new Change("image.ready", null, clock.instant(), data)));
    }

    private static void copy(ObjectNode from, String name, ObjectNode to, String as) {
        if (from.hasNonNull(name)) {
            to.set(as, from.get(name));
        }
    }

    static ObjectNode named(String booking) {
        return Wire.object().put("session_guid", booking);
    }
}
