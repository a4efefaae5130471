package stellar.slots;

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

    private static final Duration LEAD_TIME = Duration.ofMinutes(30);
    private static final Duration FURTHEST_AHEAD = Duration.ofDays(180);

    /** Empty for a telescope that is not wholly described: nobody knows what they would buy. */
    public static Optional<Offer> of(Telescope telescope) {
        return telescope
                .described()
                .map(description -> description.price())
                .map(price -> new Offer(
                        new Terms(
                                telescope.id(),
                                price.centsAnHour(),
                                price.needsConsent(),
                                price.freeCancelBefore(),
                                LEAD_TIME,
                                FURTHEST_AHEAD),
                        telescope.operator()));
    }
}
