/**
 * How a new relay takes its place: the operator asks for a code, types it into the relay's set-up page, and the relay
 * gets its id and a new key for it.
 *
 * <p>Table {@code pairings}: a row a code, by the code's first group. It keeps the SHA-256 of the whole code, the relay,
 * the end and the tries that are left, and is gone once the code was used.
 */
@NullMarked
package stellar.pairing;

import org.jspecify.annotations.NullMarked;
