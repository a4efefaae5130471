package stellar.problems;

import stellar.bookings.Booking;
import stellar.cloud.Unfit;

/**
 * What somebody wants to report.
 *
 * @param id made by who asks: a UUID in lower case
 */
record ReportWish(String id, String text) {

    static ReportWish of(Said said) throws Unfit {
        String id = said.body().path("id").asText();
        if (!Booking.isId(id)) {
            throw new Unfit(ProblemRefusals.ID_UNFIT, "id");
        }
        return new ReportWish(id, said.text());
    }
}
