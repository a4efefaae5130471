package stellar.controls;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.cloud.Language;
import stellar.telescopes.Description;
import stellar.telescopes.Telescope;

/**
 * Who asks for what.
 *
 * @param language what they are told in
 * @param booking whose user asks; absent when the telescope's operator does
 */
record Errand(
        Language language,
        Telescope telescope,
        Actor actor,
        @Nullable Booking booking,
        Instant now) {

    ZoneId zone() {
        return telescope.timeZone();
    }

    List<String> filters() {
        return telescope.described().map(Description::filters).orElse(List.of());
    }
}
