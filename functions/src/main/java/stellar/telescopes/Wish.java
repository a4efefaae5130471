package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stellar.cloud.Refusal;

/**
 * What an operator wants a telescope to be.
 *
 * @param relay the relay that speaks for it; none when absent
 * @param voyager which of the relay's Voyagers is its own, from 1 to {@value #MOST_VOYAGERS}; absent without a relay
 * @param operator the user who shall own it; when absent as it is, or whoever wishes a new one
 */
record Wish(
        Description description,
        Listing listing,
        @Nullable String relay,
        @Nullable Integer voyager,
        @Nullable String operator) {

    /** As many as Voyager allows on one machine. */
    static final int MOST_VOYAGERS = 3;

    private static final int RELAY_CHARACTERS = 64;
    private static final int USER_CHARACTERS = 128;
    private static final Listing[] LISTINGS = {Listing.PUBLIC, Listing.HIDDEN};
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}[a-z0-9]");

    /** What became of a wish. */
    sealed interface Judged {

        record Fit(Wish wish) implements Judged {}

        /**
         * It cannot be.
         *
         * @param field the path of the member that is wrong
         */
        record Unfit(String field, Refusal why) implements Judged {}
    }

    /** Judges what somebody sent. */
    static Judged of(ObjectNode sent) {
        Form form = Form.of(sent);
        boolean hasRelay = form.has("relay");
        Wish wish = new Wish(
                Description.read(form),
                form.choice("listing", LISTINGS, Listing::word),
                hasRelay ? form.text("relay", RELAY_CHARACTERS) : null,
                hasRelay ? form.whole("voyager", 1, MOST_VOYAGERS) : null,
                form.has("operator") ? form.text("operator", USER_CHARACTERS) : null);
        return form.fault()
                .<Judged>map(fault -> new Judged.Unfit(fault.field(), fault.why()))
                .orElseGet(() -> new Judged.Fit(wish));
    }

    /** The id in what somebody sent for a new telescope; empty when it can be none. */
    static Optional<String> newId(ObjectNode sent) {
        return Optional.ofNullable(sent.path("id").textValue())
                .filter(id -> ID.matcher(id).matches());
    }

    /** The version in what somebody sent for one that is there; empty when there is none. */
    static Optional<Long> version(ObjectNode sent) {
        return sent.path("version").canConvertToLong() && sent.path("version").isIntegralNumber()
                ? Optional.of(sent.path("version").longValue())
                : Optional.empty();
    }
}
