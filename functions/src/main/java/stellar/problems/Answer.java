package stellar.problems;

import java.time.Instant;

/**
 * What the telescope's operator said to a report.
 *
 * @param text as it was written
 * @param at when it was said, or changed
 */
record Answer(String text, Instant at) {}
