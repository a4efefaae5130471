/**
 * What guests say is wrong with a booking of theirs, and what the telescope's operator answers.
 *
 * <p>Table {@code problems}, by {@code subject} and {@code part}: {@code booking#ID} has a row {@code problem#ID} for each report
 * and one {@code count}; {@code telescope#ID} has a row {@code problem#ID} that says of which booking it is, for who answers knows
 * the telescope only. Its index {@code ofTelescope} holds the reports, open ones after those that are answered, by their time.
 */
@NullMarked
package stellar.problems;

import org.jspecify.annotations.NullMarked;
