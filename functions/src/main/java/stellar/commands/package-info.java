/**
 * What people want telescopes to do: asked once by a client-made id, pushed to the relay, and what became of it.
 *
 * <p>Table {@code commands}, by telescope and id. The index {@code waiting} holds those that no relay has taken yet, by
 * their deadline ({@code waitingUntil}, there only as long).
 */
@NullMarked
package stellar.commands;

import org.jspecify.annotations.NullMarked;
