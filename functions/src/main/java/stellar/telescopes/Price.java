package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import stellar.contract.Wire;

/**
 * What a telescope's time costs, and on what terms.
 *
 * @param centsAnHour in credit-cents, from 4 to 10,000,000
 * @param needsConsent whether its operator must consent to each booking
 * @param freeCancelBefore until how long before its beginning a booking is given up for nothing; whole hours, 30 days at
 *     most
 */
public record Price(long centsAnHour, boolean needsConsent, Duration freeCancelBefore) {

    private static final int MOST_CENTS_AN_HOUR = 10_000_000;
    private static final int MOST_HOURS = 720;

    static Price read(Form form) {
        return new Price(
                form.whole("centsAnHour", 4, MOST_CENTS_AN_HOUR),
                form.flag("needsConsent"),
                Duration.ofHours(form.whole("freeCancelHours", 0, MOST_HOURS)));
    }

    ObjectNode toJson() {
        return Wire.object()
                .put("centsAnHour", centsAnHour)
                .put("needsConsent", needsConsent)
                .put("freeCancelHours", freeCancelBefore.toHours());
    }
}
