package stellar.bookings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stellar.cloud.Refusal;
import stellar.cloud.Request;
import stellar.cloud.Unfit;

/** The query of a request about bookings, parameter by parameter; what is wrong with one is an {@link Unfit}. */
record Queried(Request request) {

    private static final Instant BEGINNING = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_CALENDAR = Duration.ofDays(8);
    private static final int USUAL_PAGE = 20;
    private static final int LONGEST_PAGE = 100;
    private static final String AFTER = "[0-9TZ:.-]{24}/[0-9a-f-]{36}";

    /** A stretch of time. */
    record Span(Instant from, Instant to) {}

    /** Bookings of an owner by {@code from}, {@code to} and {@code state}, none of which need be there. */
    BookingRows.Wanted wanted(String index, String owner) throws Unfit {
        Optional<String> word = request.inQuery("state");
        Optional<State> state = word.flatMap(State::of);
        if (word.isPresent() && state.isEmpty()) {
            throw new Unfit(Refusal.MALFORMED, "state");
        }
        return new BookingRows.Wanted(index, owner, moment("from", BEGINNING), moment("to", END), state);
    }

    /** Where a page goes on. */
    Optional<String> after() throws Unfit {
        Optional<String> after = request.inQuery("after");
        if (after.isPresent() && !after.get().matches(AFTER)) {
            throw new Unfit(Refusal.MALFORMED, "after");
        }
        return after;
    }

    int limit() {
        return request.limit(USUAL_PAGE, LONGEST_PAGE);
    }

    /** A piece of a calendar: a day from {@code now} unless said otherwise, eight at most. */
    Span calendar(Instant now) throws Unfit {
        Instant from = moment("from", now);
        Instant to = moment("to", from.plus(DAY));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_CALENDAR) > 0) {
            throw new Unfit(Refusal.MALFORMED, "to");
        }
        return new Span(from, to);
    }

    private Instant moment(String name, Instant usual) throws Unfit {
        try {
            Instant moment = request.inQuery(name).map(Instant::parse).orElse(usual);
            if (moment.isBefore(BEGINNING) || moment.isAfter(END)) {
                throw new Unfit(Refusal.MALFORMED, name);
            }
            return moment;
        } catch (DateTimeException _) {
            throw new Unfit(Refusal.MALFORMED, name);
        }
    }
}
