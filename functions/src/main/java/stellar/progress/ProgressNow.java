package stellar.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.cloud.Environment;
import stellar.images.Images;
import stellar.plans.Plan;
import stellar.sessions.Session;
import stellar.sessions.Sessions;
import stellar.telescopes.Description;
import stellar.telescopes.Overheads;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;

/** Derives how far sessions are from what the tables hold now. */
final class ProgressNow {

    private final BookingRows bookings;
    private final Sessions sessions;
    private final Telescopes telescopes;
    private final Images images;

    ProgressNow(Environment environment, DynamoDbClient tables, Telescopes telescopes) {
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.sessions = new Sessions(tables, environment.required("SESSIONS_TABLE"));
        this.telescopes = telescopes;
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
    }

    /** How far a session is; empty when it has not begun, is over, or has no plan. */
    Optional<Progress> of(String id, Instant now) {
        Optional<Session> session = sessions.find(id).filter(there -> there.startedAt() != null && !there.isClosed());
        Optional<Booking> booking = session.flatMap(_ -> bookings.find(id));
        Optional<TelescopeState> state = booking.flatMap(there -> telescopes.state(there.telescope()));
        return state.flatMap(there -> of(booking.orElseThrow(), session.orElseThrow(), there, now));
    }

    private Optional<Progress> of(Booking booking, Session session, TelescopeState state, Instant now) {
        Optional<Description> described = state.telescope().described();
        List<String> filters = described.map(Description::filters).orElse(List.of());
        Duration download =
                described.map(Description::overheads).orElse(Overheads.USUAL).download();
        if (!(Plan.of(booking.plan(), filters) instanceof Plan.Judged.Fit(Plan plan))) {
            return Optional.empty();
        }
        @Nullable
        ObjectNode image = images.newest(booking.telescope(), 1, Set.of()).stream()
                .findFirst()
                .orElse(null);
        Work work = Work.of(plan, session.statistics(), download);
        return Optional.of(Progress.of(booking, session, work, state, image, now));
    }
}
