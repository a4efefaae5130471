package stellar.bookings;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.telescopes.Telescope;

/**
 * A telescope whose time is sold.
 *
 * @param terms on what terms
 * @param operator whose telescope it is; nobody's when absent
 */
public record Offer(Terms terms, @Nullable String operator) {

    private static final long USUAL_FREE_CANCEL_HOURS = 24;
    private static final Duration LEAD_TIME = Duration.ofMinutes(30);
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(180);

    /** Empty for a telescope that has no price: it is not sold. */
    public static Optional<Offer> of(Telescope telescope) {
        var about = telescope.about();
        if (!about.path("centsAnHour").canConvertToLong()) {
            return Optional.empty();
        }
        return Optional.of(new Offer(
                new Terms(
                        telescope.id(),
                        about.path("centsAnHour").asLong(),
                        about.path("needsConsent").asBoolean(),
                        Duration.ofHours(about.path("freeCancelHours").asLong(USUAL_FREE_CANCEL_HOURS)),
                        LEAD_TIME,
                        FURTHEST_AHEAD),
                telescope.operator()));
    }
}
