/**
 * The telescopes: what is known of each, its newest state and telemetry, and its timeline of what happened.
 *
 * <p>Table {@code telescopes}, a row a part: {@code about}; {@code state} with the position of the last durable event;
 * {@code controlData}, {@code shotRunning} and {@code weather}, each the newest of its kind. So all that is known now
 * is one consistent query. Table {@code timeline}: a row a durable event, by position. Event data is kept as JSON text
 * exactly as it came, whatever its numbers.
 */
@NullMarked
package stellar.telescopes;

import org.jspecify.annotations.NullMarked;
