package stellar.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.charges.MinuteClass;
import stellar.cloud.Language;

/**
 * Why an entry is, as its account's owner reads it: an entry of a settled session by its cause, which names the minutes that
 * it is about; another as whoever made it wrote.
 */
final class EntryReason {

    /** The causes that {@code stellar.bookings.Settlement} gives; an entry's own reason is then how many minutes it is for. */
    private static final Pattern OF_MINUTES =
            Pattern.compile("booking/[^/]+/[^/]+/(?:capture|release|refund)/([a-z-]{1,40})");

    private EntryReason() {}

    static String of(Entry entry, Language language) {
        Matcher cause = OF_MINUTES.matcher(entry.cause());
        Optional<MinuteClass> minutes = cause.matches() ? MinuteClass.of(cause.group(1)) : Optional.empty();
        return minutes.map(one -> deed(entry.kind(), language) + one.in(language) + ", " + entry.reason())
                .orElseGet(entry::reason);
    }

    private static String deed(Entry.Kind kind, Language language) {
        boolean isFrench = language == Language.FRENCH;
        return switch (kind) {
            case CAPTURE -> isFrench ? "Facturé : " : "Charged: ";
            case RELEASE -> isFrench ? "Rendu : " : "Returned: ";
            case REFUND -> isFrench ? "Remboursé après coup : " : "Refunded later: ";
            case GRANT, HOLD -> "";
        };
    }
}
