/**
 * Telling people: what happened to what is theirs, once, by the ways they chose. A row of the table of notifications is both
 * what the page lists and the order to send it: the table's stream has it carried by mail and push.
 */
@NullMarked
package stellar.notifications;

import org.jspecify.annotations.NullMarked;
