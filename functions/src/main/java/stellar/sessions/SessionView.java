package stellar.sessions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import stellar.bookings.Booking;
import stellar.cloud.Language;
import stellar.contract.Wire;
import stellar.telescopes.Telescope;

/** A session as its JSON. */
final class SessionView {

    private SessionView() {}

    static ObjectNode of(Booking booking, Optional<Session> session, Telescope telescope, Language language) {
        ObjectNode view = Wire.object()
                .put("booking", booking.id())
                .put("telescope", booking.telescope())
                .put("state", booking.state().word())
                .put("from", booking.slot().from().toString())
                .put("to", booking.slot().to().toString());
        session.ifPresent(there -> tell(view, booking, there, telescope, language));
        return view;
    }

    private static void tell(
            ObjectNode view, Booking booking, Session session, Telescope telescope, Language language) {
        view.put("prepared", !session.prepared().isEmpty());
        if (!session.prepared().isEmpty()) {
            ArrayNode shots = view.putObject("roboTarget")
                    .put("set", RoboTarget.guid(booking.id(), "set"))
                    .put("target", session.targetGuid())
                    .putArray("shots");
            int count = booking.plan().path("shots").size();
            for (int shot = 0; shot < count; shot++) {
                shots.add(RoboTarget.shot(booking.id(), shot));
            }
        }
        if (session.waiting() != null) {
            view.set("waiting", session.waiting().toJson(language, telescope.timeZone()));
        }
        if (session.startedAt() != null) {
            view.put("startedAt", session.startedAt().toString());
        }
        if (session.ending() != null) {
            view.putObject("ending")
                    .put("code", session.ending().why().word())
                    .put("since", session.ending().since().toString());
        }
        Statistics made = session.statistics();
        ObjectNode statistics = view.putObject("statistics")
                .put("frames", made.frames())
                .put("exposedSeconds", made.exposedSeconds())
                .put("errors", made.errors());
        if (made.hfdCount() > 0) {
            statistics.put("meanHfd", made.hfdSum() / made.hfdCount());
        }
        if (made.lastFrameAt() != null) {
            statistics.put("lastFrameAt", made.lastFrameAt().toString());
        }
        ObjectNode filters = statistics.putObject("framesByFilter");
        made.framesByFilter().forEach(filters::put);
        ArrayNode story = view.putArray("story");
        for (Told told : session.story()) {
            ObjectNode one = story.addObject().put("what", told.what());
            if (!told.why().isEmpty()) {
                one.put("why", told.why());
            }
            one.put("at", told.at().toString());
        }
        if (session.nextLook() != null) {
            view.put("nextLook", session.nextLook().toString());
        }
    }
}
