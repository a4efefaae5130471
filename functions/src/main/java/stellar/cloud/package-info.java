/**
 * What every function needs from its surroundings: its settings, the clients of the services it uses, table rows, HTTP
 * requests and replies, and its log. Nothing here knows the product's domains.
 */
@NullMarked
package stellar.cloud;

import org.jspecify.annotations.NullMarked;
