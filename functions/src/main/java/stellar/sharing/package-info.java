/**
 * Links that open something to whoever has them, without a login: a person's calendar, and the watching of one booking. A link
 * is a {@link stellar.cloud.Secret} in an address; it can be ended at any moment, and that of a spectator ends by itself.
 *
 * <p>Table {@code links}, by {@code subject} and {@code part}: {@code secret#HASH} says what a secret opens, {@code user#ID}
 * that somebody has a calendar link, {@code booking#ID} has a row a spectator link and one that their makers take turns by.
 * The hash is the secret's SHA-256: who reads the table can open nothing.
 */
@NullMarked
package stellar.sharing;

import org.jspecify.annotations.NullMarked;
