package stellar.problems;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.accounts.Profile;
import stellar.accounts.Profiles;
import stellar.bookings.Booking;
import stellar.cloud.Refusal;

/** Takes reports and answers, each once however often it is asked. */
final class ReportDesk {

    private final Problems problems;
    private final Profiles profiles;
    private final Clock clock;

    ReportDesk(Problems problems, Profiles profiles, Clock clock) {
        this.problems = problems;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** What became of a wish. */
    sealed interface Outcome {

        /** It is so, since now or since it was asked before. */
        record Done(Report report) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** Whether the user of a booking may report a problem now. */
    boolean isOpen(Booking booking, int reports) {
        return hindrance(booking).isEmpty() && reports < Report.MOST_A_BOOKING;
    }

    Outcome report(Booking booking, ReportWish wish) {
        Optional<Outcome> there = there(booking, wish);
        if (there.isPresent()) {
            return there.get();
        }
        Optional<Refusal> hindrance = hindrance(booking);
        if (hindrance.isPresent()) {
            return new Outcome.Refused(hindrance.get());
        }
        @Nullable String by = profiles.find(booking.user()).map(Profile::name).orElse(null);
        Report report = Report.of(booking, wish, by, clock.instant());
        Optional<Problems.Hindrance> why = problems.add(report);
        if (why.isEmpty()) {
            return new Outcome.Done(report);
        }
        return switch (why.get()) {
            // Perhaps by the same request, which came twice at once; else it is of another booking.
            case ID_USED -> there(booking, wish).orElseGet(() -> new Outcome.Refused(ProblemRefusals.ID_USED));
            case TOO_MANY -> new Outcome.Refused(ProblemRefusals.TOO_MANY);
        };
    }

    /** {@code by}: the subject id of who answers. */
    Outcome answer(Report read, AnswerWish wish, String by) {
        boolean isSaid = isSaid(read, wish);
        if (isSaid || read.answers() != wish.version()) {
            return isSaid ? new Outcome.Done(read) : new Outcome.Refused(ProblemRefusals.ANSWERED_MEANWHILE);
        }
        problems.answer(read, new Answer(wish.text(), clock.instant()), by);
        // Another answer may have been quicker, this one's double among them.
        Report after = problems.find(read.booking(), read.id()).orElse(read);
        return isSaid(after, wish) ? new Outcome.Done(after) : new Outcome.Refused(ProblemRefusals.ANSWERED_MEANWHILE);
    }

    /** Whether a report has this answer already: from before, or by this very wish. */
    private static boolean isSaid(Report report, AnswerWish wish) {
        boolean isNext = report.answers() == wish.version() || report.answers() == wish.version() + 1;
        return isNext && report.answer() != null && report.answer().text().equals(wish.text());
    }

    private Optional<Outcome> there(Booking booking, ReportWish wish) {
        return problems.find(booking.id(), wish.id())
                .map(report -> report.text().equals(wish.text())
                        ? new Outcome.Done(report)
                        : new Outcome.Refused(ProblemRefusals.ID_USED));
    }

    private Optional<Refusal> hindrance(Booking booking) {
        Instant now = clock.instant();
        if (!Report.isBegun(booking)) {
            return Optional.of(ProblemRefusals.TOO_SOON);
        }
        return now.isBefore(Report.until(booking)) ? Optional.empty() : Optional.of(ProblemRefusals.TOO_LATE);
    }
}
