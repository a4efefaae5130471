/** Carrying notifications: each once to each place where its user wants it, again later where nobody could take it. */
@NullMarked
package stellar.notifications.delivery;

import org.jspecify.annotations.NullMarked;
